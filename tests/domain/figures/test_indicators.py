from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.material_samples import case, contact, everything, material, session
from ssa_desk.domain.figures import indicators
from ssa_desk.domain.figures.indicators import INDICATORS
from ssa_desk.domain.figures.material import (
    GoalFacts,
    ReferralFacts,
    SchoolFacts,
    TransitionFacts,
)
from ssa_desk.domain.figures.rounding import hours, mean, median, one_decimal, share

NUMBERS = st.lists(st.integers(0, 5000), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("1/20", 0.1), ("1/4", 0.3), ("3/20", 0.2), ("1/3", 0.3), ("2", 2.0), ("999/20", 50.0)],
)
def test_a_half_is_rounded_away_from_zero(value, rounded):
    assert one_decimal(Fraction(value)) == rounded


@given(NUMBERS)
def test_the_mean_is_the_decimal_one(numbers):
    exact = Decimal(sum(numbers)) / len(numbers)
    expected = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert mean(numbers) == float(expected)


@given(NUMBERS)
def test_as_many_values_lie_below_the_median_as_above(numbers):
    found = median(sorted(numbers))
    assert sum(one < found for one in numbers) == sum(one > found for one in numbers) or (
        found in numbers
    )


@pytest.mark.parametrize(
    ("values", "expected"), [([], None), ([3], 3.0), ([1, 2], 1.5), ([1, 2, 9], 2.0)]
)
def test_the_median_of_an_even_number_is_the_mean_of_the_middle(values, expected):
    assert median(values) == expected


def test_hours_and_shares_have_one_decimal():
    assert (hours(3), hours(29286)) == (0.1, 488.1)
    assert (share(1, 8), share(0, 5), share(0, 0)) == (12.5, 0.0, None)


def test_minutes_are_summed_and_missed_appointments_stand_apart():
    facts = material(cases=[case()], contacts=[contact(), contact(minutes=None)], missed=3)
    found = indicators(facts)
    assert (found["F01"], found["K01"], found["K06"]["minutes"]) == (1, 2, 30)
    assert found["extra"]["missed_appointments"] == 3


def test_without_posts_and_cases_nothing_is_divided():
    found = indicators(material())
    assert (found["F05"], found["S05"], found["S06"]) == (None, None, {})
    assert found["F18"] == {"median_days": None, "mean_days": None}
    assert found["F15"]["accepted_share_percent"] is None
    assert found["G07"] == {"offers": 0, "sessions": 0, "visitors": 0}


def test_shares_of_posts_add_up_without_a_trace_of_binary_numbers():
    schools = [SchoolFacts("primary", 100, share, share) for share in (0.1, 0.2)]
    found = indicators(material(schools=schools, cases=[case()]))
    assert (found["S02"], found["S05"], found["F05"]) == (0.3, 666.7, 3.3)


def test_only_closed_cases_have_a_duration():
    cases = [case(is_closed=True, days=10), case(is_closed=True, days=15), case(days=0)]
    found = indicators(material(cases=cases))["F18"]
    assert found == {"median_days": 12.5, "mean_days": 12.5}


def test_participants_of_an_offer_are_the_mean_of_its_sessions():
    sessions = [session(participants=n) for n in (4, 5)] + [session(offer_id="o2")]
    found = indicators(material(sessions=sessions))["G04"]
    assert (found["sum_of_sessions"], found["offers_times_mean"]) == (29, 24.5)


def test_steps_taken_twice_count_twice():
    cases = [case(absence_forms=("truancy",), absence_result="open", absence_steps=("1", "1"))]
    assert indicators(material(cases=cases))["A03"] == {"1": 2}


def test_a_referral_of_unknown_outcome_stays_in_the_base():
    referrals = [ReferralFacts("police", answer) for answer in ("yes", "unknown", "no", "yes")]
    found = indicators(material(referrals=referrals))["F15"]
    assert found["accepted_share_percent"] == 50.0
    assert found["by_partner"] == {"police": {"total": 4, "accepted": 2}}


def test_outcomes_are_added_over_all_kinds():
    ends = [("kita_to_primary", "open"), ("primary_to_secondary", "open")]
    ends.append(("secondary_to_vocational", "no_follow_up"))
    found = indicators(material(transitions=[TransitionFacts(*one) for one in ends]))
    assert (found["U05"], found["U06"]) == (2, 1)


def test_goals_are_told_only_where_there_are_some():
    assert "Z01" not in indicators(material())
    goals = [GoalFacts("fully"), GoalFacts("partly"), GoalFacts("not_stated")]
    found = indicators(material(goals=goals))["Z01"]
    assert found == {"total": 3, "reached": 1, "partly": 1, "not_stated": 1}


def test_everything_gives_every_indicator_but_the_service():
    assert indicators(everything()).keys() == INDICATORS.keys() - {"S03", "S04"}
