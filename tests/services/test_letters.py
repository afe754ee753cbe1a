from dataclasses import replace
from datetime import date

import pytest

from pdf import pages
from ssa_desk.content import catalogues
from ssa_desk.content import letters as content
from ssa_desk.content.errors import UnknownLetterError
from ssa_desk.domain.records import (
    Case,
    Consent,
    Guardian,
    School,
    WorkerProfile,
    YoungPerson,
)
from ssa_desk.services.disclosure_errors import (
    ConsentExpiredError,
    ConsentIncompleteError,
    ConsentRevokedError,
    MissingConsentError,
    NotACustodianError,
    NotPermittedError,
    WrongRecipientError,
)
from ssa_desk.services.letters import LetterBlockedError

CHILD = YoungPerson(first_name="Zoë", last_name="Öztürk-Groß", birth_date=date(2013, 4, 5))
MOTHER = Guardian(
    young_person_id=CHILD.id,
    name="Elif Öztürk",
    language="ar",
    interpreter_needed="yes",
    has_custody="yes",
    address="Nordstraße 5\n47798 Krefeld",
)
FATHER = Guardian(young_person_id=CHILD.id, name="Jan Groß", language="sq", has_custody="no")
NORD = School(name="Gesamtschule Nord", address="Nordwall 1, 47798 Krefeld")
SUED = School(name="Realschule Süd")
CASE = Case(case_no="F-031", young_person_id=CHILD.id, school_id=NORD.id, main_topic="bullying")
CONSENT = Consent(
    case_id=CASE.id,
    consent_kind="release_from_secrecy",
    scope="Absprachen",
    to_whom="Frau Lehr",
    purpose="Unterricht",
    given_by=("guardian_1", "guardian_2"),
    given_on=date(2025, 1, 10),
    informed_purpose=True,
    informed_refusal=True,
    informed_revocation=True,
)
TALK = {"guardian": "A", "child": "B", "date": "1.2.2026", "time": "14:30", "room": "B 014"}


@pytest.fixture
def letters(desk):
    desk.workspace.save(
        CHILD, FATHER, MOTHER, NORD, SUED, CASE, WorkerProfile(name="Sabine Müller", room="B 014")
    )
    return desk.letters


def to(letters, guardian, kind="L04"):
    """The letter about the case to the household of a guardian."""
    draft = letters.begin(kind, case_id=CASE.id)
    found = (one for one in draft.recipients if guardian.id in one.guardian_ids)
    return letters.order(draft, next(found))


def test_the_letter_knows_what_the_file_knows(letters):
    assert to(letters, MOTHER).values == {
        "guardian": "Elif Öztürk",
        "address": "Nordstraße 5\n47798 Krefeld",
        "child": "Zoë Öztürk-Groß",
        "room": "B 014",
        "interpreter": "yes",
        "school": "Gesamtschule Nord",
    }


def test_another_guardian_may_be_chosen(letters):
    values = to(letters, FATHER).values
    assert values["guardian"] == "Jan Groß"
    assert "address" not in values


def test_without_a_case_the_form_begins_with_the_room(letters):
    assert letters.begin("L04").values == {"room": "B 014"}


def test_the_letter_goes_out_under_the_school_of_the_case(letters):
    values = {**to(letters, MOTHER).values, "date": "1.2.2026", "time": "14:30"}
    (text,) = pages(letters.set_letter("L04", "de", values))
    assert "Gesamtschule Nord · Nordwall 1, 47798 Krefeld" in text
    assert "Sabine Müller" in text


def test_a_letter_tells_nothing_of_the_case(letters):
    values = {**to(letters, MOTHER).values, "date": "1.2.2026", "time": "14:30"}
    text = " ".join(pages(letters.set_letter("L04", "ar", values)))
    assert not any(word in text for word in ("F-031", "Mobbing", "05.04.2013", "2013"))


def test_a_child_counselled_without_its_parents_gets_no_letter(letters, desk):
    desk.workspace.save(CASE.changed(counselling_without_parents=True))
    for guardian in (MOTHER, FATHER):
        with pytest.raises(LetterBlockedError, match=r"§ 8 Abs\. 3 SGB VIII"):
            letters.pdf(to(letters, guardian))


def test_another_case_of_the_same_child_blocks_too(letters, desk):
    desk.workspace.save(
        Case(case_no="F-032", young_person_id=CHILD.id, counselling_without_parents=True)
    )
    with pytest.raises(LetterBlockedError):
        letters.pdf(to(letters, MOTHER))


@pytest.mark.parametrize("name", ["Zoë Öztürk-Groß", "ÖZTÜRK-GROSS, Zoë", "zoë öztürk groß"])
def test_a_blocked_child_typed_by_hand_is_blocked_too(letters, desk, name):
    desk.workspace.save(CASE.changed(counselling_without_parents=True))
    with pytest.raises(LetterBlockedError):
        letters.set_letter("L04", "de", {**TALK, "child": name})


def test_other_children_are_not_blocked_with_it(letters, desk):
    desk.workspace.save(CASE.changed(counselling_without_parents=True))
    assert letters.set_letter("L04", "de", TALK).startswith(b"%PDF")


def test_a_guardian_who_may_not_be_contacted_gets_no_letter(letters, desk):
    desk.workspace.save(MOTHER.changed(contact_allowed="no"))
    with pytest.raises(LetterBlockedError):
        letters.pdf(to(letters, MOTHER))
    assert [one.reason for one in letters.blocks(to(letters, FATHER))] == ["Angabe fehlt"]


def test_the_language_is_that_of_the_guardian_where_the_letter_has_it(letters):
    assert to(letters, MOTHER).language == "ar"
    assert to(letters, MOTHER, "L05").language == "de"


def test_the_arabic_text_is_shown_as_unchecked(letters):
    assert letters.review_state("L04", "ar") == "ungeprüft"


def test_an_unknown_kind_is_refused(letters):
    with pytest.raises(UnknownLetterError):
        letters.set_letter("L99", "de", TALK)


def wish(letters, **values):
    whole = {**TALK, "guardian": "Elif Öztürk", "child": "Zoë Öztürk-Groß", **values}
    return letters.wish("L04", "de", whole, CASE.id, MOTHER.id)


def test_a_letter_to_custodians_leaves_without_a_question(letters, desk):
    permit = desk.disclosures.permit(wish(letters))
    assert (permit.wish.legal_basis, permit.wish.guardian_id) == ("to_custodians", MOTHER.id)
    assert permit.wish.content == "Einladung zum Gespräch (Deutsch)"


def test_a_guardian_overwritten_by_hand_is_not_the_recipient(letters, desk):
    asked = wish(letters, guardian="Frau Meier")
    assert asked.guardian_id == ""
    with pytest.raises(NotPermittedError):
        desk.disclosures.permit(asked)


def test_a_letter_to_a_parent_without_custody_needs_another_basis(letters, desk):
    with pytest.raises(NotACustodianError):
        desk.disclosures.permit(wish(letters, guardian="Jan Groß"))


def test_a_child_typed_by_hand_brings_its_rules(letters, desk):
    values = {**TALK, "guardian": "Jan Groß", "child": "ÖZTÜRK-GROSS, Zoë"}
    asked = letters.wish("L04", "de", values)
    assert asked.young_person_id == CHILD.id
    with pytest.raises(NotACustodianError):
        desk.disclosures.permit(asked)


@pytest.fixture
def _needing_consent(monkeypatch):
    """The invitation as a letter that needs a release from secrecy (L17 will be one)."""
    needing = replace(content.kind("L04"), needs_consent="release_from_secrecy", to="body")
    monkeypatch.setattr(content, "kind", lambda _name: needing)


@pytest.mark.usefixtures("_needing_consent")
@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        (None, MissingConsentError),
        ({"valid_until": date(2026, 1, 1)}, ConsentExpiredError),
        ({"revoked_on": date(2026, 1, 1)}, ConsentRevokedError),
        ({"informed_purpose": False}, ConsentIncompleteError),
        ({"to_whom": "Jugendamt"}, WrongRecipientError),
        ({}, None),
    ],
)
def test_a_letter_that_needs_a_consent_leaves_with_one_that_counts(letters, desk, changes, refusal):
    if changes is not None:
        desk.workspace.save(CONSENT.changed(**changes))
    asked = letters.wish("L04", "de", {**TALK, "guardian": "Frau Lehr"}, CASE.id)
    assert asked.legal_basis == "consent"
    if refusal is None:
        assert desk.disclosures.permit(asked).consent.id == CONSENT.id
        return
    with pytest.raises(refusal):
        desk.disclosures.permit(asked)


def test_every_letter_names_a_kind_of_consent_that_there_is(letters):
    known = {one.identifier for one in catalogues.catalogue("consent_kind").entries}
    assert {one.needs_consent for one in letters.kinds()} <= known | {""}
