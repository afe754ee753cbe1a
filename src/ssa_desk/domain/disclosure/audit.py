"""The program's own attacker: what printed numbers alone give away.

It reads printed tables and `report_tables.toml`, nothing else, and shares no code with the
rounding. It assumes a reader who knows all rules: every sum, that each true number is at most 4
away, that no report has fewer than 10 cases, and what contacts say about cases.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Protocol

from ssa_desk.domain.disclosure.layout import Dim, Layout, Link, Step, TableLayout
from ssa_desk.domain.disclosure.publication import AuditResult
from ssa_desk.domain.disclosure.worlds import Attack, Form, Search, System, World
from ssa_desk.domain.table import cell_key


class PrintedTable(Protocol):
    """What of a printed table the reader sees."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def dims(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def cells(self) -> Mapping[str, int]: ...  # noqa: D102


def audit(tables: Iterable[PrintedTable], layout: Layout) -> AuditResult:
    """Attack every printed cell and complement; safe only if all of them are proved open."""
    tables = tuple(tables)
    telling = tuple(_telling(tables, layout))
    if telling:
        return AuditResult("exposed", world=False, quantities=len(telling), exposed=telling)
    reader = _Reader(tables, layout)
    known = reader.printed_world()
    forms = reader.forms()
    if known is None:
        return AuditResult("undecided", world=False, quantities=len(forms))
    unsafe = Attack(reader.system, forms, known).unsafe()
    return AuditResult(
        "exposed" if unsafe else "safe", world=True, quantities=len(forms), exposed=unsafe
    )


def is_possible_year(tables: Iterable[PrintedTable], layout: Layout) -> bool:
    """Return whether printed tables are complete, rounded and together a possible year (T1)."""
    tables = tuple(tables)
    if any(_telling(tables, layout)):
        return False
    return _Reader(tables, layout).printed_world() is not None


def _telling(tables: tuple[PrintedTable, ...], layout: Layout) -> Iterator[str]:
    """Yield tables whose look alone tells: rows only for what was counted, unrounded cells."""
    steps = [step for table in tables for dim in layout.table(table.id).dims for step in dim.steps]
    open_lists = {step.codes.attribute for step in steps if not step.codes.absorbed}
    for table in tables:
        known = layout.table(table.id)
        absorbing = {step.codes.attribute for dim in known.dims for step in dim.steps}
        if not absorbing <= open_lists:
            yield table.id  # the row that took in the absorbed code cannot be told
            continue
        keys = set(table.cells)
        shapes = [_keys(known, steps) for steps in product(*(dim.steps for dim in known.dims))]
        if layout.populations[known.unit].activity:
            complete = "" in keys and keys <= shapes[0]
        else:
            complete = keys in shapes
        if not complete or any(number % layout.limits.base for number in table.cells.values()):
            yield table.id


class _Reader:
    """The reader's system of unknown true numbers: one per printed cell, some never printed."""

    def __init__(self, tables: tuple[PrintedTable, ...], layout: Layout) -> None:
        self.tables, self.layout, self.limits = tables, layout, layout.limits
        self.system = System()
        self.steps = {table.id: self._steps(table) for table in tables}
        self.cells = {table.id: self._unknowns(table) for table in tables}
        self.finest: dict[tuple[str, str, str], int] = {}
        self.totals: dict[str, int] = {}
        for table in tables:
            self._add_populations(table)
            self._add_sums(table)
            self._add_margins(table)
        for table in tables:
            self._add_absorbing_rows(table)
        self._add_least()
        for link in layout.links:
            self._add_link(link)

    def printed_world(self) -> World | None:
        """Return the printed set as a possible year, checked exactly, or None (T1)."""
        fixed = System(list(self.system.bounds), self.system.rules)
        for table in self.tables:
            for key, place in self.cells[table.id].items():
                fixed.bounds[place] = (table.cells[key],) * 2
        world = Search(fixed).farthest({})
        return world if world is not None and self.system.allows(world) else None

    def forms(self) -> dict[str, Form]:
        """Return what is attacked: each cell, and each total or margin without the cell."""
        forms: dict[str, Form] = {}
        for table in self.tables:
            cells = self.cells[table.id]
            for key, place in cells.items():
                forms[f"{table.id} {key}"] = {place: 1}
                parts = key.split(",")
                for whole in ["", *parts] if len(parts) > 1 else [""] if key else []:
                    forms[f"{table.id} {whole or 'total'} without {key}"] = {
                        cells[whole]: 1,
                        place: -1,
                    }
        return forms

    def _unknowns(self, table: PrintedTable) -> dict[str, int]:
        activity = self.layout.populations[self.layout.table(table.id).unit].activity
        shared = self.limits.least_children if activity else 0
        most = self.limits.maxdev
        return {
            key: self.system.unknown(max(shared, printed - most), printed + most)
            for key, printed in table.cells.items()
        }

    def _steps(self, table: PrintedTable) -> tuple[tuple[Dim, Step, tuple[str, ...]], ...]:
        """Return for each dim the step that fits the printed codes, and these codes."""
        layout = self.layout.table(table.id)
        found = []
        for name, dim in zip(table.dims, layout.dims, strict=True):
            prefix = f"{name}="
            codes = [
                key.removeprefix(prefix)
                for key in table.cells
                if key.startswith(prefix) and "," not in key
            ]
            fits = (
                one for one in dim.steps if one.dim == name and set(codes) <= set(one.codes.codes)
            )
            found.append((dim, next(fits), tuple(codes)))
        return tuple(found)

    def _add_populations(self, table: PrintedTable) -> None:
        """Equal totals of equal populations; parts with a population of their own."""
        cells = self.cells[table.id]
        self._total(self.layout.table(table.id).unit, cells[""])
        for dim, step, codes in self.steps[table.id]:
            for code in codes:
                part = cells[cell_key(**{step.dim: code})]
                self.system.rule({cells[""]: 1, part: -1}, least=0)
                if code in dim.populations:
                    self._total(dim.populations[code], part)

    def _total(self, population: str, place: int) -> None:
        if population in self.totals:
            self.system.same(self.totals[population], [place])
        else:
            self.totals[population] = place

    def _add_sums(self, table: PrintedTable) -> None:
        """Categories add up to the total, crossed cells to both margins."""
        layout, cells = self.layout.table(table.id), self.cells[table.id]
        steps = self.steps[table.id]
        for place, (dim, step, codes) in enumerate(steps):
            own = [cell_key(**{step.dim: code}) for code in codes if code not in dim.populations]
            if dim.kind == "partition" and own:
                self.system.same(cells[""], (cells[key] for key in own))
            if not layout.crossed:
                continue
            _, other, rows = steps[1 - place]
            for row in rows:
                crossed = (cell_key(**{step.dim: code, other.dim: row}) for code in codes)
                self.system.same(
                    cells[cell_key(**{other.dim: row})], (cells[key] for key in crossed)
                )

    def _add_margins(self, table: PrintedTable) -> None:
        """Each one-way cell is the sum of the finest codes it stands for, printed or not.

        All two-way tables share at most one dim with each other, so a year with these sums exists
        as soon as the sums agree (a decomposable model): no hidden crossing binds the reader.
        """
        unit = self.layout.table(table.id).unit
        for dim, step, codes in self.steps[table.id]:
            for code in codes:
                if code in dim.populations or self.layout.populations[unit].activity:
                    continue
                members = self._members(table, step, code)
                cell = self.cells[table.id][cell_key(**{step.dim: code})]
                self.system.same(cell, [self._atom(unit, step, one) for one in members])

    def _atom(self, unit: str, step: Step, code: str) -> int:
        name = (unit, step.codes.attribute, code)
        if name not in self.finest:
            self.finest[name] = self.system.unknown(0, self.system.bounds[self.totals[unit]][1])
        return self.finest[name]

    def _members(self, table: PrintedTable, step: Step, code: str) -> tuple[str, ...]:
        members = step.codes.members[code]
        if step.codes.absorbed and code == self._absorbing_row(table, step):
            return (*members, step.codes.absorbed)
        return members

    def _absorbing_row(self, table: PrintedTable, step: Step) -> str:
        """Return the row that took in the absorbed code: the one printed with the most cases."""
        unit, attribute = self.layout.table(table.id).unit, step.codes.attribute
        printed = self._printed_margin(unit, attribute)
        rows = step.codes.members
        return max(rows, key=lambda code: sum(printed[member] for member in rows[code]))

    def _printed_margin(self, unit: str, attribute: str) -> dict[str, int]:
        finest = self.layout.finest(attribute)
        for table in self.tables:
            for _, step, codes in self.steps[table.id]:
                if step.codes.name == finest.name and self.layout.table(table.id).unit == unit:
                    return {code: table.cells[cell_key(**{step.dim: code})] for code in codes}
        raise LookupError(attribute)

    def _add_absorbing_rows(self, table: PrintedTable) -> None:
        """The reader knows that this row truly has the most cases, the first of several."""
        unit = self.layout.table(table.id).unit
        for _, step, codes in self.steps[table.id]:
            if not step.codes.absorbed:
                continue
            row = self._absorbing_row(table, step)
            for code in codes:
                terms = {self._atom(unit, step, one): 1 for one in step.codes.members[row]}
                terms |= {self._atom(unit, step, one): -1 for one in step.codes.members[code]}
                if code != row:
                    earlier = codes.index(code) < codes.index(row)
                    self.system.rule(terms, least=int(earlier))

    def _add_least(self) -> None:
        """Parts within their whole; the least that rules R4 and R8 let the reader infer."""
        shared = any(self.layout.populations[unit].activity for unit in self.totals)
        for name, place in self.totals.items():
            population = self.layout.populations[name]
            self.system.rule({place: 1}, least=population.least)
            if population.within in self.totals:
                self.system.rule({self.totals[population.within]: 1, place: -1}, least=0)
            if name == "children" and shared:
                self.system.rule({place: 1}, least=self.limits.least_children)

    def _add_link(self, link: Link) -> None:
        """Each case has an activity; with the extent printed, so many as its class says."""
        activity, cases = self.totals.get(link.activity), self.totals.get(link.population)
        if activity is None or cases is None:
            return
        self.system.rule({activity: 1, cases: -1}, least=0)
        names = {code: (link.population, link.attribute, code) for code in link.least}
        if not all(name in self.finest for name in names.values()):
            return
        classes = {code: self.finest[name] for code, name in names.items()}
        needed = {classes[code]: -number for code, number in link.least.items()}
        self.system.rule({activity: 1, **needed}, least=0)
        allowed = {classes[code]: number for code, number in link.most.items()}
        unlimited = {place: 1 for code, place in classes.items() if code not in link.most}
        self._at_most(activity, allowed, unlimited)

    def _at_most(self, activity: int, allowed: Form, unlimited: Form) -> None:
        """Without an open class the others must hold all contacts; one open case has at most half.

        The second follows from R8: contacts are printed only if no child has more than its share.
        """
        rest = 100 - self.limits.most_share
        most = self.system.bounds[activity][1]
        for factor, share, cases in ((1, 1, 1), (100, rest, 2)):
            some = self.system.unknown(0, 1)
            terms = {place: factor * number for place, number in allowed.items()}
            self.system.rule({**terms, activity: -share, some: share * most}, least=0)
            self.system.rule({**unlimited, some: -cases}, least=0)


def _keys(layout: TableLayout, steps: tuple[Step, ...]) -> set[str]:
    """Return the keys of a person table: all codes, all combinations."""
    keys = {"", *(cell_key(**{step.dim: code}) for step in steps for code in step.codes.codes)}
    if layout.crossed:
        for codes in product(*(step.codes.codes for step in steps)):
            keys.add(cell_key(**dict(zip((step.dim for step in steps), codes, strict=True))))
    return keys
