"""A consent counts from its first day to its last, until it is revoked, when it is complete."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.content import catalogues
from ssa_desk.domain.consents import (
    COVERS,
    counts,
    missing_givers,
    missing_parts,
    names,
    problems,
    same_person,
    state,
)
from ssa_desk.domain.records.consent import Consent

DAY = date(2026, 3, 1)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
MAYBE = st.none() | DAYS
GIVERS = tuple(one.identifier for one in catalogues.catalogue("consent_giver").entries)
KINDS = tuple(one.identifier for one in catalogues.catalogue("consent_kind").entries)
COMPLETE = {
    "case_id": "c",
    "consent_kind": "release_from_secrecy",
    "scope": "Absprachen zum Hilfeplan",
    "to_whom": "Jugendamt Krefeld",
    "purpose": "Hilfeplan",
    "given_by": ("young_person",),
    "given_on": DAY,
    "informed_purpose": True,
    "informed_refusal": True,
    "informed_revocation": True,
}


def consent(**values):
    return Consent(**{**COMPLETE, **values})


def lacking(**values):
    return missing_parts(consent(**values))


def givers(kind, given, age, custody="both", *, without_parents=False):
    one = consent(consent_kind=kind, given_by=given)
    return missing_givers(one, age, custody, without_parents=without_parents)


def test_every_kind_of_consent_says_what_it_covers():
    assert set(COVERS) == set(KINDS)
    documents = {one.identifier for one in catalogues.catalogue("disclosed_document").entries}
    assert all(covered <= documents for covered in COVERS.values())
    assert not any("access" in covered for covered in COVERS.values())


@pytest.mark.parametrize("tick", ["informed_purpose", "informed_refusal", "informed_revocation"])
def test_without_one_of_the_three_ticks_it_does_not_count(tick):
    assert state(consent(**{tick: False}), DAY) == "incomplete"


@pytest.mark.parametrize(
    "part", ["consent_kind", "scope", "to_whom", "purpose", "given_by", "given_on"]
)
def test_without_an_important_part_it_does_not_count(part):
    empty = () if part == "given_by" else None if part in ("given_on", "consent_kind") else ""
    assert state(consent(**{part: empty}), DAY) == "incomplete"


def test_storing_data_names_no_recipient():
    assert lacking(consent_kind="counselling_data", to_whom="", scope="") == ()


def test_a_body_of_the_address_book_is_a_recipient():
    assert lacking(to_whom="", body_id="b") == ()


@given(DAYS, MAYBE, MAYBE, MAYBE, DAYS)
def test_it_counts_only_between_its_days(given_on, begin, end, revoked, day):
    one = consent(given_on=given_on, valid_from=begin, valid_until=end, revoked_on=revoked)
    inside = (begin or given_on) <= day and (end is None or day <= end)
    assert counts(one, day) == (inside and (revoked is None or day < revoked))


@given(DAYS, DAYS, MAYBE)
def test_after_a_revocation_it_never_counts_again(revoked, day, end):
    one = consent(given_on=date(2020, 1, 1), valid_until=end, revoked_on=revoked)
    if day >= revoked:
        assert state(one, day) == "revoked"


@given(st.integers(0, 60))
def test_it_is_told_as_ending_in_its_last_thirty_days(left):
    one = consent(valid_until=DAY + timedelta(days=left))
    assert (state(one, DAY) == "expiring") == (left <= 30)


@given(st.sampled_from(KINDS), st.sets(st.sampled_from(GIVERS)), st.integers(0, 25))
def test_one_who_is_of_age_consents_alone(kind, given, age):
    if age >= 18:
        assert (givers(kind, given, age) == "") == ("young_person" in given)


@given(st.sampled_from(KINDS), st.sets(st.sampled_from(GIVERS)), st.none() | st.integers(0, 25))
def test_counselled_in_secret_only_the_child_itself_counts(kind, given, age):
    told = givers(kind, given, age, without_parents=True)
    assert (told == "") == ("young_person" in given)


@given(
    st.sampled_from(KINDS),
    st.sets(st.sampled_from(GIVERS)),
    st.none() | st.integers(0, 25),
    st.sampled_from((None, "both", "mother", "father", "legal_guardian", "unclear")),
)
def test_more_givers_never_make_a_consent_worse(kind, given, age, custody):
    if not givers(kind, given, age, custody):
        assert not givers(kind, set(GIVERS), age, custody)


def test_from_fifteen_the_young_person_releases_alone():
    assert givers("release_from_secrecy", ("young_person",), 15) == ""
    assert givers("release_from_secrecy", ("guardian_1", "guardian_2"), 15)


def test_below_fifteen_both_parents_sign_when_both_have_custody():
    assert givers("release_from_secrecy", ("guardian_1", "guardian_2"), 14) == ""
    assert givers("release_from_secrecy", ("guardian_1",), 14)
    assert givers("release_from_secrecy", ("young_person",), 14)


def test_one_parent_with_custody_is_enough():
    assert givers("release_from_secrecy", ("guardian_1",), 10, "mother") == ""


def test_a_legal_guardian_signs_where_there_is_one():
    assert givers("release_from_secrecy", ("legal_guardian",), 10, "legal_guardian") == ""
    assert givers("release_from_secrecy", ("guardian_1",), 10, "legal_guardian")


def test_on_pictures_child_and_parents_agree_from_fourteen():
    parents = ("guardian_1", "guardian_2")
    assert givers("photo_video", parents, 13) == ""
    assert givers("photo_video", parents, 14)
    assert givers("photo_video", ("young_person",), 14)
    assert givers("photo_video", ("young_person", *parents), 14) == ""


@pytest.mark.parametrize("kind", ["release_from_secrecy", "photo_video", "handover"])
def test_an_unknown_age_asks_child_and_parents(kind):
    assert givers(kind, ("young_person",), None)
    assert givers(kind, ("guardian_1", "guardian_2"), None)
    assert givers(kind, ("young_person", "guardian_1", "guardian_2"), None) == ""


@pytest.mark.parametrize("custody", [None, "unclear", "both"])
def test_an_unknown_custody_asks_both_parents(custody):
    assert givers("external_test", ("guardian_1",), 10, custody)
    assert givers("external_test", ("guardian_1", "guardian_2"), 10, custody) == ""


@pytest.mark.parametrize(
    ("named", "recipient", "covered"),
    [
        ("Jugendamt Krefeld", "Jugendamt Krefeld", True),
        ("Jugendamt Krefeld", "Frau Schmidt, Jugendamt Krefeld", True),
        ("Jugendamt Krefeld", "Jugendamt", False),
        ("Jugendamt Krefeld", "Jugendamt Moers", False),
        ("Frau Müller", "Frau Mueller", True),
        ("Frau Müller", "Frau Meier", False),
        ("Schmidt, Anna", "Anna Meier", False),
        ("Kinderarzt Dr. Öz; Jugendamt Krefeld", "Jugendamt Krefeld", True),
        ("Jugendamt Krefeld und SPZ am Park", "SPZ am Park", True),
        ("Frau", "Frau Meier", False),
        ("", "Jugendamt", False),
        ("Jugendamt", "", False),
    ],
)
def test_a_consent_covers_whom_it_names(named, recipient, covered):
    assert names([named], recipient) == covered


def test_a_person_is_known_by_a_part_of_the_name():
    assert same_person("Elif Öztürk", "Frau Oeztuerk")
    assert not same_person("Elif Öztürk", "Zoë Öztürk")
    assert not same_person("", "Elif Öztürk")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_texts_may_stand_as_names(named, recipient):
    names([named], recipient)
    same_person(named, recipient)


def odd(**values):
    return [one.field for one in problems(consent(**values))]


def test_days_that_cannot_follow_each_other_look_odd():
    assert odd() == []
    assert odd(valid_until=DAY - timedelta(days=1)) == ["valid_until"]
    assert odd(valid_from=DAY + timedelta(days=9), valid_until=DAY) == ["valid_until"]
    assert odd(revoked_on=DAY - timedelta(days=1)) == ["revoked_on"]
    assert odd(given_on=date(2100, 1, 1)) == ["given_on"]


def test_a_consent_of_nobody_looks_odd():
    assert odd(case_id=None) == ["case_id"]
    assert odd(case_id=None, young_person_id="y") == []
