"""What a reader knows of a report whose days lie within those of another."""

from itertools import combinations
from typing import TYPE_CHECKING

from ssa_desk.domain.disclosure.audit_book import Book
from ssa_desk.domain.disclosure.audit_cells import Counted, one_of
from ssa_desk.domain.schoolyear import school_year

if TYPE_CHECKING:
    from ssa_desk.domain.disclosure.audit_years import Years

GROWING = {
    "children": (),
    "closed": ("closure_reason", "goal_attainment"),
    "partner_cases": ("partner", "referred_to", "role"),
    "absence_cases": ("absence_form",),
}
"""Populations that only grow with the days, and the attributes that their members keep."""


class Nested:
    """The rules between a report and one whose days are part of its own."""

    def __init__(self, years: "Years") -> None:
        self.years, self.system, self.layout = years, years.system, years.layout

    def add(self, *, level: bool) -> None:
        """Add them all; `level` unless it is already kept for each case."""
        pairs = list(self.years.nested())
        for whole, part in pairs:
            self.title = f"{self.years.issues[part].title} within its year: "
            self._add_growing(whole, part)
            self._add_moves(whole, part)
            self._add_children(whole, part)
            self._add_extent(whole, part)
            self._add_outcomes(whole, [part])
            if level and self._same_school_year(whole, part):
                self._add_level(whole, part)
        for (whole, one), (other, two) in combinations(pairs, 2):
            if whole == other and not self.years.periods(one).overlaps(self.years.periods(two)):
                self.title = f"parts of {self.years.issues[whole].title}: "
                self._add_outcomes(whole, [one, two])
                for counted in self._counted(whole, "closed", GROWING["closed"]):
                    self._at_least(counted, whole, [one, two])

    def _book(self, number: int) -> Book:
        return self.years.reports[number].book

    def _at_least(self, counted: Counted, whole: int, parts: list[int]) -> None:
        place = self._book(whole).get(counted)
        own = [self._book(part).get(counted) for part in parts]
        if place is None or None in own:
            return
        terms = {place: 1, **{one: -1 for one in own if one is not None}}
        self.system.rule(
            terms,
            least=0,
            name=f"{self.title}{' '.join((counted.population, *counted.attributes))} grow",
        )

    def _counted(self, number: int, population: str, names: tuple[str, ...]) -> list[Counted]:
        book = self._book(number)
        singles = (one for name in names for one in book.counted_by(population, name))
        return [Counted(population), *singles]

    def _add_growing(self, whole: int, part: int) -> None:
        for population, names in GROWING.items():
            for counted in self._counted(whole, population, names):
                self._at_least(counted, whole, [part])

    def _add_moves(self, whole: int, part: int) -> None:
        """A case new in the part is new in the whole; carried over, if both begin together."""
        self._at_least(one_of("cases", status=["new"]), whole, [part])
        if self.years.periods(whole).first == self.years.periods(part).first:
            self._at_least(one_of("cases", status=["carried_over"]), whole, [part])

    def _add_children(self, whole: int, part: int) -> None:
        """Further cases of one child stay further cases."""
        terms: dict[int, int] = {}
        for sign, number in ((1, whole), (-1, part)):
            for factor, population in ((1, "cases"), (-1, "children")):
                place = self._book(number).total(population)
                if place is None:
                    return
                terms[place] = sign * factor
        self.system.rule(terms, least=0, name=f"{self.title}further cases of a child grow")

    def _add_extent(self, whole: int, part: int) -> None:
        """The class of a case by its contacts only rises with the days."""
        for link in self.layout.links:
            order = sorted(link.least, key=link.least.__getitem__)
            for place in range(1, len(order)):
                terms: dict[int, int] = {}
                for sign, number in ((1, whole), (-1, part)):
                    for code in order[place:]:
                        counted = one_of(link.population, **{link.attribute: [code]})
                        found = self._book(number).get(counted)
                        if found is None:
                            return
                        terms[found] = sign
                self.system.rule(terms, least=0, name=f"{self.title}extents grow")

    def _add_outcomes(self, whole: int, parts: list[int]) -> None:
        """A known outcome of a transition stays; an open one stays if both end together."""
        ends = {self.years.periods(one).last for one in (whole, *parts)}
        for counted in self._book(whole).counted_by("transitions", "outcome", "transition_kind"):
            if dict(counted.parts)["outcome"] != {"open"} or len(ends) == 1:
                self._at_least(counted, whole, parts)

    def _same_school_year(self, whole: int, part: int) -> bool:
        days = self.years.periods(part)
        first = self.years.periods(whole).first
        return school_year(first) == school_year(days.first) == school_year(days.last)

    def _add_level(self, whole: int, part: int) -> None:
        for counted in self._book(whole).places:
            if counted.population == "cases" and "level" in counted.attributes:
                self._at_least(counted, whole, [part])
