"""The unknown true numbers of one report, or of the cases that occur in the same reports."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from ssa_desk.domain.disclosure.audit_cells import Codes, Counted, one_of
from ssa_desk.domain.disclosure.worlds import System

MOST = 100_000
"""More than any number of a report."""

Profile = Mapping[str, tuple[str, ...]]
"""The codes of one person or activity by attribute."""


class Book:
    """One unknown per thing counted, printed or not; found again by the codes of a person."""

    def __init__(self, system: System, title: str = "") -> None:
        """`title` names it in the names of rules; the attacked report has none."""
        self.system, self.title = system, title
        self.places: dict[Counted, int] = {}
        self._by: dict[tuple[str, tuple[str, ...]], dict[Counted, int]] = {}
        self._found: dict[str, dict[tuple[str, ...], dict[tuple[str, ...], list[int]]]] = {}

    def place(self, counted: Counted, least: int = 0, most: int = MOST) -> int:
        """Return the place of what is counted; a new unknown if it has none."""
        if counted not in self.places:
            self.places[counted] = self.system.unknown(least, most)
            self._note(counted)
        return self.places[counted]

    def get(self, counted: Counted) -> int | None:
        """Return the place of what is counted, or None."""
        return self.places.get(counted)

    def total(self, population: str) -> int | None:
        """Return the place of a whole population, or None."""
        return self.places.get(Counted(population))

    def counted_by(self, population: str, *attributes: str) -> dict[Counted, int]:
        """Return all that is counted by just these attributes."""
        return dict(self._by.get((population, tuple(sorted(attributes))), {}))

    def attributes(self, population: str) -> set[str]:
        """Return by what a population is counted."""
        return {name for names in self._found.get(population, ()) for name in names}

    def rows(self, population: str) -> set[tuple[str, ...]]:
        """Return the groups of attributes by which a population is counted together."""
        return set(self._found.get(population, ()))

    def touched(self, population: str, profile: Profile) -> set[int]:
        """Return the places that one person or activity counts in."""
        found: set[int] = set()
        for attributes, cells in self._found.get(population, {}).items():
            if all(name in profile for name in attributes):
                for codes in product(*(profile[name] for name in attributes)):
                    found.update(cells.get(codes, ()))
        return found

    def _note(self, counted: Counted) -> None:
        self._by.setdefault((counted.population, counted.attributes), {})[counted] = self.places[
            counted
        ]
        cells = self._found.setdefault(counted.population, {}).setdefault(counted.attributes, {})
        for codes in product(*(own for _, own in counted.parts)):
            cells.setdefault(codes, []).append(self.places[counted])


def atoms(population: str, attribute: str, codes: Iterable[str]) -> Iterator[Counted]:
    """Yield what is counted by each single code."""
    return (one_of(population, **{attribute: (code,)}) for code in codes)


def classes(sets: Iterable[Codes]) -> list[Codes]:
    """Return the coarsest groups of codes that all given sets are made of."""
    sets = list(sets)
    every = {code for own in sets for code in own}
    groups: dict[tuple[bool, ...], set[str]] = {}
    for code in sorted(every):
        groups.setdefault(tuple(code in own for own in sets), set()).add(code)
    return [frozenset(own) for own in groups.values()]


def joined(sets: Iterable[Codes]) -> list[Codes]:
    """Return the finest groups that no given set lies across."""
    groups: list[set[str]] = []
    for own in sets:
        touching = [group for group in groups if group & own]
        groups = [group for group in groups if not group & own]
        groups.append(set(own).union(*touching))
    return [frozenset(group) for group in groups]
