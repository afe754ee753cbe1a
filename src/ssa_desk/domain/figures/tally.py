"""A04: short counsellings that are only counted, never named."""

from collections import Counter

from ssa_desk.domain.figures.figure import Figure
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.table import cell_key


def _cells(material: Material) -> dict[str, int]:
    cells: Counter[str] = Counter({"": 0})
    for line in material.tallies:
        cells[""] += line.short + line.long
        cells["length_class=short"] += line.short
        cells["length_class=standard"] += line.long
        cells["measure=persons"] += line.persons
        cells[cell_key(addressee=line.addressee)] += line.short + line.long
    return dict(cells)


TALLY = Figure(
    "A04",
    "tally",
    "Kurzberatungen der Strichliste",
    "tally",
    ("length_class", "addressee", "measure"),
    _cells,
)
