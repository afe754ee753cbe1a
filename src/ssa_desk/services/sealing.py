"""What the records of a period count for, in numbers that can outlive them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from ssa_desk.content.report_tables import all_report_tables
from ssa_desk.domain.disclosure.activity import printed_rows
from ssa_desk.domain.disclosure.cells import Quantity
from ssa_desk.domain.disclosure.export_tables import gathered, sealable
from ssa_desk.domain.figures import every_count
from ssa_desk.domain.figures.material import Material
from ssa_desk.storage.sealed_counts import CHILDREN, LARGEST, Name

Numbers = Mapping[Name, int]


@dataclass(frozen=True, slots=True)
class Seal:
    """Counts a period in numbers; the genders are assigned as in reports (R6).

    `joined` are the rows that a report joins in one (R8): how many children are behind them does
    not follow from the single rows.
    """

    gender_key: bytes
    joined: tuple[Quantity, ...]

    def numbers(self, material: Material) -> Numbers:
        """Return every number of a material by kind and name, zeros left out.

        The material is that of the records alone.
        """
        found = dict(chain(_cells(material), self._exported(material)))
        return {name: number for name, number in found.items() if number}

    @classmethod
    def of(cls, material: Material, gender_key: bytes) -> "Seal":
        """Return the seal for a period; the material counts deleted cases too."""
        layout = all_report_tables()
        rows = printed_rows(gathered(material, layout, gender_key), layout)
        joined = (
            Quantity(population, ((attribute, codes),))
            for (population, attribute), shape in rows.items()
            for codes in shape.values()
            if len(codes) > 1
        )
        return cls(gender_key, tuple(joined))

    def _exported(self, material: Material) -> Iterator[tuple[Name, int]]:
        layout = all_report_tables()
        facts = gathered(material, layout, self.gender_key)
        single = sealable(layout)
        for quantity in (*single, *self.joined):
            yield ("quantity", quantity.name), facts.count(quantity)
        kinds = {name: one.kind for name, one in layout.populations.items()}
        shared = facts.spreads(one for one in single if kinds[one.population] == "activity")
        shared |= {one: facts.spread(one) for one in self.joined}
        for quantity, spread in shared.items():
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


def _cells(material: Material) -> Iterator[tuple[Name, int]]:
    for table in every_count(material):
        for key, number in table.cells.items():
            yield ("cell", f"{table.id}|{key}"), number
