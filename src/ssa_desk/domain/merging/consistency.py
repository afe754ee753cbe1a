"""Whether the printed tables of a report fit each other: whole numbers compared, nothing solved.

A report that was written by the program is a possible year, which is more than this asks for. To
prove that again for each of 500 files would take minutes, and what is looked for here are
accidents: a file that was edited, cut or put together from two.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ssa_desk.domain.disclosure.cells import Quantity
from ssa_desk.domain.merging.report import ReadTable
from ssa_desk.domain.merging.shapes import Shape, Shapes

Numbers = Mapping[Quantity, int]

NOT_TOGETHER = "Die Zahlen der Tabellen passen nicht zueinander."


@dataclass(slots=True)
class _Bound:
    """`factor` times each number of `parts` is together at most (or exactly) `whole`."""

    parts: tuple[tuple[int, Quantity], ...]
    whole: Quantity
    is_equal: bool = False
    may_miss: bool = False
    """Parts that were not printed count as nothing."""

    def holds(self, numbers: Numbers) -> bool:
        if self.whole not in numbers:
            return True
        if not self.may_miss and any(part not in numbers for _, part in self.parts):
            return True
        found = sum(factor * numbers.get(part, 0) for factor, part in self.parts)
        return found == numbers[self.whole] if self.is_equal else found <= numbers[self.whole]


@dataclass(slots=True)
class Consistency:
    """Compares printed tables; made once per layout."""

    shapes: Shapes
    _bounds: list[_Bound] = field(init=False)

    def __post_init__(self) -> None:
        self._bounds = list(_bounds(self.shapes))

    def problems(self, tables: Sequence[ReadTable]) -> list[str]:
        """Return what does not fit, in German sentences; empty when all is well."""
        names = [table.id for table in tables]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            return [f"Die Tabelle {name} kommt mehrfach vor." for name in twice]
        found: list[str] = []
        numbers: dict[Quantity, int] = {}
        shaped = [(self.shapes.find(table), table) for table in tables]
        for shape, table in shaped:
            if not adds_up(shape, table.cells):
                found.append(f"In der Tabelle {table.id} gehen die Summen nicht auf.")
            if not _enter(shape, table, numbers):
                found.append(f"Die Tabelle {table.id} widerspricht einer anderen.")
        if found:
            return found
        fits = all(bound.holds(numbers) for bound in self._bounds)
        fits = fits and all(_absorbs_once(*one, numbers) and _covers(*one) for one in shaped)
        return [] if fits else [NOT_TOGETHER]


def adds_up(shape: Shape, cells: Mapping[str, int]) -> bool:
    """Return whether all parts that are printed add up to their totals."""
    for total, parts in shape.sums:
        listed = [cells[part] for part in parts if part in cells]
        if listed and total in cells and cells[total] != sum(listed):
            return False
    return True


def _enter(shape: Shape, table: ReadTable, numbers: dict[Quantity, int]) -> bool:
    """Note what a table says; return False when another one said something else."""
    agrees = True
    for key, number in table.cells.items():
        if key not in shape.own_rows and key not in shape.zeros:
            agrees = numbers.setdefault(shape.cells[key], number) == number and agrees
    return agrees


def _covers(shape: Shape, table: ReadTable) -> bool:
    """Return whether the cells of which everybody has one are together enough for all."""
    return all(
        sum(table.cells[part] for part in parts) >= table.cells[total]
        for total, parts in shape.covers
    )


def _absorbs_once(shape: Shape, table: ReadTable, numbers: Numbers) -> bool:
    """Return whether at most one row holds more than elsewhere, and that all the absorbed."""
    more = []
    for key in shape.own_rows:
        if "," in key:
            continue
        elsewhere = _elsewhere(shape.cells[key], numbers)
        if elsewhere is not None and elsewhere != table.cells[key]:
            more.append(table.cells[key] - elsewhere)
    if not more:
        return True
    absorbed = (_absorbed(shape, numbers),) if len(more) == 1 else ()
    return tuple(more) == absorbed


def _absorbed(shape: Shape, numbers: Numbers) -> int | None:
    codes = next(step.codes for step in shape.steps if step.codes.absorbed)
    parts = ((codes.attribute, (codes.absorbed or "",)),)
    return numbers.get(Quantity(shape.table.unit, parts))


def _elsewhere(quantity: Quantity, numbers: Numbers) -> int | None:
    if quantity in numbers:
        return numbers[quantity]
    singles = _singles(quantity)
    return sum(numbers[one] for one in singles) if set(singles) <= numbers.keys() else None


def _bounds(shapes: Shapes) -> Iterator[_Bound]:
    layout = shapes.layout
    known = {
        quantity
        for shape in shapes
        for key, quantity in shape.cells.items()
        if key not in shape.own_rows
    }
    for population in layout.populations.values():
        if population.within:
            yield _part_of(Quantity(population.id), Quantity(population.within))
    for quantity in known:
        yield from _of_one(quantity, known)
    for rule in layout.included:
        for one in known:
            if one.population == rule.population and [part[0] for part in one.parts] == [
                rule.attribute
            ]:
                among = Quantity(rule.population, ((rule.among, one.parts[0][1]),))
                yield _part_of(one, among)
    for total in layout.sums:
        parts = tuple((1, Quantity(part)) for part in total.parts)
        yield _Bound(parts, Quantity(total.total), may_miss=True)
    for link in layout.links:
        least = (
            (least, Quantity(link.population, ((link.attribute, (code,)),)))
            for code, least in link.least.items()
        )
        yield _Bound(tuple(least), Quantity(link.activity))


def _of_one(quantity: Quantity, known: set[Quantity]) -> Iterator[_Bound]:
    """Yield that a cell is at most each of its margins, and that a union is the sum of its own."""
    for place in range(len(quantity.parts)):
        rest = (*quantity.parts[:place], *quantity.parts[place + 1 :])
        margin = Quantity(quantity.population, rest)
        if margin in known:
            yield _part_of(quantity, margin)
    singles = _singles(quantity)
    if len(singles) > 1 and set(singles) <= known:
        yield _Bound(tuple((1, one) for one in singles), quantity, is_equal=True)


def _singles(quantity: Quantity) -> tuple[Quantity, ...]:
    """Return the cells of single codes that a cell of several codes of one attribute joins."""
    for place, (attribute, codes) in enumerate(quantity.parts):
        if len(codes) > 1:
            before, after = quantity.parts[:place], quantity.parts[place + 1 :]
            return tuple(
                Quantity(quantity.population, (*before, (attribute, (code,)), *after))
                for code in codes
            )
    return (quantity,)


def _part_of(part: Quantity, whole: Quantity) -> _Bound:
    return _Bound(((1, part),), whole)
