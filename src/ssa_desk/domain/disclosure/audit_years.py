"""All printed reports that a reader lays side by side, as one system of unknown true numbers.

Cases are told apart by the set of reports they occur in (a year counts those of its first half
only, of its second half only, and of both), activities by the days that the same reports cover.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, permutations

from ssa_desk.domain.disclosure.audit_book import MOST, Book, atoms, classes
from ssa_desk.domain.disclosure.audit_cells import Codes, Counted, PrintedTable, one_of
from ssa_desk.domain.disclosure.audit_rules import (
    Report,
    add_included,
    add_rings,
    add_sum,
    multi_attributes,
)
from ssa_desk.domain.disclosure.layout import Layout
from ssa_desk.domain.disclosure.publication import Known
from ssa_desk.domain.disclosure.worlds import Rule, Steps, System, World
from ssa_desk.domain.schoolyear import Period, school_year

Hits = frozenset[int]
"""The numbers of the reports that a case occurs in, or that cover a day."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A printed report: its days, its tables and what else is known of it."""

    period: Period | None
    tables: tuple[PrintedTable, ...]
    known: Known

    @property
    def title(self) -> str:
        """Return its days as they stand in names."""
        return f"{self.period.first}/{self.period.last}" if self.period else ""


class Years:
    """The system of all reports; the last one is the newest."""

    def __init__(self, issues: Sequence[Issue], layout: Layout) -> None:
        """Of several reports of one period the newest stands for it."""
        self.system, self.layout, self.issues = System(), layout, issues
        newest = {issue.period: number for number, issue in enumerate(issues)}
        self.standing = sorted(newest.values())
        self.reports = [self._report(number) for number in range(len(issues))]
        for report in self.reports:
            report.add_rules(alone=len(self.standing) == 1)
        for number, issue in enumerate(issues):
            if number != newest[issue.period]:
                self._stay_as_printed(self.reports[number], self.reports[newest[issue.period]])
        self.layers: dict[Hits, Book] = {}
        self.days: dict[Hits, Book] = {}
        self.by_day: dict[str, list[Rule]] = {}
        """The rules that join the reports by their days, by population."""
        if len(self.standing) > 1:
            self._join()

    def periods(self, number: int) -> Period:
        """Return the days of a report that stands beside others."""
        period = self.issues[number].period
        if period is None:
            raise ValueError("reports beside each other need their periods")
        return period

    def issues_of(self, number: int) -> list[int]:
        """Return all reports of the same period."""
        period = self.issues[number].period
        return [other for other, issue in enumerate(self.issues) if issue.period == period]

    def nested(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of reports of which the first covers all days of the second."""
        for whole, part in permutations(self.standing, 2):
            a, b = self.periods(whole), self.periods(part)
            if a.first <= b.first and b.last <= a.last:
                yield whole, part

    def _report(self, number: int) -> Report:
        issue, last = self.issues[number], len(self.issues) - 1
        title = "" if number == last else f"{issue.title} "
        return Report(self.system, self.layout, issue.tables, issue.known, title)

    def _stay_as_printed(self, old: Report, new: Report) -> None:
        """What a report printed anew left as it was, did not change; the rest may be anything."""
        for counted, place in old.book.places.items():
            same = new.book.get(counted)
            if same is None or place not in old.printed:
                continue
            if old.printed[place] == new.printed.get(same):
                self.system.same(same, [place], f"{old.title}stayed as printed")

    def deduce(self, world: World) -> None:
        """A number printed anew could have stayed alone, and did not: its truth is past 4 (R11)."""
        steps = Steps(self.system, world)
        for number, report in enumerate(self.reports):
            new = self.reports[max(self.issues_of(number))]
            for counted, place in report.book.places.items():
                now = new.book.get(counted)
                if new is report or place not in report.printed or now not in new.printed:
                    continue
                old, step = report.printed[place], report.printed[place] - new.printed[now]
                if step and steps.keeps_rules({now: step}):
                    most = self.layout.limits.maxdev
                    least = old + most + 1 if step < 0 else 0
                    self.system.narrow(now, least, MOST if step < 0 else old - most - 1)

    def leave(self, population: str) -> None:
        """Leave what is counted by day apart: its records were changed between the reports."""
        changed = {id(rule) for rule in self.by_day.pop(population)}
        self.system.rules = [rule for rule in self.system.rules if id(rule) not in changed]

    def _join(self) -> None:
        self._regions = regions({one: self.periods(one) for one in self.standing})
        self.layers = {hits: self._layer("cases in", hits) for hits in unions(self._regions)}
        self.days = {hits: self._layer("days of", hits) for hits in self._regions}
        self._constant = set(self.layout.constant)
        if self._in_one_school_year():
            self._constant.add("level")
        Joined(self).add(self._constant)
        ByDay(self).add()
        from ssa_desk.domain.disclosure.audit_nested import Nested

        Nested(self).add(level="level" not in self._constant)

    def _layer(self, word: str, hits: Hits) -> Book:
        names = ", ".join(self.issues[one].title for one in sorted(hits))
        return Book(self.system, f"{word} {names}: ")

    def _in_one_school_year(self) -> bool:
        periods = [self.periods(one) for one in self.standing]
        days = {day for period in periods for day in (period.first, period.last)}
        return len({school_year(day) for day in days}) == 1


def regions(periods: dict[int, Period]) -> set[Hits]:
    """Return for the days that are reported at all which reports cover them."""
    day = timedelta(days=1)
    starts = {start for one in periods.values() for start in (one.first, one.last + day)}
    found = {
        frozenset(number for number, period in periods.items() if start in period)
        for start in starts
    }
    return found - {frozenset()}


def unions(parts: Iterable[Hits]) -> set[Hits]:
    """Return all unions of one or more of the sets."""
    found: set[Hits] = set()
    for part in sorted(parts, key=sorted):
        found |= {one | part for one in found} | {part}
    return found


class Joined:
    """Cases by the reports they occur in, with what a case keeps from one to the next."""

    def __init__(self, years: Years) -> None:
        self.years, self.system, self.layout = years, years.system, years.layout
        self.books = {number: years.reports[number].book for number in years.standing}
        self._done: set[Counted] = set()

    def add(self, constant: set[str]) -> None:
        """Add totals, single attributes and pairs of them, and the hidden tables behind."""
        self._split(Counted("cases"), [Counted("cases")])
        names = {name for book in self.books.values() for name in book.attributes("cases")}
        for attribute in sorted(names & constant):
            self._add_single(attribute)
        for pair in sorted({pair for book in self.books.values() for pair in book.rows("cases")}):
            if len(pair) == 2 and set(pair) <= constant:
                self._add_pair(*pair)
        for layer in self.years.layers.values():
            add_included(self.system, layer, self.layout)
            add_rings(self.system, layer, "cases")

    def _split(self, counted: Counted, parts: list[Counted]) -> None:
        """What a report counts is the sum over the sets of reports that it is one of."""
        for number, book in self.books.items():
            place = book.get(counted)
            if place is not None:
                hits = [one for one in self.years.layers if number in one]
                own = [self.years.layers[one].place(part) for one in hits for part in parts]
                title = self.years.issues[number].title
                self.system.same(place, own, f"cases of {title} in other reports too")

    def _add_single(self, attribute: str) -> None:
        codes = self.layout.finest(attribute).codes
        for book in self.books.values():
            for counted in book.counted_by("cases", attribute):
                self._split_once(counted, list(atoms("cases", attribute, counted.parts[0][1])))
        multi = ("cases", attribute) in multi_attributes(self.layout)
        for layer in self.years.layers.values():
            total = layer.place(Counted("cases"))
            own = [layer.get(one) for one in atoms("cases", attribute, codes)]
            places = [place for place in own if place is not None]
            if not multi:
                places = [layer.place(one) for one in atoms("cases", attribute, codes)]
                self.system.same(total, places, f"{layer.title}{attribute} adds up")
                continue
            for place in places:
                self.system.rule({total: 1, place: -1}, least=0, name=f"{layer.title}{attribute}")
            if len(places) == len(codes):
                terms = {total: -1, **dict.fromkeys(places, 1)}
                self.system.rule(terms, least=0, name=f"{layer.title}{attribute} covers all")

    def _split_once(self, counted: Counted, parts: list[Counted]) -> None:
        if counted not in self._done:
            self._done.add(counted)
            self._split(counted, parts)

    def _add_pair(self, first: str, second: str) -> None:
        found = [book.counted_by("cases", first, second) for book in self.books.values()]
        sets: dict[str, list[Codes]] = {
            name: [dict(counted.parts)[name] for own in found for counted in own]
            for name in (first, second)
        }
        groups = {name: classes(own) for name, own in sets.items()}
        for counted in {counted for own in found for counted in own}:
            parts = dict(counted.parts)
            fine = [
                one_of("cases", **{first: one, second: two})
                for one in groups[first]
                for two in groups[second]
                if one <= parts[first] and two <= parts[second]
            ]
            self._split_once(counted, fine)
        for layer in self.years.layers.values():
            for own, other in ((first, second), (second, first)):
                for group in groups[own]:
                    cells = [
                        layer.place(one_of("cases", **{own: group, other: one}))
                        for one in groups[other]
                    ]
                    singles = [layer.place(one) for one in atoms("cases", own, group)]
                    terms = dict.fromkeys(cells, 1) | dict.fromkeys(singles, -1)
                    name = f"{layer.title}{own} and {other} add up"
                    self.system.rule(terms, least=0, most=0, name=name)


class ByDay:
    """What is counted by its own day: the days of a report make its number."""

    def __init__(self, years: Years) -> None:
        self.years, self.system, self.layout = years, years.system, years.layout
        self.books = {number: years.reports[number].book for number in years.standing}
        self.multi = multi_attributes(years.layout)

    def add(self) -> None:
        """Add totals and single attributes for every run of days with the same reports."""
        exact = {part for rule in self.layout.sums for part in rule.parts}
        for name, population in self.layout.populations.items():
            if by_day(self.layout, name) and (population.kind != "exact" or name in exact):
                self._add_population(name)
        for book in self.years.days.values():
            for rule in self.layout.sums:
                add_sum(self.system, book, self.layout, (rule.total, *rule.parts))
        for one, other in combinations(self.years.standing, 2):
            for link in self.layout.links:
                self._add_visits(link.activity, link.population, one, other)
                self._add_visits(link.activity, link.population, other, one)

    def _add_population(self, population: str) -> None:
        if not any(book.total(population) is not None for book in self.books.values()):
            return
        self._split(Counted(population), [Counted(population)])
        attributes = {name for book in self.books.values() for name in book.attributes(population)}
        for attribute in sorted(attributes - {"outcome"}):
            self._add_attribute(population, attribute)

    def _add_attribute(self, population: str, attribute: str) -> None:
        found = {
            counted
            for book in self.books.values()
            for counted in book.counted_by(population, attribute)
        }
        for counted in found:
            self._split(counted, list(atoms(population, attribute, counted.parts[0][1])))
        codes = self.layout.finest(attribute).codes
        for book in self.years.days.values():
            total = book.place(Counted(population))
            places = [book.place(one) for one in atoms(population, attribute, codes)]
            name = f"{book.title}{population} by {attribute}"
            if (population, attribute) not in self.multi:
                self.system.same(total, places, f"{name} add up")
                continue
            for place in places:
                self.system.rule({total: 1, place: -1}, least=0, name=name)

    def _split(self, counted: Counted, parts: list[Counted]) -> None:
        shared = len(parts) > 1 and (counted.population, *counted.attributes) in self.multi
        for number, book in self.books.items():
            place = book.get(counted)
            if place is None:
                continue
            days = [self.years.days[one] for one in self.years.days if number in one]
            own = [day.place(part) for day in days for part in parts]
            name = f"{counted.population} of {self.years.issues[number].title} by day"
            if shared:
                # One contact may be with several who share a row: the row counts it once.
                self.system.rule({place: -1, **dict.fromkeys(own, 1)}, least=0, name=name)
            else:
                self.system.same(place, own, name)
            self.years.by_day.setdefault(counted.population, []).append(self.system.rules[-1])

    def _add_visits(self, activity: str, cases: str, one: int, other: int) -> None:
        """Cases of the one report only have an activity on its days only."""
        days = [book for hits, book in self.years.days.items() if one in hits and other not in hits]
        hits = [
            book for hits, book in self.years.layers.items() if one in hits and other not in hits
        ]
        places = [book.total(activity) for book in days]
        visits = {place: 1 for place in places if place is not None}
        needing = [book.total(cases) for book in hits]
        terms = visits | {place: -1 for place in needing if place is not None}
        if visits or not days:
            name = f"{activity} for {cases} of {self.years.issues[one].title} only"
            self.system.rule(terms, least=0, name=name)


def by_day(layout: Layout, population: str) -> bool:
    """Return whether each member counts by one day of its own: not a case, nor part of one."""
    found: str | None = population
    while found is not None:
        if found == "cases":
            return False
        found = layout.populations[found].within
    return population not in {"offers", "open_offers", "percent", "pupils", "goals"}
