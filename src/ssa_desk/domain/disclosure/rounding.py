"""Controlled random rounding: all linked tables to multiples of 5, at most 4 off, adding up.

Cox (1987) rounds one table under its sums; here one integer model holds all tables and the links
between person and activity numbers, and each cell is drawn towards a keyed random target.
"""

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ssa_desk.domain.disclosure.cells import PlannedTable, Quantity
from ssa_desk.domain.disclosure.layout import Layout, Link, Step
from ssa_desk.domain.disclosure.program import Program

Printed = Mapping[Quantity, int]
Terms = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be printed: tables, true counts, and printed numbers already decided (`pins`)."""

    layout: Layout
    tables: tuple[PlannedTable, ...]
    counts: Mapping[Quantity, int]
    pins: Printed = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draw:
    """Where chance comes from: the secret key of the file and the id of the ledger entry."""

    key: bytes = field(repr=False)
    ledger_id: str

    def target(self, quantity: Quantity, count: int, base: int) -> int:
        """Return the multiple below or above; above with probability rest / base (unbiased)."""
        steps, rest = divmod(count, base)
        chance = int.from_bytes(self._digest(quantity)[:8], "big")
        return steps + (chance * base < rest * 2**64)

    def tie(self, quantity: Quantity) -> int:
        """Return 0 to 15: who goes first among cells that may be bent as well as others."""
        return self._digest(quantity)[8] % 16

    def _digest(self, quantity: Quantity) -> bytes:
        text = f"{self.ledger_id}|{quantity.name}".encode()
        return hmac.digest(self.key, text, "sha256")


def controlled_rounding(plan: Plan, draw: Draw) -> Printed | None:
    """Return the printed number of every quantity, or None when no such numbers exist."""
    model = _Model(plan, draw)
    model.add_sums()
    model.add_populations()
    model.add_links()
    model.add_absorbing_rows()
    values = model.program.solved()
    if values is None:
        return None
    base = plan.layout.limits.base
    return {quantity: base * values[column] for quantity, column in model.columns.items()}


def weight(quantity: Quantity, target: int) -> int:
    """Return how much keeping the target counts: totals 4, one-way 2, two-way 1, zeros thrice."""
    return (4, 2, 1)[len(quantity.parts)] * (3 if target == 0 else 1)


class _Model:
    """The integer program: one column k per quantity, printed as base times k."""

    def __init__(self, plan: Plan, draw: Draw) -> None:
        self.plan = plan
        self.layout = plan.layout
        self.base, self.maxdev = plan.layout.limits.base, plan.layout.limits.maxdev
        self.program = Program()
        self.columns = {one: self._column(one, draw) for one in sorted(plan.counts)}

    def _column(self, quantity: Quantity, draw: Draw) -> int:
        count = self.plan.counts[quantity]
        least = -((self.maxdev - count) // self.base)
        most = (count + self.maxdev) // self.base
        target = draw.target(quantity, count, self.base)
        # Among equally good roundings the key decides; the solver would always bend the same cells.
        price = 1000 * weight(quantity, target) + draw.tie(quantity)
        if quantity in self.plan.pins:
            least = most = self.plan.pins[quantity] // self.base
        # Only the two multiples beside the count fit, so the distance is linear.
        return self.program.column(max(least, 0), most, cost=price if target == least else -price)

    def add_sums(self) -> None:
        """Categories add up to totals, codes of a finer list to the code that groups them."""
        for table in self.plan.tables:
            for total, cells in table.sums():
                self._equal(total, cells)
        for quantity in self.columns:
            for finer in self._finer(quantity):
                self._equal(quantity, finer)

    def _finer(self, quantity: Quantity) -> Iterator[tuple[Quantity, ...]]:
        for place, (attribute, codes) in enumerate(quantity.parts):
            before, after = quantity.parts[:place], quantity.parts[place + 1 :]
            finer = tuple(
                Quantity(quantity.population, (*before, (attribute, (code,)), *after))
                for code in codes
            )
            if len(codes) > 1 and all(one in self.columns for one in finer):
                yield finer

    def _equal(self, total: Quantity, parts: tuple[Quantity, ...]) -> None:
        self.program.equal({self.columns[total]: 1}, {self.columns[one]: 1 for one in parts})

    def add_populations(self) -> None:
        """A part is at most its whole; R4 and R8 give what every reader knows of the least."""
        for population in self.layout.populations.values():
            part = self.columns.get(Quantity(population.id))
            if part is None:
                continue
            self.program.row({part: self.base}, least=population.least)
            whole = self.columns.get(Quantity(population.within or ""))
            if whole is not None:
                self.program.row({whole: 1, part: -1}, least=0)

    def add_absorbing_rows(self) -> None:
        """The row that takes in `unknown` is printed as the largest, so it tells nothing more."""
        for table in self.plan.tables:
            for step in table.steps:
                row = table.absorbing.get(step.codes.name)
                if row is None:
                    continue
                largest = self._row_columns(table.layout.unit, step.codes.members[row], step)
                earlier = True
                for code, members in step.codes.members.items():
                    if code == row:
                        earlier = False
                        continue
                    terms = {**largest}
                    for column in self._row_columns(table.layout.unit, members, step):
                        terms[column] = terms.get(column, 0) - 1
                    self.program.row(terms, least=int(earlier))

    def _row_columns(self, unit: str, members: tuple[str, ...], step: Step) -> dict[int, int]:
        attribute = step.codes.attribute
        return {self.columns[Quantity(unit, ((attribute, (code,)),))]: 1 for code in members}

    def add_links(self) -> None:
        """Activities are at least what the classes of cases need, and at most what they allow."""
        for link in self.layout.links:
            activity = self.columns.get(Quantity(link.activity))
            cases = self.columns.get(Quantity(link.population))
            if activity is None or cases is None:
                continue
            self.program.row({activity: 1, cases: -1}, least=0)
            classes = {
                code: self.columns.get(Quantity(link.population, ((link.attribute, (code,)),)))
                for code in link.least
            }
            known = {code: column for code, column in classes.items() if column is not None}
            if len(known) == len(classes):
                least = self.layout.populations[link.population].least
                rows = _LinkRows(self.program, link, self.base, self.maxdev)
                rows.add({activity: self.base}, {cases: self.base}, least, known)


class _LinkRows:
    """The rows of one link: for the printed numbers, and for worlds that keep each class open.

    Sums alone leave every cell free by 4 (add 4 persons with that code to a possible year). A link
    takes that freedom away when it is tight, so for each class a second possible year with that
    class 4 more or 4 fewer is solved for together with the printed numbers.
    """

    def __init__(self, program: Program, link: Link, base: int, maxdev: int) -> None:
        self.program, self.link, self.base, self.maxdev = program, link, base, maxdev

    def add(self, activity: Terms, cases: Terms, least: int, classes: Mapping[str, int]) -> None:
        """Add the rows for the printed numbers and one world per class; cases are `least`."""
        printed = {code: {column: self.base} for code, column in classes.items()}
        self._possible(activity, printed)
        for moved in classes:
            most = self.maxdev
            shifts = {code: self.program.column(-most, most) for code in classes}
            world = {code: {**printed[code], shifts[code]: 1} for code in classes}
            for terms in world.values():
                self.program.row(terms, least=0)
            all_shifts = dict.fromkeys(shifts.values(), 1)
            self.program.row(all_shifts, least=-most, most=most)
            self.program.row({**cases, **all_shifts}, least=least)
            up = self.program.column(0, 1)
            self.program.row({shifts[moved]: 1, up: -2 * most}, least=-most, most=-most)
            self._possible({**activity, self.program.column(-most, most): 1}, world)

    def _possible(self, activity: Terms, classes: Mapping[str, Terms]) -> None:
        """Contacts C: at least the sum of `least`; no more than of `most` if no class is open."""
        lowest, highest = dict(activity), dict(activity)
        anyone = self.program.column(0, 1)
        unlimited = {anyone: -1}
        for code, terms in classes.items():
            for column, factor in terms.items():
                lowest[column] = -factor * self.link.least[code]
                if code in self.link.most:
                    highest[column] = -factor * self.link.most[code]
            if code not in self.link.most:
                unlimited.update(terms)
        self.program.row(unlimited, least=0)
        self.program.row(lowest, least=0)
        self.program.row({**highest, anyone: -100_000}, most=0)
