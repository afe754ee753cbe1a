"""Sums of printed tables over reports.

Only printed numbers are added. Whoever holds every single report learns nothing from their sum,
and the single reports are anonymous by themselves (rules sdc-1): each is a possible year in which
no number is proved to lie in 1 to 4, and the roundings of different reports are drawn with keys
that know nothing of each other. So two merges over overlapping reports, 6 and 5 of them say, give
away one report by subtraction, which was printed anyway, and nothing more.

Not added: shares of working time. They describe an employee, not children, and are no counts; a
mean over few reports minus the same mean without one would be the week of one worker (R17).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ssa_desk.domain.disclosure.layout import Step
from ssa_desk.domain.merging.errors import LEAST_REPORTS
from ssa_desk.domain.merging.merged import Added, MergedTable, Year
from ssa_desk.domain.merging.report import ReadReport
from ssa_desk.domain.merging.shapes import Shape, Shapes
from ssa_desk.domain.merging.versions import Codes
from ssa_desk.domain.table import cell_key, codes_of

Cells = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Printed:
    """One table of one report in its shape."""

    shape: Shape
    cells: Cells


@dataclass(frozen=True, slots=True)
class Adding:
    """What adding needs: the shapes of every catalogue version and the codes in which they meet."""

    shapes: Mapping[str, Shapes]
    newest: str
    common: Mapping[str, Codes]

    def tables(self, reports: Sequence[ReadReport]) -> tuple[MergedTable, ...]:
        """Return every table that at least one report prints, in the order of the layout."""
        printed: dict[str, list[Printed]] = {}
        for report in reports:
            shapes = self.shapes[report.catalogue]
            for table in report.tables:
                found = printed.setdefault(table.id, [])
                found.append(Printed(shapes.find(table), table.cells))
        order = self.shapes[self.newest]
        return tuple(
            merged
            for table in order.layout.tables
            if table.id in printed
            for merged in self._ladder(_widest(order, table.id), printed[table.id], len(reports))
        )

    def moved(self, year: Year, catalogue: str) -> Year:
        """Return a former merge in the common codes; a table that cannot be moved is left out."""
        if not self.common:
            return year
        forms = {form: self._moved(added, catalogue) for form, added in year.school_forms.items()}
        return replace(year, added=self._moved(year.added, catalogue), school_forms=forms)

    def _moved(self, added: Added, catalogue: str) -> Added:
        tables = (self._moved_table(table, catalogue) for table in added.tables)
        return replace(added, tables=tuple(table for table in tables if table is not None))

    def _moved_table(self, table: MergedTable, catalogue: str) -> MergedTable | None:
        shape = next(one for one in self.shapes[catalogue].of(table.id) if one.may_hold(table))
        for target in _widest(self.shapes[self.newest], table.id):
            cells = taken(Printed(shape, table.cells), target, self.common)
            if cells is not None:
                meeting = _meeting(shape, self.common)
                return replace(
                    table,
                    dims=target.dims,
                    cells=cells,
                    exact=frozenset(meeting[key] for key in table.exact),
                    partly={meeting[key]: times for key, times in (table.partly or {}).items()},
                )
        return None

    def _ladder(
        self, targets: Sequence[Shape], printed: Sequence[Printed], of: int
    ) -> Iterator[MergedTable]:
        """Yield the table in its finest step, and in a coarser one that more reports can take."""
        most = 0
        for target in targets:
            taking = (taken(one, target, self.common) for one in printed)
            fitting = [cells for cells in taking if cells is not None]
            is_last = len(fitting) == len(printed)
            if len(fitting) > most and (is_last or len(fitting) >= LEAST_REPORTS):
                most = len(fitting)
                yield self._sum(target, fitting, of)

    def _sum(self, target: Shape, tables: Sequence[Cells], of: int) -> MergedTable:
        sums: Counter[str] = Counter()
        times: Counter[str] = Counter()
        for cells in tables:
            sums.update(cells)
            times.update(cells.keys())
        meeting = _meeting(target, self.common)
        _close_gaps(target, meeting, sums, times)
        order = dict.fromkeys(key for one in target.keys if (key := meeting[one]) in sums)
        exact = {meeting[key] for key in target.exact}
        return MergedTable(
            id=target.table.id,
            title=target.table.title,
            unit=target.table.unit,
            dims=target.dims,
            base=target.bases[0],
            cells={key: sums[key] for key in order},
            reports=len(tables),
            of=of,
            exact=frozenset(exact & order.keys()),
            partly={
                key: times[key] for key in order if times[key] < len(tables) and key not in exact
            },
        )


def _widest(shapes: Shapes, table_id: str) -> list[Shape]:
    """Return the shapes with all dims, the finest first: a row that is missing adds nothing."""
    return [shape for shape in shapes.of(table_id) if shape.is_widest and shape.is_added]


def taken(printed: Printed, target: Shape, common: Mapping[str, Codes]) -> Cells | None:
    """Return the cells of a table in another shape, None where they cannot be added to it.

    Codes that join are added, which is exact where each unit has one of them. Where a unit may have
    several (all topics of a case), a sum would count it twice.
    """
    if printed.shape is target and not common:
        return printed.cells
    ways: dict[str, tuple[str, Codes]] = {}
    pairs = _pairs(printed.shape, target)
    for dim, pair in zip(printed.shape.table.dims, pairs, strict=True):
        way = None if pair is None else _way(*pair, common)
        if pair is None or way is None:
            return None
        if dim.kind != "partition" and len(set(way.values())) < len(way):
            return None
        ways[pair[0].dim] = pair[1].dim, way
    sums: Counter[str] = Counter()
    for key, number in printed.cells.items():
        moved = {ways[dim][0]: ways[dim][1][code] for dim, code in codes_of(key).items()}
        sums[cell_key(**moved)] += number
    return sums


def _meeting(target: Shape, common: Mapping[str, Codes]) -> Codes:
    """Return the key that each key of a shape has in the common codes."""
    lists = {step.dim: common.get(step.codes.catalogue, {}) for step in target.steps}
    return {
        key: cell_key(**{dim: lists[dim].get(code, code) for dim, code in codes_of(key).items()})
        for key in target.keys
    }


def _close_gaps(target: Shape, meeting: Codes, sums: Counter[str], times: Counter[str]) -> None:
    """Count as `other` what some reports print in the total alone, so that rows add up again.

    Rule R8 joins rows with too few children to `other`, and where that is too small too, it prints
    the total without rows.
    """
    others = {step.dim: step.codes.other for step in target.steps if step.codes.other}
    for total, parts in target.sums:
        listed = {meeting[part] for part in parts}
        printed = [sums[key] for key in listed if key in sums]
        gap = sums[meeting[total]] - sum(printed)
        dim = next(iter(codes_of(parts[0]).keys() - codes_of(total).keys()), "")
        if printed and gap > 0 and dim in others:
            other = cell_key(**{**codes_of(meeting[total]), dim: others[dim]})
            sums[other] += gap
            times[other] = max(times.values())


def _pairs(shape: Shape, target: Shape) -> Iterator[tuple[Step, Step] | None]:
    """Yield each step with the one it has in the target, None for a dim that is not there."""
    wanted = dict(zip(target.places, target.steps, strict=True))
    for place, step in zip(shape.places, shape.steps, strict=True):
        yield (step, wanted[place]) if place in wanted else None


def _way(step: Step, wanted: Step, common: Mapping[str, Codes]) -> Codes | None:
    """Return for each code the one it counts as, None when a code fits into none."""
    known = common.get(step.codes.catalogue, {})
    targets = {known.get(code, code): code for code in reversed(wanted.codes.codes)}
    way = {}
    for code, members in step.codes.members.items():
        meets = known.get(code, code)
        if meets not in targets:
            whole = {known.get(one, one) for one in members}
            meets = next((name for name in targets if whole <= _meant(wanted, known, name)), "")
        if not meets:
            return None
        way[code] = meets
    return way


def _meant(wanted: Step, known: Codes, name: str) -> set[str]:
    """Return the finest codes that a common code of the target stands for."""
    codes = wanted.codes
    return {
        known.get(member, member)
        for code, members in codes.members.items()
        if known.get(code, code) == name
        for member in members
    }
