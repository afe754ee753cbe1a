"""Reports over the same days: a half-year and its year agree and give nothing away."""

from dataclasses import replace
from datetime import date

import pytest

from domain.disclosure.halves import FIRST, SECOND, fivefold, halves, with_activities
from domain.disclosure.timeline import lives, material
from domain.disclosure.years import YEAR, case, of_cases, year
from ssa_desk.domain.disclosure.errors import OverlapNotSafeError, TooFewChildrenError
from ssa_desk.domain.disclosure.publication import Earlier
from ssa_desk.domain.schoolyear import calendar_year, half_years, school_year


def earlier(*publications):
    return tuple(Earlier(one.period, one.tables, one.children) for one in publications)


def tables(publication):
    return {table.id: table for table in publication.tables}


@pytest.fixture(scope="module")
def parts():
    whole = with_activities(year(3, 63))
    return (*halves(whole, 3), whole)


def grow(publications, table_id, keys):
    small, large = (tables(one)[table_id].cells for one in publications)
    return all(small[key] <= large[key] for key in small if keys(key))


@pytest.mark.parametrize("half", [0, 1])
def test_a_half_year_after_its_year_never_has_more(published, parts, half):
    whole = published(parts[2], "year")
    part = published(parts[half], "half", earlier=earlier(whole))
    assert part.audit.status == "safe"
    assert grow((part, whole), "P05", lambda _key: True)
    assert grow((part, whole), "A01", lambda key: not key)
    assert grow((part, whole), "P01", lambda key: key not in {"status=carried_over", ""})


def test_a_year_after_its_first_half_never_has_fewer(published, parts):
    part = published(parts[0], "half")
    whole = published(parts[2], "year", earlier=earlier(part))
    assert grow((part, whole), "P05", lambda _key: True)
    assert grow((part, whole), "P02", lambda _key: True)


@pytest.fixture(scope="module")
def fives():
    whole = with_activities(year(3, 12))
    return [fivefold(one) for one in (*halves(whole, 3), whole)]


@pytest.fixture(scope="module")
def both(published, fives):
    first = earlier(published(fives[0], "first"))
    return (*first, *earlier(published(fives[1], "second", earlier=first)))


def test_a_number_of_sessions_corrected_after_the_halves_does_not_stop_the_year(
    published, fives, both
):
    work = fives[2].work
    fewer = replace(fives[2], work=replace(work, sessions=work.sessions[:-2]))
    assert {"P01", "P05", "G01"} <= set(tables(published(fewer, "year", earlier=both)))


def test_contacts_noted_after_the_halves_do_not_stop_the_year(published, fives, both):
    late = replace(fives[2], contacts=(*fives[2].contacts, *fives[2].contacts[:60]))
    assert {"P01", "P05", "A01"} <= set(tables(published(late, "year", earlier=both)))


NEXT = school_year(date(2026, 9, 1))
SEQUENCES = [
    (YEAR, calendar_year(2026), NEXT),
    (calendar_year(2026), YEAR),
    (half_years(YEAR)[0], YEAR, calendar_year(2026)),
    (calendar_year(2025), YEAR, half_years(YEAR)[1]),
]


@pytest.mark.parametrize("seed", range(len(SEQUENCES)))
def test_school_years_calendar_years_and_halves_stand_beside_each_other(published, seed):
    known, issued = lives(seed, 150 + 50 * seed), ()
    for period in SEQUENCES[seed]:
        beside = tuple(one for one in issued if one.period.overlaps(period))
        publication = published(material(known, period), period.title, earlier=beside)
        assert publication.audit.status == "safe"
        assert {"P01", "P05", "P09", "A01"} <= set(tables(publication))
        issued += earlier(publication)


def test_a_report_issued_anew_keeps_its_numbers(published, parts):
    first = published(parts[2], "one")
    again = published(parts[2], "two", earlier=earlier(first))
    assert {one.id: dict(one.cells) for one in again.tables} == {
        one.id: dict(one.cells) for one in first.tables
    }


def test_a_correction_changes_only_what_is_too_far_from_the_truth(published):
    cases = [case(n, level="7") for n in range(60)]
    first = published(of_cases(cases), "one")
    more = [replace(one, access_path="parents") if n < 10 else one for n, one in enumerate(cases)]
    again = published(of_cases(more), "two", earlier=earlier(first))
    assert tables(again)["P09"]["access_path=parents"] == 10
    assert tables(again)["P02"].cells == tables(first)["P02"].cells


def test_figures_that_contradict_an_issued_report_are_refused_with_what_is_possible(published):
    whole = published(of_cases([case(n) for n in range(20)]), "year")
    half = of_cases([case(n) for n in range(60)], period=FIRST)
    with pytest.raises(OverlapNotSafeError, match=r"Schuljahr 2025/26.*Möglich ist"):
        published(half, "half", earlier=earlier(whole))


def test_the_exact_number_of_children_takes_their_cell_from_the_table(published):
    publication = published(year(5, 90), exact_children=True)
    children = {one.child for one in year(5, 90).cases}
    assert publication.children == len(children)
    assert "unit=children" not in tables(publication)["P01"].cells
    assert tables(publication)["P01"].dims == ("status",)
    assert publication.audit.status == "safe"


def test_fewer_than_twenty_children_are_never_named_exactly(published):
    with pytest.raises(TooFewChildrenError, match="ab 20 Kindern"):
        published(year(5, 19), exact_children=True)


def test_periods_of_the_halves_are_the_year():
    assert (FIRST.first, SECOND.last) == (YEAR.first, YEAR.last)
    assert FIRST.last < date(2026, 2, 1) <= SECOND.first
