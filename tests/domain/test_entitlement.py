"""Who may learn what is kept about a child: the child first, others only with a right shown."""

from datetime import date

import pytest

from ssa_desk.domain.entitlement import Asking, Verdict, verdict

TODAY = date(2026, 3, 2)
OF_TWELVE, ADULT = date(2013, 5, 5), date(2008, 3, 2)


def asked(requester, proof="known", **values):
    secret = values.pop("without_parents", False)
    return verdict(Asking(requester, proof, without_parents=secret, **values), TODAY)


def test_the_child_itself_is_answered():
    assert asked("young_person", birth_date=OF_TWELVE) == Verdict()


@pytest.mark.parametrize("requester", ["young_person", "custodian", "representative", "adult_self"])
@pytest.mark.parametrize("proof", [None, "not_shown"])
def test_nobody_is_answered_without_showing_who_they_are(requester, proof):
    assert asked(requester, proof).refusal == "identity_not_shown"


@pytest.mark.parametrize("proof", [None, "not_shown", "known"])
@pytest.mark.parametrize("custody", ["yes", "no", "unknown", None])
def test_a_custodian_is_refused_alike_where_the_child_is_counselled_in_secret(proof, custody):
    said = asked("custodian", proof, without_parents=True, has_custody=custody)
    assert said == Verdict("without_parents")
    assert said.refusal == "without_parents"


def test_the_child_that_is_counselled_in_secret_is_answered():
    assert asked("young_person", without_parents=True).refusal is None


@pytest.mark.parametrize("requester", ["representative", "other_person", None])
def test_nobody_around_the_child_gets_around_its_secret(requester):
    assert asked(requester, "authority_letter", without_parents=True).refusal == "without_parents"


def test_a_parent_without_custody_is_refused():
    assert asked("custodian", has_custody="no").refusal == "no_custody"


def test_a_parent_of_an_adult_is_refused():
    said = asked("custodian", has_custody="yes", birth_date=ADULT)
    assert said.refusal == "not_entitled"


@pytest.mark.parametrize("custody", ["unknown", None])
def test_custody_that_nobody_noted_is_asked_for(custody):
    said = asked("custodian", has_custody=custody, birth_date=OF_TWELVE)
    assert said == Verdict(hints=("custody_unknown",))


def test_an_older_child_is_heard_before_its_parents_are_answered():
    said = asked("custodian", has_custody="yes", birth_date=date(2011, 1, 1))
    assert said == Verdict(hints=("ask_child",))


def test_other_persons_are_refused_whatever_they_show():
    assert asked("other_person", "identity_card").refusal == "not_entitled"
    assert asked(None, "identity_card").refusal == "not_entitled"


def test_a_representative_shows_the_letter_of_authority():
    assert asked("representative", "identity_card").refusal == "identity_not_shown"
    assert asked("representative", "authority_letter").refusal is None


@pytest.mark.parametrize(
    ("born", "hints"), [(ADULT, ()), (date(2008, 3, 3), ("not_adult",)), (None, ("not_adult",))]
)
def test_adults_are_adults_from_their_birthday_on(born, hints):
    assert asked("adult_self", birth_date=born).hints == hints
