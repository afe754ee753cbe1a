"""What the records of a period count for, in numbers that can outlive them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.activity import printed_rows
from ssa_desk.domain.disclosure.cells import Quantity
from ssa_desk.domain.disclosure.export_tables import gathered, sealable
from ssa_desk.domain.disclosure.facts import Facts, Spread
from ssa_desk.domain.figures import every_count
from ssa_desk.domain.figures.difference import differing
from ssa_desk.domain.figures.material import Material, Sealed
from ssa_desk.storage.sealed_counts import CHILDREN, LARGEST, Name

Numbers = Mapping[Name, int]


@dataclass(frozen=True, slots=True)
class Seal:
    """Counts a period in numbers; the genders are assigned as in reports (R6).

    `joined` are the rows that a report joins in one (R8): how many children are behind them does
    not follow from the single rows. `largest` is the number of one child before the deletion.
    """

    gender_key: bytes = field(repr=False)
    joined: tuple[Quantity, ...]
    largest: Numbers

    @classmethod
    def of(cls, records: Material, sealed: Sealed, gender_key: bytes) -> "Seal":
        """Return the seal for a period: its records before, and what was sealed already."""
        layout = report_tables()
        facts = gathered(records, layout, gender_key)
        rows = printed_rows(facts.with_sealed(sealed), layout)
        joined = tuple(
            Quantity(population, ((attribute, codes),))
            for (population, attribute), shape in rows.items()
            for codes in shape.values()
            if len(codes) > 1
        )
        spreads = _spreads(facts, joined).items()
        return cls(gender_key, joined, {(LARGEST, one.name): own.largest for one, own in spreads})

    def missing(self, before: Material, after: Material) -> dict[Name, int]:
        """Return what the records count for no more; only what differs is counted."""
        left, right = differing(before, after)
        return gone({**self.numbers(left), **self.largest}, self.numbers(right))

    def numbers(self, material: Material) -> Numbers:
        """Return every number of a material by kind and name, zeros left out.

        The material is that of the records alone.
        """
        found = dict(chain(_cells(material), self._exported(material)))
        return {name: number for name, number in found.items() if number}

    def _exported(self, material: Material) -> Iterator[tuple[Name, int]]:
        facts = gathered(material, report_tables(), self.gender_key)
        for quantity in (*_single(), *self.joined):
            yield ("quantity", quantity.name), facts.count(quantity)
        for quantity, spread in _spreads(facts, self.joined).items():
            yield (CHILDREN, quantity.name), spread.contributors
            yield (LARGEST, quantity.name), spread.largest


def gone(before: Numbers, after: Numbers) -> dict[Name, int]:
    """Return what is missing afterwards; of the largest number of one child, what it was."""
    found = {
        name: missing
        for name in before.keys() | after.keys()
        if name[0] != LARGEST and (missing := before.get(name, 0) - after.get(name, 0))
    }
    found |= {
        (LARGEST, name): before[LARGEST, name]
        for kind, name in tuple(found)
        if kind == "quantity" and (LARGEST, name) in before
    }
    return found


@cache
def _single() -> tuple[Quantity, ...]:
    """Return the quantities that all others add up from."""
    return sealable(report_tables())


def _spreads(facts: Facts, joined: Iterable[Quantity]) -> dict[Quantity, Spread]:
    kinds = {name: one.kind for name, one in report_tables().populations.items()}
    shared = (one for one in _single() if kinds[one.population] == "activity")
    return facts.spreads(shared) | {one: facts.spread(one) for one in joined}


def _cells(material: Material) -> Iterator[tuple[Name, int]]:
    for table in every_count(material):
        for key, number in table.cells.items():
            yield ("cell", f"{table.id}|{key}"), number
