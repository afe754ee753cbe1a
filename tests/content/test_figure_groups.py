from collections import Counter

from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.figure_groups import figure_groups
from ssa_desk.domain.figures import FIGURES
from ssa_desk.domain.table import codes_of

DIMS = {figure.id: figure.dims for figure in FIGURES}


def test_every_figure_stands_in_exactly_one_group():
    found = Counter(figure for group in figure_groups() for figure in group.figures)
    assert found == Counter({figure.id: 1 for figure in FIGURES})


def test_the_kernbereiche_stand_in_their_order():
    areas = [entry.identifier for entry in catalogue("core_area").entries]
    shown = [group.core_area for group in figure_groups() if group.core_area]
    assert list(dict.fromkeys(shown)) == areas


def test_every_kernbereich_has_numbers_that_stand_for_it():
    with_numbers = {group.core_area for group in figure_groups() if group.key}
    assert with_numbers == {entry.identifier for entry in catalogue("core_area").entries}


def test_key_numbers_are_cells_that_their_figure_can_have():
    for key in (key for group in figure_groups() for key in group.key):
        assert set(codes_of(key.cell)) <= set(DIMS[key.figure])
