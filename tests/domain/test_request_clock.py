"""The clock of a request: a month, at most three, never earlier than asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.records import DataSubjectRequest
from ssa_desk.domain.request_clock import after, clock_of, due
from ssa_desk.domain.rules import problems

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
MARCH = date(2026, 3, 2)


def asked(**values):
    return DataSubjectRequest(**{"received_on": MARCH, **values})


@pytest.mark.parametrize(
    ("received", "answer"),
    [
        (date(2026, 3, 2), date(2026, 4, 2)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ],
)
def test_a_request_is_due_on_the_same_day_of_the_next_month(received, answer):
    assert due(asked(received_on=received)) == answer


@given(DAYS)
def test_a_month_has_28_to_31_days(day):
    assert 28 <= (due(asked(received_on=day)) - day).days <= 31


@given(DAYS, DAYS)
def test_no_extension_shortens_the_month_or_goes_beyond_three(day, until):
    request = asked(received_on=day, extended_until=until)
    assert after(day, 1) <= due(request) <= after(day, 3)


@given(DAYS, st.integers(-100, 100))
def test_the_standing_follows_the_days_left(day, ahead):
    request = asked(received_on=day)
    found = clock_of(request, due(request) - timedelta(days=ahead))
    assert found.days_left == ahead
    assert found.standing == ("overdue" if ahead < 0 else "soon" if ahead <= 7 else "running")
    assert found.may_extend == (ahead >= 0)


@given(DAYS, DAYS)
def test_what_is_answered_is_never_overdue(day, today):
    assert clock_of(asked(received_on=day, answered_on=day), today).standing == "answered"


def test_a_withdrawn_request_needs_no_answer():
    late = MARCH + timedelta(days=400)
    assert clock_of(asked(request_decision="withdrawn"), late).standing == "answered"


def test_an_extended_request_cannot_be_extended_once_more():
    assert not clock_of(asked(extended_until=date(2026, 5, 1)), MARCH).may_extend


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"extended_until": date(2026, 6, 3), "extension_reason": "x"}, "extended_until"),
        ({"extended_until": date(2026, 3, 1), "extension_reason": "x"}, "extended_until"),
        ({"extended_until": date(2026, 5, 2)}, "extension_reason"),
        ({"request_decision": "refused", "refusal_reason": "x"}, "refusal_ground"),
        ({"request_decision": "refused", "refusal_ground": "other"}, "refusal_reason"),
        ({"request_decision": "partly", "refusal_ground": "entrusted"}, "refusal_reason"),
        ({"decided_on": date(2026, 3, 1)}, "decided_on"),
        ({"answered_on": date(2026, 3, 1)}, "answered_on"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(values, field):
    assert field in {one.field for one in problems(asked(**values))}


def test_a_complete_refusal_is_fine():
    refused = asked(
        request_decision="refused", refusal_ground="other", refusal_reason="x", decided_on=MARCH
    )
    assert problems(refused) == []
