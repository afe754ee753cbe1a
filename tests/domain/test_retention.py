"""The retention plan: what is due when, why, and the words that say what is set."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.retention import (
    CaseFacts,
    RetentionPlan,
    due_on,
    group_names_due,
    months_after,
    preset,
    protection_due,
    schooling_ends,
)
from ssa_desk.domain.retention_classes import RETENTION
from ssa_desk.domain.retention_words import PLAN_FIELDS, PRESET_REASONS, planned, retention_of

TODAY = date(2026, 11, 23)
CITY, LAND = preset("municipal"), preset("land")
DAYS = st.dates(date(1995, 1, 1), date(2040, 12, 31))


def test_a_case_is_due_after_the_school_year_in_which_the_child_leaves():
    verdict = due_on(CaseFacts(left_on=date(2026, 5, 4)), CITY, TODAY)
    assert verdict.on == date(2026, 8, 1)
    assert verdict.is_due(TODAY)
    assert "04.05.2026" in verdict.reason
    assert not verdict.is_review


def test_a_change_of_school_gives_half_a_year_more():
    verdict = due_on(CaseFacts(left_on=date(2026, 5, 4), changes_school=True), CITY, TODAY)
    assert (verdict.on, verdict.is_due(TODAY)) == (date(2027, 2, 1), False)
    assert "6 Monate länger" in verdict.reason


def test_a_child_that_stays_is_looked_at_a_year_after_the_last_contact():
    verdict = due_on(CaseFacts(last_contact=date(2025, 11, 23)), CITY, TODAY)
    assert (verdict.on, verdict.is_review) == (TODAY, True)


def test_the_worker_may_choose_another_day_to_look():
    facts = CaseFacts(last_contact=date(2024, 1, 1), review_on=date(2027, 1, 1))
    assert not due_on(facts, CITY, TODAY).is_due(TODAY)


def test_what_is_to_be_deleted_is_not_merely_looked_at():
    facts = CaseFacts(left_on=date(2025, 7, 1), last_contact=date(2025, 6, 1))
    assert not due_on(facts, CITY, TODAY).is_review


def test_nothing_known_is_never_due():
    assert due_on(CaseFacts(), CITY, TODAY).on is None


def test_the_land_keeps_five_years_after_the_year_of_closing():
    facts = CaseFacts(closed_on=date(2020, 3, 1), birth_date=date(2000, 1, 1))
    verdict = due_on(facts, LAND, TODAY)
    assert verdict.on == date(2026, 1, 1)
    assert "5 Jahre nach dem 31.12.2020" in verdict.reason


def test_the_land_waits_for_the_end_of_compulsory_schooling():
    facts = CaseFacts(closed_on=date(2020, 3, 1), birth_date=date(2008, 9, 2))
    verdict = due_on(facts, LAND, TODAY)
    assert schooling_ends(date(2008, 9, 2)) == date(2027, 12, 31)
    assert verdict.on != date(2026, 1, 1)
    assert due_on(facts, LAND, date(2033, 1, 1)).on == date(2033, 1, 1)


def test_on_a_private_device_of_the_land_it_is_one_year():
    facts = CaseFacts(closed_on=date(2024, 3, 1), birth_date=date(2012, 9, 2))
    assert due_on(facts, LAND, TODAY, private=True).on == date(2026, 1, 1)
    assert not due_on(facts, LAND, TODAY).is_due(TODAY) or due_on(facts, LAND, TODAY).is_review


def test_an_open_case_of_the_land_is_only_looked_at():
    verdict = due_on(CaseFacts(opened_on=date(2015, 1, 1)), LAND, TODAY)
    assert verdict.is_review


def test_child_protection_is_never_deleted_by_itself():
    verdict = protection_due(date(2020, 1, 1), None, CITY)
    assert (verdict.on, verdict.is_review) == (date(2021, 1, 1), True)
    assert protection_due(None, None, CITY).on is None


def test_names_leave_a_list_after_the_school_year_of_the_offer():
    assert group_names_due(date(2026, 3, 1), CITY) == date(2026, 8, 1)


@pytest.mark.parametrize(
    "entry", catalogue("employer_type").entries, ids=lambda one: one.identifier
)
def test_every_type_of_employer_has_a_preset_with_its_reason(entry):
    assert preset(entry.identifier).employer == entry.identifier
    assert PRESET_REASONS[preset(entry.identifier).employer]


def test_the_usual_plan_says_what_the_classes_say():
    assert retention_of(RetentionPlan()) == RETENTION


def test_what_is_set_is_what_is_said():
    words = retention_of(CITY.model_copy(update={"parent_contact_months": 7}))
    assert words["parent_contact"].period == "7 Monate"
    assert "1 Jahr (privates Gerät)" in retention_of(LAND, private=True)["case"].period


def test_every_rule_shows_where_it_comes_from_and_own_ones_say_so():
    lines = planned(CITY.model_copy(update={"proof_months": 12}))
    assert [one.words.code for one in lines] == [f"RC{number}" for number in range(1, 13)]
    assert all(one.source for one in lines if not one.is_fixed)
    assert [one.name for one in lines if one.is_own] == ["proof"]
    assert next(one for one in lines if one.is_own).source.endswith("Vorgabe: 5 Jahre")


def test_every_setting_belongs_to_one_class():
    named = [name for fields in PLAN_FIELDS.values() for name in fields]
    assert sorted([*named, "employer"]) == sorted(RetentionPlan.model_fields)


@given(DAYS, st.integers(0, 240))
def test_months_are_counted_as_the_calendar_does(day, months):
    later = months_after(day, months)
    assert later >= day
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months


@given(DAYS, st.booleans(), st.sampled_from(["municipal", "land"]), st.booleans())
def test_nothing_is_due_before_the_child_has_left_or_the_case_is_closed(day, change, kind, private):
    facts = CaseFacts(left_on=day, closed_on=day, last_contact=day, changes_school=change)
    verdict = due_on(facts, preset(kind), day + timedelta(days=30), private=private)
    assert verdict.on is not None
    assert verdict.on > day
