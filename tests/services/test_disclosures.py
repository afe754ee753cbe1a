"""Nothing leaves without a basis that fits, and what leaves is noted."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.content import catalogues
from ssa_desk.domain import clock
from ssa_desk.domain.consents import counts
from ssa_desk.domain.legal_bases import LEGAL_BASES
from ssa_desk.domain.records import (
    Body,
    Case,
    Consent,
    Disclosure,
    Guardian,
    YoungPerson,
)
from ssa_desk.services import disclosure_errors as errors
from ssa_desk.services.disclosure_rules import Situation, permitted
from ssa_desk.services.disclosures import Disclosures, NotPermittedError, Permit, Wish
from ssa_desk.services.files import CannotWriteError
from ssa_desk.storage.errors import AppendOnlyError

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)
CHILD = YoungPerson(
    first_name="Zoë", last_name="Öztürk", birth_date=date(2010, 4, 5), custody="both"
)
CASE = Case(case_no="F-031", young_person_id=CHILD.id)
MOTHER = Guardian(young_person_id=CHILD.id, name="Elif Öztürk", has_custody="yes")
FATHER = Guardian(young_person_id=CHILD.id, name="Jan Groß", has_custody="no")
OFFICE = Body(name="Jugendamt Krefeld")
CONSENT = Consent(
    case_id=CASE.id,
    young_person_id=CHILD.id,
    consent_kind="release_from_secrecy",
    scope="Hilfeplan",
    to_whom="Jugendamt Krefeld",
    purpose="Hilfeplan",
    given_by=("young_person",),
    given_on=date(2026, 1, 10),
    informed_purpose=True,
    informed_refusal=True,
    informed_revocation=True,
)
WISH = {
    "document": "letter",
    "recipient": "Jugendamt Krefeld",
    "legal_basis": "consent",
    "content": "Absprache zum Hilfeplan",
    "case_id": CASE.id,
    "consent_id": CONSENT.id,
}


def keys(name):
    return [one.identifier for one in catalogues.catalogue(name).entries]


@pytest.fixture
def gate(desk):
    with clock.stopped_at(NOW):
        desk.workspace.save(CHILD, CASE, MOTHER, FATHER, OFFICE, CONSENT)
        yield desk.disclosures


def wish(**values):
    return Wish(**{**WISH, **values})


def consented(desk, **values):
    """Return a wish with a consent that differs in this."""
    desk.workspace.save(CONSENT.changed(**values))
    return wish()


def test_a_consent_that_fits_permits_it(gate):
    permit = gate.permit(wish())
    assert isinstance(permit, Permit)
    assert permit.consent == CONSENT
    assert (permit.informed, permit.informed_on) == ("yes", CONSENT.given_on)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"informed_purpose": False}, errors.ConsentIncompleteError),
        ({"informed_refusal": False}, errors.ConsentIncompleteError),
        ({"informed_revocation": False}, errors.ConsentIncompleteError),
        ({"purpose": ""}, errors.ConsentIncompleteError),
        ({"valid_from": date(2026, 3, 3)}, errors.ConsentNotYetError),
        ({"valid_until": date(2026, 3, 1)}, errors.ConsentExpiredError),
        ({"revoked_on": DAY}, errors.ConsentRevokedError),
        ({"to_whom": "Kinderarzt Dr. Öz"}, errors.WrongRecipientError),
        ({"given_by": ("guardian_1", "guardian_2")}, errors.WrongGiverError),
        ({"consent_kind": "photo_video"}, errors.UnfitConsentError),
        ({"consent_kind": "counselling_data"}, errors.UnfitConsentError),
    ],
)
def test_a_consent_that_does_not_fit_permits_nothing(gate, desk, changes, refusal):
    with pytest.raises(refusal):
        gate.permit(consented(desk, **changes))


def test_a_consent_may_name_a_body_of_the_address_book(gate, desk):
    asked = consented(desk, to_whom="", body_id=OFFICE.id)
    assert gate.permit(asked)
    with pytest.raises(errors.WrongRecipientError):
        gate.permit(wish(recipient="Polizei Krefeld"))
    assert gate.permit(wish(recipient="Frau Schmidt", body_id=OFFICE.id))


def test_a_mutual_consent_holds_for_both_sides(gate, desk):
    values = {"to_whom": "Schulsozialarbeit", "from_whom": "Jugendamt Krefeld"}
    with pytest.raises(errors.WrongRecipientError):
        gate.permit(consented(desk, **values))
    assert gate.permit(consented(desk, **values, mutual=True))


def test_the_consent_of_another_child_is_none(gate, desk):
    other = YoungPerson(first_name="Ben")
    case = Case(case_no="F-032", young_person_id=other.id)
    desk.workspace.save(other, case)
    with pytest.raises(errors.MissingConsentError):
        gate.permit(wish(case_id=case.id))


def test_a_consent_that_is_gone_is_none(gate, desk):
    desk.workspace.delete(CONSENT)
    with pytest.raises(errors.MissingConsentError):
        gate.permit(wish())


def test_a_consent_of_the_child_holds_in_each_of_its_cases(gate, desk):
    assert gate.permit(consented(desk, case_id=None))
    assert gate.permit(wish(case_id="", young_person_id=CHILD.id))


@pytest.mark.parametrize("document", keys("disclosed_document"))
@pytest.mark.parametrize("basis", ["", "other", *keys("legal_basis")])
def test_without_what_its_basis_asks_for_nothing_leaves(gate, document, basis):
    """No consent, no word whether the person knows, not pseudonymised, to somebody unknown."""
    own = basis == "person_access" and document in ("access", "letter", "case_excerpt", "other")
    asked = wish(document=document, legal_basis=basis, consent_id="")
    if own or (basis == "person_access" and document == "conversation"):
        assert gate.permit(asked)
        return
    with pytest.raises(NotPermittedError) as refused:
        gate.permit(asked)
    assert "Das Programm hat nichts herausgegeben" in refused.value.sentence


@pytest.mark.parametrize("basis", keys("legal_basis"))
@pytest.mark.parametrize("entrusted", ["", "other", *keys("entrusted_basis")])
def test_what_was_entrusted_leaves_on_a_ground_of_section_65_alone(gate, basis, entrusted):
    document = "case_summary" if basis == "p64_2a_pseudonymised" else "letter"
    asked = wish(
        document=document,
        legal_basis=basis,
        with_entrusted=True,
        entrusted_basis=entrusted,
        pseudonymised="yes",
        informed="yes",
        recipient="Elif Öztürk" if basis == "to_custodians" else WISH["recipient"],
        consent_id="" if basis == "to_custodians" else CONSENT.id,
    )
    fits = entrusted in LEGAL_BASES[basis].entrusted and basis != "to_custodians"
    if fits:
        assert gate.permit(asked).with_entrusted
    else:
        with pytest.raises((errors.EntrustedError, errors.EntrustedConsentError)):
            gate.permit(asked)


def test_only_a_release_from_secrecy_frees_what_was_entrusted(gate, desk):
    desk.workspace.save(CONSENT.changed(consent_kind="school_data"))
    free = wish(with_entrusted=True, entrusted_basis="consent_of_person")
    with pytest.raises(errors.EntrustedConsentError):
        gate.permit(free)


@pytest.mark.parametrize(
    ("said", "released"),
    [
        ("Zoë Öztürk", True),
        ("Zoë", True),
        ("Kind", True),
        ("Öztürk", False),
        ("Elif Öztürk", False),
        ("Kind der Nachbarin", False),
        ("", False),
    ],
)
def test_a_consent_frees_only_what_its_giver_has_entrusted(gate, said, released):
    permit = gate.permit(wish(with_entrusted=True, entrusted_basis="consent_of_person"))
    assert permit.releases(said) == released
    assert not gate.permit(wish()).releases(said)


def test_only_a_consent_that_carries_it_is_noted(gate):
    entry = gate.log(gate.permit(wish(legal_basis="to_custodians", recipient="Elif Öztürk")))
    assert entry.consent_id is None


def test_letters_to_custodians_need_nothing_but_them(gate):
    permit = gate.permit(wish(legal_basis="to_custodians", recipient="Elif Öztürk", consent_id=""))
    assert permit.informed == "yes"


@pytest.mark.parametrize("name", ["Jan Groß", "Frau Meier", "Elif Öztürk und Jan Groß"])
def test_who_has_no_custody_is_no_custodian(gate, name):
    with pytest.raises(errors.NotACustodianError):
        gate.permit(wish(legal_basis="to_custodians", recipient=name))


def test_parents_of_one_who_is_of_age_are_no_custodians(gate, desk):
    desk.workspace.save(CHILD.changed(birth_date=date(2008, 3, 2)))
    with pytest.raises(errors.OfAgeError):
        gate.permit(wish(legal_basis="to_custodians", recipient="Elif Öztürk"))


def test_nobody_writes_to_a_guardian_who_may_not_be_contacted(gate, desk):
    desk.workspace.save(MOTHER.changed(contact_allowed="no"))
    for asked in (
        wish(legal_basis="to_custodians", recipient="Elif Öztürk"),
        wish(legal_basis="p8a_sgb8", recipient="An die Eltern", informed="yes"),
        wish(legal_basis="court_order", recipient="x", guardian_id=MOTHER.id, informed="yes"),
    ):
        with pytest.raises(errors.NoContactError):
            gate.permit(asked)


@pytest.mark.parametrize("basis", keys("legal_basis"))
@pytest.mark.parametrize(
    "recipient", ["Elif Öztürk", "Frau Oeztürk", "E. Öztürk", "Öztürk, E.", "Mutter", "Die Eltern"]
)
def test_parents_learn_nothing_of_a_secret_counselling(gate, desk, basis, recipient):
    desk.workspace.save(CASE.changed(counselling_without_parents=True))
    with pytest.raises(errors.SecretCounsellingError):
        gate.permit(wish(legal_basis=basis, recipient=recipient, informed="yes"))


def test_an_office_beside_the_name_of_a_parent_hides_nobody(gate, desk):
    office = Body(name="Praxis Öztürk")
    desk.workspace.save(office, CASE.changed(counselling_without_parents=True))
    for_whom = {"legal_basis": "p34_stgb", "informed": "yes", "body_id": office.id}
    with pytest.raises(errors.SecretCounsellingError):
        gate.permit(wish(recipient="Elif Öztürk", **for_whom))
    assert gate.permit(wish(recipient="Praxis Öztürk", **for_whom))


def test_another_case_of_the_child_in_secret_blocks_too(gate, desk):
    desk.workspace.save(
        Case(case_no="F-9", young_person_id=CHILD.id, counselling_without_parents=True)
    )
    with pytest.raises(errors.SecretCounsellingError):
        gate.permit(wish(legal_basis="to_custodians", recipient="Elif Öztürk"))


@pytest.mark.parametrize("basis", keys("legal_basis"))
def test_of_a_restricted_case_only_some_things_leave(gate, desk, basis):
    desk.workspace.save(CASE.changed(restricted_on=DAY))
    document = "case_summary" if basis == "p64_2a_pseudonymised" else "letter"
    asked = wish(
        legal_basis=basis,
        document=document,
        pseudonymised="yes",
        informed="yes",
        entrusted_basis="p203_stgb" if basis == "p65_sgb8" else "",
        recipient="Elif Öztürk" if basis == "to_custodians" else WISH["recipient"],
    )
    if LEGAL_BASES[basis].despite_restriction:
        assert gate.log(gate.permit(asked)).case_id == CASE.id
    else:
        with pytest.raises(errors.RestrictedError):
            gate.permit(asked)


@pytest.mark.parametrize("basis", ["p8a_sgb8", "p4_kkg", "p34_stgb", "court_order"])
def test_it_must_be_said_whether_the_person_knows(gate, basis):
    for said in ({}, {"informed": "unknown"}, {"informed": "no"}):
        with pytest.raises(errors.NotInformedError):
            gate.permit(wish(legal_basis=basis, **said))
    told = gate.permit(wish(legal_basis=basis, informed="yes"))
    assert told.informed_on == DAY
    assert gate.permit(
        wish(legal_basis=basis, informed="no", not_informed_reason="gefährdet den Schutz")
    )


def test_specialists_outside_get_only_what_is_pseudonymised(gate):
    basis = "p64_2a_pseudonymised"
    paper = {"document": "case_summary", "legal_basis": basis, "recipient": "Fachberatung"}
    assert gate.permit(wish(**paper, pseudonymised="yes")).informed == "no"
    for values in ({"pseudonymised": "no"}, {"pseudonymised": "yes", "document": "letter"}):
        with pytest.raises(errors.NotPseudonymisedError):
            gate.permit(wish(**{**paper, **values}))


@pytest.mark.parametrize("missing", ["recipient", "content", "document", "way"])
def test_who_gets_what_must_be_said(gate, missing):
    with pytest.raises(errors.IncompleteWishError):
        gate.permit(wish(**{missing: " "}))


def test_what_leaves_is_noted(gate, desk):
    entry = gate.log(gate.permit(wish()), "print")
    assert desk.workspace.find(Disclosure) == [entry]
    assert (entry.recipient, entry.legal_basis, entry.disclosure_way) == (
        "Jugendamt Krefeld",
        "consent",
        "print",
    )
    assert (entry.date, entry.consent_id, entry.by_program) == (DAY, CONSENT.id, True)
    assert (entry.content, entry.pseudonymised) == ("Absprache zum Hilfeplan", "no")


def test_a_permit_ends_with_the_consent_it_rests_on(gate, desk, tmp_path):
    permit = gate.permit(wish())
    desk.consents.revoke(CONSENT, DAY, "")
    with pytest.raises(errors.ConsentRevokedError):
        gate.write(permit, tmp_path / "brief.pdf", b"%PDF")
    assert not (tmp_path / "brief.pdf").exists()
    assert desk.workspace.find(Disclosure) == []


def test_a_file_is_written_and_noted(gate, desk, tmp_path):
    entry = gate.write(gate.permit(wish()), tmp_path / "brief.pdf", b"%PDF")
    assert (tmp_path / "brief.pdf").read_bytes() == b"%PDF"
    assert entry.disclosure_way == "file"


def test_a_file_that_cannot_be_written_is_not_noted(gate, desk, tmp_path):
    (tmp_path / "ordner").write_text("")
    with pytest.raises(CannotWriteError):
        gate.write(gate.permit(wish()), tmp_path / "ordner" / "brief.pdf", b"%PDF")
    assert desk.workspace.find(Disclosure) == []


def test_what_cannot_be_noted_does_not_stay_as_a_file(gate, desk, tmp_path):
    desk.workspace.database.change(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON main.disclosure "
        "BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(Exception, match="CONSTRAINT"):
        gate.write(gate.permit(wish()), tmp_path / "brief.pdf", b"%PDF")
    assert not (tmp_path / "brief.pdf").exists()


def test_what_the_program_noted_stays_as_it_is(gate, desk):
    entry = gate.log(gate.permit(wish()))
    with pytest.raises(AppendOnlyError):
        desk.workspace.save(entry.changed(recipient="Niemand"))
    with pytest.raises(AppendOnlyError):
        desk.workspace.delete(entry)


def test_an_entry_outlives_the_consent_it_names(gate, desk):
    entry = gate.log(gate.permit(wish()))
    desk.workspace.delete(CONSENT)
    assert desk.workspace.get(Disclosure, entry.id).consent_id is None


def test_a_call_is_noted_by_hand_under_the_same_rules(gate, desk):
    call = {"document": "conversation", "way": "telephone", "day": date(2026, 2, 1)}
    entry = gate.note(wish(**call))
    assert (entry.date, entry.by_program) == (date(2026, 2, 1), False)
    with pytest.raises(errors.ConsentNotYetError):
        gate.note(wish(**{**call, "day": date(2026, 1, 9)}))
    with pytest.raises(errors.NotHappenedError):
        gate.note(wish(**{**call, "day": date(2026, 3, 3)}))
    desk.workspace.delete(entry)


def test_neither_wish_nor_permit_shows_what_it_holds(gate):
    assert "Jugendamt" not in repr(wish()) + repr(gate.permit(wish()))


@pytest.mark.parametrize(
    "error",
    [
        one
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, NotPermittedError)
    ],
)
def test_every_refusal_says_that_nothing_left_and_what_helps(error):
    words = {
        NotPermittedError: ("Warum.", "Hilfe."),
        errors.IncompleteWishError: ("wer",),
        errors.ConsentIncompleteError: ("der Tag",),
        errors.WrongGiverError: ("der Vormund fehlt",),
    }
    sentence = error(*words.get(error, ())).sentence
    why, _, helps = sentence.partition(" Das Programm hat nichts herausgegeben")
    assert why.endswith(".")
    assert helps.count(".") >= 2


def test_a_gate_without_a_person_still_asks_for_a_basis(desk):
    with pytest.raises(NotPermittedError):
        Disclosures(desk.workspace).permit(wish(case_id="", legal_basis="x"))


def test_one_file_for_several_people_is_noted_for_each(gate, desk, tmp_path):
    permits = [gate.permit(wish()), gate.permit(wish(content="Zweiter Brief"))]
    entries = gate.write_all(permits, tmp_path / "serie.pdf", b"%PDF")
    assert [one.content for one in entries] == ["Absprache zum Hilfeplan", "Zweiter Brief"]
    assert desk.workspace.count(Disclosure) == 2


def test_where_one_is_not_permitted_any_more_nobody_gets_anything(gate, desk, tmp_path):
    to_mother = wish(legal_basis="to_custodians", recipient="Elif Öztürk", consent_id="")
    permits = [gate.permit(to_mother), gate.permit(wish())]
    desk.consents.revoke(CONSENT, DAY, "")
    with pytest.raises(errors.ConsentRevokedError):
        gate.write_all(permits, tmp_path / "serie.pdf", b"%PDF")
    assert (desk.workspace.count(Disclosure), list(tmp_path.glob("*.pdf"))) == (0, [])


def test_without_a_permit_no_byte_is_written(gate, tmp_path):
    with pytest.raises(CannotWriteError):
        gate.write_all((), tmp_path / "serie.pdf", b"%PDF")
    with pytest.raises(errors.UnknownBasisError):
        gate.log_all((), "print")


def any_of(name):
    return st.sampled_from(["", *keys(name)])


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 5, 1))
WISHES = st.fixed_dictionaries(
    {
        "document": any_of("disclosed_document"),
        "legal_basis": any_of("legal_basis"),
        "recipient": st.sampled_from(["Jugendamt Krefeld", "Elif Öztürk", "Die Eltern", "Arzt"]),
        "with_entrusted": st.booleans(),
        "entrusted_basis": any_of("entrusted_basis"),
        "pseudonymised": any_of("answer"),
        "informed": any_of("answer"),
        "not_informed_reason": st.sampled_from(["", "Schutz"]),
        "guardian_id": st.sampled_from(["", MOTHER.id]),
    }
)
CONSENTS = st.fixed_dictionaries(
    {
        "consent_kind": st.sampled_from(keys("consent_kind")),
        "valid_from": DAYS,
        "valid_until": DAYS,
        "revoked_on": DAYS,
        "informed_purpose": st.booleans(),
        "given_by": st.sets(st.sampled_from(keys("consent_giver"))).map(tuple),
    }
)


@given(WISHES, CONSENTS | st.none(), st.booleans(), st.booleans())
def test_whatever_is_permitted_keeps_every_rule(values, consent, without_parents, is_restricted):
    given_consent = CONSENT.changed(**consent) if consent else None
    situation = Situation(
        day=DAY,
        person=CHILD,
        guardians=(MOTHER, FATHER),
        consent=given_consent,
        without_parents=without_parents,
        is_restricted=is_restricted,
    )
    try:
        permit = permitted(wish(**values), situation)
    except NotPermittedError:
        return
    to_parents = values["guardian_id"] or values["recipient"] in ("Elif Öztürk", "Die Eltern")
    assert not (without_parents and to_parents)
    assert permit.basis.despite_restriction or not is_restricted
    assert values["document"] != "access" or values["legal_basis"] == "person_access"
    assert not permit.basis.only_pseudonymised or values["pseudonymised"] == "yes"
    assert not permit.with_entrusted or values["entrusted_basis"] in permit.basis.entrusted
    assert permit.informed == "yes" or permit.not_informed_reason
    if permit.basis.needs_consent:
        assert given_consent is not None
        assert counts(given_consent, DAY)
        assert "young_person" in given_consent.given_by or not without_parents
