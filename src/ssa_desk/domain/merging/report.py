"""A report as it was read from a file: printed numbers of one worker and one period."""

from collections.abc import Mapping
from dataclasses import dataclass

from ssa_desk.domain.schoolyear import Period


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One printed table of a report."""

    id: str
    unit: str
    dims: tuple[str, ...]
    cells: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One checked `ssa-report/1`; `sha256` is the hash of its contents."""

    catalogue: str
    rules: str
    report_id: str
    school_slots: tuple[str, ...]
    school_forms: tuple[str, ...]
    fte: float | None
    period: Period
    tables: tuple[ReadTable, ...]
    sha256: str

    def table(self, table_id: str) -> ReadTable | None:
        """Return one table, None when the report was printed without it."""
        return next((one for one in self.tables if one.id == table_id), None)
