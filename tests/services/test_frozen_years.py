"""Figures of a year survive the deletion of its cases, until the report is issued."""

from datetime import UTC, date, datetime
from random import Random

import pytest

from deleting import delete_cases
from ledgers import report
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain import clock
from ssa_desk.domain.disclosure.export_tables import gathered, sealable
from ssa_desk.domain.disclosure.publish import publish
from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.records import Case, CaseContact, School, YoungPerson
from ssa_desk.domain.schoolyear import Period, calendar_year, school_year
from ssa_desk.services import deletion_work
from ssa_desk.services.demo_work import invented_work
from ssa_desk.services.demo_year import invented_records
from ssa_desk.services.frozen_years import FiguresGoneError
from ssa_desk.services.report_issue import Wish, issue
from ssa_desk.services.report_plan import ReportPlan
from ssa_desk.storage import sealed_counts
from ssa_desk.storage.ledger import Ledger
from ssa_desk.storage.repository import Repository
from support import ROOT, Root

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
TWO_YEARS_LATER = datetime(2028, 8, 1, 9, 0, tzinfo=UTC)
YEAR = school_year(date(2025, 9, 1))


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


def filled(desk, seed, cases=60):
    """Two invented years; some children have a second case, some cases have no number."""
    chance = Random(seed)
    records = list(invented_records(chance, cases, clock.today()))
    records += invented_work(chance, records, clock.today())
    for case in [one for one in records if isinstance(one, Case)][::7]:
        again = case.changed(id=f"again-{case.id}", case_no=f"{case.case_no}-2", main_topic=None)
        day = date(2026, 2, 10)
        talks = [CaseContact(case_id=again.id, date=day, duration_min=20) for _ in range(3)]
        records += [again, *talks]
    desk.workspace.save(*records)
    return chance


@pytest.fixture
def year(desk):
    return filled(desk, 1)


@pytest.fixture
def ledger(desk):
    return Ledger(desk.workspace.database, Root(ROOT))


def scopes(desk):
    schools = [None, *(one.id for one in desk.workspace.schools())]
    return [(period, school) for period in desk.statistics.periods() for school in schools]


def counted(desk):
    """Every figure and indicator of every report there can be."""
    found = {}
    for period, school in scopes(desk):
        tables = {one.id: dict(one.cells) for one in desk.statistics.tables(period, school)}
        found[period, school] = tables, desk.statistics.indicators(period, school)
    return found


def some_cases(desk, chance, share):
    return [one.id for one in desk.workspace.find(Case, limit=900) if chance.random() < share]


@pytest.mark.parametrize(("seed", "share"), [(1, 0.5), (3, 1.0)])
def test_all_figures_stay_to_the_digit(desk, seed, share):
    chance = filled(desk, seed)
    before = counted(desk)
    delete_cases(desk, some_cases(desk, chance, share / 2))
    delete_cases(desk, some_cases(desk, chance, share))
    assert counted(desk) == before
    assert desk.workspace.count(Case) < 69


def test_the_counts_of_a_report_stay_to_the_digit(desk, year):
    layout, key = report_tables(), b"k" * 32
    desk.workspace.database.change(
        "UPDATE secret SET value = :key WHERE name = 'gender_assignment'", {"key": key}
    )

    def exported():
        for period, school in scopes(desk):
            facts = gathered(desk.statistics.material(period, school), layout, key)
            yield {one.name: facts.count(one) for one in sealable(layout)}

    before = list(exported())
    delete_cases(desk, some_cases(desk, year, 0.5))
    assert list(exported()) == before


def printed(desk):
    """The report of the year as it would be printed, with the same draws each time."""
    secrets = dict(desk.workspace.database.rows("SELECT name, value FROM secret"))
    publication = publish(
        desk.statistics.material(YEAR),
        report_tables(),
        rounding_key=b"r" * 32,
        gender_key=secrets["gender_assignment"],
        ledger_id="the same",
    )
    return {table.id: dict(table.cells) for table in publication.tables}


@pytest.mark.parametrize(("seed", "share"), [(1, 0.5), (3, 1.0)])
def test_the_same_report_is_printed_whoever_was_deleted(desk, seed, share):
    chance = filled(desk, seed)
    before = printed(desk)
    delete_cases(desk, some_cases(desk, chance, share / 2))
    delete_cases(desk, some_cases(desk, chance, share))
    assert printed(desk) == before
    assert len(before) > 30


def test_deleting_tells_what_went_and_what_the_year_rests_on(desk, year):
    assert desk.frozen_years.state(YEAR) == "live"
    case = desk.workspace.find(Case, limit=1)[0]
    deleted = delete_cases(desk, [case.id])
    assert (deleted.cases, deleted.deleted.records["case"]) == (1, 1)
    period = next(one for one in desk.statistics.periods() if case.opened_on in one)
    assert desk.frozen_years.state(period) == "sealed"
    desk.frozen_years.check(period)


def sealed_rows(desk):
    return desk.workspace.database.value("SELECT count(*) FROM sealed_count")


def issued(period, number=1, **changes):
    days = {"period_first": period.first.isoformat(), "period_last": period.last.isoformat()}
    return report(number, **days, **changes)


def test_with_its_report_the_counts_of_a_period_are_gone(desk, year, ledger):
    delete_cases(desk, some_cases(desk, year, 0.5))
    ledger.add(issued(YEAR))
    assert desk.frozen_years.state(YEAR) == "printed"
    assert sealed_counts.of(desk.workspace.database, Scope(YEAR)) == {}
    assert YEAR not in {one.period for one in sealed_counts.sealed(desk.workspace.database)}
    assert desk.frozen_years.state(calendar_year(2026)) == "sealed"
    with pytest.raises(FiguresGoneError, match="Schuljahr 2025/26"):
        desk.frozen_years.check(YEAR)


def test_an_issued_report_comes_out_as_printed_but_never_anew(desk, year):
    plan = ReportPlan(YEAR)
    (first,) = issue(desk, Wish(plan)).issued
    delete_cases(desk, some_cases(desk, year, 1.0))
    (again,) = issue(desk, Wish(plan)).issued
    cells = [
        {table.id: dict(table.cells) for table in one.publication.tables} for one in (first, again)
    ]
    assert (again.ledger_id, cells[1]) == (first.ledger_id, cells[0])
    with pytest.raises(FiguresGoneError):
        issue(desk, Wish(plan, anew=True))


def test_a_report_may_be_issued_when_all_its_cases_are_gone(desk, year):
    delete_cases(desk, some_cases(desk, year, 1.0))
    (made,) = issue(desk, Wish(ReportPlan(YEAR))).issued
    assert {"P01", "A01", "G01"} <= {table.id for table in made.publication.tables}
    assert desk.frozen_years.state(YEAR) == "printed"


def test_reports_apart_take_their_own_counts_and_those_of_all_schools(desk, year, ledger):
    north, south = (one.id for one in desk.workspace.find(School, limit=2))
    delete_cases(desk, some_cases(desk, year, 0.5))
    ledger.add(issued(YEAR, school_id=north))
    states = [desk.frozen_years.state(YEAR, one) for one in ("", north, south)]
    assert states == ["printed", "printed", "sealed"]
    ledger.add(issued(YEAR, 2, school_id=south))
    assert desk.frozen_years.state(YEAR, south) == "printed"


def test_a_case_deleted_after_the_report_leaves_no_count(desk, year, ledger):
    ledger.add(issued(YEAR))
    assert desk.frozen_years.state(YEAR) == "live"
    delete_cases(desk, some_cases(desk, year, 0.5))
    assert desk.frozen_years.state(YEAR) == "printed"
    assert sealed_counts.of(desk.workspace.database, Scope(YEAR)) == {}


def test_after_24_months_no_unrounded_cell_is_left(desk, year):
    delete_cases(desk, some_cases(desk, year, 1.0))
    assert sealed_rows(desk) > 1000
    with clock.stopped_at(TWO_YEARS_LATER):
        assert desk.frozen_years.tidy()
        assert not desk.frozen_years.tidy()
    left = {one.period.last for one in sealed_counts.sealed(desk.workspace.database)}
    assert min(left) > date(2026, 7, 31)
    assert desk.frozen_years.state(YEAR) == "printed"
    with clock.stopped_at(datetime(2029, 8, 1, 9, 0, tzinfo=UTC)):
        desk.frozen_years.tidy()
    assert sealed_rows(desk) == 0


def test_a_year_without_any_case_left_is_still_offered(desk):
    case, day = Case(case_no="2026-7"), date(2024, 2, 10)
    desk.workspace.save(case, CaseContact(case_id=case.id, date=day))
    offered = {one for one in desk.statistics.periods() if day in one}
    delete_cases(desk, [case.id])
    assert {one for one in desk.statistics.periods() if day in one} == offered


def test_on_the_last_day_of_the_24_months_the_counts_are_there(desk, year):
    delete_cases(desk, some_cases(desk, year, 0.5))
    with clock.stopped_at(datetime(2028, 7, 31, 9, 0, tzinfo=UTC)):
        desk.frozen_years.tidy()
    assert desk.frozen_years.state(YEAR) == "sealed"


def test_of_years_long_over_nothing_is_kept(desk, year):
    with clock.stopped_at(datetime(2030, 1, 1, 9, 0, tzinfo=UTC)):
        delete_cases(desk, some_cases(desk, year, 0.5))
    assert sealed_rows(desk) == 0
    assert desk.frozen_years.state(YEAR) == "printed"


def test_days_of_no_report_are_told_to_be_incomplete(desk):
    case, talk = Case(case_no="2026-7"), date(2026, 2, 10)
    child = YoungPerson(last_name="Mond", first_name="Ida")
    case = case.changed(young_person_id=child.id)
    desk.workspace.save(child, case, CaseContact(case_id=case.id, date=talk))
    delete_cases(desk, [case.id])
    spring = Period(date(2026, 2, 1), date(2026, 3, 1))
    autumn = Period(date(2025, 10, 1), date(2025, 11, 1))
    states = [desk.frozen_years.state(one) for one in (spring, autumn, YEAR)]
    assert states == ["partial", "live", "sealed"]


def test_stopping_takes_the_batch_back(desk, year, monkeypatch):
    monkeypatch.setattr(deletion_work, "AT_ONCE", 50)
    before, records = counted(desk), Repository(desk.workspace.database).find(Case, limit=900)
    stopped = delete_cases(desk, [one.id for one in records], lambda part: part < 0.6)
    assert stopped.is_stopped
    left = Repository(desk.workspace.database).find(Case, limit=900)
    assert (stopped.cases, len(left)) == (50, len(records) - 50)
    assert counted(desk) == before


def test_stopping_in_the_first_batch_changes_nothing(desk, year):
    before, records = counted(desk), Repository(desk.workspace.database).find(Case, limit=900)
    delete_cases(desk, [one.id for one in records[:40]], lambda part: part < 0.6)
    assert Repository(desk.workspace.database).find(Case, limit=900) == records
    assert (sealed_rows(desk), counted(desk)) == (0, before)


def test_progress_grows_to_the_end(desk, year):
    told = []
    delete_cases(desk, some_cases(desk, year, 0.2), lambda part: told.append(part) is None)
    assert told == sorted(told)
    assert told[-1] == 1
