"""The new report beside the issued ones: their days, and what each says of a number."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import permutations

from ssa_desk.domain.disclosure.cells import PlannedTable, Quantity
from ssa_desk.domain.disclosure.layout import Layout
from ssa_desk.domain.disclosure.readback import Issued
from ssa_desk.domain.schoolyear import Period, school_year

Hits = frozenset[int]
"""The numbers of the reports that a case occurs in, or that cover a day."""
Terms = dict[int, int]


class Reports:
    """The new report, number 0, and the issued ones: what each says of a quantity."""

    def __init__(
        self,
        period: Period,
        tables: Sequence[PlannedTable],
        values: Mapping[Quantity, tuple[int, int]],
        issued: Sequence[Issued],
    ) -> None:
        """`values` of the new report are a column with its factor, or -1 and an exact number."""
        self.periods = [period, *(one.period for one in issued)]
        self.tables = [tuple(tables), *(one.tables for one in issued)]
        self._values, self._issued = values, issued

    def of(self, number: int, quantity: Quantity) -> tuple[Terms, int] | None:
        """Return what a report says: a sum of columns and a known number; None if nothing."""
        if number:
            known = self._issued[number - 1].printed.get(quantity)
            return None if known is None else ({}, known)
        value = self._values.get(quantity)
        if value is None:
            return None
        column, factor = value
        return ({}, factor) if column < 0 else ({column: factor}, 0)

    def quantities(self) -> list[Quantity]:
        """Return all that any report says something of."""
        found = set(self._values)
        for one in self._issued:
            found |= set(one.printed)
        return sorted(found)

    def nested(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of reports of which the first covers all days of the second."""
        for whole, part in permutations(range(len(self.periods)), 2):
            a, b = self.periods[whole], self.periods[part]
            if a.first <= b.first and b.last <= a.last:
                yield whole, part

    def in_one_school_year(self, *numbers: int) -> bool:
        """Return whether the days of these reports are of one school year."""
        days = {day for one in numbers for day in (self.periods[one].first, self.periods[one].last)}
        return len({school_year(day) for day in days}) == 1

    def share_levels(self, whole: int, part: int) -> bool:
        """Return whether a case of the part has the same level in the whole.

        It is that of its first contact, and no day of the whole before the part's end is of
        another school year.
        """
        days = self.periods[part]
        years = {school_year(day) for day in (self.periods[whole].first, days.first, days.last)}
        return len(years) == 1

    def regions(self) -> list[Hits]:
        """Return for the days that are reported which reports cover them."""
        day = timedelta(days=1)
        starts = {start for one in self.periods for start in (one.first, one.last + day)}
        covers = (
            frozenset(number for number, period in enumerate(self.periods) if start in period)
            for start in sorted(starts)
        )
        return [hits for hits in dict.fromkeys(covers) if hits]


def is_by_day(layout: Layout, population: str) -> bool:
    """Return whether each member counts by one day of its own: not a case, nor part of one."""
    found: str | None = population
    while found is not None:
        if found == "cases":
            return False
        found = layout.populations[found].within
    parts = {part for rule in layout.sums for part in rule.parts}
    return layout.populations[population].kind in {"persons", "activity"} or population in parts
