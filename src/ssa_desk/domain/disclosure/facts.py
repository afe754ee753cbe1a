"""Who and what is counted: one bit per unit, so that any cell is counted by a few steps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from ssa_desk.domain.disclosure.cells import Quantity
from ssa_desk.domain.figures.material import Sealed

Codes = Mapping[str, tuple[str, ...]]

EVERYBODY_ELSE = "without a case"
"""The contributor of what belongs to no child of the file: together they count as one (R8)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a population: its codes by attribute, and the child behind it.

    `contributor` None means that each unit stands for somebody else, as in the tally.
    """

    codes: Codes = field(default_factory=dict)
    contributor: str | None = None
    number: int = 1
    """How many units of the same codes these are."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How many units there are, how many contributors, and the most that one of them has."""

    total: int
    contributors: int
    largest: int


@dataclass(slots=True)
class _Population:
    """The units of one population as bits."""

    units: tuple[Unit, ...]
    everybody: int = 0
    masks: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def __post_init__(self) -> None:
        place = 0
        for unit in self.units:
            bits = ((1 << unit.number) - 1) << place
            place += unit.number
            self.everybody |= bits
            for attribute, codes in unit.codes.items():
                for code in codes:
                    self.masks[attribute, code] |= bits

    def count(self, quantity: Quantity) -> int:
        found = self.everybody
        for attribute, codes in quantity.parts:
            any_code = 0
            for code in codes:
                any_code |= self.masks.get((attribute, code), 0)
            found &= any_code
        return found.bit_count()


class Facts:
    """Counts quantities; what deleted cases had counted for is added by name."""

    def __init__(self, units: Mapping[str, Iterable[Unit]], sealed: Sealed) -> None:
        """Take the units of each population and the sealed counts."""
        self._populations = {name: _Population(tuple(own)) for name, own in units.items()}
        self._sealed = sealed
        self._known: dict[Quantity, int] = {}

    def with_sealed(self, sealed: Sealed) -> "Facts":
        """Return the same units with other sealed counts."""
        other = Facts({}, sealed)
        other._populations = self._populations
        return other

    def count(self, quantity: Quantity) -> int:
        """Return how many units of the population fit all parts of the quantity."""
        if quantity not in self._known:
            self._known[quantity] = self._populations[quantity.population].count(
                quantity
            ) + self._of_sealed(quantity)
        return self._known[quantity]

    def spread(self, quantity: Quantity) -> Spread:
        """Return how the units of a quantity spread over contributors (R8)."""
        found: Counter[str | None] = Counter()
        units: Iterable[Unit] = self._populations[quantity.population].units
        for attribute, codes in quantity.parts:
            units = _of_codes(units, attribute, codes)
        for unit in units:
            if unit.number:
                found[unit.contributor] += unit.number
        return self._spread(quantity, found)

    def spreads(self, quantities: Iterable[Quantity]) -> dict[Quantity, Spread]:
        """Return the spreads of many quantities of one code each, in one pass over the units."""
        found: dict[Quantity, Counter[str | None]] = {one: Counter() for one in quantities}
        wanted: dict[str, dict[tuple[str, ...], dict[tuple[str, ...], Quantity]]] = {}
        for one in found:
            names = tuple(attribute for attribute, _ in one.parts)
            codes = tuple(code for _, (code,) in one.parts)
            wanted.setdefault(one.population, {}).setdefault(names, {})[codes] = one
        for population, by_names in wanted.items():
            for unit in self._populations[population].units if by_names else ():
                for names, of in by_names.items():
                    for codes in product(*(unit.codes.get(name, ()) for name in names)):
                        if unit.number and codes in of:
                            found[of[codes]][unit.contributor] += unit.number
        return {one: self._spread(one, own) for one, own in found.items()}

    def _spread(self, quantity: Quantity, found: Counter[str | None]) -> Spread:
        alone = found.pop(None, 0)
        largest = max((n for one, n in found.items() if one != EVERYBODY_ELSE), default=0)
        # A deleted child may be in several of the codes.
        names = self._names_of_sealed(quantity)
        gone = max((self._sealed.children.get(name, 0) for name in names), default=0)
        kept = [self._sealed.largest.get(name, 0) for name in names]
        # What was the largest of one row counts those left too; of several they may add up.
        largest = max(largest, *kept) if len(names) == 1 else largest + sum(kept)
        return Spread(
            total=sum(found.values()) + alone + self._of_sealed(quantity),
            contributors=len(found) + alone + gone,
            largest=max(largest, int(alone > 0)),
        )

    def _of_sealed(self, quantity: Quantity) -> int:
        counts = self._sealed.quantities
        return sum(counts.get(name, 0) for name in self._names_of_sealed(quantity)) if counts else 0

    def _names_of_sealed(self, quantity: Quantity) -> list[str]:
        """Return what a quantity adds up from; of rows that a report joins it is kept itself."""
        if quantity.name in self._sealed.quantities:
            return [quantity.name]
        return [one.name for one in quantity.finest()]


def _of_codes(units: Iterable[Unit], attribute: str, codes: tuple[str, ...]) -> list[Unit]:
    wanted = frozenset(codes)
    return [one for one in units if not wanted.isdisjoint(one.codes.get(attribute, ()))]
