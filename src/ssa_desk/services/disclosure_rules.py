"""The rules of the gate: what stands against passing something on."""

from dataclasses import dataclass, replace
from datetime import date

from ssa_desk.domain import consents
from ssa_desk.domain.legal_bases import (
    CONSENT_OF_PERSON,
    LEGAL_BASES,
    PERSON_ACCESS,
    TO_CUSTODIANS,
    LegalBasis,
)
from ssa_desk.domain.records import Guardian, YoungPerson
from ssa_desk.domain.records.consent import Consent
from ssa_desk.services import disclosure_errors as errors
from ssa_desk.services.disclosure_wish import Permit, Wish

_PARENTS = frozenset(
    {
        "eltern",
        "elternteil",
        "mutter",
        "vater",
        "mama",
        "papa",
        "stiefmutter",
        "stiefvater",
        "sorgeberechtigte",
        "sorgeberechtigten",
        "sorgeberechtigter",
        "erziehungsberechtigte",
        "erziehungsberechtigten",
    }
)
_FAMILY = _PARENTS | {"familie"}
_ON_REQUEST = frozenset({"access", "case_excerpt", "letter", "conversation", "other"})
_PSEUDONYMISED = frozenset({"case_summary", "consultation_paper"})
_WRITTEN = frozenset({"print", "file", "post", "electronic"})
_CHILD = ("Kind", "Schülerin", "Schüler", "Jugendliche", "Jugendlicher")
"""What the child of the case is called where no name stands."""
_CONSULTED = "Weitergabe nur pseudonymisiert: Wer berät, erfährt nicht, um wen es geht."


@dataclass(frozen=True, slots=True, repr=False)
class Situation:
    """What the file knows of whom a wish is about."""

    day: date
    person: YoungPerson | None = None
    guardians: tuple[Guardian, ...] = ()
    consent: Consent | None = None
    body_name: str = ""
    """The name of the body that the consent names."""
    without_parents: bool = False
    is_restricted: bool = False

    @property
    def age(self) -> int | None:
        """Return the age of the person in years, None where nobody knows."""
        born = self.person.birth_date if self.person else None
        if born is None:
            return None
        return self.day.year - born.year - ((self.day.month, self.day.day) < (born.month, born.day))


def permitted(wish: Wish, situation: Situation) -> Permit:
    """Return the permission; raises the NotPermittedError that stands against it."""
    basis = LEGAL_BASES.get(wish.legal_basis)
    if basis is None:
        raise errors.UnknownBasisError
    _demand_words(wish)
    _demand_right_recipient(wish, situation)
    if situation.is_restricted and not basis.despite_restriction:
        raise errors.RestrictedError
    _demand_fitting_paper(wish, basis)
    if basis.needs_consent:
        demand_consent(wish, situation)
    _demand_entrusted(wish, basis, situation)
    is_carried = basis.needs_consent or (
        wish.with_entrusted and wish.entrusted_basis == CONSENT_OF_PERSON
    )
    consent = situation.consent if is_carried else None
    permit = Permit(wish, basis, consent, _givers(wish, situation))
    return _informed(permit, situation.day)


def demand_consent(wish: Wish, situation: Situation) -> None:
    """Raise unless the consent of the situation carries this wish."""
    consent = situation.consent
    if consent is None:
        raise errors.MissingConsentError
    match consents.state(consent, situation.day):
        case "revoked":
            raise errors.ConsentRevokedError
        case "expired":
            raise errors.ConsentExpiredError
        case "incomplete":
            raise errors.ConsentIncompleteError(", ".join(consents.missing_parts(consent)))
        case "not_yet":
            raise errors.ConsentNotYetError
    if wish.document not in consents.COVERS.get(consent.consent_kind or "", ()):
        raise errors.UnfitConsentError
    _demand_right_givers(consent, situation)
    _demand_named(wish, consent, situation)


def is_guardian(wish: Wish, situation: Situation) -> bool:
    """Return whether a wish goes to the custodians, by its link, its basis or the typed name."""
    if wish.guardian_id or wish.legal_basis == TO_CUSTODIANS:
        return True
    named = _named(wish, situation.guardians)
    if wish.body_id:
        # An office may be called "Beratungsstelle für Eltern" or "Praxis Müller".
        return any(len(consents.words_of(one.name)) > 1 for one in named)
    return bool(consents.words_of(wish.recipient) & _PARENTS or named)


def _demand_words(wish: Wish) -> None:
    wanted = {
        "wer es erhält": wish.recipient,
        "was weitergegeben wird": wish.content,
        "um welche Art von Weitergabe es geht": wish.document,
        "auf welchem Weg es geht": wish.way,
    }
    for words, given in wanted.items():
        if not given.strip():
            raise errors.IncompleteWishError(words)


def _demand_right_recipient(wish: Wish, situation: Situation) -> None:
    to_guardian = is_guardian(wish, situation)
    if to_guardian and situation.without_parents:
        raise errors.SecretCounsellingError
    named = _receivers(wish, situation)
    if any(one.contact_allowed == "no" for one in named):
        raise errors.NoContactError
    if wish.legal_basis != TO_CUSTODIANS:
        return
    if situation.age is not None and situation.age >= consents.OF_AGE:
        raise errors.OfAgeError
    if situation.guardians:
        custodians = [one for one in named if one.has_custody != "no"]
        if not custodians or len(custodians) < len(named):
            raise errors.NotACustodianError


def _receivers(wish: Wish, situation: Situation) -> list[Guardian]:
    """Return the guardians who receive it; "An die Eltern" names them all."""
    by_name = _named(wish, situation.guardians)
    named = [one for one in situation.guardians if one.id == wish.guardian_id or one in by_name]
    everybody = bool(consents.words_of(wish.recipient) & _FAMILY) and not wish.body_id
    return named or (list(situation.guardians) if everybody else [])


def _named(wish: Wish, guardians: tuple[Guardian, ...]) -> list[Guardian]:
    return [one for one in guardians if consents.same_person(one.name, wish.recipient)]


def _demand_fitting_paper(wish: Wish, basis: LegalBasis) -> None:
    """Access goes out on its own basis alone; outside the house only what was checked."""
    if (wish.document == "access") and wish.legal_basis != PERSON_ACCESS:
        raise errors.UnknownBasisError
    if wish.legal_basis == PERSON_ACCESS and wish.document not in _ON_REQUEST:
        raise errors.UnknownBasisError
    if not basis.only_pseudonymised:
        return
    is_checked = wish.document in _PSEUDONYMISED or wish.way not in _WRITTEN
    if wish.pseudonymised != "yes" or not is_checked:
        raise errors.NotPseudonymisedError


def _demand_right_givers(consent: Consent, situation: Situation) -> None:
    custody = situation.person.custody if situation.person else None
    missing = consents.missing_givers(
        consent, situation.age, custody, without_parents=situation.without_parents
    )
    if missing:
        raise errors.WrongGiverError(missing)
    giver = next((one for one in situation.guardians if one.id == consent.guardian_id), None)
    own_enough = set(consent.given_by) == {"young_person"}
    if giver is not None and giver.has_custody == "no" and not own_enough:
        raise errors.WrongGiverError("wer sie gegeben hat, ist nicht sorgeberechtigt")


def _demand_named(wish: Wish, consent: Consent, situation: Situation) -> None:
    if consent.body_id and consent.body_id == wish.body_id:
        return
    named = [consent.to_whom, situation.body_name]
    if consent.mutual:
        named.append(consent.from_whom)
    if not consents.names(named, wish.recipient):
        raise errors.WrongRecipientError


def _demand_entrusted(wish: Wish, basis: LegalBasis, situation: Situation) -> None:
    if not wish.with_entrusted and not basis.needs_entrusted_basis:
        return
    if wish.entrusted_basis not in basis.entrusted:
        raise errors.EntrustedError
    if wish.entrusted_basis != CONSENT_OF_PERSON or wish.legal_basis == PERSON_ACCESS:
        return
    consent = situation.consent
    if consent is None or consent.consent_kind != "release_from_secrecy":
        raise errors.EntrustedConsentError
    demand_consent(wish, situation)


def _givers(wish: Wish, situation: Situation) -> tuple[str, ...]:
    """Return the names of those whose entrusted words the consent releases."""
    child = situation.person
    own = f"{child.first_name} {child.last_name}".strip() if child else ""
    if wish.legal_basis == PERSON_ACCESS:
        return (own, *_CHILD) if own else _CHILD
    consent = situation.consent
    if consent is None:
        return ()
    guardian = next((one.name for one in situation.guardians if one.id == consent.guardian_id), "")
    by_child = "young_person" in consent.given_by
    by_guardian = bool(set(consent.given_by) - {"young_person"})
    named = tuple(
        name for name, gave in ((own, by_child), (guardian, by_guardian)) if gave and name
    )
    return named + (_CHILD if by_child else ())


def _informed(permit: Permit, day: date) -> Permit:
    """Return the permit with what the person knows of it."""
    wish = permit.wish
    match permit.basis.informing:
        case "recipient":
            return replace(permit, informed="yes", informed_on=wish.informed_on or day)
        case "consented" if permit.consent is not None:
            return replace(permit, informed="yes", informed_on=permit.consent.given_on)
        case "pseudonymised":
            return replace(permit, informed="no", not_informed_reason=_CONSULTED)
    if wish.informed == "yes":
        return replace(permit, informed="yes", informed_on=wish.informed_on or day)
    if wish.informed == "no" and wish.not_informed_reason.strip():
        return replace(permit, informed="no", not_informed_reason=wish.not_informed_reason)
    raise errors.NotInformedError
