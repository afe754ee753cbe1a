"""Who and what a case names, gathered for its code names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ssa_desk.domain import clock, records
from ssa_desk.domain.base import Record
from ssa_desk.domain.figures.levels import level
from ssa_desk.domain.folding import plain
from ssa_desk.domain.name_words import NameWords
from ssa_desk.domain.pseudonym_things import Thing
from ssa_desk.domain.pseudonyms import UNKNOWN, Known, Person
from ssa_desk.domain.records import Case, Guardian, RelatedPerson, School, YoungPerson
from ssa_desk.services.workspace import R, Workspace

CHILD, WORKER, HEAD, TEACHER = "Kind A", "Schulsozialarbeit", "Schulleitung", "Lehrkraft"
_ALL = 100_000
_PARENTS = {
    "step_parent": "Stiefelternteil",
    "foster_parent": "Pflegeelternteil",
    "legal_guardian": "Vormundschaft",
    "relative": "Angehörige Person",
    "other": "Bezugsperson",
}
_RELATIVES = {
    "sibling": "Geschwister",
    "half_sibling": "Geschwister",
    "step_sibling": "Geschwister",
    "grandparent": "Großelternteil",
    "aunt_uncle": "Angehörige Person",
    "partner_of_parent": "Partnerperson",
    "foster_family": "Pflegefamilie",
    "legal_guardian": "Vormundschaft",
    "family_helper": "Familienhilfe",
    "friend": "Freundesperson",
}
_PARTNERS = {
    "youth_office_asd": "Jugendamt",
    "youth_office_hze": "Jugendamt",
    "juvenile_court_assistance": "Jugendgerichtshilfe",
    "family_counselling": "Beratungsstelle",
    "school_psychology": "Schulpsychologie",
    "child_psychiatry": "Klinik oder Praxis",
    "medical": "Klinik oder Praxis",
    "public_health": "Gesundheitsamt",
    "addiction_counselling": "Beratungsstelle",
    "debt_counselling": "Beratungsstelle",
    "child_protection_specialist": "Kinderschutzberatung",
    "police": "Polizei",
    "family_court": "Gericht",
    "migration_counselling": "Beratungsstelle",
    "victim_support": "Beratungsstelle",
    "other_school": "Schule",
    "daycare": "Kita",
    "company_training_provider": "Betrieb",
    "independent_provider": "Träger",
}
_BODY = "Stelle"
_GRAND = {"oma": "Großmutter", "grossmutter": "Großmutter", "opa": "Großvater"}
_NAMED = re.compile(r"\b(Frau|Herrn?|Fr\.|Hr\.)\s+((?:[^\W\d_]+[ -]?){1,3})")


@dataclass(frozen=True, slots=True, repr=False)
class Gathered:
    """The people of a case and the places of the most important among them."""

    known: Known
    births: frozenset[date]
    places: dict[str, int]
    """Where a record stands among the people, by its id."""
    things: dict[str, int]
    """Where a school or body stands among the things, by its id."""


class CasePeople:
    """Reads everybody who may be named in the texts of one case."""

    def __init__(
        self,
        workspace: Workspace,
        case: Case | None,
        child_id: str | None,
        own: set[str],
        words: NameWords,
    ) -> None:
        self._workspace, self._case, self._child_id = workspace, case, child_id
        self._own, self._words = own, words
        self._people: list[Person] = []
        self._places: dict[str, int] = {}

    def gathered(self) -> Gathered:
        """Return all of them, those of the case first."""
        with self._workspace.database.whole():
            self._gather()
            found = self._bodies()
            known = Known(
                tuple(self._people),
                tuple(thing for _, thing in found),
                tuple(self._classes()),
                tuple(self._texts("address", Guardian, School, records.Body))
                + tuple(self._texts("contact", YoungPerson))
                + (self._workspace.profile().employer_address,),
                tuple(self._telephones()),
                tuple(self._texts("case_no", Case)),
            )
            things = {one: place for place, (one, _) in enumerate(found)}
            return Gathered(known, frozenset(self._births()), self._places, things)

    def _gather(self) -> None:
        child = self._child
        if child is not None:
            self._add(child.id, Person(CHILD, (_name(child),), fixed=True, in_family=True))
        self._add_guardians()
        self._add_relatives()
        self._add_others_in_contacts()
        profile = self._workspace.profile()
        if profile.name:
            self._add(profile.id, Person(WORKER, (profile.name,), fixed=True))
        for school in self._all(School):
            if school.head:
                mine = self._case is not None and school.id == self._case.school_id
                self._add(f"head:{school.id}", Person(HEAD, (school.head,), mine, is_own=mine))
        for one in self._all(records.Teacher):
            self._add_any(one.id, TEACHER, one.name)
        partners = {one.id: _partner(one) for one in self._all(records.Body)}
        for contact in self._all(records.ContactPerson):
            role = f"Fachkraft {partners.get(contact.body_id or '', _BODY)}"
            self._add_any(contact.id, role, contact.name)
        self._add_mentioned()
        self._add_strangers()

    @cached_property
    def _child(self) -> YoungPerson | None:
        found = self._all(YoungPerson)
        return next((one for one in found if one.id == self._child_id), None)

    def _add_guardians(self) -> None:
        mine = [one for one in self._all(Guardian) if self._is_of_child(one)]
        titles = [_title(one.name) for one in mine]
        for guardian, title in zip(mine, titles, strict=True):
            role, fixed = _PARENTS.get(guardian.relation or "", "Elternteil"), False
            if title and role == "Elternteil":
                role = "Mutter" if title == "frau" else "Vater"
                fixed = titles.count(title) == 1
            person = Person(role, (guardian.name,), fixed, in_family=True, title=title)
            self._add(guardian.id, person)

    def _add_relatives(self) -> None:
        siblings = {one.id: _name(one) for one in self._all(YoungPerson)}
        mine = [one for one in self._all(RelatedPerson) if self._is_of_child(one)]
        firsts = [plain(one.name).split(" ")[0] for one in mine]
        for one, first in zip(mine, firsts, strict=True):
            role = _GRAND.get(first, _RELATIVES.get(one.relation or "", "Bezugsperson"))
            names = tuple(filter(None, (one.name, siblings.get(one.sibling_id or "", ""))))
            fixed = role in _GRAND.values() and firsts.count(first) == 1
            if names:
                person = Person(role, names, fixed, in_family=True, title=_title(one.name))
                self._add(one.id, person)
                self._places.setdefault(one.sibling_id or one.id, self._places[one.id])

    def _add_others_in_contacts(self) -> None:
        """Add the children of talks with several: Kind B, Kind C."""
        case_id = self._case.id if self._case else ""
        groups = {one.contact_group_id for one in self._find_contacts(case_id=case_id)} - {None}
        shared = self._find_contacts(contact_group_id=tuple(groups)) if groups else []
        cases = self._workspace.find(
            Case, id=tuple({one.case_id for one in shared} - {case_id}), limit=_ALL
        )
        wanted = {one.young_person_id for one in cases}
        letters = iter("BCDEFGHIJKLMNOPQRSTUVWXYZ")
        for child in self._all(YoungPerson):
            if child.id in wanted and child.id not in self._places:
                role = f"Kind {next(letters, 'Z')}"
                self._add(child.id, Person(role, (_name(child),), fixed=True))

    def _add_mentioned(self) -> None:
        """Add who is named in a short text of the case and stands nowhere else."""
        own = (name for one in self._people if one.is_own for name in one.names)
        known = {plain(word) for name in own for word in _split(name)}
        left_out = self._words.ordinary | self._words.beside | self._words.small
        left_out |= self._words.general
        for text in sorted(set(self._mentions())):
            titled = [(_title(run[1]), run[2].strip(" -")) for run in _NAMED.finditer(text)]
            offices = tuple(self._words.offices)
            said = [one for one in _split(text) if not plain(one).endswith(offices)]
            bare = [("", one) for one in said if one[0].isupper()]
            for title, name in titled or bare:
                words = [one for one in _split(name) if plain(one) not in left_out]
                if words and not known.intersection(map(plain, words)):
                    known |= set(map(plain, words))
                    self._add("", Person(UNKNOWN, (" ".join(words),), title=title))

    def _mentions(self) -> Iterator[str]:
        case_id = self._case.id if self._case else ""
        for contact in self._find_contacts(case_id=case_id):
            yield from (contact.information_source, contact.entrusted_by)
        find = self._workspace.find
        for talk in find(records.ParentContact, case_id=case_id, limit=_ALL):
            yield from (talk.participants, talk.entrusted_by)
        for step in find(records.SupportPlanStep, case_id=case_id, limit=_ALL):
            yield step.responsible
        for kind in (records.ChildProtectionEntry, records.ChildProtectionRating):
            yield from self._texts("information_source", kind)

    def _add_strangers(self) -> None:
        """Add everybody else in the file."""
        for kind in (YoungPerson, Guardian, RelatedPerson):
            for one in self._all(kind):
                name = _name(one) if isinstance(one, YoungPerson) else str(getattr(one, "name", ""))
                self._add_any(one.id, UNKNOWN, name)

    def _add_any(self, record_id: str, role: str, name: str) -> None:
        if name.strip() and record_id not in self._places:
            is_own = record_id in self._own
            self._add(record_id, Person(role, (name,), is_own=is_own, title=_title(name)))

    def _add(self, record_id: str, person: Person) -> None:
        if any(name.strip() for name in person.names):
            self._places[record_id] = len(self._people)
            self._people.append(person)

    def _bodies(self) -> list[tuple[str, Thing]]:
        general = self._words.general
        found = []
        for school in self._all(School):
            telling = [one for one in _split(school.name) if plain(one) not in general]
            words = tuple(one for one in telling if len(one) > 3)
            found.append((school.id, Thing(school.name, "Schule", words=words)))
        own = (self._child.next_school if self._child else "",)
        found += [("", Thing(one, "Schule")) for one in own if one]
        for body in self._all(records.Body):
            is_kind = all(plain(one) in general for one in _split(body.name))
            role = body.name if is_kind and len(_split(body.name)) == 1 else _partner(body)
            found.append((body.id, Thing(body.name, role, fixed=role == body.name)))
        employer = self._workspace.profile().employer_name
        return [*found, ("", Thing(employer, "Anstellungsträger", fixed=True))]

    def _classes(self) -> Iterator[tuple[str, str]]:
        named = {
            *self._texts("class_name", Case, records.ClassMembership, records.Teacher),
            *self._texts("class_name", records.Transition),
        }
        for name in named:
            of_name = level(name, None)
            yield name, f"Jahrgang {of_name}" if of_name.isdigit() else "[Klasse]"

    def _births(self) -> Iterator[date]:
        for kind in (YoungPerson, Guardian, RelatedPerson):
            found = (getattr(one, "birth_date", None) for one in self._all(kind))
            yield from (one for one in found if one is not None)

    def _telephones(self) -> Iterator[str]:
        yield from self._texts("telephone", Guardian, RelatedPerson, records.Teacher, School)
        yield from self._texts("telephone", records.Body, records.ContactPerson)
        yield from self._texts("contact", YoungPerson)
        yield self._workspace.profile().telephone

    def _texts(self, field: str, *kinds: type[Record]) -> Iterator[str]:
        for kind in kinds:
            yield from (text for one in self._all(kind) if (text := str(getattr(one, field))))

    def _all(self, kind: type[R]) -> list[R]:
        return self._workspace.find(kind, limit=_ALL)

    def _find_contacts(
        self,
        **equal: Any,  # noqa: ANN401 - values of any field
    ) -> list[records.CaseContact]:
        return self._workspace.find(records.CaseContact, limit=_ALL, **equal)

    def _is_of_child(self, one: Guardian | RelatedPerson) -> bool:
        return self._child is not None and one.young_person_id == self._child.id


def years(birth: date | None) -> str:
    """Return an age of today in words, nothing where the day of birth is not known."""
    if birth is None:
        return ""
    today = clock.today()
    full = today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
    return f"{full} Jahre"


def persons_of(
    workspace: Workspace, case: Case | None, child_id: str | None
) -> tuple[set[str], set[str]]:
    """Return the ids of a child and its siblings in the file, and of their cases."""
    own = {case.id} if case else set()
    if child_id is None:
        return set(), own
    children = {child_id}
    with workspace.database.whole():
        relatives = workspace.find(RelatedPerson, young_person_id=child_id, limit=_ALL)
        children |= {one.sibling_id for one in relatives if one.sibling_id}
        cases = workspace.find(Case, young_person_id=tuple(children), limit=_ALL)
    return children, {one.id for one in cases} | own


def _name(child: YoungPerson) -> str:
    return f"{child.first_name} {child.last_name}".strip()


def _title(name: str) -> str:
    words: Iterable[str] = plain(name).replace(".", " ").split()
    first = next(iter(words), "")
    if first in ("frau", "fr", "oma", "grossmutter", "mama", "mutter", "tante"):
        return "frau"
    return "herr" if first in ("herr", "herrn", "hr", "opa", "vater", "papa", "onkel") else ""


def _partner(body: records.Body) -> str:
    return _PARTNERS.get(body.partner_type or "", _BODY)


def _split(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
