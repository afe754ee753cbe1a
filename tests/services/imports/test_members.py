import pytest

from domain.figures.test_members import demand_members
from services.imports.test_reference_year import TIDY, YEAR, paths
from ssa_desk.domain.figures import FIGURES
from ssa_desk.domain.figures.sums import ASIDE, SUMS
from ssa_desk.domain.records import RECORDS
from ssa_desk.services.statistics import Statistics


@pytest.fixture
def material(imports, workspace, reference_year):
    imports.write(imports.read(paths(reference_year, TIDY)))
    return Statistics(workspace).material(YEAR)


def test_every_cell_of_the_reference_year_is_made_by_its_members(material):
    for figure in (*FIGURES, *(one for one in SUMS if one is not ASIDE)):
        demand_members(figure, material)


def test_every_member_is_a_record_of_the_file(material, workspace):
    kinds = {kind.KIND: kind for kind in RECORDS}
    for figure in FIGURES:
        for key in figure.count(material).cells:
            found = figure.members(material, key)
            assert all(workspace.find(kinds[one.kind], id=one.id) for one in found[:2])


def test_the_schools_of_the_reference_year_add_up(material, workspace):
    statistics = Statistics(workspace)
    schools = [statistics.material(YEAR, school.id) for school in workspace.schools()]
    for figure in FIGURES:
        together, apart = figure.count(material), [figure.count(one) for one in schools]
        for key, number in together.cells.items():
            assert sum(table[key] for table in apart) <= number
            # One child may have a case at each school; these lists name the school of every case.
            if figure.id.startswith("P") and key != "unit=children" and figure.id != "P16":
                assert sum(table[key] for table in apart) == number
