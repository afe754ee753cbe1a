from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssa_desk.content.child_protection import protection_words
from ssa_desk.domain import child_protection as rules
from ssa_desk.domain.child_protection import PATH_OF_EMPLOYER, REQUIREMENTS, STEPS, Procedure
from ssa_desk.domain.records import (
    ChildProtectionAnswer,
    ChildProtectionAssessment,
    ChildProtectionEntry,
    ChildProtectionMeasure,
    ChildProtectionRating,
)
from ssa_desk.domain.retention import RetentionPlan

DAY = date(2026, 11, 2)
PATHS = ("p8a_public", "p8a_agreement", "p4_kkg", "p42_schulg")
QUESTIONS = (
    "custodians_talk",
    "custodians_informed",
    "child_involved",
    "management_involved",
    "other_professionals",
    "help_offered",
    "police_informed",
)
SAID = ("", "yes", "yes without a day", "no", "no without a reason", "unknown")


def answered(question, said):
    word = said.split()[0]
    day = DAY if said == "yes" else None
    reason = "weil" if said == "no" else ""
    return ChildProtectionAnswer(
        assessment_id="a", protection_question=question, answer=word, date=day, reason=reason
    )


def procedure(entries=("observation",), answers=None, **facts):
    return Procedure(
        ChildProtectionAssessment(id="a", **facts),
        tuple(
            ChildProtectionEntry(assessment_id="a", date=DAY, protection_entry_kind=kind, text="x")
            for kind in entries
        ),
        tuple(answered(one, said) for one, said in (answers or {}).items() if said),
    )


def complete(path="p4_kkg", **changed):
    facts = {
        "noticed_on": DAY,
        "legal_path": path,
        "urgency": "days",
        "acute_danger": "no",
        "specialist_consulted": "yes",
        "specialist_on": DAY,
        "specialist_name": "Frau Lang, iseF",
        "assessed_on": DAY,
        "risk_result": "latent",
        "reported_on": DAY,
        "reported_to": "ASD",
        "report_form": "written",
        "answered_on": DAY,
        "entries": ("observation",),
        "answers": dict.fromkeys(QUESTIONS, "yes"),
    }
    return procedure(**{**facts, **changed})


@pytest.mark.parametrize("path", PATHS)
def test_a_procedure_with_everything_may_be_closed(path):
    assert rules.may_close(complete(path))
    assert rules.next_step(complete(path)).step == "closed"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("noticed_on", "noticed"),
        ("urgency", "urgency"),
        ("acute_danger", "acute"),
        ("assessed_on", "assessed"),
        ("risk_result", "assessed"),
        ("reported_to", "reported_to"),
        ("answered_on", "feedback"),
    ],
)
def test_what_is_missing_is_named(path, field, code):
    empty = "" if field == "reported_to" else None
    assert rules.missing(complete(path, **{field: empty})) == (code,)


def test_the_specialist_is_a_duty_only_for_independent_carriers():
    refused = {"specialist_consulted": "no", "no_specialist_reason": "nicht erreichbar"}
    assert rules.missing(complete("p8a_agreement", **refused)) == ("specialist",)
    for path in ("p8a_public", "p4_kkg", "p42_schulg"):
        assert rules.may_close(complete(path, **refused))


def test_a_report_that_was_not_made_needs_its_reason_and_no_feedback():
    silent = {"reported_on": None, "answered_on": None}
    assert rules.missing(complete(**silent)) == ("decision",)
    assert rules.may_close(complete(**silent, not_reported_reason="anders abgewendet"))


def test_acute_danger_asks_for_a_call_before_everything_else():
    urgent = procedure(noticed_on=DAY, legal_path="p4_kkg", acute_danger="yes")
    assert rules.needs_help_at_once(urgent)
    assert rules.next_step(urgent).step == "acute_danger"
    states = {one.step: one.state for one in rules.steps(urgent)}
    assert states["specialist"] == states["custodians"] == "later"
    called = procedure(
        noticed_on=DAY, legal_path="p4_kkg", acute_danger="yes", answers={"police_informed": "yes"}
    )
    assert not rules.needs_help_at_once(called)
    assert rules.next_step(called).step == "first_assessment"


FACTS = st.fixed_dictionaries(
    {
        "legal_path": st.sampled_from((None, *PATHS)),
        "noticed_on": st.sampled_from((None, DAY)),
        "urgency": st.sampled_from((None, "days")),
        "acute_danger": st.sampled_from((None, "yes", "no", "unknown")),
        "specialist_consulted": st.sampled_from((None, "yes", "no", "unknown")),
        "specialist_on": st.sampled_from((None, DAY)),
        "specialist_name": st.sampled_from(("", "Frau Lang, iseF")),
        "no_specialist_reason": st.sampled_from(("", "nicht erreichbar")),
        "assessed_on": st.sampled_from((None, DAY)),
        "risk_result": st.sampled_from((None, "latent", "no_danger_no_help")),
        "reported_on": st.sampled_from((None, DAY)),
        "reported_to": st.sampled_from(("", "ASD")),
        "report_form": st.sampled_from((None, "written")),
        "not_reported_reason": st.sampled_from(("", "anders abgewendet")),
        "answered_on": st.sampled_from((None, DAY)),
        "no_feedback_reason": st.sampled_from(("", "zweimal erinnert")),
        "closed_on": st.sampled_from((None, None, None, DAY)),
        "entries": st.sampled_from(((), ("conversation",), ("observation",), ("statement",))),
        "answers": st.fixed_dictionaries({one: st.sampled_from(SAID) for one in QUESTIONS}),
    }
)


def law(facts):
    """Return what the law of the path wants, written a second time and one by one."""
    said = facts["answers"]
    told = {one for one in QUESTIONS if said[one] in ("yes", "no")}
    reported = facts["reported_on"] is not None
    path = facts["legal_path"]
    consulted = (
        facts["specialist_consulted"] == "yes"
        and facts["specialist_on"] is not None
        and facts["specialist_name"] != ""
    )
    excused = facts["specialist_consulted"] == "no" and facts["no_specialist_reason"] != ""
    wanted = [
        facts["closed_on"] is None,
        facts["noticed_on"] is not None,
        bool({"observation", "statement"} & set(facts["entries"])),
        path is not None,
        facts["urgency"] is not None,
        facts["acute_danger"] in ("yes", "no"),
        consulted or (excused and path != "p8a_agreement"),
        facts["assessed_on"] is not None and facts["risk_result"] is not None,
        {"custodians_talk", "child_involved"} <= told,
        reported or facts["not_reported_reason"] != "",
    ]
    if facts["acute_danger"] == "yes":
        wanted.append(reported or said["police_informed"] == "yes")
    if path in ("p8a_agreement", "p42_schulg"):
        wanted.append("management_involved" in told)
    if path == "p8a_public":
        wanted.append(said["other_professionals"] == "yes")
    if path != "p42_schulg" and facts["risk_result"] != "no_danger_no_help":
        wanted.append("help_offered" in told)
    if reported:
        wanted.append(facts["reported_to"] != "" and facts["report_form"] is not None)
        wanted.append("custodians_informed" in told)
        wanted.append(facts["answered_on"] is not None or facts["no_feedback_reason"] != "")
    return all(wanted)


def whole(facts):
    return procedure(**facts)


@settings(max_examples=max(600, settings.default.max_examples))
@given(FACTS)
def test_closing_is_possible_exactly_when_the_law_of_the_path_is_met(facts):
    assert rules.may_close(whole(facts)) == law(facts)


FULL = {
    **{
        name: getattr(complete().assessment, name)
        for name in (
            *("noticed_on", "urgency", "acute_danger", "specialist_consulted", "specialist_on"),
            *("specialist_name", "assessed_on", "risk_result", "reported_on", "reported_to"),
            *("report_form", "answered_on"),
        )
    },
    "no_specialist_reason": "",
    "not_reported_reason": "",
    "no_feedback_reason": "",
    "closed_on": None,
    "entries": ("observation",),
    "answers": dict.fromkeys(QUESTIONS, "yes"),
}


@settings(max_examples=max(800, settings.default.max_examples))
@given(FACTS, st.sets(st.sampled_from(sorted(FULL)), max_size=4), st.sampled_from(PATHS))
def test_closing_is_decided_rightly_near_the_complete_procedure(other, names, path):
    facts = {**FULL, **{name: other[name] for name in names}, "legal_path": path}
    assert rules.may_close(whole(facts)) == law(facts)


@given(FACTS)
def test_every_open_procedure_says_what_comes_next_and_why(facts):
    one = whole({**facts, "closed_on": None})
    following = rules.next_step(one)
    assert (following is None) == one.is_only_counted
    if following is not None and following.step != "closed":
        assert set(following.missing) <= set(rules.missing(one))
        assert following.missing


@given(FACTS)
def test_what_is_missing_belongs_to_steps_that_are_not_done(facts):
    one = whole(facts)
    of_step = {one.code: one.step for one in REQUIREMENTS}
    done = {state.step for state in rules.steps(one) if state.state in ("done", "not_needed")}
    assert not {of_step[code] for code in rules.missing(one)} & done - {"closed"}


def test_every_step_and_every_requirement_has_its_words():
    words = protection_words()
    assert set(words.steps) == set(STEPS)
    assert set(words.missing) == {one.code for one in REQUIREMENTS}
    assert set(words.paths) == set(PATHS) == set(PATH_OF_EMPLOYER.values()) | {"p42_schulg"}


def test_the_newest_answer_and_rating_count():
    first, second = answered("child_involved", "no"), answered("child_involved", "yes")
    ratings = tuple(
        ChildProtectionRating(assessment_id="a", risk_area="housing", risk_rating=one)
        for one in ("green", "red")
    )
    one = Procedure(ChildProtectionAssessment(id="a"), (), (first, second), ratings)
    assert one.answer("child_involved") is second
    assert one.rating("housing") is ratings[1]


def test_an_imported_assessment_is_only_counted_and_asks_for_nothing():
    one = Procedure(ChildProtectionAssessment(reported_on=DAY, assessed_on=DAY))
    assert one.is_only_counted
    assert rules.next_step(one) is None
    assert not rules.feedback_missing(one, DAY + timedelta(days=90))


def test_reviews_feedback_and_the_yearly_look_come_due():
    measure = ChildProtectionMeasure(assessment_id="a", measure="x", review_on=DAY)
    open_one = complete(answered_on=None)
    assert rules.feedback_missing(open_one, DAY + rules.FEEDBACK_AFTER)
    assert not rules.feedback_missing(open_one, DAY + timedelta(days=13))
    planned = Procedure(open_one.assessment, open_one.entries, measures=(measure,))
    assert rules.review_due(planned, DAY)
    assert not rules.review_due(planned, DAY - timedelta(days=1))
    plan, closed = RetentionPlan(), complete(closed_on=DAY)
    assert rules.yearly_review_due(closed, DAY + timedelta(days=365), plan)
    assert not rules.yearly_review_due(closed, DAY + timedelta(days=364), plan)
    looked_at = complete(closed_on=DAY, next_review_on=DAY + timedelta(days=900))
    assert not rules.yearly_review_due(looked_at, DAY + timedelta(days=365), plan)
