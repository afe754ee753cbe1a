import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from ssa_desk.domain.records import Case, Disclosure, Guardian, YoungPerson
from ssa_desk.ui import leaving
from ssa_desk.ui.dialogs.disclose import DiscloseDialog
from ssa_desk.ui.pages.letters_page import FILE_NAME
from ssa_desk.ui.widgets.paper import page_printer, paint_pdf

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

VALUES = {
    "guardian": "Frau Kaya",
    "child": "Mia Kaya",
    "date": "10.12.2026",
    "time": "14:30",
    "room": "Raum 112",
}


@pytest.fixture
def page(page_of, desk):
    return page_of("letters", desk)


def _case(desk, **values):
    person = YoungPerson(first_name="Mia", last_name="Kaya")
    case = Case(case_no="F-1", young_person_id=person.id, **values)
    guardian = Guardian(young_person_id=person.id, name="Frau Kaya", language="ar")
    desk.workspace.save(person, case, guardian)
    return case


def test_what_is_missing_is_named_before_anything_is_printed(page):
    assert not page._print.isEnabled()
    assert "Name des Kindes" in page._preview._empty._text.text()


def test_a_filled_letter_is_shown_and_may_be_printed(page):
    page._form.fill(VALUES)
    page.refresh()
    assert page._print.isEnabled()
    assert page._preview.paper.pages >= 1


def test_a_case_fills_in_the_names_and_the_language(page, desk):
    page.act(_case(desk).id)
    assert page._form.values()["guardian"] == "Frau Kaya"
    assert page._form.values()["child"] == "Mia Kaya"
    assert page._language.currentData() == "ar"


def test_an_unreviewed_translation_is_marked(page):
    page._language.setCurrentIndex(page._language.findData("ar"))
    assert "noch niemand geprüft" in page._review.accessibleName()
    page._language.setCurrentIndex(page._language.findData("de"))
    assert page._review.accessibleName() == ""


def test_no_letter_to_parents_who_do_not_know(page, desk):
    page._form.fill(VALUES)
    page.act(_case(desk, counselling_without_parents=True).id)
    assert "gesperrt" in page._trouble.accessibleName()
    page._form.fill(VALUES)
    page.refresh()
    assert not page._print.isEnabled()
    assert page._data == b""


def test_the_letter_is_printed_at_full_size(page, tmp_path):
    page._form.fill(VALUES)
    page.refresh()
    printer = page_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druck.pdf"))
    paint_pdf(page._data, printer)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "druck.pdf"))
    assert printed.pageCount() == page._preview.paper.pages
    assert round(printed.pagePointSize(0).height()) == 842
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Portrait


def test_the_proposed_file_name_says_nothing():
    assert FILE_NAME == "elternbrief.pdf"


def test_a_word_in_place_of_the_day_is_not_printed(page):
    page._form.fill({**VALUES, "date": "Raum 12"})
    page._set()
    assert not page._print.isEnabled()
    assert "Datum" in page._form._fields["date"].problem
    page._form.fill(VALUES)
    page._set()
    assert page._print.isEnabled()


@pytest.fixture
def printed(monkeypatch):
    """Take a printer without a dialog, and keep what is painted."""
    painted = []
    monkeypatch.setattr(leaving, "ask_printer", lambda _parent: object())
    monkeypatch.setattr(leaving, "paint_pdf", lambda data, _printer: painted.append(data))
    return painted


def fill_for(page, desk, **values):
    page.act(_case(desk, **values).id)
    page._form.fill({"date": "10.12.2026", "time": "14:30", "room": "Raum 112"})
    page.refresh()


def test_a_printed_letter_stands_in_the_log(page, desk, printed):
    fill_for(page, desk)
    page.print_letter()
    assert printed == [page._data]
    (entry,) = desk.workspace.find(Disclosure)
    assert (entry.recipient, entry.disclosure_way, entry.by_program) == (
        "Frau Kaya",
        "print",
        True,
    )
    assert entry.legal_basis == "to_custodians"


def test_a_saved_letter_stands_in_the_log(page, desk, tmp_path, monkeypatch):
    fill_for(page, desk)
    target = tmp_path / "brief.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save_as()
    assert target.read_bytes() == page._data
    assert [one.disclosure_way for one in desk.workspace.find(Disclosure)] == ["file"]


def test_without_a_printer_nothing_is_noted(page, desk, monkeypatch):
    fill_for(page, desk)
    monkeypatch.setattr(leaving, "ask_printer", lambda _parent: None)
    page.print_letter()
    assert desk.workspace.find(Disclosure) == []


def test_a_letter_that_is_not_permitted_asks_and_stays(page, desk, printed, monkeypatch):
    fill_for(page, desk)
    page._form.fill({"guardian": "Frau Meier"})
    page.refresh()
    asked = []
    monkeypatch.setattr(
        DiscloseDialog, "exec", lambda self: asked.append(self._trouble.accessibleName())
    )
    page.print_letter()
    assert "nicht als sorgeberechtigt" in asked[0]
    assert printed == []
    assert desk.workspace.find(Disclosure) == []


def test_where_nothing_can_be_noted_nothing_is_printed(page, desk, printed, monkeypatch):
    fill_for(page, desk)
    desk.workspace.database.change(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON main.disclosure "
        "BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(Exception, match="CONSTRAINT"):
        page.print_letter()
    assert printed == []
