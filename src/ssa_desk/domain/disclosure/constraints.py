"""What every possible year keeps, as rows of the integer program; printed numbers keep it too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from ssa_desk.domain.disclosure.cells import Margin, PlannedTable, Quantity
from ssa_desk.domain.disclosure.layout import Layout, Link, Population
from ssa_desk.domain.disclosure.links import LinkRows
from ssa_desk.domain.disclosure.program import INFINITE, Program
from ssa_desk.domain.table import cell_key

Columns = Mapping[Quantity, int]
Codes = tuple[str, ...]


class Constraints:
    """The rows of one report: columns are k, the printed numbers in steps of the base."""

    def __init__(
        self,
        program: Program,
        layout: Layout,
        tables: Sequence[PlannedTable],
        counts: Mapping[Quantity, int],
        columns: Columns,
    ) -> None:
        """Take the columns of the rounded quantities; all others are exact."""
        self.program, self.layout, self.tables = program, layout, tables
        self.counts, self.columns = counts, dict(columns)
        self.base = layout.limits.base
        self._hidden: dict[Quantity, int] = {}

    def hidden_number(self) -> int:
        """Return a column for a number that is not printed."""
        return self.program.column(0, INFINITE)

    def add_all(self) -> None:
        """Add every row."""
        self.add_margins()
        self.add_groups()
        self.add_populations()
        self.add_included()
        self.add_ring()
        self.add_links()
        self.add_sums()
        self.add_absorbing_rows()

    def add_margins(self) -> None:
        """Categories add up to totals; overlapping ones are parts of it and cover it."""
        for table in self.tables:
            for margin in table.margins():
                cells = [self.columns[one] for one in margin.cells if one in self.columns]
                total = self.columns.get(margin.total)
                if total is None or not cells:
                    continue
                if margin.dim.kind == "partition":
                    self._equal({total: 1}, cells)
                else:
                    self._add_overlapping(margin, total, cells)

    def _add_overlapping(self, margin: Margin, total: int, cells: list[int]) -> None:
        for cell in cells:
            self.program.row({total: 1, cell: -1}, least=0)
        if margin.dim.covering and not margin.total.parts:
            self.program.row({total: -1, **dict.fromkeys(cells, 1)}, least=0)

    def add_groups(self) -> None:
        """A code that groups others is the sum of them, printed or not."""
        groups = [one for one in self.columns if len(one.parts) == 1 and len(one.parts[0][1]) > 1]
        for group in groups:
            if self.layout.populations[group.population].kind == "persons":
                self._equal({self.columns[group]: 1}, [self._atom(one) for one in group.finest()])
        # Codes that no group needs complete the list, or the hidden ones would be free.
        hidden = {(one.population, one.parts[0][0]) for one in self._hidden}
        for population, attribute in sorted(hidden):
            if Quantity(population) in self.columns and attribute not in self._overlapping():
                codes = self.layout.finest(attribute).codes
                atoms = [self._atom(Quantity(population, ((attribute, (one,)),))) for one in codes]
                self._equal({self.columns[Quantity(population)]: 1}, atoms)

    def _atom(self, quantity: Quantity) -> int:
        """Return the column of one code; one that is not printed is a number of its own."""
        if quantity in self.columns:
            return self.columns[quantity]
        if quantity not in self._hidden:
            self._hidden[quantity] = self.hidden_number()
        return self._hidden[quantity]

    def _overlapping(self) -> set[str]:
        dims = (dim for table in self.layout.tables for dim in table.dims if dim.kind == "multi")
        return {step.codes.attribute for dim in dims for step in dim.steps}

    def add_populations(self) -> None:
        """A part is at most its whole; R4 and R8 give what every reader knows of the least."""
        for population in self.layout.populations.values():
            one = Quantity(population.id)
            part, whole = self.columns.get(one), self.columns.get(Quantity(population.within or ""))
            if part is not None:
                self.program.row({part: self.base}, least=population.least)
                if whole is not None:
                    self.program.row({whole: 1, part: -1}, least=0)
            elif whole is not None and population.kind == "persons" and one in self.counts:
                self.program.row({whole: self.base}, least=self.counts[one])

    def add_included(self) -> None:
        """Main topics are among all topics; partners of a referral are partners involved."""
        for rule in self.layout.included:
            for code in self.layout.finest(rule.attribute).codes:
                among = self.columns.get(Quantity(rule.population, ((rule.among, (code,)),)))
                single = Quantity(rule.population, ((rule.attribute, (code,)),))
                if among is None:
                    continue
                if single in self.columns or single in self._hidden:
                    self.program.row({among: 1, self._atom(single): -1}, least=0)
        for table in self.tables:
            for dim in table.layout.dims:
                for code, renamed in dim.restricts.items():
                    self._add_restricted(table, code, renamed)

    def _add_restricted(self, table: PlannedTable, code: str, renamed: Mapping[str, str]) -> None:
        """Who has no referral is with a partner all the same; who has one, with a partner of it."""
        unit = table.layout.unit
        total, part = self.columns[Quantity(unit)], self._restricting(table, code)
        for attribute, restricted in renamed.items():
            names = self.layout.finest(attribute).codes
            whole = [self.columns[Quantity(unit, ((attribute, (one,)),))] for one in names]
            some = [self.columns[Quantity(unit, ((restricted, (one,)),))] for one in names]
            rest = dict.fromkeys(whole, 1) | dict.fromkeys(some, -1)
            self.program.row({**rest, total: -1, part: 1}, least=0)
            self.program.row({**dict.fromkeys(some, 1), part: -1}, least=0)
            for one in some:
                self.program.row({part: 1, one: -1}, least=0)

    def _restricting(self, table: PlannedTable, code: str) -> int:
        key = next(f"{step.dim}={code}" for step in table.steps if code in step.codes.members)
        return self.columns[table.cells[key]]

    def add_ring(self) -> None:
        """Three crossed tables that close a ring have a table of all three dims behind them."""
        crossed = {
            frozenset(step.codes.attribute for step in table.steps): table
            for table in self.tables
            if table.layout.crossed and all(dim.kind == "partition" for dim in table.layout.dims)
        }
        for ring in _rings(list(crossed)):
            self._add_hidden([crossed[pair] for pair in ring])

    def _add_hidden(self, tables: list[PlannedTable]) -> None:
        """Add the hidden cells of all three dims, and each printed pair as a sum of them.

        Of a list that one table prints finer than the other the coarser one is enough: the hidden
        cells of a coarse row can always be split as its finer rows are printed.
        """
        rows = _coarsest_rows(tables)
        attributes = list(rows)
        cells = {
            codes: self.hidden_number()
            for codes in product(*(dict.fromkeys(row.values()) for row in rows.values()))
        }
        for table in tables:
            printed: dict[tuple[Codes, ...], list[int]] = {}
            pair = sorted(step.codes.attribute for step in table.steps)
            for quantity in table.cells.values():
                if len(quantity.parts) == len(pair):
                    place = tuple(rows[attribute][codes[0]] for attribute, codes in quantity.parts)
                    printed.setdefault(place, []).append(self.columns[quantity])
            own: dict[tuple[Codes, ...], list[int]] = {}
            for codes, column in cells.items():
                place = tuple(codes[attributes.index(attribute)] for attribute in pair)
                own.setdefault(place, []).append(column)
            for place, columns in printed.items():
                self._equal(dict.fromkeys(columns, self.base), own[place])

    def add_links(self) -> None:
        """Activities are at least what the classes of cases need, and at most what they allow."""
        for link in self.layout.links:
            activity = self.columns.get(Quantity(link.activity))
            cases = self.columns.get(Quantity(link.population))
            if activity is not None and cases is not None:
                self._add_link(link, activity, cases)

    def _add_link(self, link: Link, activity: int, cases: int) -> None:
        self.program.row({activity: 1, cases: -1}, least=0)
        classes = {
            code: self.columns.get(Quantity(link.population, ((link.attribute, (code,)),)))
            for code in link.least
        }
        known = {code: column for code, column in classes.items() if column is not None}
        if len(known) == len(classes):
            least = self.layout.populations[link.population].least
            rows = LinkRows(self.program, link, self.base, self.layout.limits.maxdev)
            rows.add({activity: self.base}, {cases: self.base}, least, known)

    def add_sums(self) -> None:
        """A population that holds others is at least their sum."""
        for rule in self.layout.sums:
            total = self.columns.get(Quantity(rule.total))
            if total is None:
                continue
            terms, known = {total: self.base}, 0
            for part in map(Quantity, rule.parts):
                column = self.columns.get(self._standing_for(part))
                if column is not None:
                    terms[column] = -self.base
                elif self._is_exact(self.layout.populations.get(part.population)):
                    known += self.counts.get(part, 0)
            self.program.row(terms, least=known)

    def _standing_for(self, part: Quantity) -> Quantity:
        """Return the part, or the cases that have one each when it is not printed."""
        if part in self.columns:
            return part
        links = (link for link in self.layout.links if link.activity == part.population)
        return next((Quantity(link.population) for link in links), part)

    @staticmethod
    def _is_exact(population: Population | None) -> bool:
        return population is not None and population.kind == "exact"

    def add_absorbing_rows(self) -> None:
        """The rows that take in `unknown` are printed as the largest, so they tell nothing more."""
        for order in dict.fromkeys(one for table in self.tables for one in _orders(table)):
            largest, *others = order
            for other, is_earlier in others:
                terms = dict.fromkeys(self._atoms(largest[0]), 1)
                for column in self._atoms(other):
                    terms[column] = terms.get(column, 0) - 1
                self.program.row(terms, least=is_earlier)

    def _atoms(self, row: Quantity) -> list[int]:
        return [self._atom(one) for one in row.finest()]

    def _equal(self, total: Mapping[int, int], parts: Iterable[int]) -> None:
        self.program.equal(total, dict.fromkeys(parts, 1))


def _rings(pairs: list[frozenset[str]]) -> Iterator[tuple[frozenset[str], ...]]:
    return (ring for ring in combinations(pairs, 3) if len(frozenset().union(*ring)) == len(ring))


def _coarsest_rows(tables: list[PlannedTable]) -> dict[str, dict[str, Codes]]:
    """Return for each attribute which row of the coarsest list a code belongs to."""
    found: dict[str, list[Codes]] = {}
    for table in tables:
        for step in table.steps:
            margins = (table.cells[cell_key(**{step.dim: code})] for code in step.codes.codes)
            rows = [margin.parts[0][1] for margin in margins]
            attribute = step.codes.attribute
            if attribute not in found or len(rows) < len(found[attribute]):
                found[attribute] = rows
    return {name: {code: row for row in rows for code in row} for name, rows in found.items()}


def _orders(table: PlannedTable) -> Iterator[tuple[tuple[Quantity, int], ...]]:
    """Yield the row that takes in a code, then those it is not smaller than, 1: larger than."""
    unit = table.layout.unit
    for step in table.steps:
        for codes, rows in table.ordered(step):
            row = table.absorbing[codes.name]
            quantities = {
                code: Quantity(unit, ((codes.attribute, codes.members[code]),)) for code in rows
            }
            earlier = rows.index(row)
            others = [
                (quantities[code], int(place < earlier))
                for place, code in enumerate(rows)
                if code != row
            ]
            yield (quantities[row], 0), *others
