"""Reports: computed without names, noted once, the same again."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.disclosure.errors import (
    NoFiguresError,
    PeriodNotExportableError,
    SchoolsMixedError,
)
from ssa_desk.domain.records import (
    Case,
    CaseContact,
    School,
    WorkerProfile,
    YearPlanGoal,
    YoungPerson,
)
from ssa_desk.domain.schoolyear import Period, school_year
from ssa_desk.services.demo_year import invented_records
from ssa_desk.services.name_check import NamesInTextError
from ssa_desk.services.report_about import UnknownSchoolError
from ssa_desk.services.report_issue import Wish, issue
from ssa_desk.services.report_order import AlreadyIssuedError, NumberChangedError, compute
from ssa_desk.services.report_plan import ReportPlan
from ssa_desk.storage.errors import LedgerChangedError

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
SCHOOL, OTHER = "Grundschule Musterstraße", "Gesamtschule am Beispielpark"


@pytest.fixture
def year(desk):
    with clock.stopped_at(NOW):
        desk.workspace.save(*invented_records(Random(1), 60, clock.today()))
        desk.report_numbers.put_report_number("", "")
        yield school_year(clock.today().replace(year=2025))


@pytest.fixture
def wish(year):
    return Wish(ReportPlan(year), slots={"": "R017"})


@pytest.fixture
def made(desk, wish):
    """Issue the report of the year, with changes of the wish."""

    def make(**changes):
        (report,) = issue(desk, replace(wish, **changes)).issued
        return report

    return make


def cells(report):
    return {table.id: dict(table.cells) for table in report.publication.tables}


def test_an_order_names_nobody(desk, year):
    (order,) = desk.reports.orders(ReportPlan(year))
    assert repr(order) == f"<Order {order.ledger_id}>"


def test_an_issued_report_is_found_again_with_the_same_numbers(made):
    first, again = made(), made()
    assert again.ledger_id == first.ledger_id
    assert cells(again) == cells(first)


def test_a_report_that_is_computed_twice_before_it_is_issued_looks_the_same(desk, year):
    (first,), (second,) = (desk.reports.orders(ReportPlan(year)) for _ in range(2))
    material = desk.statistics.material(year)
    assert first.ledger_id == second.ledger_id
    assert [dict(one.cells) for one in compute(first, material).tables] == [
        dict(one.cells) for one in compute(second, material).tables
    ]


def test_other_days_than_those_of_a_report_are_refused(desk, year):
    with pytest.raises(PeriodNotExportableError):
        desk.reports.orders(ReportPlan(Period(year.first, NOW.date())))


def test_numbers_given_once_are_kept(desk, made):
    made(school_slots={SCHOOL: "S04"})
    assert desk.workspace.profile().report_slot == "R017"
    assert desk.report_numbers.about().school_slots == ("S04",)


def test_an_issued_report_keeps_its_number(desk, made):
    made()
    with pytest.raises(NumberChangedError):
        made(slots={"": "R018"})
    assert desk.workspace.profile().report_slot == "R017"


def test_a_number_handed_in_later_changes_no_figure(made):
    first = made(slots={})
    later = made()
    assert (first.about.report_id, later.about.report_id) == (None, "R017")
    assert cells(later) == cells(first)


def test_an_unknown_school_stops_before_the_ledger(desk, made):
    with pytest.raises(UnknownSchoolError):
        made(school_slots={"Nirgendwo": "S04"})
    assert desk.reports.issued() == []


def test_of_two_windows_only_the_first_issues_a_report(desk, year, made):
    (order,) = desk.reports.orders(ReportPlan(year))
    publication = compute(order, desk.statistics.material(year))
    first = made()
    with pytest.raises(LedgerChangedError):
        desk.reports.enter((order, desk.reports.document(order, publication)))
    assert [one.ledger_id for one in desk.reports.issued()] == [first.ledger_id]


def test_a_name_that_no_font_has_can_be_mended_after_the_report_was_noted(desk, made):
    profile = desk.workspace.profile()
    desk.workspace.save(profile.changed(name="Ada \N{DUCK}"))
    issued = made()
    with pytest.raises(Exception, match="nicht gedruckt"):
        desk.reports.files(issued, ("pdf", "json"))
    desk.workspace.save(desk.workspace.profile().changed(name="Ada"))
    mended = made()
    assert mended.ledger_id == issued.ledger_id
    assert len(desk.reports.files(mended, ("pdf", "json"))) == 2


def test_texts_and_goals_are_printed_and_stay_as_issued(desk, year, made):
    goal = YearPlanGoal(first_year=2025, goal="Mehr Gespräche", measured_by="A01|", actual="gut")
    desk.workspace.save(goal)
    first = made(texts={"outlook": "Wir bleiben dran."})
    total = next(one for one in first.publication.tables if one.id == "A01")[""]
    assert first.document.goals[0].actual == f"{total} (gerundet): gut"
    desk.report_texts.keep(year, "", {"outlook": "Etwas anderes."})
    assert made().document.texts == {"outlook": "Wir bleiben dran."}


def test_a_name_in_a_text_stops_the_report_until_it_is_cleared(desk, year, made):
    child = desk.workspace.find(YoungPerson, limit=1)[0]
    texts = {"outlook": f"{child.first_name}s Jahr"}
    with pytest.raises(NamesInTextError) as refused:
        made(texts=texts)
    assert desk.reports.issued() == []
    for hit in refused.value.hits:
        desk.report_texts.clear(hit, year)
    assert made(texts=texts).document.texts == texts


def test_a_name_in_a_goal_stops_the_report_too(desk, made):
    child = desk.workspace.find(YoungPerson, limit=1)[0]
    desk.workspace.save(YearPlanGoal(first_year=2025, goal=f"Erfolg mit {child.first_name}"))
    with pytest.raises(NamesInTextError):
        made()


def test_what_would_change_an_issued_report_is_refused(made, wish):
    made()
    with pytest.raises(AlreadyIssuedError):
        made(texts={"outlook": "Neu"})
    with pytest.raises(AlreadyIssuedError):
        made(plan=replace(wish.plan, exact_children=True))


def test_reports_apart_are_one_for_each_school_with_its_own_number(desk, year):
    slots = {SCHOOL: "R017", OTHER: "R018"}
    reports = issue(desk, Wish(ReportPlan(year, "apart"), slots=slots)).issued
    numbers = {one.about.schools: one.about.report_id for one in reports}
    assert numbers == {(SCHOOL,): "R017", (OTHER,): "R018"}
    assert len({one.name for one in reports}) == 2
    with pytest.raises(SchoolsMixedError, match="je Schule"):
        issue(desk, Wish(ReportPlan(year)))


def test_a_school_of_few_cases_gets_no_report_but_the_others_do(desk, year):
    desk.workspace.save(School(name="Schule am Park"))
    outcome = issue(desk, Wish(ReportPlan(year, "apart")))
    assert {one.about.schools for one in outcome.issued} == {(SCHOOL,), (OTHER,)}
    assert [name for name, _ in outcome.refused] == ["Schule am Park"]


def test_without_any_report_the_reason_is_raised(desk):
    desk.workspace.save(WorkerProfile(), School(name="Schule am Park"))
    with pytest.raises(NoFiguresError, match="keinen Fall"):
        issue(desk, Wish(ReportPlan(school_year(NOW.date()))))


def test_the_report_of_the_year_before_stands_beside(desk, year, made):
    day = datetime(2025, 3, 3, tzinfo=UTC).date()
    cases = desk.workspace.find(Case, limit=500)
    desk.workspace.save(*(CaseContact(case_id=one.id, date=day) for one in cases))
    before = ReportPlan(year.years_before(1))
    (first,) = issue(desk, Wish(before)).issued
    assert made().document.previous.period == first.period


def test_all_invented_people_are_marked(desk, year):
    from ssa_desk.domain.records import Guardian

    people = desk.workspace.find(YoungPerson, limit=500)
    assert len(people) == 60
    assert all("(erfunden)" in person.last_name for person in people)
    assert all("(erfunden)" in one.name for one in desk.workspace.find(Guardian, limit=500))
    assert "(erfunden)" in desk.workspace.find(WorkerProfile)[0].name
