"""A case is restricted and released; figures obey the law; no service tells of it meanwhile."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deleting import delete_cases
from ledgers import report
from ssa_desk.domain import clock
from ssa_desk.domain.figures.reference import Reference
from ssa_desk.domain.records import Case, CaseContact, ChildProtectionAssessment, YoungPerson
from ssa_desk.domain.restriction import STORED_ONLY, leaves_figures
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services.demo_work import invented_work
from ssa_desk.services.demo_year import invented_records
from ssa_desk.services.figure_records import FigureRecords
from ssa_desk.services.name_check import name_check
from ssa_desk.services.restrictions import ProtectionOpenError, RestrictionIncompleteError
from ssa_desk.storage import case_list, import_rows, uses
from ssa_desk.storage.ledger import Ledger
from support import ROOT, Root, new_desk

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
YEAR = school_year(date(2025, 9, 1))
GROUNDS = (*sorted(STORED_ONLY), "instead_of_deletion")


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


def filled(desk, seed=1, cases=30):
    chance = Random(seed)
    records = list(invented_records(chance, cases, clock.today()))
    records += invented_work(chance, records, clock.today())
    desk.workspace.save(*records)
    return [one for one in records if isinstance(one, Case)]


def figures(desk, period=YEAR):
    return desk.statistics.tables(period), desk.statistics.indicators(period)


@pytest.fixture
def case(desk):
    """A case in the middle of the year with contacts."""
    cases = filled(desk)
    return max(cases, key=lambda one: desk.workspace.count(CaseContact, case_id=one.id))


def test_a_restricted_case_is_listed_here_only(desk, case):
    desk.restrictions.restrict(case.id, "unlawful", "Antrag vom 10.8.", date(2026, 8, 10))
    assert case.id not in desk.cases.listed(state="all")
    assert desk.restrictions.count() == 1
    (line,) = desk.restrictions.listed()
    assert (line.case_no, line.since, line.counts) == (case.case_no, date(2026, 8, 10), False)
    assert line.ground.startswith("unrechtmäßig")


@pytest.mark.parametrize(
    ("child", "is_told"),
    [
        ({"last_name": "MOND", "first_name": "Ida "}, True),
        ({"last_name": "Mond", "first_name": "Ida", "birth_date": date(2013, 1, 1)}, False),
        ({"last_name": "Mond", "first_name": "Ida", "birth_date": date(2014, 5, 1)}, True),
        ({"last_name": "Mond"}, False),
        ({}, False),
    ],
)
def test_a_child_with_a_restricted_case_is_not_written_down_once_more_unseen(desk, child, is_told):
    known = YoungPerson(last_name="Mond", first_name="Ida", birth_date=date(2014, 5, 1))
    case = Case(case_no="K-7", young_person_id=known.id)
    desk.workspace.save(known, case)
    desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    words = desk.restrictions.hint_for(YoungPerson(**child))
    assert ("K-7" in words) == is_told
    assert not desk.restrictions.hint_for(known)


def test_a_draft_that_was_written_meanwhile_is_not_shown(desk, case):
    desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    desk.workspace.drafts.keep("case_summary", case.id, {"texts": {}, "key": []})
    assert desk.workspace.drafts.all() == []


def test_its_content_can_be_read_here(desk, case):
    before = desk.cases.timeline(case.id, limit=10_000)
    desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    assert desk.restrictions.content(case.id) == before


@pytest.mark.parametrize(
    ("ground", "reason", "on"),
    [("", "Antrag", None), ("unlawful", " ", None), ("unlawful", "Antrag", date(2026, 8, 21))],
)
def test_a_restriction_needs_ground_and_reason_and_no_day_to_come(desk, case, ground, reason, on):
    with pytest.raises(RestrictionIncompleteError):
        desk.restrictions.restrict(case.id, ground, reason, on)
    assert desk.restrictions.count() == 0


def test_no_case_drops_out_of_sight_while_its_child_is_protected(desk, case):
    procedure = ChildProtectionAssessment(case_id=case.id, noticed_on=date(2026, 8, 1))
    desk.workspace.save(procedure)
    with pytest.raises(ProtectionOpenError):
        desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    desk.workspace.save(procedure.changed(closed_on=date(2026, 8, 10)))
    desk.restrictions.restrict(case.id, "unlawful", "Antrag")


def test_a_release_needs_a_reason_and_keeps_both(desk, case):
    desk.restrictions.restrict(case.id, "accuracy_contested", "Bestreitet den Wohnort")
    with pytest.raises(RestrictionIncompleteError):
        desk.restrictions.release(case.id, "")
    desk.restrictions.release(case.id, "Geklärt, Person informiert")
    kept = desk.workspace.get(Case, case.id)
    assert kept.restricted_on is None
    assert "Bestreitet" in kept.restriction_reason
    assert "Geklärt" in kept.restriction_reason


@pytest.mark.parametrize("ground", GROUNDS)
def test_an_open_period_counts_what_the_law_says(desk, case, ground):
    before = figures(desk)
    desk.restrictions.restrict(case.id, ground, "Antrag")
    assert (figures(desk) == before) == (ground == "instead_of_deletion")


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_period_with_an_issued_report_keeps_it(desk, case, ground):
    before = figures(desk)
    Ledger(desk.workspace.database, Root(ROOT)).add(
        report(1, period_first="2025-08-01", period_last="2026-07-31")
    )
    desk.restrictions.restrict(case.id, ground, "Antrag")
    assert figures(desk) == before


def test_drill_down_shows_no_restricted_record(desk, case):
    desk.restrictions.restrict(case.id, "instead_of_deletion", "Auszug der Familie")
    own = {Reference("case_contact", one.record_id) for one in desk.restrictions.content(case.id)}
    found = desk.statistics.members(YEAR, "A01", "")
    assert own & set(found)
    assert not own & set(FigureRecords(desk.workspace, desk.lists).in_order(found))


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """An invented year for many examples."""
    desk = new_desk(tmp_path_factory.mktemp("restricted") / "jahr.ssadesk")
    with clock.stopped_at(NOW):
        yield desk, filled(desk, 2, 12), figures(desk)
    desk.close()


@settings(max_examples=settings.default.max_examples // 8)
@given(st.data())
def test_a_release_brings_back_the_same_figures(year, data):
    desk, cases, before = year
    some = data.draw(st.lists(st.sampled_from(cases), unique_by=lambda one: one.id, max_size=3))
    grounds = [data.draw(st.sampled_from(GROUNDS)) for _ in some]
    for one, ground in zip(some, grounds, strict=True):
        desk.restrictions.restrict(one.id, ground, "Antrag")
    assert (figures(desk) == before) == STORED_ONLY.isdisjoint(grounds)
    for one in some:
        desk.restrictions.release(one.id, "Geklärt")
    assert figures(desk) == before


def test_figures_without_it_are_those_of_a_file_that_never_had_it(desk, tmp_path):
    cases = filled(desk)
    desk.restrictions.restrict(cases[3].id, "unlawful", "Antrag")
    other = new_desk(tmp_path / "ohne.ssadesk")
    filled_without = [one for one in filled(other) if one.case_no == cases[3].case_no]
    other.workspace.delete(filled_without[0])
    person = filled_without[0].young_person_id
    if person and not other.workspace.count(Case, young_person_id=person):
        other.workspace.delete(other.workspace.get(YoungPerson, person))
    ours, theirs = figures(desk), figures(other)
    assert [table.cells for table in ours[0]] == [table.cells for table in theirs[0]]
    other.close()


def test_numbers_and_names_of_restricted_cases_are_known_to_every_check(desk, case):
    highest = desk.cases.next_number()
    desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    assert desk.cases.next_number() == highest
    with pytest.raises(case_list.CaseNumberTakenError):
        desk.cases.save_case(Case(case_no=case.case_no))
    with desk.workspace.database.whole():
        child = desk.workspace.get(YoungPerson, case.young_person_id)
    assert name_check(desk.workspace).hits({"text": f"Wir danken {child.first_name} sehr."})
    links = import_rows.cases(desk.workspace.database)
    assert [one.is_restricted for one in links if one.id == case.id] == [True]
    assert uses.count(desk.workspace.database, "topic", case.main_topic)


@pytest.mark.parametrize("ground", [None, *GROUNDS])
def test_the_rule_leaves_issued_periods_alone(ground):
    assert not leaves_figures(ground, is_issued=True)
    assert leaves_figures(ground, is_issued=False) == (ground != "instead_of_deletion")


def test_words_of_child_protection_are_switched_for_restricted_cases_too(desk, case):
    procedure = ChildProtectionAssessment(
        case_id=case.id, number="KS-2026-01", closed_on=date(2026, 8, 1), whereabouts="Zwirbelkopf"
    )
    desk.workspace.save(procedure)
    desk.child_protection.show_in_search(shown=True)
    desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    assert desk.child_protection.next_number(clock.today()) == "KS-2026-02"
    for shown in (False, True):
        desk.child_protection.show_in_search(shown=shown)
    desk.restrictions.release(case.id, "Geklärt")
    assert desk.cases.listed("Zwirbelkopf", "all") == [case.id]


@pytest.mark.parametrize("ground", GROUNDS)
def test_figures_survive_a_deletion_beside_it_and_come_back_with_it(desk, ground):
    cases = filled(desk)
    whole = figures(desk)
    desk.restrictions.restrict(cases[3].id, ground, "Antrag")
    before = figures(desk)
    delete_cases(desk, [cases[5].id, cases[8].id])
    assert figures(desk) == before
    desk.restrictions.release(cases[3].id, "Geklärt")
    assert figures(desk) == whole


def test_a_restricted_case_that_is_deleted_changes_no_figure(desk):
    cases = filled(desk)
    for case, ground in zip(cases[3:5], ("unlawful", "instead_of_deletion"), strict=True):
        desk.restrictions.restrict(case.id, ground, "Antrag")
    before = figures(desk)
    delete_cases(desk, [cases[4].id])
    assert figures(desk) == before
    assert [one.case_id for one in desk.restrictions.listed()] == [cases[3].id]
