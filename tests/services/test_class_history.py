"""The classes of a case: which one is valid, whose they are, correcting them."""

from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, ClassMembership, YoungPerson
from ssa_desk.services.class_history import ClassDayTakenError

NOW = datetime(2026, 3, 4, 11, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


def _row(day, name, **owner):
    return ClassMembership(valid_from=day, class_name=name, **owner)


@pytest.fixture
def case(desk):
    return desk.cases.save_case(Case(case_no="7", class_name="6a"), YoungPerson())


def test_a_new_class_belongs_to_the_child(desk, case):
    saved = desk.classes.save(case, _row(date(2026, 2, 1), "7b"))
    assert (saved.young_person_id, saved.case_id) == (case.young_person_id, None)


def test_without_a_child_a_new_class_belongs_to_the_case(desk):
    case = desk.cases.save_case(Case(case_no="8"))
    saved = desk.classes.save(case, _row(date(2026, 2, 1), "7b"))
    assert (saved.young_person_id, saved.case_id) == (None, case.id)


def test_the_history_comes_newest_first_and_today_counts(desk, case):
    for day, name in ((date(2025, 8, 1), "6b"), (date(2026, 8, 1), "8a"), (date(2026, 2, 1), "7b")):
        desk.classes.save(case, _row(day, name))
    assert [row.class_name for row in desk.classes.of(case)] == ["8a", "7b", "6b"]
    assert desk.cases.view(case.id).class_name == "7b"
    assert [row.class_name for row in desk.cases.rows()] == ["7b"]


def test_a_class_of_the_child_counts_for_every_case_of_it(desk, case):
    other = desk.cases.save_case(Case(case_no="9", young_person_id=case.young_person_id))
    desk.classes.save(case, _row(date(2026, 2, 1), "7b"))
    assert desk.classes.today(other) == "7b"


def test_of_one_day_the_class_of_the_case_counts_everywhere(desk, case):
    day = date(2026, 2, 1)
    desk.workspace.save(_row(day, "7c", case_id=case.id))
    desk.workspace.save(_row(day, "7b", young_person_id=case.young_person_id))
    assert desk.classes.today(case) == "7c"
    assert [row.class_name for row in desk.cases.rows()] == ["7c"]


def test_two_classes_of_one_day_are_refused(desk, case):
    desk.classes.save(case, _row(date(2026, 2, 1), "7b"))
    with pytest.raises(ClassDayTakenError, match="nichts verloren"):
        desk.classes.save(case, _row(date(2026, 2, 1), "7c"))


def test_a_class_is_corrected_and_deleted(desk, case):
    row = desk.classes.save(case, _row(date(2026, 2, 1), "7b"))
    row = desk.classes.save(case, row.changed(class_name="7c"))
    assert desk.classes.today(case) == "7c"
    desk.classes.delete(row)
    assert desk.classes.today(case) == "6a"


def test_imported_classes_of_one_day_can_be_corrected(desk, case):
    twins = [_row(date(2026, 2, 1), name, case_id=case.id) for name in ("7b", "7c")]
    desk.workspace.save(*twins)
    desk.classes.save(case, twins[0].changed(class_name="7d"))
    assert {row.class_name for row in desk.classes.of(case)} == {"7c", "7d"}
