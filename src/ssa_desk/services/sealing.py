"""What the records of a period count for, in numbers that can outlive them."""

from collections.abc import Iterator, Mapping
from itertools import chain

from ssa_desk.content.report_tables import all_report_tables
from ssa_desk.domain.disclosure.export_tables import gathered, sealable
from ssa_desk.domain.figures import every_count
from ssa_desk.domain.figures.material import Material
from ssa_desk.storage.sealed_counts import CHILDREN, LARGEST, Name

Numbers = Mapping[Name, int]


def numbers(material: Material, gender_key: bytes) -> Numbers:
    """Return every number of a material by kind and name, zeros left out.

    The material is that of the records alone; the genders are assigned as in reports (R6).
    """
    found = dict(chain(_cells(material), _exported(material, gender_key)))
    return {name: number for name, number in found.items() if number}


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


def _exported(material: Material, gender_key: bytes) -> Iterator[tuple[Name, int]]:
    layout = all_report_tables()
    facts = gathered(material, layout, gender_key)
    for quantity in sealable(layout):
        yield ("quantity", quantity.name), facts.count(quantity)
        if layout.populations[quantity.population].kind == "activity":
            spread = facts.spread(quantity)
            yield (CHILDREN, quantity.name), spread.contributors
            yield (LARGEST, quantity.name), spread.largest
