"""A report as a list of sections and blocks: each format writes the same ones in its own way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from ssa_desk.reports.rows import Grid
from ssa_desk.typesetting.charts import Chart


@dataclass(frozen=True, slots=True, repr=False)
class Paragraph:
    """A paragraph; `is_own`: the worker's words."""

    text: str
    is_own: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    title: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True, repr=False)
class Bullets:
    """A list, numbered if `is_numbered`."""

    lines: tuple[str, ...]
    is_numbered: bool = False
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True, repr=False)
class Facts:
    """Names and their values."""

    rows: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True, repr=False)
class Listing:
    """A table of words and numbers; `widths` are the shares of the columns, `note` stands below."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    widths: tuple[int, ...]
    note: str = ""
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of a table and the words for those who do not see it; `note` stands below.

    `axis` says what the bars count.
    """

    id: str
    title: str
    alt: str
    note: str
    chart: Chart
    axis: str = ""
    kind: Literal["drawing"] = "drawing"


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed table; `short` are its grids for paper, without the zeros of long lists."""

    id: str
    title: str
    grids: tuple[Grid, ...]
    short: tuple[Grid, ...]
    remarks: tuple[str, ...]
    kind: Literal["printed"] = "printed"


Block = Paragraph | Heading | Bullets | Facts | Listing | Drawing | Printed


def figures(blocks: Sequence[Block]) -> Iterator[tuple[Drawing, Printed]]:
    """Yield each chart with the table of its numbers, which stands right behind it."""
    for one, other in pairwise(blocks):
        if isinstance(one, Drawing) and isinstance(other, Printed) and other.id.startswith(one.id):
            yield one, other


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """One section; `number` stands before the title, "" for none."""

    key: str
    number: str
    title: str
    blocks: tuple[Block, ...]
    has_own_page: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A number that stands large on the first page, and that of the year before."""

    name: str
    value: int
    before: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Outline:
    """The whole report: what the first page says, then the sections."""

    title: str
    name: str
    """What kind of report it is ("Jahresbericht")."""
    period: str
    days: str
    issued_on: date
    facts: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]
    sentences: tuple[str, ...]
    words: tuple[str, ...]
    """The worker's summary, by paragraph."""
    legend: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str = ""
    """What stands at the foot of every page; "" is the legend of a report."""

    @property
    def tables(self) -> tuple[Printed, ...]:
        """Return all printed tables in their order."""
        return tuple(
            block
            for section in self.sections
            for block in section.blocks
            if isinstance(block, Printed)
        )

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """Return all charts in their order."""
        return tuple(
            block
            for section in self.sections
            for block in section.blocks
            if isinstance(block, Drawing)
        )
