"""What a printed cell counts, the same wherever it is printed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from ssa_desk.domain.disclosure.layout import CodeList, Dim, Layout, Step, TableLayout
from ssa_desk.domain.table import cell_key

Part = tuple[str, tuple[str, ...]]
Rows = Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]
"""For an activity or exact population and an attribute: the rows that are printed (R8)."""

Choice = tuple[Dim, Step, str]


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """How many of a population have, for each attribute named, at least one of the codes.

    Two cells with the same quantity (topic=bullying of P05 and the margin of P06) are one number.
    """

    population: str
    parts: tuple[Part, ...] = ()

    @property
    def name(self) -> str:
        """Return the name that its random draw hangs on."""
        parts = ",".join(f"{attribute}={'+'.join(codes)}" for attribute, codes in self.parts)
        return f"{self.population}|{parts}"

    def finest(self) -> Iterator["Quantity"]:
        """Yield the quantities of one code each that a quantity without overlaps adds up from."""
        names = [attribute for attribute, _ in self.parts]
        for codes in product(*(codes for _, codes in self.parts)):
            singles = ((code,) for code in codes)
            yield Quantity(self.population, tuple(zip(names, singles, strict=True)))


@dataclass(frozen=True, slots=True)
class Margin:
    """A total and the cells of one dim in it; the dim says whether they add up or overlap."""

    dim: Dim
    total: Quantity
    cells: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """A table to be printed: one step per dim, and what each of its cells counts.

    `absorbing` is the row that an absorbed code joins, per code list (R5), `leading` the list of
    each attribute that decides it; `zeros` are the cells that nobody can be in, printed 0.
    """

    layout: TableLayout
    steps: tuple[Step, ...]
    absorbing: Mapping[str, str]
    cells: Mapping[str, Quantity]
    leading: Mapping[str, CodeList]
    zeros: frozenset[str] = frozenset()

    @property
    def dims(self) -> tuple[str, ...]:
        """Return the names of its dims in the cell keys."""
        return tuple(step.dim for step in self.steps)

    def margins(self) -> Iterator[Margin]:
        """Yield each total with the cells of a dim that lie in it."""
        for place, (dim, step) in enumerate(zip(self.layout.dims, self.steps, strict=True)):
            codes = [code for code in step.codes.codes if code not in dim.populations]
            for rest in self._rests(place):
                total = self.cells.get(cell_key(**rest))
                keys = (cell_key(**rest, **{step.dim: code}) for code in codes)
                cells = tuple(self.cells[key] for key in keys if key in self.cells)
                if total is not None and cells:
                    yield Margin(dim, total, cells)

    def ordered(self, step: Step) -> Iterator[tuple[CodeList, tuple[str, ...]]]:
        """Yield the lists, and in each the codes, of which the absorbing row is the largest."""
        if not step.codes.absorbed:
            return
        leading = self.leading[step.codes.attribute]
        yield leading, leading.codes
        inside = rows_inside(step.codes, leading.members[self.absorbing[leading.name]])
        if step.codes.name != leading.name and len(inside) > 1:
            yield step.codes, inside

    def _rests(self, place: int) -> list[dict[str, str]]:
        rests: list[dict[str, str]] = [{}]
        if self.layout.crossed:
            others = (one for index, one in enumerate(self.steps) if index != place)
            rests += ({other.dim: code} for other in others for code in other.codes.codes)
        return rests


def rows_inside(codes: CodeList, members: Sequence[str]) -> tuple[str, ...]:
    """Return the codes that stand for nothing but some of the members."""
    return tuple(one for one in codes.codes if set(codes.members[one]) <= set(members))


def absorbing_rows(
    layout: Layout,
    unit: str,
    codes: CodeList,
    count: Callable[[Quantity], int],
    places: tuple[int, int] = (0, 0),
) -> dict[str, str]:
    """Return the row that takes in the absorbed code, in the leading list and in this one.

    It is the largest of the leading list and the largest inside it, or the ones in these places.
    """

    def largest(of: CodeList, rows: Sequence[str], place: int) -> str:
        parts = {code: ((of.attribute, of.members[code]),) for code in rows}
        order = sorted(rows, key=lambda code: -count(Quantity(unit, parts[code])))
        return order[min(place, len(order) - 1)]

    leading = layout.leading(codes.attribute)
    top = largest(leading, leading.codes, places[0])
    members = leading.members[top]
    inside = rows_inside(codes, members)
    holding = (one for one in codes.codes if set(members) <= set(codes.members[one]))
    own = largest(codes, inside, places[1]) if inside else next(holding)
    return {leading.name: top, codes.name: own}


def planned(
    layout: Layout,
    table: TableLayout,
    steps: tuple[Step, ...],
    absorbing: Mapping[str, str],
    rows: Rows,
) -> PlannedTable:
    """Return the table with all its cells: every code, every combination, whoever was counted.

    Of activities and exact numbers only the rows that R8 lets stand for themselves.
    """
    cells: dict[str, Quantity] = {}
    zeros = set()
    for choices in _combinations(table, steps):
        key = cell_key(**{step.dim: code for _, step, code in choices})
        if _is_impossible(choices):
            zeros.add(key)
        elif quantity := _quantity(layout, table, choices, absorbing, rows):
            cells[key] = quantity
    absorbed = {step.codes.attribute for step in steps if step.codes.absorbed}
    leading = {attribute: layout.leading(attribute) for attribute in absorbed}
    return PlannedTable(table, steps, absorbing, cells, leading, frozenset(zeros))


def _combinations(table: TableLayout, steps: tuple[Step, ...]) -> Iterator[tuple[Choice, ...]]:
    pairs = list(zip(table.dims, steps, strict=True))
    measured = any(dim.kind == "measure" for dim in table.dims)
    if not measured:
        yield ()
    choices = [[(dim, step, code) for code in step.codes.codes] for dim, step in pairs]
    for (dim, _), own in zip(pairs, choices, strict=True):
        if dim.kind == "measure" or not measured:
            yield from ((choice,) for choice in own)
    if table.crossed:
        for place, own in enumerate(choices):
            for other in choices[place + 1 :]:
                yield from (pair for pair in product(own, other) if _is_cell(pair, int(measured)))


def _is_cell(pair: Sequence[Choice], measures: int) -> bool:
    """Return whether both belong to one cell: with measures, one of the two is a measure."""
    found = {code for dim, _, code in pair if dim.kind == "measure"}
    limits = [dim.crossed_with for dim, _, _ in pair if dim.crossed_with is not None]
    return len(found) == measures and all(found <= set(one) for one in limits)


def _is_impossible(choices: Sequence[Choice]) -> bool:
    """Return whether nobody can be in the cell, by the code lists alone."""
    codes = {code for _, _, code in choices}
    for _, step, code in choices:
        only_with = step.codes.only_with.get(code)
        if not step.codes.members[code]:
            return True
        if only_with is not None and len(choices) > 1 and not codes & set(only_with):
            return True
    return False


def _quantity(
    layout: Layout,
    table: TableLayout,
    choices: Sequence[Choice],
    absorbing: Mapping[str, str],
    rows: Rows,
) -> Quantity | None:
    population = table.unit
    renamed: dict[str, str] = {}
    for dim, _, code in choices:
        population = dim.populations.get(code, population)
        renamed |= dim.restricts.get(code, {}) if len(choices) > 1 else {}
    kind = layout.populations[population].kind
    if kind != "persons" and (population, "") not in rows:
        return None
    parts = []
    for dim, step, code in choices:
        if code in dim.populations or (renamed and code in dim.restricts):
            continue
        if kind == "persons":
            part = _part(layout, step, code, absorbing)
        else:
            listed = rows.get((population, step.codes.attribute), {})
            if code not in listed:
                return None
            part = step.codes.attribute, listed[code]
        parts.append((renamed.get(part[0], part[0]), part[1]))
    return Quantity(population, tuple(sorted(parts)))


def _part(layout: Layout, step: Step, code: str, absorbing: Mapping[str, str]) -> Part:
    members = step.codes.members[code]
    if step.codes.absorbed and absorbing.get(step.codes.name) == code:
        members = (*members, step.codes.absorbed)
    order = layout.finest(step.codes.attribute).codes
    return step.codes.attribute, tuple(sorted(members, key=order.index))
