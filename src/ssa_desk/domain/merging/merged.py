"""What comes out of a merge: sums of printed numbers, with how many reports stand behind each."""

from collections.abc import Mapping
from dataclasses import dataclass

from ssa_desk.domain.merging.bands import band, is_uncertain
from ssa_desk.domain.schoolyear import Period


@dataclass(frozen=True, slots=True)
class MergedTable:
    """The sum of one table over `reports` of `of` reports.

    `exact`: keys of numbers that no report rounds; a row that is not printed is 0 there. `partly`:
    rounded numbers that only so many of the `reports` print (R8 joins small rows to `other`, R16
    leaves the children out).
    """

    id: str
    title: str
    unit: str
    dims: tuple[str, ...]
    base: int
    cells: Mapping[str, int]
    reports: int
    of: int
    exact: frozenset[str] = frozenset()
    partly: Mapping[str, int] | None = None

    def __getitem__(self, key: str) -> int:
        return self.cells[key]

    @property
    def band(self) -> float | None:
        """Return the error band of its rounded numbers, None when all are exact."""
        return None if self.exact >= self.cells.keys() else band(self.reports)

    def is_uncertain(self, key: str) -> bool:
        """Return whether a number is too small beside its band to say much."""
        return key not in self.exact and is_uncertain(self.cells[key], self.reports)


@dataclass(frozen=True, slots=True)
class Added:
    """A group of reports added up: `fte` full posts of the `fte_reports` that name theirs."""

    reports: int
    schools: int
    fte: float | None
    fte_reports: int
    tables: tuple[MergedTable, ...]

    def table(self, table_id: str) -> MergedTable | None:
        """Return the widest table of this id, the one over the most reports."""
        found = [one for one in self.tables if one.id == table_id]
        return max(found, key=lambda one: one.reports, default=None)


@dataclass(frozen=True, slots=True)
class Year:
    """The reports of one period added up, and those of single school forms beside it."""

    period: Period
    added: Added
    school_forms: Mapping[str, Added]


@dataclass(frozen=True, slots=True)
class Merged:
    """A whole merge: the newest period first, earlier ones of the same kind behind it."""

    catalogue: str
    rules: str
    years: tuple[Year, ...]
