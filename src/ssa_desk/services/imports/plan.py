"""What an import would do: looked at before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ssa_desk.domain.base import Record

FileState = Literal["read", "unknown", "unreadable"]
"""Read; no list we know; no table at all."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: number of the record (header = 1) and line of the file."""

    file: str
    record: int
    line: int


@dataclass(frozen=True, slots=True)
class RowKey:
    """How a row is known again: kind of file, hash of its values, n-th occurrence in the file."""

    kind: str
    digest: str
    occurrence: int


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """A row that becomes records."""

    place: Place
    key: RowKey
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A German sentence about one column of one row, without its value."""

    place: Place
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class RepeatedRow:
    """A row equal to an earlier one."""

    place: Place
    earlier: Place

    @property
    def repeats(self) -> int:
        """Return the record number of the earlier row."""
        return self.earlier.record


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What one file gives. `reason` says why a file that was not read is left alone.

    `known` rows were imported before. `hints` are remarks about accepted rows.
    """

    file: str
    state: FileState
    kind: str = ""
    title: str = ""
    reason: str = ""
    accepted: tuple[ReadyRow, ...] = ()
    rejected: tuple[Remark, ...] = ()
    repeated: tuple[RepeatedRow, ...] = ()
    known: tuple[Place, ...] = ()
    hints: tuple[Remark, ...] = ()
    ignored_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What all files give, in the order they were given. Nothing is written yet."""

    files: tuple[FilePlan, ...]

    @property
    def any_read(self) -> bool:
        """Return whether at least one file was a list of a kind we know."""
        return any(file.state == "read" for file in self.files)

    @property
    def rows(self) -> int:
        """Return how many rows become records."""
        return sum(len(file.accepted) for file in self.files)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was written: rows, and records by kind."""

    rows: int
    records: Mapping[str, int]
