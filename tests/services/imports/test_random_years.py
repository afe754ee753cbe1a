from random import Random

import pytest

from domain.figures.random_year import FIRST, LAST, RandomYear, write_lists
from domain.figures.slow_count import slow_count
from ssa_desk.domain.figures import figures
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.statistics import Statistics


@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_year_gives_the_figures_of_a_slow_second_count(seed, imports, workspace, tmp_path):
    chance = Random(seed)
    year = RandomYear(chance, 90)
    plan = imports.read(write_lists(year, tmp_path, chance))
    assert [file.rejected for file in plan.files] == [()] * 5
    imports.write(plan)
    tables = figures(Statistics(workspace).material(Period(FIRST, LAST)))
    found = {table.id: dict(table.cells) for table in tables}
    wanted = slow_count(year.rows(), FIRST, LAST)
    assert {name: found[name] for name in wanted} == wanted


def test_the_random_years_meet_the_odd_cases():
    found = [slow_count(RandomYear(Random(seed), 90).rows(), FIRST, LAST) for seed in (1, 2)]
    for tables in found:
        assert {"level=BK", "level=unknown", "level=11", "level_group=1-2"} <= set(tables["P03"])
        assert {"status=closed", "status=carried_over"} <= set(tables["P01"])
        assert tables["P01"]["unit=children"] < tables["P01"]["unit=cases"] < 90
        assert len(tables["P12"]) == 4
        assert {"gender=not_stated"} <= set(tables["P02"])
        assert "krefeld_topic=not_in_concept" in tables["P18"]
