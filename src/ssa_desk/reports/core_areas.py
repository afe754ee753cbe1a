"""The page of the report that orders its numbers by the six Kernbereiche."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from ssa_desk.content.figure_groups import KeyNumber, figure_groups
from ssa_desk.domain.table import PrintedTable
from ssa_desk.reports.outline import Block, Listing
from ssa_desk.reports.words import words

Tables = Mapping[str, PrintedTable]


def core_areas(now: Tables, then: Tables, period: str) -> Iterator[Block]:
    """Yield the numbers that stand for each Kernbereich, and the tables they are from.

    `then` are the tables of the year before, `period` the head of its column ("" if none).
    """
    text = words()["core_areas"]
    columns = (text["what"], text["count"], *((period,) if period else ()), text["table"])
    widths = (8, 2, *((3,) if period else ()), 2)
    for title, groups in groupby(figure_groups(), lambda group: group.core_area and group.title):
        own = list(groups) if title else []
        rows = [_row(key, now, then, two=bool(period)) for group in own for key in group.key]
        found = tuple(row for row in rows if row)
        if found:
            tables = ", ".join(one for group in own for one in group.figures if one in now)
            yield Listing(title, columns, found, widths, text["tables"].format(list=tables))


def _row(key: KeyNumber, now: Tables, then: Tables, *, two: bool) -> tuple[str | int, ...]:
    """Return name, number, that of the year before, table; nothing if it is not printed."""
    value = now[key.figure].cells.get(key.cell) if key.figure in now else None
    if value is None:
        return ()
    before = then[key.figure].cells.get(key.cell) if key.figure in then else None
    return (key.name, value, *(("–" if before is None else before,) if two else ()), key.figure)
