"""Reports: computed without names, noted once, the same again."""

from datetime import UTC, datetime
from random import Random

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.schoolyear import calendar_year, school_year
from ssa_desk.services.demo_year import invented_records
from ssa_desk.services.reports import NumberChangedError, UnknownSchoolError
from ssa_desk.storage.errors import LedgerChangedError

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def year(desk):
    with clock.stopped_at(NOW):
        desk.workspace.save(*invented_records(Random(1), 60, clock.today()))
        yield school_year(clock.today().replace(year=2025))


def test_an_order_names_nobody(desk, year):
    order = desk.reports.order(year)
    assert repr(order) == f"<Order {order.ledger_id}>"
    assert "erfunden" not in str([(case.child, case.case_id) for case in order.material.cases])


def test_an_issued_report_is_found_again_with_the_same_numbers(desk, year):
    first = desk.reports.issue(year, slot="R017", school_slots={})
    again = desk.reports.issue(year, slot="R017", school_slots={})
    assert again.ledger_id == first.ledger_id
    assert [dict(table.cells) for table in again.publication.tables] == [
        dict(table.cells) for table in first.publication.tables
    ]


def test_an_overlapping_report_is_refused(desk, year):
    desk.reports.issue(year, slot="R017", school_slots={})
    with pytest.raises(ExpectedError, match="Schuljahr 2025/26"):
        desk.reports.order(calendar_year(2026))


def test_numbers_given_once_are_kept(desk, year):
    slots = {"Grundschule Musterstraße": "S04"}
    desk.reports.issue(year, slot="R017", school_slots=slots)
    assert desk.workspace.profile().report_slot == "R017"
    assert desk.reports.about(slot=None, school_slots={}).school_slots == ("S04",)


def test_an_issued_report_keeps_its_number(desk, year):
    desk.reports.issue(year, slot="R017", school_slots={})
    with pytest.raises(NumberChangedError):
        desk.reports.issue(year, slot="R018", school_slots={})


def test_an_unknown_school_stops_before_the_ledger(desk, year):
    with pytest.raises(UnknownSchoolError):
        desk.reports.issue(year, slot="R017", school_slots={"Nirgendwo": "S04"})
    assert desk.reports.issued() == []


def test_of_two_windows_only_the_first_issues_a_report(desk, year):
    order = desk.reports.order(year)
    first = desk.reports.issue(year, slot="R017", school_slots={})
    about = desk.reports.about(slot="R017", school_slots={})
    with pytest.raises(LedgerChangedError):
        desk.reports.enter(order, desk.reports.compute(order), about)
    assert [one.ledger_id for one in desk.reports.issued()] == [first.ledger_id]


def test_a_name_that_no_font_has_can_be_mended_after_the_report_was_noted(desk, year):
    profile = desk.workspace.profile()
    desk.workspace.save(profile.changed(name="Ada \N{DUCK}"))
    issued = desk.reports.issue(year, slot="R017", school_slots={})
    with pytest.raises(ExpectedError):
        desk.reports.files(issued, ("pdf", "json"))
    desk.workspace.save(profile.changed(name="Ada"))
    mended = desk.reports.issue(year, slot="R017", school_slots={})
    assert mended.ledger_id == issued.ledger_id
    assert len(desk.reports.files(mended, ("pdf", "json"))) == 2


def test_all_invented_people_are_marked(desk, year):
    from ssa_desk.domain.records import Guardian, WorkerProfile, YoungPerson

    people = desk.workspace.find(YoungPerson, limit=500)
    assert len(people) == 60
    assert all("(erfunden)" in person.last_name for person in people)
    assert all("(erfunden)" in one.name for one in desk.workspace.find(Guardian, limit=500))
    assert "(erfunden)" in desk.workspace.find(WorkerProfile)[0].name
