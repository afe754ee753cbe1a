"""What is tried to be printed: the ladder of R5, decided on printed numbers alone."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ssa_desk.domain.disclosure.activity import printed_rows
from ssa_desk.domain.disclosure.cells import (
    PlannedTable,
    Quantity,
    absorbing_rows,
    planned,
)
from ssa_desk.domain.disclosure.export_tables import gathered, gender_may_be_printed
from ssa_desk.domain.disclosure.facts import Facts
from ssa_desk.domain.disclosure.layout import Layout, Step, TableLayout
from ssa_desk.domain.disclosure.publication import Earlier
from ssa_desk.domain.disclosure.readback import Issued, read_back
from ssa_desk.domain.disclosure.rounding import Draw, Plan, Printed
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import cell_key

Rounding = Callable[[Plan, Draw], Printed | None]

PLACES = ((0, 0), (0, 1), (1, 0), (1, 1), (2, 0))
"""Which row takes in an absorbed code: the largest of all and the largest inside it come first."""

PATIENCE = 3
"""So many tables leave one by one before all that are exposed leave together."""

CHILDREN = Quantity("children")

FEW_ROWS = "Mindestens eine Zeile hätte weniger als 20 Fälle."
ONE_SIDED = "Fast alle Fälle einer Zeile hätten denselben Eintrag."
NO_SOLUTION = "Diese Tabelle ließ sich nicht gemeinsam mit den anderen runden."
NOT_SAFE = "Die eigene Prüfung des Programms hat gegen diese Tabelle gesprochen."
GENDER = "Bei mehr als 10 % der Fälle fehlt die Angabe des Geschlechts."
ACTIVITY = "Die Kontakte verteilen sich auf zu wenige Kinder."
NOTHING = "Es ist keine Arbeitszeit eingetragen."


@dataclass(slots=True)
class Draft:
    """The tables still in the running; `step` is the rung of the ladder per table."""

    layout: Layout
    period: Period
    facts: Facts
    tables: dict[str, TableLayout]
    rows: dict[tuple[str, str], Mapping[str, tuple[str, ...]]]
    exact: frozenset[Quantity] = frozenset()
    issued: tuple[Issued, ...] = ()
    kept: Printed = field(default_factory=dict)
    dropped: dict[str, str] = field(default_factory=dict)
    rungs: dict[str, int] = field(default_factory=dict)
    pins: dict[Quantity, int] = field(default_factory=dict)
    dear: set[str] = field(default_factory=set)
    """Tables whose numbers are to lie nearer to those of the issued reports."""
    place: int = 0
    """Which of `PLACES` says where an absorbed code goes."""

    def drop(self, table_id: str, reason: str) -> None:
        """Leave a table out, with the reason the reader sees."""
        del self.tables[table_id]
        self.dropped[table_id] = reason

    def take_back(self, *reasons: str) -> None:
        """Forget what was decided on printed numbers: rungs, pins, tables left out for them."""
        self.dropped = {one: why for one, why in self.dropped.items() if why not in reasons}
        self.tables = {
            table.id: self.tables.get(table.id, table)
            for table in self.layout.tables
            if table.id not in self.dropped
        }
        self.rungs.clear()
        self.pins.clear()

    def plan(self) -> Plan:
        """Return what is to be rounded now."""
        tables = tuple(self._planned(table) for table in self.tables.values())
        quantities = {one for table in tables for one in table.cells.values()} | self.exact
        if any(Quantity(rule.total) in quantities for rule in self.layout.sums):
            quantities |= {Quantity(one) for one in self._exact_parts()}
        counts = {one: self.facts.count(one) for one in quantities}
        pins = {one: number for one, number in self.pins.items() if one in counts}
        dear = {
            one for table in tables if table.layout.id in self.dear for one in table.cells.values()
        }
        return Plan(
            self.layout,
            tables,
            counts,
            pins,
            self.kept,
            self.issued,
            self.period,
            self.exact,
            frozenset(dear),
        )

    def _exact_parts(self) -> set[str]:
        """Return the exact populations that are part of a printed one."""
        populations = self.layout.populations
        parts = {part for rule in self.layout.sums for part in rule.parts if part in populations}
        return {part for part in parts if populations[part].kind == "exact"}

    def _planned(self, table: TableLayout) -> PlannedTable:
        rung = self.rungs.get(table.id, 0)
        steps = tuple(dim.steps[min(rung, len(dim.steps) - 1)] for dim in table.dims)
        absorbing: dict[str, str] = {}
        for step in steps:
            if step.codes.absorbed:
                absorbing |= absorbing_rows(
                    self.layout, table.unit, step.codes, self.facts.count, PLACES[self.place]
                )
        return planned(self.layout, table, steps, absorbing, self.rows)


def draft(
    material: Material,
    layout: Layout,
    key: bytes,
    earlier: Sequence[Earlier] = (),
    *,
    exact_children: bool = False,
) -> Draft:
    """Return the first draft: all tables, without those that R6 and R8 rule out."""
    exact: frozenset[Quantity] = frozenset()
    if exact_children:
        exact = frozenset({CHILDREN})
        layout = replace(layout, tables=tuple(_without_optional(one) for one in layout.tables))
    facts = gathered(material, layout, key)
    tables = {table.id: table for table in layout.tables}
    rows = printed_rows(facts, layout)
    result = Draft(layout, material.period, facts, tables, rows, exact)
    if not gender_may_be_printed(material, layout.limits):
        for table in layout.tables:
            if any(step.dim == "gender" for dim in table.dims for step in dim.steps):
                result.drop(table.id, GENDER)
    for table in layout.tables:
        kind = layout.populations[table.unit].kind
        if kind == "activity" and (table.unit, "") not in result.rows:
            _drop_with_links(result, table)
        if kind == "shares" and not facts.count(Quantity(table.unit)):
            result.drop(table.id, NOTHING)
    _add_issued(result, earlier)
    return result


def _without_optional(table: TableLayout) -> TableLayout:
    return replace(table, dims=tuple(dim for dim in table.dims if not dim.optional))


def _add_issued(draft: Draft, earlier: Sequence[Earlier]) -> None:
    """Note other reports: the newest of each period, the one of the same period to be kept to."""
    newest = {one.period: read_back(one, draft.layout) for one in earlier}
    same = newest.pop(draft.period, None)
    draft.kept = same.printed if same else {}
    draft.issued = tuple(newest.values())


def _drop_with_links(draft: Draft, activity: TableLayout) -> None:
    """Leave an activity table out, and the classes of cases it is linked to.

    The reader sees that one child has more than half of all contacts, or that there are very few
    children; beside the printed classes that would prove a case of the open class.
    """
    if activity.id in draft.tables:
        draft.drop(activity.id, ACTIVITY)
    linked = {link.attribute for link in draft.layout.links if link.activity == activity.unit}
    for table in tuple(draft.tables.values()):
        if any(step.codes.attribute in linked for dim in table.dims for step in dim.steps):
            draft.drop(table.id, ACTIVITY)


def printed_by_rules(draft: Draft, draw: Draw, rounding: Rounding) -> tuple[Plan, Printed] | None:
    """Return plan and printed numbers once every printed table keeps R5, or None.

    A rung is left, or a table dropped, for a row that stays printed as it was (pinned): whoever
    reads the report sees the reason in it and learns nothing from the choice.
    """
    while True:
        plan, printed = _rounded(draft, draw, rounding)
        if printed is None:
            return None
        failed = next(
            ((table, row) for table in plan.tables if (row := _bad_row(table, plan, printed))), None
        )
        if failed is None:
            return plan, printed
        _pin(draft, failed[1].quantity, printed)
        _step_back(draft, *failed)


def _rounded(draft: Draft, draw: Draw, rounding: Rounding) -> tuple[Plan, Printed | None]:
    """Return plan and printed numbers; of rows about as large another may print as the largest.

    Leaving the table out instead would tell how close the rows are to each other.
    """
    for draft.place in range(len(PLACES)):
        plan = _hopeful(draft)
        printed = rounding(plan, draw)
        if printed is not None or not any(table.absorbing for table in plan.tables):
            break
    draft.place = 0
    return plan, printed


def _hopeful(draft: Draft) -> Plan:
    """Return the plan without rungs no rounding could keep: a row of 5 to 15 prints so.

    Only rows that another table prints too: there the reader sees the reason.
    """
    while True:
        plan = draft.plan()
        limits = plan.layout.limits
        hopeless = next(
            (
                (table, BadRow(step, quantity, FEW_ROWS))
                for table in plan.tables
                for step, _, quantity in _rows(table)
                if _is_printed_elsewhere(quantity, table, plan)
                and limits.base <= plan.counts[quantity] <= limits.least_row - limits.base
            ),
            None,
        )
        if hopeless is None:
            return plan
        _step_back(draft, *hopeless)


def _is_printed_elsewhere(quantity: Quantity, table: PlannedTable, plan: Plan) -> bool:
    others = (other for other in plan.tables if not other.layout.crossed)
    return any(quantity in other.cells.values() for other in others if other is not table)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that R5 does not allow; `step` is the dim it belongs to."""

    step: Step
    quantity: Quantity
    reason: str


def _bad_row(table: PlannedTable, plan: Plan, printed: Printed) -> BadRow | None:
    """Return a row that is neither 0 nor at least 20, or nearly all in one sensitive cell (R5)."""
    limits = plan.layout.limits
    for step, cells, quantity in _rows(table):
        row = printed[quantity]
        if 0 < row < limits.least_row:
            return BadRow(step, quantity, FEW_ROWS)
        one_sided = 100 * max(printed[cell] for cell in cells) >= limits.group_share * row
        if table.layout.sensitive and 0 < row < limits.group_row and one_sided:
            return BadRow(step, quantity, ONE_SIDED)
    return None


def _rows(table: PlannedTable) -> Iterator[tuple[Step, list[Quantity], Quantity]]:
    """Yield the gender and level rows of a two-way table: step, cells, margin."""
    if not table.layout.crossed or any(dim.kind != "partition" for dim in table.layout.dims):
        return
    for place, step in enumerate(table.steps):
        if step.codes.attribute not in {"gender", "level"}:
            continue
        other = table.steps[1 - place]
        for code in step.codes.codes:
            keys = (cell_key(**{step.dim: code, other.dim: one}) for one in other.codes.codes)
            margin = table.cells[cell_key(**{step.dim: code})]
            yield step, [table.cells[key] for key in keys], margin


def _pin(draft: Draft, row: Quantity, printed: Printed) -> None:
    """Keep the printed numbers that a row is made of."""
    for attribute, codes in row.parts:
        for code in codes:
            single = Quantity(row.population, ((attribute, (code,)),))
            if single in printed:
                draft.pins[single] = printed[single]


def _step_back(draft: Draft, table: PlannedTable, row: BadRow) -> None:
    ladder = next(dim.steps for dim in table.layout.dims if row.step in dim.steps)
    rung = draft.rungs.get(table.layout.id, 0) + 1
    if row.reason == FEW_ROWS and rung < len(ladder):
        draft.rungs[table.layout.id] = rung
    else:
        draft.drop(table.layout.id, row.reason)


def blocking(draft: Draft, draw: Draw, rounding: Rounding) -> set[str]:
    """Return the tables without which the rest can be rounded, one if one is enough.

    Tried in the order of R5; of several those that need not go come back.
    """
    order = [one for one in draft.layout.drop_order if one in draft.tables]

    def solvable(without: Collection[str]) -> bool:
        tables = {name: table for name, table in draft.tables.items() if name not in without}
        rest = replace(draft, tables=tables, pins={})
        return rounding(rest.plan(), draw) is not None

    for table_id in order:
        if solvable({table_id}):
            return {table_id}
    if not order or not solvable(order):
        return set()
    going = list(order)
    for table_id in reversed(order):
        fewer = [one for one in going if one != table_id]
        if solvable(fewer):
            going = fewer
    return set(going)


def drop_all(draft: Draft, tables: Collection[str], reason: str) -> None:
    """Drop tables; without them other numbers may be printed, so R5 decides anew."""
    for table_id in tables:
        draft.drop(table_id, reason)
    draft.take_back(FEW_ROWS, ONE_SIDED)


def bound_nearer(draft: Draft, exposed: Collection[str]) -> bool:
    """Let numbers of tables lie nearer to the issued ones; False when they were asked to before."""
    more = draft.dear | (set(exposed) & set(draft.tables))
    if not draft.issued or more == draft.dear:
        return False
    draft.dear = more
    draft.take_back(FEW_ROWS, ONE_SIDED)
    return True


def dropped_next(draft: Draft, wanted: Collection[str], reason: str) -> bool:
    """Drop one table in the order of R5, one of the wanted first; False when none is left.

    Tables that are not in the order come last: they go only if they are wanted. After some
    tables all that are wanted go together: beside other reports each audit takes seconds.
    """
    order = [one for one in draft.layout.drop_order if one in draft.tables]
    order += sorted(one for one in set(wanted) - set(order) if draft.tables[one].unit != "cases")
    if not order:
        return False
    going = [one for one in order if one in wanted] or order[:1]
    gone = sum(why == reason for why in draft.dropped.values())
    drop_all(draft, going if gone >= PATIENCE else going[:1], reason)
    return True
