"""What leaves the house: printed tables, what was left out and why, and the proof."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What the program's own attacker found in printed numbers alone.

    `world`: the printed set is itself a possible year. `quantities`: how many cells, complements
    and differences were attacked. `exposed`: the keys of those that were not safe.
    """

    status: Literal["safe", "exposed", "undecided"]
    world: bool
    quantities: int
    exposed: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """Rules that the printed numbers break, by table; no possible year keeps them."""
    rules: str = ""
    """The version of the rules that the reader is taken to know."""
    by_construction: int = 0
    """Quantities proved open by adding or taking away persons; `by_solver`: by searched years."""
    by_solver: int = 0
    earlier: tuple[str, ...] = ()
    """The periods of the other reports that the reader is taken to hold beside this one."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the reader knows beside the tables: the exact number of children (R16), or None."""

    children: int | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another printed report of the same school and its tables; the older one first."""

    period: Period
    tables: tuple[PublicTable, ...]
    children: int | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """The printed figures of one period. `notes` are German sentences for the reader."""

    period: Period
    tables: tuple[PublicTable, ...]
    dropped: tuple[tuple[str, str], ...]
    """(table id, German reason) of every table that could not be printed."""
    notes: tuple[str, ...]
    audit: AuditResult
    school_id: str = ""
    """The school it is about; "" is a joint report of all schools (R11)."""
    children: int | None = None
    """The exact number of children, printed in the text on explicit choice (R16)."""
    replaces: str | None = None
    """The ledger id of the report that this one issues anew."""


@dataclass(frozen=True, slots=True, repr=False)
class About:
    """What a report says about itself; no person of the records is in it."""

    report_id: str | None
    school_slots: tuple[str, ...]
    school_forms: tuple[str, ...]
    fte: float | None
    worker: str
    employer: str
    schools: tuple[str, ...]
    issued_on: date
