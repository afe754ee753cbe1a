"""Reads everything about a person over a connection of its own: for the background."""

from collections.abc import Callable
from dataclasses import dataclass

from ssa_desk.content.access import access_words
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.access.entries import AccessSection, Entries
from ssa_desk.services.access.proposals import Proposals, guarded_of, known_of
from ssa_desk.services.access.review import AccessFile
from ssa_desk.services.name_check import NameCheck
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.database import Database
from ssa_desk.storage.names import all_names
from ssa_desk.storage.person_rows import PersonRow, PersonRows, person_rows

REVIEW = "access_review"
"""The draft in which the decisions of an access wait."""


@dataclass(frozen=True, slots=True, repr=False)
class Subject:
    """About whom somebody asks: a child with all its cases, or cases without a child."""

    young_person_id: str | None
    case_ids: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Asking:
    """Who gets the answer: the person (by default), or a custodian with the id of the guardian."""

    requester: str | None = "young_person"
    guardian_id: str = ""


class OnlyWholeError(ExpectedError):
    """A deputy sees only a part of the file; an access must be whole."""

    def __init__(self) -> None:
        super().__init__(
            "Eine Auskunft muss vollständig sein. Eine Vertretung sieht nur einen Teil der Datei "
            "und kann deshalb keine erteilen. Nichts ist verloren: Bitte überlassen Sie das der "
            "Fachkraft."
        )


class AccessStoppedError(Exception):
    """The user stopped the work."""


def collect(
    database: Database,
    subject: Subject,
    *,
    asking: Asking = Asking(),
    with_guarded: bool = False,
    goes_on: Callable[[float], bool] = lambda _part: True,
) -> AccessFile:
    """Return all that is kept about a person, with proposals; restricted cases included.

    What the password guards is only counted unless it is asked for. Raises AccessStoppedError.
    """
    if database.is_limited:
        raise OnlyWholeError
    whole = database.whole_reader()
    try:
        return _Collector(whole, subject, asking, goes_on).file(with_guarded=with_guarded)
    finally:
        whole.close()


class _Collector:
    def __init__(
        self,
        database: Database,
        subject: Subject,
        asking: Asking,
        goes_on: Callable[[float], bool],
    ) -> None:
        self._database, self._subject, self._goes_on = database, subject, goes_on
        self._asking = asking
        self._entries = Entries(Workspace(database))

    def file(self, *, with_guarded: bool) -> AccessFile:
        found = person_rows(self._database, self._subject.young_person_id, self._subject.case_ids)
        self._step(0.2)
        rows = [one for one in found.rows if not _is_own_review(one)]
        behind = guarded_of(rows)
        guarded = [one for one in rows if (one.table, one.key) in behind]
        known = known_of(rows, self._asking.requester, self._asking.guardian_id)
        proposals = Proposals(self._entries, NameCheck(all_names(self._database)), known)
        self._step(0.3)
        sections = self._entries.sections(one for one in rows if (one.table, one.key) not in behind)
        self._step(0.5)
        shown = self._entries.sections(guarded) if with_guarded else ()
        marked = tuple(self._marked(proposals, (*sections, *shown)))
        return AccessFile(
            marked[: len(sections)], marked[len(sections) :], len(guarded), _left_out(found)
        )

    def _marked(
        self, proposals: Proposals, sections: tuple[AccessSection, ...]
    ) -> list[AccessSection]:
        found = []
        for place, section in enumerate(sections, 1):
            found.append(proposals.marked(section))
            self._step(0.5 + place / len(sections) / 2)
        return found

    def _step(self, part: float) -> None:
        if not self._goes_on(part):
            raise AccessStoppedError


def _is_own_review(row: PersonRow) -> bool:
    return row.table == "draft" and row.values["form"] == REVIEW


def _left_out(found: PersonRows) -> tuple[str, ...]:
    """Return in German what was not looked into, and why."""
    words = access_words()["left_out"]
    said = [words["empty"]]
    if any(one.startswith("search") for one in found.skipped):
        said.append(words["search"])
    if {"meta", "secret"} & set(found.skipped):
        said.append(words["file"])
    return (*said, words["sealed_count"], words["issued_report"], words["backup"])
