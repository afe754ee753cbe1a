from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case
from ssa_desk.domain.rules import problems
from ssa_desk.services import concerns
from ssa_desk.services.holds import Holds

NOW = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


def held(number, until):
    return Case(case_no=number, legal_hold=True, legal_hold_reason="Klage", legal_hold_until=until)


def lines(desk):
    return [(one.state, one.urgency) for one in concerns.concerns(desk) if "Sperr" in one.title]


def test_a_hold_needs_a_reason_and_a_day_of_review():
    found = [one.field for one in problems(Case(case_no="1", legal_hold=True))]
    assert {"legal_hold_reason", "legal_hold_until"} <= set(found)
    assert "legal_hold_until" not in [one.field for one in problems(held("1", date(2027, 1, 1)))]


def test_the_holds_are_listed_with_the_most_urgent_first(desk):
    desk.workspace.save(held("1", date(2027, 1, 1)), held("2", date(2026, 9, 1)), Case(case_no="3"))
    found = Holds(desk.workspace).listed()
    assert [(one.case_no, one.is_due(clock.today())) for one in found] == [
        ("2", True),
        ("1", False),
    ]


def test_a_hold_of_a_restricted_case_is_looked_at_too(desk):
    case = held("1", date(2026, 9, 1))
    desk.workspace.save(case)
    desk.restrictions.restrict(case.id, "needed_for_claims", "Klage")
    assert [one.is_restricted for one in Holds(desk.workspace).listed()] == [True]


@pytest.mark.parametrize(
    ("until", "line"),
    [
        (date(2026, 9, 7), ("1 Sperrvermerk zu überprüfen", "due")),
        (date(2026, 9, 15), ("1 Sperrvermerk zu überprüfen", "soon")),
        (date(2027, 9, 15), ("1 Sperrvermerk", "")),
    ],
)
def test_today_says_when_a_review_is_due(desk, until, line):
    desk.workspace.save(held("1", until))
    assert lines(desk) == [line]
