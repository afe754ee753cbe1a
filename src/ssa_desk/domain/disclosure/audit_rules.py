"""What every possible year behind one report keeps, as a reader knows it from the layout."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from ssa_desk.domain.disclosure.audit_book import Book, atoms, joined
from ssa_desk.domain.disclosure.audit_cells import (
    Codes,
    Counted,
    PrintedTable,
    Reading,
    absorbing_rows,
    one_of,
    read,
    rests,
)
from ssa_desk.domain.disclosure.layout import CodeList, Dim, Layout, Link, Step
from ssa_desk.domain.disclosure.publication import Known
from ssa_desk.domain.disclosure.worlds import Form, System
from ssa_desk.domain.table import cell_key

Pairs = Mapping[frozenset[str], Mapping[str, list[Codes]]]
"""For two attributes counted together, the groups of codes of each."""


class Report:
    """One printed report: its unknown true numbers in a book, and their rules."""

    def __init__(
        self,
        system: System,
        layout: Layout,
        tables: Iterable[PrintedTable],
        known: Known,
        title: str = "",
    ) -> None:
        """Read the tables; `title` names the report in rules, the newest has none."""
        self.system, self.layout, self.title, self.known = system, layout, title, known
        tables = tuple(tables)
        self.absorbing = absorbing_rows(tables, layout)
        self.readings = [read(table, layout, self.absorbing) for table in tables]
        self.book = Book(system, title)
        self.printed: dict[int, int] = {}
        self.names: dict[tuple[str, str], int] = {}
        self.contradictions: list[str] = []
        for reading in self.readings:
            self._add_cells(reading)

    def add_rules(self, *, alone: bool) -> None:
        """Add all that binds the numbers of this report to each other.

        Beside other reports the hidden tables lie behind the cases that occur in the same ones.
        """
        for reading in self.readings:
            self._add_margins(reading)
        self._add_groups()
        if alone:
            add_rings(self.system, self.book, "cases")
        self._add_populations()
        self._add_included()
        self._add_absorbing()
        for link in self.layout.links:
            _Linked(self, link).add()
        for rule in self.layout.sums:
            self._add_sum(rule.total, rule.parts)

    def rule(self, terms: Form, name: str, *, least: int) -> None:
        """Add a rule of this report: a sum is at least so much."""
        self.system.rule(terms, least=least, name=f"{self.title}{name}")

    def same(self, one: int, others: Iterable[int], name: str) -> None:
        """Add the rule of this report that one number is the sum of others."""
        self.system.same(one, others, f"{self.title}{name}")

    def kind(self, counted: Counted) -> str:
        """Return what kind of number something is."""
        return self.layout.populations[counted.population].kind

    def _add_cells(self, reading: Reading) -> None:
        for key, counted in reading.cells.items():
            if counted is None:
                continue
            number = reading.table.cells[key]
            place = self.book.place(counted)
            self.system.narrow(place, *self._bounds(counted, number))
            if self.printed.setdefault(place, number) != number:
                self.contradictions.append(
                    f"{self.title}{reading.id} {key} is another number elsewhere"
                )
            self.names[reading.id, key] = place

    def _bounds(self, counted: Counted, number: int) -> tuple[int, int]:
        limits, kind = self.layout.limits, self.kind(counted)
        if kind not in {"persons", "activity"}:
            return number, number
        least = limits.least_children if kind == "activity" and number else 0
        return max(least, number - limits.maxdev), number + limits.maxdev

    def _add_margins(self, reading: Reading) -> None:
        """Categories add up to totals; overlapping ones are parts of them and cover them."""
        for dim, step in reading.steps:
            if dim.kind == "measure":
                continue
            for rest in rests(reading, step):
                total = reading.counted(cell_key(**rest))
                cells = list(self._cells(reading, dim, step, rest))
                if total is not None and cells:
                    name = f"{reading.id} {step.dim} {cell_key(**rest)}".strip()
                    self._add_margin(dim, self.book.places[total], cells, name, bool(rest))

    def _cells(
        self, reading: Reading, dim: Dim, step: Step, rest: Mapping[str, str]
    ) -> Iterator[int]:
        for code in reading.codes(step):
            counted = reading.counted(cell_key(**rest, **{step.dim: code}))
            if counted is not None and code not in dim.populations:
                yield self.book.places[counted]

    def _add_margin(
        self,
        dim: Dim,
        total: int,
        cells: list[int],
        name: str,
        crossed: bool,  # noqa: FBT001
    ) -> None:
        if dim.kind == "partition":
            self.same(total, cells, f"{name} adds up")
            return
        for cell in cells:
            self.rule({total: 1, cell: -1}, f"{name} above its total", least=0)
        if dim.covering and not crossed:
            self.rule({total: -1, **dict.fromkeys(cells, 1)}, f"{name} covers all", least=0)

    def _add_groups(self) -> None:
        """A code that groups others is the sum of them, printed or not; all make the total."""
        overlapping = multi_attributes(self.layout)
        wanted = {
            (counted.population, counted.attributes[0])
            for counted in self.book.places
            if len(counted.parts) == 1 and self.kind(counted) == "persons"
        }
        for population, attribute in sorted(wanted):
            if (population, attribute) in overlapping or attribute in self._part_attributes():
                continue
            add_atoms(self.system, self.book, self.layout, population, attribute)

    def _part_attributes(self) -> set[str]:
        dims = (dim for table in self.layout.tables for dim in table.dims if dim.kind == "part")
        return {step.codes.attribute for dim in dims for step in dim.steps}

    def _add_populations(self) -> None:
        """Parts within their whole; the least that rules R4 and R8 let the reader infer."""
        if self.known.children is not None:
            children = self.book.place(Counted("children"))
            self.system.narrow(children, self.known.children, self.known.children)
        shared = any(
            not counted.parts and counted.population in {one.activity for one in self.layout.links}
            for counted in self.book.places
        )
        for population in self.layout.populations.values():
            place = self.book.total(population.id)
            if place is None:
                continue
            least = population.least
            if population.id == "children" and shared:
                least = max(least, self.layout.limits.least_children)
            self.system.narrow(place, least, self.system.bounds[place][1])
            whole = self.book.total(population.within or "")
            if whole is not None:
                name = f"{population.id} within {population.within}"
                self.rule({whole: 1, place: -1}, name, least=0)

    def _add_included(self) -> None:
        add_included(self.system, self.book, self.layout)
        for reading in self.readings:
            for dim, _ in reading.steps:
                for code, renamed in dim.restricts.items():
                    self._add_restricted(reading, code, renamed)

    def _add_restricted(self, reading: Reading, code: str, renamed: Mapping[str, str]) -> None:
        """Who has a referral has one to a partner; who has none has a partner all the same."""
        unit, steps = reading.layout.unit, [step for _, step in reading.steps]
        key = next(f"{step.dim}={code}" for step in steps if code in step.codes.members)
        counted, total = reading.counted(key), self.book.total(unit)
        for whole, part in renamed.items():
            wholes, parts = self.book.counted_by(unit, whole), self.book.counted_by(unit, part)
            if counted is None or total is None or not parts:
                continue
            some = self.book.places[counted]
            name = f"{reading.id} {key}"
            self.rule({some: -1, **dict.fromkeys(parts.values(), 1)}, f"{name} covers", least=0)
            rest = dict.fromkeys(wholes.values(), 1) | dict.fromkeys(parts.values(), -1)
            self.rule({**rest, some: 1, total: -1}, f"{name} leaves too few", least=0)

    def _add_absorbing(self) -> None:
        """The reader knows that the leading row truly has the most cases, the first of several."""
        used = {
            (reading.layout.unit, step.codes.name)
            for reading in self.readings
            for _, step in reading.steps
            if step.codes.absorbed
        }
        for leading in self.layout.lists.values():
            if not leading.leading or leading.name not in self.absorbing:
                continue
            inside = set(leading.members[self.absorbing[leading.name]])
            for unit, name in sorted(used):
                codes = self.layout.lists[name]
                if codes.attribute == leading.attribute:
                    self._add_largest(unit, leading, leading.members)
                    rows = {one: own for one, own in codes.members.items() if set(own) <= inside}
                    self._add_largest(unit, codes, rows if codes is not leading else {})

    def _add_largest(self, unit: str, codes: CodeList, rows: Mapping[str, tuple[str, ...]]) -> None:
        row, order = self.absorbing[codes.name], list(rows)
        for code in order if row in order else ():
            terms: dict[int, int] = {}
            for sign, one in ((1, row), (-1, code)):
                for counted in atoms(unit, codes.attribute, rows[one]):
                    place = self.book.place(counted)
                    terms[place] = terms.get(place, 0) + sign
            if code != row:
                earlier = order.index(code) < order.index(row)
                self.rule(terms, f"{codes.attribute} {row} has the most", least=int(earlier))

    def _add_sum(self, total: str, parts: Iterable[str]) -> None:
        add_sum(self.system, self.book, self.layout, (total, *parts))


class _Linked:
    """A link between persons and activities of one report."""

    def __init__(self, report: Report, link: Link) -> None:
        self.report, self.link, self.system = report, link, report.system
        self.name = f"{link.activity} of {link.population}"

    def add(self) -> None:
        """Each case has an activity; with the extent printed, so many as its class says."""
        book, link = self.report.book, self.link
        activity, cases = book.total(link.activity), book.total(link.population)
        if activity is None or cases is None:
            return
        self.report.rule({activity: 1, cases: -1}, f"{self.name} are too few", least=0)
        classes = {
            code: book.get(one_of(link.population, **{link.attribute: (code,)}))
            for code in link.least
        }
        known = {code: place for code, place in classes.items() if place is not None}
        if len(known) < len(classes):
            return
        needed = {known[code]: -number for code, number in link.least.items()}
        self.report.rule({activity: 1, **needed}, f"{self.name} are too few", least=0)
        allowed = {known[code]: number for code, number in link.most.items()}
        unlimited = {place: 1 for code, place in known.items() if code not in link.most}
        self._at_most(activity, allowed, unlimited)

    def _at_most(self, activity: int, allowed: Form, unlimited: Form) -> None:
        """Without an open class the others must hold all contacts; one open case has at most half.

        The second follows from R8: contacts are printed only if no child has more than its share.
        """
        rest = 100 - self.report.layout.limits.most_share
        most = self.system.bounds[activity][1]
        for factor, share, cases in ((1, 1, 1), (100, rest, 2)):
            some = self.system.unknown(0, 1)
            terms = {place: factor * number for place, number in allowed.items()}
            terms |= {activity: -share, some: share * most}
            self.report.rule(terms, f"{self.name} are too many", least=0)
            self.report.rule({**unlimited, some: -cases}, f"{self.name} are too many", least=0)


def multi_attributes(layout: Layout) -> set[tuple[str, str]]:
    """Return by which attributes one unit of a population can have several codes."""
    found = set()
    for table in layout.tables:
        for dim in table.dims:
            if dim.kind == "multi":
                found |= {(table.unit, step.codes.attribute) for step in dim.steps}
            for renamed in dim.restricts.values():
                found |= {(table.unit, name) for name in renamed.values()}
    return found


def add_atoms(system: System, book: Book, layout: Layout, population: str, attribute: str) -> None:
    """Let each group of codes be the sum of its codes, and all codes the total."""
    total = book.total(population)
    singles = book.counted_by(population, attribute)
    codes = layout.finest(attribute).codes
    if total is None:
        return
    name = f"{book.title}{population} by {attribute}"
    if any(len(counted.parts[0][1]) > 1 for counted in singles):
        places = [book.place(one) for one in atoms(population, attribute, codes)]
        system.same(total, places, f"{name} add up")
    for counted, place in singles.items():
        if len(counted.parts[0][1]) > 1:
            own = [book.place(one) for one in atoms(population, attribute, counted.parts[0][1])]
            system.same(place, own, f"{name} add up in groups")


def pairs_of(book: Book, population: str) -> Pairs:
    """Return which attributes are counted together, and the groups of codes of each."""
    found: dict[frozenset[str], dict[str, list[Codes]]] = {}
    for names in book.rows(population):
        if len(names) == 2:
            cells = book.counted_by(population, *names)
            found[frozenset(names)] = {
                name: list(dict.fromkeys(dict(counted.parts)[name] for counted in cells))
                for name in names
            }
    return found


def add_rings(system: System, book: Book, population: str) -> None:
    """Three crossed tables that close a ring have a hidden whole-number table behind them."""
    pairs = pairs_of(book, population)
    for one, two, three in combinations(sorted(pairs, key=sorted), 3):
        names = one | two | three
        if len(names) == 3:
            _add_ring(system, book, population, {pair: pairs[pair] for pair in (one, two, three)})


def _add_ring(system: System, book: Book, population: str, pairs: Pairs) -> None:
    names = sorted({name for pair in pairs for name in pair})
    groups = {
        name: joined(one for own in pairs.values() for one in own.get(name, ())) for name in names
    }
    title = f"{book.title}hidden table of {' and '.join(names)}"
    hidden = {
        (a, b, c): book.place(one_of(population, **{names[0]: a, names[1]: b, names[2]: c}))
        for a in groups[names[0]]
        for b in groups[names[1]]
        for c in groups[names[2]]
    }
    for pair, own in pairs.items():
        first, second = sorted(pair)
        at = names.index(first), names.index(second)
        for one in groups[first]:
            for two in groups[second]:
                printed = [
                    book.place(one_of(population, **{first: a, second: b}))
                    for a in own[first]
                    for b in own[second]
                    if a <= one and b <= two
                ]
                cells = [
                    place for key, place in hidden.items() if (key[at[0]], key[at[1]]) == (one, two)
                ]
                terms = dict.fromkeys(printed, 1) | dict.fromkeys(cells, -1)
                system.rule(terms, least=0, most=0, name=title)


def add_included(system: System, book: Book, layout: Layout) -> None:
    """The code of one attribute is among those of the other: never more than there."""
    for rule in layout.included:
        for code in layout.finest(rule.attribute).codes:
            one = book.get(one_of(rule.population, **{rule.attribute: (code,)}))
            among = book.get(one_of(rule.population, **{rule.among: (code,)}))
            if one is not None and among is not None:
                name = f"{book.title}{rule.attribute} {code} within {rule.among}"
                system.rule({among: 1, one: -1}, least=0, name=name)


def add_sum(system: System, book: Book, layout: Layout, names: tuple[str, ...]) -> None:
    """A population that holds several others is at least their sum, printed or not."""
    total = book.total(names[0])
    if total is None:
        return
    terms = {total: 1}
    for part in names[1:]:
        place = book.total(part)
        if place is None:
            links = (link for link in layout.links if link.activity == part)
            place = next((book.total(link.population) for link in links), None)
        if place is not None:
            terms[place] = -1
    system.rule(terms, least=0, name=f"{book.title}{names[0]} hold the others")
