"""What was done with the file and when: kept without content, shown by day and kind."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain import clock
from ssa_desk.domain.records import RECORDS, Case
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import audit_trail
from ssa_desk.storage.audit_trail import Action, Event, Wanted
from ssa_desk.storage.database import Database
from ssa_desk.storage.errors import StorageError
from ssa_desk.storage.mapping import table_of
from ssa_desk.storage.saving import carry_out

__all__ = ["Action", "AuditTrail", "TrailFilter", "TrailLine"]

log = logging.getLogger(__name__)

_KINDS = {kind.KIND: kind for kind in RECORDS}


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which lines are wanted: days, one action or all (""), one kind or all ("")."""

    first: date
    last: date
    action: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class TrailLine:
    """One line as it is shown; `case_id` leads to a case that may be seen, else it is ""."""

    at: datetime
    action: str
    kind: str
    case_id: str
    case_no: str


class AuditTrail:
    """Notes acts and reads the trail of the open file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._database = workspace.database

    def note(self, action: Action, kind: str = "") -> None:
        """Keep that something without a record was done; a file only read keeps nothing.

        `kind` is one of the documents of `trail.toml` or of the disclosure log. Raises the errors
        of a save.
        """
        if self._database.read_only:
            return

        def work() -> None:
            audit_trail.note(self._database, action, kind)

        carry_out(self._database, work, lambda: False)

    def lines(self, wanted: TrailFilter, offset: int = 0, limit: int = 200) -> list[TrailLine]:
        """Return the newest lines; names never, case numbers only where they may be seen."""
        found = audit_trail.events(self._database, _asked(wanted), offset, limit)
        return [self._line(one) for one in found]

    def count(self, wanted: TrailFilter) -> int:
        """Return how many lines there are."""
        return audit_trail.count(self._database, _asked(wanted))

    def kinds(self) -> list[tuple[str, str]]:
        """Return the kinds that occur with their German names, by name."""
        found = ((kind, kind_title(kind)) for kind in audit_trail.kinds(self._database))
        return sorted(found, key=lambda one: one[1].casefold())

    def since(self) -> datetime | None:
        """Return the moment of the oldest line, None when there is none."""
        return audit_trail.first_moment(self._database)

    def _line(self, event: Event) -> TrailLine:
        case_id, case_no = self._case(event)
        return TrailLine(
            event.at, action_title(event.action), kind_title(event.kind), case_id, case_no
        )

    def _case(self, event: Event) -> tuple[str, str]:
        """Return the case of a record that is there and not protected, by its number alone."""
        kind = _KINDS.get(event.kind)
        if kind is None or kind.HANDLING.purpose == "child_protection" or not event.record_id:
            return "", ""
        field = "id" if kind is Case else table_of(kind).case_field
        if not field:
            return "", ""
        return audit_trail.case_of(self._database, kind.KIND, field, event.record_id) or ("", "")


def note_opening(database: Database, action: Action, kind: str = "") -> None:
    """Keep that the file was opened or replaced; whoever owns it reads it even where it is full.

    What could not be noted stands in the log.
    """
    if database.read_only:
        return
    try:
        audit_trail.note(database, action, kind)
    except StorageError as error:
        log.warning("opening not noted: %s", type(error).__name__)


def action_titles() -> Mapping[str, str]:
    """Return the German word of every action."""
    titles: Mapping[str, str] = paper_words("trail")["actions"]
    return titles


def action_title(action: str) -> str:
    """Return the German word of an action."""
    return action_titles().get(action, paper_words("trail")["unknown"])


def kind_title(kind: str) -> str:
    """Return the German name of a kind of record or of a document, "" for none."""
    if kind in _KINDS:
        return _KINDS[kind].TITLE
    return _documents().get(kind, "")


@cache
def _documents() -> Mapping[str, str]:
    logged = {one.identifier: one.label for one in catalogue("disclosed_document").entries}
    return {**logged, **paper_words("trail")["documents"]}


def _asked(wanted: TrailFilter) -> Wanted:
    return Wanted(
        _midnight(wanted.first),
        _midnight(wanted.last + timedelta(days=1)),
        (wanted.action,) if wanted.action else (),
        (wanted.kind,) if wanted.kind else (),
    )


def _midnight(day: date) -> datetime:
    """Return when a local day begins, in the time that moments are kept in."""
    return datetime(day.year, day.month, day.day).astimezone(clock.now().tzinfo)
