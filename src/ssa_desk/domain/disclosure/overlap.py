"""Rows that keep a new report and the issued ones over the same days near one possible truth (R11).

Cases are told apart by the reports that they occur in, activities by the days that the same
reports cover. What a case keeps (gender, topics, access; its level within one school year) makes
one whole table for each such group of cases, and each printed number is a sum of groups. All else
only grows with the days: children, closed cases, partners, forms of absence, new cases, the class
of a case by its contacts, known outcomes. A report of the same days binds nothing: records may
have been corrected since, so the new one keeps the old numbers by its targets alone.

What is printed may differ from that truth as every printed number may: two halves of 4 print 0,
and their year of 8 prints 5 or 10. So each such row may give way, the less the better.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import permutations

from ssa_desk.domain.disclosure.beside import Hits, Reports, Terms, is_by_day
from ssa_desk.domain.disclosure.cells import PlannedTable, Quantity
from ssa_desk.domain.disclosure.constraints import Constraints
from ssa_desk.domain.disclosure.layout import Layout
from ssa_desk.domain.disclosure.program import INFINITE, Program

GROWING: Mapping[str, tuple[str, ...]] = {
    "children": (),
    "closed": ("closure_reason", "goal_attainment"),
    "partner_cases": ("partner", "referred_to", "role"),
    "absence_cases": ("absence_form",),
}
"""Populations that only grow with the days, and the attributes that their members keep."""


PRICE = 1000
"""What one person apart costs: as much as a two-way cell that is not printed at its target."""
DEAR = 300
"""How much more each costs that rounding alone does not explain or that the audit found fault with.

The numbers of k reports leave each other open while together they are no more than k - 1 times
the most that a printed number may be off.
"""
ENOUGH = 20
"""So many two-way cells need not be printed at their target if the answer is found sooner."""


class Overlap:
    """The rows of all reports together."""

    def __init__(
        self, program: Program, layout: Layout, reports: Reports, dear: Collection[Quantity] = ()
    ) -> None:
        """Every hidden number is a column of its own; the `dear` ones give way last."""
        self.program, self.layout, self.reports, self.dear = program, layout, reports, dear
        self.everybody = range(len(reports.periods))
        self.overlapping = {
            (table.unit, step.codes.attribute)
            for table in layout.tables
            for dim in table.dims
            for step in dim.steps
            if dim.kind == "multi"
        }
        self.gaps: dict[Quantity, list[int]] = {}
        self.days: dict[tuple[Hits, Quantity], int] = {}
        self.layers: dict[Hits, dict[Quantity, int]] = {}

    def add_all(self) -> None:
        """Add every row."""
        self.program.slack = ENOUGH * PRICE
        self.constant = set(self.layout.constant)
        if self.reports.in_one_school_year(*self.everybody):
            self.constant.add("level")
        self.add_layers()
        self.add_days()
        self.add_visits()
        for whole, part in self.reports.nested():
            self.add_nested(whole, part)
        self._add_gaps()

    def add_layers(self) -> None:
        """Cases by the reports that they occur in: each set of reports has all tables."""
        tables = tuple(_unlike(self._constant_tables()))
        quantities = {one for table in tables for one in table.cells.values()}
        quantities.add(Quantity("cases"))
        quantities = {one for one in quantities if one.population == "cases"}
        for hits in _unions(self.reports.regions()):
            columns = {one: self.program.hidden() for one in sorted(quantities)}
            self.layers[hits] = columns
            _Layer(self.program, self.layout, tables, {}, columns).add_layer()
        for quantity in sorted(quantities):
            for number in self.everybody:
                own = [columns[quantity] for hits, columns in self.layers.items() if number in hits]
                self._make(number, quantity, own)

    def _constant_tables(self) -> Iterator[PlannedTable]:
        for tables in self.reports.tables:
            for table in tables:
                attributes = {
                    attribute for one in table.cells.values() for attribute, _ in one.parts
                }
                if table.layout.unit == "cases" and attributes <= self.constant:
                    yield table

    def add_days(self) -> None:
        """Activities and other events by their own day: the days of a report make its number."""
        for quantity in self.reports.quantities():
            if not is_by_day(self.layout, quantity.population):
                continue
            names = [attribute for attribute, _ in quantity.parts]
            if len(names) > 1 or "outcome" in names:
                continue
            for number in self.everybody:
                own = [
                    self._of_days(hits, one)
                    for hits in self.reports.regions()
                    if number in hits
                    for one in quantity.finest()
                ]
                self._make(number, quantity, own, at_most=self._overlaps(quantity))
        self._add_margins_of_days()
        self._add_unlisted()
        for hits in self.reports.regions():
            for rule in self.layout.sums:
                parts = [self.days.get((hits, Quantity(one))) for one in rule.parts]
                total = self.days.get((hits, Quantity(rule.total)))
                if total is not None:
                    terms = {one: -1 for one in parts if one is not None}
                    self.program.row({**terms, total: 1}, least=0)

    def _add_unlisted(self) -> None:
        """Of activities only what occurred is listed: there is none of a code without a row."""
        for number in self.everybody:
            listed: dict[tuple[str, str], set[str]] = {}
            for quantity in self.reports.quantities():
                if len(quantity.parts) == 1 and self.reports.of(number, quantity) is not None:
                    attribute, codes = quantity.parts[0]
                    listed.setdefault((quantity.population, attribute), set()).update(codes)
            terms = {
                column: 1
                for (hits, one), column in self.days.items()
                if number in hits and len(one.parts) == 1
                if one.parts[0][1][0]
                not in listed.get((one.population, one.parts[0][0]), one.parts[0][1])
            }
            terms[self.program.part(INFINITE, cost=DEAR * PRICE)] = -1
            self.program.row(terms, most=0)

    def _overlaps(self, quantity: Quantity) -> bool:
        """Return whether one unit can be in several of the codes, so that they only cover it."""
        return any(
            len(codes) > 1 and (quantity.population, attribute) in self.overlapping
            for attribute, codes in quantity.parts
        )

    def _of_days(self, hits: Hits, quantity: Quantity) -> int:
        if (hits, quantity) not in self.days:
            self.days[hits, quantity] = self.program.hidden()
        return self.days[hits, quantity]

    def _add_margins_of_days(self) -> None:
        found = {(one.population, one.parts[0][0]) for _, one in self.days if one.parts}
        for population, attribute in sorted(found):
            codes = self.layout.finest(attribute).codes
            for hits in self.reports.regions():
                total = self._of_days(hits, Quantity(population))
                cells = [
                    self._of_days(hits, Quantity(population, ((attribute, (code,)),)))
                    for code in codes
                ]
                if (population, attribute) not in self.overlapping:
                    self.program.equal({total: 1}, dict.fromkeys(cells, 1))
                    continue
                for cell in cells:
                    self.program.row({total: 1, cell: -1}, least=0)

    def add_visits(self) -> None:
        """Cases of the one report only have an activity on its days only."""
        for link in self.layout.links:
            for one, other in permutations(self.everybody, 2):
                days = [
                    self.days[hits, Quantity(link.activity)]
                    for hits in self.reports.regions()
                    if one in hits
                    and other not in hits
                    and (hits, Quantity(link.activity)) in self.days
                ]
                cases = [
                    columns[Quantity(link.population)]
                    for hits, columns in self.layers.items()
                    if one in hits and other not in hits
                ]
                if days:
                    terms = dict.fromkeys(cases, -1) | dict.fromkeys(days, 1)
                    self.program.row(terms, least=0)

    def add_nested(self, whole: int, part: int) -> None:
        """What only grows with the days is at least as much in the longer report."""
        for quantity in self.reports.quantities():
            if self._grows(quantity, whole, part):
                self._at_least(whole, [part], [(quantity, 1)])
        self._at_least(whole, [part], [(Quantity("cases"), 1), (Quantity("children"), -1)])
        for link in self.layout.links:
            order = sorted(link.least, key=link.least.__getitem__)
            for place in range(1, len(order)):
                classes = [
                    (Quantity(link.population, ((link.attribute, (code,)),)), 1)
                    for code in order[place:]
                ]
                self._at_least(whole, [part], classes)
        for other in self.everybody:
            pair = (whole, other) in set(self.reports.nested())
            if pair and not self.reports.periods[part].overlaps(self.reports.periods[other]):
                self._add_apart(whole, [part, other])

    def _add_apart(self, whole: int, parts: list[int]) -> None:
        """What happens once in a case happens in one of the two parts only."""
        for quantity in self.reports.quantities():
            if quantity.population not in ("closed", "transitions"):
                continue
            kept = {"closed": GROWING["closed"], "transitions": ("outcome", "transition_kind")}
            names = {attribute for attribute, _ in quantity.parts}
            if names <= set(kept[quantity.population]) and self._is_known_outcome(
                quantity, [whole, *parts]
            ):
                self._at_least(whole, parts, [(quantity, 1)])

    def _grows(self, quantity: Quantity, whole: int, part: int) -> bool:
        names = {attribute for attribute, _ in quantity.parts}
        begin = self.reports.periods[whole].first == self.reports.periods[part].first
        if quantity.population == "cases":
            if names == {"status"}:
                return begin or quantity.parts[0][1] == ("new",)
            kept = self.constant | ({"level"} if self.reports.share_levels(whole, part) else set())
            return names <= kept
        if quantity.population == "transitions":
            return self._is_known_outcome(quantity, [whole, part])
        if is_by_day(self.layout, quantity.population):
            return not self._overlaps(quantity)
        return quantity.population in GROWING and names <= set(GROWING[quantity.population])

    def _is_known_outcome(self, quantity: Quantity, numbers: Iterable[int]) -> bool:
        ends = {self.reports.periods[one].last for one in numbers}
        codes = [codes for attribute, codes in quantity.parts if attribute == "outcome"]
        return len(ends) == 1 or ("open",) not in codes

    def _at_least(self, whole: int, parts: list[int], sums: list[tuple[Quantity, int]]) -> None:
        terms: Terms = {}
        known = 0
        for number, sign in [(whole, 1), *((part, -1) for part in parts)]:
            for quantity, factor in sums:
                value = self.reports.of(number, quantity)
                if value is None:
                    return
                for column, own in value[0].items():
                    terms[column] = terms.get(column, 0) + sign * factor * own
                known += sign * factor * value[1]
        price = self._price(*(quantity for quantity, _ in sums))
        terms[self.program.part(len(parts) * self.layout.limits.maxdev, cost=price)] = 1
        terms[self.program.part(INFINITE, cost=DEAR * price)] = 1
        self.program.row(terms, least=-known)

    def _price(self, *quantities: Quantity) -> int:
        return PRICE * (DEAR if any(one in self.dear for one in quantities) else 1)

    def _gap(self, quantity: Quantity) -> dict[int, int]:
        """Return columns by which a printed number and its parts may differ."""
        price = self._price(quantity)
        little = self.program.part(self.layout.limits.maxdev, cost=price)
        much = self.program.part(INFINITE, cost=DEAR * price)
        self.gaps.setdefault(quantity, []).append(little)
        return {little: 1, much: 1}

    def _add_gaps(self) -> None:
        """Let the reports together differ no more than what leaves all of them open."""
        for quantity, gaps in self.gaps.items():
            stated = sum(self.reports.of(one, quantity) is not None for one in self.everybody)
            much = self.program.part(INFINITE, cost=DEAR * self._price(quantity))
            most = (stated - 1) * self.layout.limits.maxdev
            self.program.row({**dict.fromkeys(gaps, 1), much: -1}, most=most)

    def _make(
        self, number: int, quantity: Quantity, parts: list[int], *, at_most: bool = False
    ) -> None:
        """Let the parts make up what a report says, or at most cover it."""
        value = self.reports.of(number, quantity)
        if value is not None:
            terms = dict.fromkeys(parts, 1)
            for column, factor in value[0].items():
                terms[column] = -factor
            terms |= self._gap(quantity)
            if at_most:
                self.program.row(terms, least=value[1])
            else:
                terms |= dict.fromkeys(self._gap(quantity), -1)
                self.program.row(terms, least=value[1], most=value[1])


class _Layer(Constraints):
    """The tables of the cases that occur in the same reports: hidden, so not in steps of 5."""

    def add_layer(self) -> None:
        self.base = 1
        self.add_margins()
        self.add_groups()
        self.add_included()
        self.add_ring()

    def hidden_number(self) -> int:
        return self.program.hidden()


def _unions(parts: Iterable[Hits]) -> list[Hits]:
    """Return all unions of one or more of the sets."""
    found: dict[Hits, None] = {}
    for part in parts:
        found |= {one | part: None for one in found} | {part: None}
    return list(found)


def _unlike(tables: Iterable[PlannedTable]) -> Iterator[PlannedTable]:
    """Yield each table once that counts the same quantities."""
    seen = set()
    for table in tables:
        counted = table.layout.id, frozenset(table.cells.values())
        if counted not in seen:
            seen.add(counted)
            yield table
