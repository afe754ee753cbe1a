"""What rows may refer to: cases, children and schools of the file and of rows read so far."""

from collections.abc import Callable, Iterable
from datetime import date

from ssa_desk.domain.base import Record
from ssa_desk.domain.catalogue import Catalogue
from ssa_desk.domain.figures.identity import child_identity
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.group_offer import GroupOffer
from ssa_desk.domain.records.school import School
from ssa_desk.domain.records.young_person import YoungPerson
from ssa_desk.services.imports.plan import RowKey
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import import_rows
from ssa_desk.storage.import_rows import CaseLink

Features = tuple[str | None, str | None, str | None, str | None]
Identity = tuple[str, str, str]


class Stock:
    """Grows with every accepted row, so that later rows find it."""

    def __init__(self, workspace: Workspace) -> None:
        database = workspace.database
        self.catalogue: Callable[[str], Catalogue] = workspace.catalogue
        self._known = {RowKey(*row) for row in import_rows.known_rows(database)}
        self._cases: dict[str, CaseLink] = {}
        for case in import_rows.cases(database):
            self._cases.setdefault(_folded(case.case_no), case)
        self._offers = {_folded(number): one for number, one in import_rows.offers(database)}
        self._schools = {_folded(school.name): school for school in workspace.schools()}
        self._persons: dict[tuple[Identity, Features], str] = {}
        self._identities: set[Identity] = set()
        restricted = import_rows.restricted_persons(database)
        self._restricted: set[Identity] = set()
        for person in import_rows.persons(database):
            identity = child_identity(person.last_name, person.first_name, person.birth_date)
            if identity and person.id in restricted:
                self._restricted.add(identity)
            self._note_person(
                person.id,
                identity,
                (
                    person.gender,
                    person.family_language,
                    person.german_main_family_language,
                    person.newly_arrived,
                ),
            )

    def knows(self, key: RowKey) -> bool:
        """Return whether the row was imported before, or is already part of this import."""
        return key in self._known

    def case(self, case_no: str) -> CaseLink | None:
        """Return the case with this number, whatever its case."""
        return self._cases.get(_folded(case_no))

    def offer_id(self, offer_no: str) -> str | None:
        """Return the group offer with this number, whatever its case."""
        return self._offers.get(_folded(offer_no))

    def school(self, name: str) -> School | None:
        """Return the school with this name, whatever its case."""
        return self._schools.get(_folded(name))

    def person_id(self, person: YoungPerson) -> str | None:
        """Return the id of the same child with the same features, if there is one."""
        identity = _identity(person)
        return self._persons.get((identity, _features(person))) if identity else None

    def knows_child(self, person: YoungPerson) -> bool:
        """Return whether a child with these names and this birth date is there."""
        return _identity(person) in self._identities

    def is_restricted(self, person: YoungPerson) -> bool:
        """Return whether a case of this child is restricted in processing."""
        return _identity(person) in self._restricted

    def add(self, key: RowKey, records: Iterable[Record]) -> None:
        """Remember an accepted row and what later rows may refer to."""
        self._known.add(key)
        for record in records:
            if isinstance(record, School):
                self._schools[_folded(record.name)] = record
            elif isinstance(record, YoungPerson):
                self._note_person(record.id, _identity(record), _features(record))
            elif isinstance(record, GroupOffer) and record.offer_no:
                self._offers[_folded(record.offer_no)] = record.id
            elif isinstance(record, Case):
                self._cases[_folded(record.case_no)] = CaseLink(
                    record.id, record.case_no, record.young_person_id, record.main_topic
                )

    def _note_person(self, person_id: str, identity: Identity | None, features: Features) -> None:
        if identity:
            self._identities.add(identity)
            self._persons.setdefault((identity, features), person_id)


def _identity(person: YoungPerson) -> Identity | None:
    birth_date: date | None = person.birth_date
    return child_identity(
        person.last_name, person.first_name, birth_date.isoformat() if birth_date else None
    )


def _features(person: YoungPerson) -> Features:
    return (
        person.gender,
        person.family_language,
        person.german_main_family_language,
        person.newly_arrived,
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
