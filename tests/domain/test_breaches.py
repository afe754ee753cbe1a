"""The clock of 72 hours, the suggested risk, what is still to be done."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain import breaches
from ssa_desk.domain.breaches import GRAVE, QUESTIONS
from ssa_desk.domain.records import DataBreach

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FRIDAY = date(2026, 11, 20)
FULL = DataBreach(
    breach_kind="theft",
    discovered_on=FRIDAY,
    discovered_time=time(16),
    what="Rechner weg",
    data_affected="Fälle",
    breach_risk="high",
    measures="Anzeige",
    authority_informed_on=date(2026, 11, 23),
    authority_informed_time=time(9),
    supervision_informed_on=date(2026, 11, 23),
    persons_informed_on=date(2026, 11, 23),
)


def test_weekends_count():
    deadline = breaches.clock_of(FULL, NOW).deadline
    assert (deadline.weekday(), deadline.hour) == (0, 16)
    assert deadline.date() == date(2026, 11, 23)


def test_without_a_time_of_day_the_clock_begins_at_midnight():
    clock = breaches.clock_of(FULL.changed(discovered_time=None), NOW)
    assert (clock.deadline.date(), clock.deadline.hour) == (date(2026, 11, 23), 0)


def test_over_the_change_of_the_clocks_it_stays_72_hours():
    breach = DataBreach(discovered_on=date(2026, 3, 27), discovered_time=time(10))
    began = breaches.discovered_at(breach)
    assert breaches.clock_of(breach, NOW).deadline - began == timedelta(hours=72)


def test_the_clock_stops_when_the_authority_is_told():
    clock = breaches.clock_of(FULL, NOW + timedelta(days=9))
    assert clock.left == timedelta(hours=7)
    assert not clock.is_over


def test_a_report_after_72_hours_needs_a_reason():
    late = FULL.changed(authority_informed_time=time(17))
    assert breaches.lacks_delay_reason(late, NOW)
    assert breaches.missing(late, NOW, supervised=True) != ()
    told = late.changed(delay_reason="Krankheit")
    assert breaches.missing(told, NOW, supervised=True) == ()


def test_a_locked_file_on_a_lost_device_is_usually_no_risk():
    answers = dict.fromkeys(QUESTIONS["lost_device"], "no") | {"was_locked": "yes"}
    assert breaches.suggested_risk("lost_device", answers) == "none"
    assert breaches.suggested_risk("lost_device", answers | {"sensitive": "yes"}) == "none"


@pytest.mark.parametrize("open_way", ["key_was_there", "lay_open"])
def test_what_could_be_read_is_a_risk_and_a_high_one_when_it_is_grave(open_way):
    answers = dict.fromkeys(QUESTIONS["theft"], "no") | {"was_locked": "yes", open_way: "yes"}
    assert breaches.suggested_risk("theft", answers) == "risk"
    assert breaches.suggested_risk("theft", answers | {"endangers": "yes"}) == "high"


@given(st.sampled_from(sorted(QUESTIONS)), st.data())
def test_who_does_not_know_is_never_told_a_lower_risk(kind, data):
    answers = {one: data.draw(st.sampled_from(("yes", "no", "unknown"))) for one in QUESTIONS[kind]}
    careful = {
        one: ("no" if one in breaches.CLOSED else "yes") if said == "unknown" else said
        for one, said in answers.items()
    }
    assert breaches.suggested_risk(kind, answers) == breaches.suggested_risk(kind, careful)


def test_without_all_answers_nothing_is_suggested():
    assert breaches.suggested_risk("theft", dict.fromkeys(GRAVE, "no")) is None


def test_no_report_needs_a_reason_and_stops_the_clock():
    silent = FULL.changed(
        breach_risk="none",
        authority_informed_on=None,
        authority_informed_time=None,
        supervision_informed_on=None,
        persons_informed_on=None,
    )
    assert breaches.runs(silent)
    assert breaches.missing(silent, NOW, supervised=True) != ()
    said = silent.changed(no_report_reason="War gesperrt und verschlüsselt")
    assert not breaches.runs(said)
    assert breaches.missing(said, NOW, supervised=True) == ()


@pytest.mark.parametrize(
    ("empty", "step"),
    [
        ("what", "what"),
        ("data_affected", "data"),
        ("breach_risk", "risk"),
        ("authority_informed_on", "authority"),
        ("supervision_informed_on", "supervision"),
        ("persons_informed_on", "persons"),
        ("measures", "measures"),
    ],
)
def test_every_step_stands_against_closing(empty, step):
    value = "" if empty in ("what", "data_affected", "measures") else None
    breach = FULL.changed(**{empty: value})
    missing = [
        one.name
        for one in breaches.steps(breach, supervised=True)
        if one.is_needed and not one.is_done
    ]
    assert step in missing
    assert breaches.missing(breach, NOW, supervised=True) != ()


def test_only_social_data_go_to_the_supervision():
    breach = FULL.changed(supervision_informed_on=None)
    assert breaches.missing(breach, NOW, supervised=False) == ()


def test_persons_are_told_of_a_high_risk_only():
    breach = FULL.changed(breach_risk="risk", persons_informed_on=None)
    assert breaches.missing(breach, NOW, supervised=True) == ()
