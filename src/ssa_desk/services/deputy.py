"""Opened by the recovery code: by the owner or by a deputy, and what a deputy may see.

A deputy reads the cases whose young people agreed, and an emergency list. It is a rule of the
program, not cryptography: who has the code has the key.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.storage import errors, vault
from ssa_desk.storage import openings as kept
from ssa_desk.storage.keys import Root
from ssa_desk.storage.openings import Opening, Way

if TYPE_CHECKING:
    from ssa_desk.services.desk import Desk

__all__ = [
    "EmergencyLine",
    "Opening",
    "Person",
    "ReasonMissingError",
    "all_openings",
    "confirm_seen",
    "emergency_list",
    "is_deputy",
    "open_as_deputy",
    "open_as_owner",
    "open_with_reason",
    "openings",
]


class ReasonMissingError(ExpectedError):
    """A deputy has to say why."""

    def __init__(self) -> None:
        super().__init__(
            "Bitte geben Sie einen Grund an; er wird festgehalten. Es wurde nichts geöffnet und "
            "nichts verändert."
        )


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Somebody to call, or not: the child may be counselled without their knowledge."""

    name: str
    relation: str
    telephone: str
    may_be_called: bool


@dataclass(frozen=True, slots=True, repr=False)
class EmergencyLine:
    """One open case of the emergency list."""

    case_id: str
    case_no: str
    name: str
    class_name: str
    guardians: tuple[Person, ...]
    without_parents: bool
    next_follow_up: date | None


def open_as_owner(path: Path, root: Root) -> "Desk":
    """Open the file for its owner who used the code, and note that.

    In a read-only file (`desk.workspace.read_only`) it cannot be noted.
    """
    from ssa_desk.services.desk import Desk

    database = vault.open_database(path, root)
    if not database.read_only:
        kept.note(database, "own", "")
    return Desk(database, root)


def open_as_deputy(path: Path, root: Root, reason: str) -> "Desk":
    """Note who comes why, then open what a deputy may read without a further reason.

    Raises ReasonMissingError, OpeningNotNotedError and those of an opening.
    """
    return _open_limited(path, root, "deputy", reason)


def open_with_reason(desk: "Desk", reason: str) -> "Desk":
    """Note a deputy's reason, then open entrusted entries and other guarded ones, too.

    `desk` is that of the deputy; the caller closes it once the new one is shown.
    """
    return _open_limited(desk.path, Root(desk.root.secret), "deputy_reason", reason)


def is_deputy(desk: "Desk") -> bool:
    """Return whether a deputy reads the file."""
    return desk.workspace.database.is_limited


def emergency_list(desk: "Desk") -> list[EmergencyLine]:
    """Return the open cases with consent: who it is, whom to call, what is due next."""
    ids = desk.cases.listed(state="open")
    rows = sorted(desk.cases.rows_of(ids), key=lambda row: (row.name, row.case_no))
    return [
        EmergencyLine(
            case_id=row.id,
            case_no=row.case_no,
            name=row.name,
            class_name=row.class_name,
            guardians=_guardians(desk, row.id, may_be_called=not row.protected),
            without_parents=row.protected,
            next_follow_up=row.follow_up_on,
        )
        for row in rows
    ]


def openings(desk: "Desk") -> list[Opening]:
    """Return the openings by code that the owner has not seen yet, the first one first."""
    return kept.unseen(desk.workspace.database)


def all_openings(desk: "Desk") -> list[Opening]:
    """Return all openings by code, the first one first: a protected list."""
    return kept.all_of(desk.workspace.database)


def confirm_seen(desk: "Desk", seen: list[Opening]) -> None:
    """Keep that the owner has seen these openings; they stay in the file."""
    if seen:
        kept.confirm_seen(desk.workspace.database, len(seen))


def _open_limited(path: Path, root: Root, way: Way, reason: str) -> "Desk":
    from ssa_desk.services.desk import Desk
    from ssa_desk.storage.deputy import open_limited

    if not reason.strip():
        raise ReasonMissingError
    database = vault.open_database(path, root)
    try:
        if database.read_only:
            raise errors.OpeningNotNotedError
        kept.note(database, way, reason.strip())
    finally:
        database.close()
    return Desk(open_limited(path, root, with_guarded=way == "deputy_reason"), root)


def _guardians(desk: "Desk", case_id: str, *, may_be_called: bool) -> tuple[Person, ...]:
    from ssa_desk.services.without_parents import WithoutParents

    relations = desk.workspace.catalogue("guardian_relation")
    covers = WithoutParents(desk.workspace).covers
    return tuple(
        Person(
            name=one.name,
            relation=relations.label(one.relation) if one.relation else "",
            telephone="" if covers(one) or not may_be_called else one.telephone,
            may_be_called=may_be_called and one.contact_allowed != "no",
        )
        for one in desk.cases.view(case_id).guardians
    )
