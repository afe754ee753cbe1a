"""Finds who a letter may go to, and asks the rules of the gate for many children at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ssa_desk.content.letters import LetterKind
from ssa_desk.domain import clock, consents
from ssa_desk.domain.legal_bases import PERSON_ACCESS, TO_CUSTODIANS
from ssa_desk.domain.records import Body, Case, Consent, Guardian, School, Teacher, YoungPerson
from ssa_desk.services import disclosure_errors, disclosure_rules
from ssa_desk.services.class_history import ClassHistory
from ssa_desk.services.consents import Consents
from ssa_desk.services.disclosure_rules import Situation
from ssa_desk.services.disclosure_wish import Wish
from ssa_desk.services.disclosures import Disclosures
from ssa_desk.services.letter_people import (
    Block,
    Recipient,
    age_of,
    households,
    interpreter_of,
    is_of_age,
    language_of,
    may_ask,
    place,
)
from ssa_desk.services.workspace import Workspace

_MOST = 100_000
_YOUTH_OFFICES = ("youth_office_asd", "youth_office_hze")
_NOBODY = Block(
    "niemand eingetragen",
    "Für dieses Kind ist niemand eingetragen, der den Brief erhalten kann. Bitte tragen Sie im "
    "Fall die Sorgeberechtigten ein, oder schreiben Sie den Namen von Hand.",
)
_SAME_PLACE = (
    "An dieser Anschrift wohnt auch jemand, mit dem kein Kontakt erlaubt ist. Bitte übergeben Sie "
    "den Brief persönlich."
)
UNKNOWING, NO_CONTACT = "Beratung ohne Wissen der Eltern", "Kontakt nicht erlaubt"
_REASONS: Mapping[type[disclosure_errors.NotPermittedError], str] = {
    disclosure_errors.IncompleteWishError: "Name fehlt",
    disclosure_errors.SecretCounsellingError: UNKNOWING,
    disclosure_errors.NoContactError: NO_CONTACT,
    disclosure_errors.NotACustodianError: "nicht sorgeberechtigt",
    disclosure_errors.OfAgeError: "volljährig",
    disclosure_errors.RestrictedError: "Verarbeitung eingeschränkt",
    disclosure_errors.MissingConsentError: "Einwilligung fehlt",
    disclosure_errors.UnfitConsentError: "Einwilligung passt nicht",
    disclosure_errors.ConsentNotYetError: "Einwilligung gilt noch nicht",
    disclosure_errors.ConsentExpiredError: "Einwilligung abgelaufen",
    disclosure_errors.ConsentRevokedError: "Einwilligung widerrufen",
    disclosure_errors.ConsentIncompleteError: "Einwilligung unvollständig",
    disclosure_errors.WrongGiverError: "Zustimmung fehlt",
    disclosure_errors.WrongRecipientError: "Einwilligung nennt jemand anderen",
}


_ON_ANOTHER_BASIS = (
    disclosure_errors.NotACustodianError,
    disclosure_errors.OfAgeError,
    disclosure_errors.RestrictedError,
)
"""What stands against informing custodians, but not against a consent."""


@dataclass(frozen=True, slots=True, repr=False)
class Child:
    """One child as letters need it: restricted cases count for the rules, too."""

    person: YoungPerson
    guardians: tuple[Guardian, ...]
    cases: tuple[Case, ...]

    @property
    def name(self) -> str:
        """Return first and last name."""
        return f"{self.person.first_name} {self.person.last_name}".strip()

    @property
    def is_secret(self) -> bool:
        """Return whether it is counselled without the knowledge of its guardians."""
        return any(one.counselling_without_parents for one in self.cases)

    @property
    def is_guarded(self) -> bool:
        """Return whether it is counselled so, or a case of it is restricted in processing."""
        return self.is_secret or any(one.restricted_on is not None for one in self.cases)


def children(workspace: Workspace, ids: Iterable[str]) -> dict[str, Child]:
    """Return these children by id, with three questions to the file however many they are."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        return {}
    guardians: dict[str | None, list[Guardian]] = defaultdict(list)
    cases: dict[str | None, list[Case]] = defaultdict(list)
    with workspace.database.whole():
        people = workspace.find(YoungPerson, id=wanted, limit=_MOST)
        for guardian in workspace.find(Guardian, young_person_id=wanted, limit=_MOST):
            guardians[guardian.young_person_id].append(guardian)
        for case in workspace.find(Case, young_person_id=wanted, limit=_MOST):
            cases[case.young_person_id].append(case)
    return {one.id: Child(one, tuple(guardians[one.id]), tuple(cases[one.id])) for one in people}


def refusal(error: disclosure_errors.NotPermittedError) -> Block:
    """Return the words of the gate as a block."""
    is_final = not isinstance(error, _ON_ANOTHER_BASIS)
    return Block(_REASONS.get(type(error), "nicht erlaubt"), error.sentence, is_final)


class LetterPeople:
    """Finds recipients of a letter and says what stands against each."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of_case(self, kind: LetterKind, case: Case, first: str = "") -> tuple[Recipient, ...]:
        """Return who a letter about a case may go to; the household of guardian `first` first."""
        known = children(self._workspace, [case.young_person_id or ""])
        child = known.get(case.young_person_id or "")
        if kind.to == "body" and not kind.needs_consent:
            return tuple(self._offices(case, child))
        if kind.to in ("teacher", "body"):
            return tuple(self._released(kind, case))
        base = Recipient(
            "guardian",
            case_id=case.id,
            class_name=ClassHistory(self._workspace).today(case),
            school=self._school(case),
        )
        if child is None:
            return (replace(base, blocks=(_NOBODY,)),)
        found = self.of_child(kind, child, base, case)
        return tuple(sorted(found, key=lambda one: first not in one.guardian_ids))

    def of_child(
        self, kind: LetterKind, child: Child, base: Recipient, case: Case | None
    ) -> list[Recipient]:
        """Return the households of a child and the young person itself, each with its blocks."""
        base = replace(base, child=child.name, young_person_id=child.person.id)
        age = age_of(child.person)
        is_own = kind.to == "young_person" or is_of_age(age)
        found = [] if is_of_age(age) and not child.guardians else list(_homes(child, base))
        if is_own or may_ask(age):
            found.append(replace(_young_person(child, base), proposed=is_own))
        checked = [self._checked(one, child, case) for one in found]
        if kind.to == "young_person":
            checked = [replace(one, proposed=one.to == "young_person") for one in checked]
        return sorted(checked, key=lambda one: (not one.proposed, one.is_blocked))

    def guards(self, wish: Wish, child: Child, case: Case | None) -> tuple[Block, ...]:
        """Return what the rules of the gate say against a wish that needs no consent."""
        own = (case,) if case else child.cases
        situation = Situation(
            day=clock.today(),
            person=child.person,
            guardians=child.guardians,
            without_parents=child.is_secret,
            is_restricted=any(one.restricted_on is not None for one in own),
        )
        try:
            disclosure_rules.permitted(wish, situation)
        except disclosure_errors.NotPermittedError as error:
            return (refusal(error),)
        return ()

    def _checked(self, one: Recipient, child: Child, case: Case | None) -> Recipient:
        if one.blocks:
            return one
        blocks = self.guards(wish_to(one, "Brief"), child, case)
        return replace(one, blocks=blocks, proposed=one.proposed and not _is_no_party(one, child))

    def _released(self, kind: LetterKind, case: Case) -> Iterable[Recipient]:
        """Yield the teachers that a consent names, then those of the class, with their blocks."""
        found = Consents(self._workspace).of(case.id, case.young_person_id or "")
        fitting = [one for one in found if one.consent_kind == kind.needs_consent]
        named = [Consents(self._workspace).recipient(one) for one in fitting]
        names = [one for one in named if one] + self._teachers(case, named)
        known = children(self._workspace, [case.young_person_id or ""])
        child = known.get(case.young_person_id or "")
        for name in dict.fromkeys(names):
            consent = self._consent(fitting, name)
            one = Recipient(
                "teacher",
                (name,),
                language="de",
                child=child.name if child else "",
                case_id=case.id,
                young_person_id=case.young_person_id or "",
                consent_id=consent.id if consent else "",
                school=self._school(case),
            )
            yield replace(one, blocks=self._refused(wish_to(one, "Brief")))

    def _offices(self, case: Case, child: Child | None) -> Iterable[Recipient]:
        """Yield the youth offices of the address book, and one by its plain name."""
        base = Recipient(
            "body",
            ("Jugendamt",),
            language="de",
            child=child.name if child else "",
            case_id=case.id,
            young_person_id=case.young_person_id or "",
            school=self._school(case),
        )
        found = self._workspace.find(
            Body, order="name", limit=_MOST, partner_type=_YOUTH_OFFICES, retired=False
        )
        for one in found:
            yield replace(base, names=(one.name,), address=one.address, proposed=False)
        yield replace(base, proposed=not found)

    def _consent(self, found: Sequence[Consent], name: str) -> Consent | None:
        """Return the consent that names somebody, one that counts first; else any."""
        best = Consents(self._workspace).best(found, "letter", name)
        naming = (one for one in found if consents.names((one.to_whom,), name))
        return best or next(naming, None) or next(iter(found), None)

    def _refused(self, wish: Wish) -> tuple[Block, ...]:
        try:
            Disclosures(self._workspace).permit(wish)
        except disclosure_errors.NotPermittedError as error:
            return (refusal(error),)
        return ()

    def _teachers(self, case: Case, named: Sequence[str]) -> list[str]:
        class_name = ClassHistory(self._workspace).today(case)
        if not class_name:
            return []
        found = self._workspace.find(Teacher, order="name", class_name=class_name)
        here = [one.name for one in found if one.school_id in (None, case.school_id)]
        return [one for one in here if not any(consents.same_person(one, other) for other in named)]

    def _school(self, case: Case) -> str:
        return self._workspace.get(School, case.school_id).name if case.school_id else ""


def wish_to(one: Recipient, content: str) -> Wish:
    """Return what the gate is asked for a letter to a recipient of the file."""
    bases = {"guardian": TO_CUSTODIANS, "open": TO_CUSTODIANS, "young_person": PERSON_ACCESS}
    return Wish(
        document="letter",
        recipient=one.called("de"),
        guardian_id=one.guardian_ids[0] if one.guardian_ids else "",
        legal_basis=bases.get(one.to, "consent"),
        consent_id=one.consent_id,
        content=content,
        case_id=one.case_id,
        young_person_id="" if one.case_id else one.young_person_id,
    )


def _homes(child: Child, base: Recipient) -> Iterable[Recipient]:
    """Yield one recipient per household; who may not be written to stands alone."""
    allowed = [
        one for one in child.guardians if one.has_custody != "no" and one.contact_allowed != "no"
    ]
    others = [one for one in child.guardians if one not in allowed]
    if not child.guardians:
        yield replace(base, language=child.person.family_language or "", blocks=(_NOBODY,))
    shut = {place(one.address) for one in others if one.contact_allowed == "no"} - {""}
    for people in (*households(allowed), *((one,) for one in others)):
        home = _home(people, base)
        if people[0] in allowed and place(home.address) in shut:
            home = replace(home, hints=(_SAME_PLACE,))
        yield home


def _home(people: Sequence[Guardian], base: Recipient) -> Recipient:
    return replace(
        base,
        to="guardian",
        names=tuple(dict.fromkeys(one.name for one in people if one.name)),
        address=people[0].address,
        language=language_of(people),
        interpreter=interpreter_of(people),
        guardian_ids=tuple(one.id for one in people),
    )


def _young_person(child: Child, base: Recipient) -> Recipient:
    """Return the young person itself: no address, the paper is handed over."""
    names = (child.name,) if child.name else ()
    language = child.person.family_language or ""
    return replace(base, to="young_person", names=names, language=language)


def _is_no_party(one: Recipient, child: Child) -> bool:
    """Return whether somebody of a household has no custody: only on the worker's own wish."""
    by_id = {guardian.id: guardian for guardian in child.guardians}
    return any(by_id[key].has_custody == "no" for key in one.guardian_ids if key in by_id)
