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


@dataclass(frozen=True, slots=True)
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
