"""What a printed cell counts, as a reader works it out from the table and the published layout."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Protocol

from ssa_desk.domain.disclosure.layout import CodeList, Dim, Layout, Step, TableLayout
from ssa_desk.domain.table import cell_key, codes_of

Codes = frozenset[str]


class PrintedTable(Protocol):
    """What of a printed table the reader sees."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def dims(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def cells(self) -> Mapping[str, int]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Counted:
    """The members of a population that have, for each attribute named, one of the codes."""

    population: str
    parts: tuple[tuple[str, Codes], ...] = ()

    @property
    def attributes(self) -> tuple[str, ...]:
        """Return the attributes by which it is counted."""
        return tuple(attribute for attribute, _ in self.parts)


def one_of(population: str, **codes: Iterable[str]) -> Counted:
    """Return what has one of these codes for each attribute."""
    return Counted(population, tuple(sorted((name, frozenset(own)) for name, own in codes.items())))


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed table understood: its dims with their steps, and what each cell counts.

    A cell that nobody can be in counts None; `others` are the codes that stand in the row `other`.
    """

    table: PrintedTable
    layout: TableLayout
    steps: tuple[tuple[Dim, Step], ...]
    cells: Mapping[str, Counted | None]

    @property
    def id(self) -> str:
        """Return the table's id."""
        return self.table.id

    def codes(self, step: Step) -> tuple[str, ...]:
        """Return the codes of a dim that are printed, in their order."""
        found = {codes_of(key).get(step.dim) for key in self.table.cells}
        return tuple(code for code in step.codes.codes if code in found)

    def counted(self, key: str) -> Counted | None:
        """Return what a cell counts; None for a cell that is not there or that nobody can be in."""
        return self.cells.get(key)


def steps_of(table: PrintedTable, layout: TableLayout) -> tuple[tuple[Dim, Step], ...] | None:
    """Return for each printed dim the step of its ladder that fits all printed codes, or None."""
    printed: dict[str, set[str]] = {}
    for key in table.cells:
        for name, code in codes_of(key).items():
            printed.setdefault(name, set()).add(code)
    found = []
    for dim in layout.dims:
        fits = [one for one in dim.steps if printed.get(one.dim, set()) <= set(one.codes.members)]
        whole = [step for step in fits if printed.get(step.dim) == set(step.codes.members)]
        mine = [step for step in (*whole, *fits) if step.dim in table.dims]
        shown = any(step.dim in printed for step in mine)
        if mine and (shown or not dim.optional):
            found.append((dim, mine[0]))
        elif not dim.optional:
            return None
    known = {step.dim for _, step in found}
    return tuple(found) if set(printed) <= known else None


def all_keys(layout: TableLayout, steps: Iterable[tuple[Dim, Step]]) -> set[str]:
    """Return every key that the table can have: all codes, all combinations."""
    steps = tuple(steps)
    measured = any(dim.kind == "measure" for dim, _ in steps)
    keys = set() if measured else {""}
    for dim, step in steps:
        if dim.kind == "measure" or not measured:
            keys |= {cell_key(**{step.dim: code}) for code in step.codes.codes}
    for one, two in combinations(steps, 2) if layout.crossed else ():
        if measured and "measure" not in {one[0].kind, two[0].kind}:
            continue
        firsts, seconds = _crossing(one, two), _crossing(two, one)
        for first, second in product(firsts, seconds):
            keys.add(cell_key(**{one[1].dim: first, two[1].dim: second}))
    return keys


def _crossing(own: tuple[Dim, Step], other: tuple[Dim, Step]) -> tuple[str, ...]:
    limit = other[0].crossed_with
    return own[1].codes.codes if limit is None or own[0].kind != "measure" else limit


def read(table: PrintedTable, layout: Layout, absorbing: Mapping[str, str]) -> Reading:
    """Return the table understood; `absorbing` is the row of each list that takes in `unknown`."""
    known = layout.table(table.id)
    steps = steps_of(table, known) or ()
    others = {step.dim: _others(table, step) for _, step in steps}
    cells = {
        key: _counted(layout, known, steps, codes_of(key), absorbing, others) for key in table.cells
    }
    return Reading(table, known, steps, cells)


def _others(table: PrintedTable, step: Step) -> Codes:
    """Return what stands in the row `other` of an activity: all that has no row of its own."""
    printed = {codes_of(key).get(step.dim) for key in table.cells}
    rest = (code for code in step.codes.codes if code not in printed or code == step.codes.other)
    return frozenset(rest)


def _counted(
    layout: Layout,
    table: TableLayout,
    steps: tuple[tuple[Dim, Step], ...],
    codes: Mapping[str, str],
    absorbing: Mapping[str, str],
    others: Mapping[str, Codes],
) -> Counted | None:
    population = table.unit
    renamed: dict[str, str] = {}
    chosen = [(dim, step, codes[step.dim]) for dim, step in steps if step.dim in codes]
    for dim, _, code in chosen:
        population = dim.populations.get(code, population)
        renamed |= dim.restricts.get(code, {}) if len(chosen) > 1 else {}
    parts = {}
    for dim, step, code in chosen:
        if code in dim.populations or (renamed and code in dim.restricts):
            continue
        members = frozenset(step.codes.members[code])
        if step.codes.absorbed and absorbing.get(step.codes.name) == code:
            members |= {step.codes.absorbed}
        if code == step.codes.other and layout.populations[population].kind != "persons":
            members = others[step.dim]
        if not members or _excluded(step.codes, code, set(codes.values())):
            return None
        parts[renamed.get(step.codes.attribute, step.codes.attribute)] = members
    return one_of(population, **parts)


def _excluded(codes: CodeList, code: str, together: set[str]) -> bool:
    """Return whether the code cannot occur with the other code of its cell."""
    allowed = codes.only_with.get(code)
    return allowed is not None and len(together) > 1 and not together & set(allowed)


def absorbing_rows(tables: Iterable[PrintedTable], layout: Layout) -> dict[str, str]:
    """Return for each list the row that took in the absorbed code, read off printed numbers.

    The largest row of the leading list; on a finer list the largest row inside it, on a coarser
    one the row that holds it; the first of several. A list is missing when it cannot be told.
    """
    found: dict[str, str] = {}
    for leading in (one for one in layout.lists.values() if one.leading and one.absorbed):
        margin = _printed_margin(tables, layout, leading.attribute)
        if not margin:
            continue
        first = _largest(leading.members, margin)
        for codes in layout.lists.values():
            if codes.attribute == leading.attribute and codes.absorbed:
                found[codes.name] = _row_at(codes, set(leading.members[first]), margin)
    return found


def _printed_margin(
    tables: Iterable[PrintedTable], layout: Layout, attribute: str
) -> dict[str, int]:
    finest = layout.finest(attribute)
    for table in tables:
        for _, step in steps_of(table, layout.table(table.id)) or ():
            if step.codes.name == finest.name:
                keys = {code: cell_key(**{step.dim: code}) for code in finest.codes}
                return {code: table.cells.get(key, 0) for code, key in keys.items()}
    return {}


def _row_at(codes: CodeList, leading: set[str], margin: Mapping[str, int]) -> str:
    inside = {code: own for code, own in codes.members.items() if set(own) <= leading}
    holding = [code for code, own in codes.members.items() if set(own) >= leading]
    return holding[0] if holding else _largest(inside, margin)


def _largest(rows: Mapping[str, tuple[str, ...]], margin: Mapping[str, int]) -> str:
    return max(rows, key=lambda code: sum(margin[member] for member in rows[code]))


def rests(reading: Reading, own: Step) -> Iterator[dict[str, str]]:
    """Yield the other codes that the cells of one dim are printed with: none, or one."""
    yield {}
    if reading.layout.crossed:
        for _, other in reading.steps:
            if other is not own:
                yield from ({other.dim: code} for code in reading.codes(other))
