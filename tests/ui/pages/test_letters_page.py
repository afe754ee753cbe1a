import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from ssa_desk.domain.records import Case, Disclosure, Guardian, Letter, YoungPerson
from ssa_desk.ui import leaving
from ssa_desk.ui.dialogs.disclose import DiscloseDialog
from ssa_desk.ui.pages.letters import leave
from ssa_desk.ui.pages.letters.leave import FILE_NAME
from ssa_desk.ui.pages.letters.way_dialog import WayDialog
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
def whole(page_of, desk):
    return page_of("letters", desk)


@pytest.fixture
def page(whole):
    return whole.part


@pytest.fixture
def wait(qtbot, jobs, page):
    """Wait until the paper of what is typed is set."""

    def settled():
        page.letter.form._rest.stop()
        page.letter.own._rest.stop()
        page._set()
        qtbot.waitUntil(lambda: jobs.is_idle)

    return settled


@pytest.fixture
def way(monkeypatch):
    """Answer the question for the way."""
    monkeypatch.setattr(WayDialog, "exec", lambda _self: 1)


@pytest.fixture
def printed(monkeypatch, way):
    """Take a printer without a dialog, and keep what is painted."""
    painted = []
    for module in (leaving, leave):
        monkeypatch.setattr(module, "ask_printer", lambda _parent, **_: object())
    monkeypatch.setattr(leave, "paint_pdf", lambda data, *_: painted.append(data))
    return painted


def _case(desk, name="Mia", language="ar", **values):
    person = YoungPerson(first_name=name, last_name="Kaya")
    case = Case(case_no=f"F-{name}", young_person_id=person.id, **values)
    guardian = Guardian(
        young_person_id=person.id, name=f"Frau {name} Kaya", language=language, has_custody="yes"
    )
    desk.workspace.save(person, case, guardian)
    return case


def fill_for(page, desk, wait, **values):
    page.act(_case(desk, **values).id)
    page.letter.form.fill({"date": "10.12.2026", "time": "14:30", "room": "Raum 112"})
    wait()


def test_what_is_missing_is_named_before_anything_is_printed(page, wait):
    page.letter.choose("L04", "", "")
    wait()
    assert not page._print.isEnabled()
    words = page._preview._empty._text.text()
    assert "Name des Kindes" in words
    assert "nichts geschrieben" not in words


def test_a_filled_letter_is_shown_and_may_be_printed(page, wait):
    page.letter.form.fill(VALUES)
    wait()
    assert page._print.isEnabled()
    assert page._preview.paper.pages >= 1


def test_a_case_fills_in_the_names_and_the_language(page, desk):
    page.act(_case(desk).id)
    assert page.letter.form.values()["guardian"] == "Frau Mia Kaya"
    assert page.letter.form.values()["child"] == "Mia Kaya"
    assert page.letter.language == "ar"


def test_an_unreviewed_translation_is_marked_before_printing(page, wait):
    page.letter._choose_language("ar")
    wait()
    assert "ungeprüft, wird immer mit dem deutschen Text" in page._review.accessibleName()
    page.letter._choose_language("de")
    wait()
    assert page._review.accessibleName() == ""


def test_what_is_signed_says_that_only_the_german_sheet_counts(page, wait):
    page.letter.choose("L07", "", "")
    page.letter._choose_language("ar")
    wait()
    assert "nur das deutsche Blatt" in page._review.accessibleName()


def test_no_letter_to_parents_who_do_not_know(page, desk, wait):
    fill_for(page, desk, wait, counselling_without_parents=True)
    assert not page._print.isEnabled()
    assert page._data == b""
    assert "ohne Wissen" in page.letter.people._why.text()


def test_the_letter_is_printed_at_full_size(page, wait, tmp_path):
    page.letter.form.fill(VALUES)
    wait()
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


def test_a_word_in_place_of_the_day_is_not_printed(page, wait):
    page.letter.form.fill({**VALUES, "date": "Raum 12"})
    wait()
    assert not page._print.isEnabled()
    assert "Datum" in page.letter.form._fields["date"].problem
    page.letter.form.fill(VALUES)
    wait()
    assert page._print.isEnabled()


def test_a_printed_letter_stands_in_both_logs(page, desk, wait, printed, qtbot):
    fill_for(page, desk, wait)
    with qtbot.waitSignal(page._leaving.done):
        page.print_letter()
    assert len(printed) == 1
    (entry,) = desk.workspace.find(Disclosure)
    assert (entry.recipient, entry.disclosure_way) == ("Frau Mia Kaya", "print")
    (letter,) = desk.workspace.find(Letter)
    assert (letter.letter_kind, letter.language, letter.letter_way) == ("L04", "ar", "handed_over")


@pytest.mark.usefixtures("way")
def test_a_saved_letter_stands_in_both_logs(page, desk, wait, tmp_path, monkeypatch, qtbot):
    fill_for(page, desk, wait)
    target = tmp_path / "brief.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(page._leaving.done):
        page.save_as()
    assert target.read_bytes().startswith(b"%PDF")
    assert [one.disclosure_way for one in desk.workspace.find(Disclosure)] == ["file"]
    assert len(desk.workspace.find(Letter)) == 1


def test_without_a_printer_nothing_is_noted(page, desk, wait, monkeypatch, qtbot, jobs):
    fill_for(page, desk, wait)
    asked = []
    monkeypatch.setattr(leaving, "ask_printer", lambda *_, **__: asked.append(1))
    page.print_letter()
    qtbot.waitUntil(lambda: bool(asked))
    assert desk.workspace.find(Disclosure) + desk.workspace.find(Letter) == []


def test_a_letter_that_is_not_permitted_asks_and_stays(page, desk, wait, printed, monkeypatch):
    fill_for(page, desk, wait)
    page.letter.form.fill({"guardian": "Frau Meier"})
    wait()
    asked = []
    monkeypatch.setattr(
        DiscloseDialog, "exec", lambda self: asked.append(self._trouble.accessibleName())
    )
    page.print_letter()
    assert "nicht als sorgeberechtigt" in asked[0]
    assert printed == []
    assert desk.workspace.find(Disclosure) == []


def test_two_families_get_two_letters_each_in_its_language(page, desk, wait, printed, qtbot):
    case = _case(desk, class_name="7b")
    _case(desk, "Ali", "tr", class_name="7b")
    page.act(f"class:/{case.class_name}")
    page.letter.form.fill({"date": "10.12.2026", "time": "14:30", "room": "Raum 112"})
    wait()
    with qtbot.waitSignal(page._leaving.done) as left:
        page.print_letter()
    assert "2 Briefe sind gedruckt" in left.args[0]
    assert {one.language for one in desk.workspace.find(Letter)} == {"ar", "tr"}
    assert len({one.batch_id for one in desk.workspace.find(Letter)}) == 1


def test_who_is_not_ticked_gets_no_letter(page, desk, wait):
    _case(desk, class_name="7b")
    _case(desk, "Ali", "tr", class_name="7b")
    page.act("class:/7b")
    first = page.letter.people.all[0]
    page.letter.people.tick([first.key])
    assert [one.recipient.key for one in page.letter.orders()] == [first.key]
    assert page.letter.form.values()["child"] == first.child


def test_a_letter_without_names_needs_no_permit(page, desk, wait, printed, qtbot):
    page.letter.choose("L01", "", "")
    page.letter.form.fill({"office": "Montag 8 bis 12 Uhr", "reach": "Tel. 1", "room": "112"})
    page.letter.copies.setValue(3)
    wait()
    with qtbot.waitSignal(page._leaving.done) as left:
        page.print_letter()
    assert "3 Briefe sind gedruckt" in left.args[0]
    assert desk.workspace.find(Disclosure) == []
    assert len(desk.workspace.find(Letter)) == 1


def test_hidden_names_hide_the_whole_letter(whole, page, desk, wait, qtbot):
    fill_for(page, desk, wait)
    desk.workspace.privacy.switch(on=True)
    whole.show_private(hidden=True)
    assert not page._left.isVisible()
    assert not page._preview.isVisible()
    assert "Kaya" not in page.letter.people.list.item(0).text()
    qtbot.waitUntil(lambda: page._private.y() < page.height() / 3)


def test_who_was_left_out_gets_no_letter_after_a_lock(page, page_of, desk, wait):
    _case(desk, class_name="7b")
    _case(desk, "Ali", "tr", class_name="7b")
    page.act("class:/7b")
    kept = page.letter.people.all[0].key
    page.letter.people.tick([kept])
    page.letter.form.put({"room": "Aula"})
    page.keep_drafts()
    again = page_of("letters", desk).part
    assert [one.key for one in again.letter.people.chosen()] == [kept]
