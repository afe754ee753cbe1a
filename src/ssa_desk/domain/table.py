"""Figures without people: a table of cells, true (`Table`) or fit to leave the house."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol


def cell_key(**codes: str) -> str:
    """Return the key of a cell: sorted `dim=code` joined by commas; "" is the total.

    Example: `cell_key(topic="bullying", gender="female") == "gender=female,topic=bullying"`.
    """
    return ",".join(f"{dim}={codes[dim]}" for dim in sorted(codes))


def codes_of(key: str) -> dict[str, str]:
    """Return the codes of a cell key by dim; the total gives an empty dict."""
    return dict(part.split("=", 1) for part in key.split(",")) if key else {}


@dataclass(frozen=True, slots=True)
class Table:
    """True figures of one table of the annual report: for the worker's eyes only.

    `id` is the table id of the report (P05), `unit` what is counted, `dims` the dimensions.
    A cell that is not in `cells` is 0.
    """

    id: str
    title: str
    unit: str
    dims: tuple[str, ...]
    cells: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, key: str) -> int:
        return self.cells.get(key, 0)

    @property
    def total(self) -> int:
        """Return the cell with the key ""."""
        return self[""]


class PrintedTable(Protocol):
    """What all printed tables have: those of one report, and sums over many."""

    @property
    def id(self) -> str:
        """Return the table id of the report (P05)."""
        ...

    @property
    def unit(self) -> str:
        """Return what is counted."""
        ...

    @property
    def dims(self) -> tuple[str, ...]:
        """Return the dimensions."""
        ...

    @property
    def cells(self) -> Mapping[str, int]:
        """Return the printed cells by key."""
        ...

    def __getitem__(self, key: str) -> int: ...


SEAL = object()
"""Held by the disclosure room alone; a test keeps it there."""


class PublicTable:
    """Printed figures of one table. Only `ssa_desk.domain.disclosure` makes them."""

    __slots__ = ("base", "cells", "dims", "id", "maxdev", "title", "unit")

    def __init__(
        self,
        table: Table,
        cells: Mapping[str, int],
        seal: object,
        *,
        base: int = 5,
        maxdev: int = 4,
    ) -> None:
        """Take the printed cells of `table`; `seal` is what only the disclosure room holds.

        `base`: all cells are multiples of it; `maxdev`: how far a cell may be from the truth.
        """
        if seal is not SEAL:
            raise TypeError("public tables are made by the disclosure rules only")
        self.id, self.title, self.unit, self.dims = table.id, table.title, table.unit, table.dims
        self.cells: Mapping[str, int] = MappingProxyType(dict(cells))
        self.base, self.maxdev = base, maxdev

    def __getitem__(self, key: str) -> int:
        return self.cells[key]
