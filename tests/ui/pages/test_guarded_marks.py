"""What is guarded says so where it is shown: guardians, quick entry, head, lists."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ssa_desk.domain.records import Case, Guardian, ParentContact, RelatedPerson, YoungPerson
from ssa_desk.services.lists import Column, ListSpec, Query
from ssa_desk.ui.dialogs.ask import Dialog
from ssa_desk.ui.dialogs.quick_entry import QuickEntryDialog
from ssa_desk.ui.models.record_list import RecordListModel
from ssa_desk.ui.pages.cases.case_pane import GUARDIANS
from ui.pages.data_protection.test_restrictions_part import answer
from ui.pages.test_case_records import AROUND, GOALS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def case(desk):
    child = YoungPerson(first_name="Elif", last_name="Müller")
    mother = Guardian(young_person_id=child.id, name="Ayşe Müller", telephone="0151 234567")
    case = Case(
        case_no="2026-001",
        young_person_id=child.id,
        counselling_without_parents=True,
        without_parents_reason="Angst",
    )
    desk.workspace.save(child, mother, case)
    return case


@pytest.fixture
def pane(page_of, desk, case):
    page = page_of("cases", desk)
    page.show_case(case.id, "")
    page._pane.tabs.setCurrentIndex(GUARDIANS)
    return page._pane


def words(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_a_guardian_is_covered_with_a_warning(pane):
    assert "0151" not in words(pane.guardians)
    assert "§ 8 Abs. 3" in words(pane.guardians)


@pytest.fixture
def around(page_of, desk, case):
    """The page of people around the child, with the grandmother in its form."""
    oma = RelatedPerson(
        young_person_id=case.young_person_id, name="Oma Müller", telephone="0151 99"
    )
    desk.workspace.save(oma)
    page = page_of("cases", desk)
    page.show_case(case.id, "")
    page._pane.tabs.setCurrentIndex(AROUND)
    part = page._pane.groups[AROUND - GOALS].parts[0]
    part.show_record(oma.id)
    return part


def seen(part):
    return part.side.form.editor("telephone").isVisible()


def test_people_around_are_covered_with_a_warning_whatever_f8_shows(around, desk):
    assert not seen(around)
    assert "§ 8 Abs. 3" in words(around.side)
    around.side.form.cells["telephone"].cover(covered=False)
    assert not seen(around)


def test_the_number_of_somebody_around_is_uncovered_on_purpose_only(around):
    answer(Dialog, lambda dialog: dialog.reject())
    around.side.uncover.click()
    assert not seen(around)
    answer(Dialog, lambda dialog: dialog.accept())
    around.side.uncover.click()
    assert seen(around)
    around.refresh()
    assert seen(around)


def test_people_around_another_child_are_not_covered(around, desk, case):
    desk.workspace.save(
        case.changed(counselling_without_parents=False, without_parents_reason="Eltern wissen es")
    )
    around.refresh()
    assert seen(around)


def test_a_number_is_uncovered_on_purpose_only(pane, qtbot):
    card = pane.guardians._list.body.itemAt(0).widget()
    answer(Dialog, lambda dialog: dialog.reject())
    card.uncover.click()
    assert "0151" not in words(pane.guardians)
    answer(Dialog, lambda dialog: dialog.accept())
    card.uncover.click()
    qtbot.waitUntil(lambda: "0151" in words(pane.guardians))


def test_the_form_asks_before_it_shows_the_number(pane):
    card = pane.guardians._list.body.itemAt(0).widget()
    answer(Dialog, lambda dialog: dialog.reject())
    card._edit()
    assert not pane.guardians._is_editing()


def test_the_head_warns_in_a_low_window_too(pane):
    pane.header.set_low(low=True)
    assert "ohne Wissen der Eltern" in words(pane.header)


def test_the_quick_entry_warns_as_soon_as_the_child_is_chosen(qtbot, desk, case):
    dialog = QuickEntryDialog(desk, None)
    qtbot.addWidget(dialog)
    dialog.who.set_value((case.id,))
    dialog.who.changed.emit()
    assert "nicht zu Hause anrufen" in dialog._who_cell.problem.text()


def test_marks_stand_in_lists_and_are_spoken(desk, case):
    record = ParentContact(case_id=case.id, date=date(2026, 3, 2), entrusted=True, note="x")
    desk.workspace.save(record)
    spec = ListSpec(ParentContact, (Column("date"), Column("case_id", "Kind")), day="date")
    model = RecordListModel(desk.lists, spec, ("Datum", "Kind"))
    model.show(Query())
    marked = model.data(model.index(0, 1), Qt.ItemDataRole.DecorationRole)
    assert not marked.isNull()
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("anvertraut, Datum")
