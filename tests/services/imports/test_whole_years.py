import json
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.imports.whole_count import Count
from services.imports.whole_files import write_messy, write_tidy
from services.imports.whole_indicators import Indicators
from services.imports.whole_workbooks import write_workbooks
from services.imports.whole_year import WholeYear
from ssa_desk.domain.schoolyear import Period
from support import new_desk

PERIODS = (
    (date(2025, 8, 1), date(2026, 7, 31)),
    (date(2025, 1, 1), date(2025, 12, 31)),
    (date(2026, 2, 1), date(2026, 7, 31)),
)
WAYS = {"tidy": write_tidy, "messy": write_messy, "excel": write_workbooks}
# The lists carry no goals.
NOT_IN_LISTS = {"Z01"}
YEARS = max(1, settings.default.max_examples // 20)


def imported(files, folder, period):
    """Return the tables and indicators of the files, and how many rows of each kind were used."""
    desk = new_desk(folder / "datei.ssadesk")
    plan = desk.imports.read(files)
    desk.imports.write(plan)
    tables = {table.id: dict(table.cells) for table in desk.statistics.tables(Period(*period))}
    indicators = desk.statistics.indicators(Period(*period))
    desk.close()
    for name in NOT_IN_LISTS:
        del tables[name]
    used = {file.kind: len(file.accepted) for file in plan.files}
    return without_zeros(tables), filled(indicators), used


def without_zeros(tables):
    filled = {name: {key: n for key, n in cells.items() if n} for name, cells in tables.items()}
    return {name: cells for name, cells in filled.items() if cells}


def filled(found):
    """Return what is found without zeros and what is empty, at every level."""
    if not isinstance(found, dict):
        return found
    inner = {key: filled(value) for key, value in found.items()}
    return {key: value for key, value in inner.items() if value}


def test_the_second_count_gives_the_expected_figures(reference_year):
    expected = json.loads((reference_year / "expected.json").read_text(encoding="utf-8"))
    tables = without_zeros(Count(reference_year, *PERIODS[0]).tables)
    for name in ("A09", "C01"):  # not told, told as indicators
        del tables[name]
    assert tables == without_zeros(expected["tables"])
    indicators = Indicators(Count(reference_year, *PERIODS[0])).found
    assert filled(indicators) == filled(expected["indicators"])


def test_the_invented_years_meet_the_odd_cases(tmp_path):
    write_tidy(WholeYear(Random(1), 60, *PERIODS[0]), tmp_path, None)
    tables = without_zeros(Count(tmp_path, *PERIODS[0]).tables)
    odd = {"level=BK", "level=unknown", "level=11", "level_group=1-2"}
    assert odd <= set(tables["P03"])
    assert {"status=closed", "status=carried_over"} <= set(tables["P01"])
    assert tables["P01"]["unit=children"] < tables["P01"]["unit=cases"] < 60
    assert len(tables["P12"]) == 4
    assert tables["G03"]["measure=visitors"]
    assert {"role=referral"} < set(tables["P14"])


@settings(max_examples=YEARS)
@given(
    st.integers(0, 10**6),
    st.integers(3, 60),
    st.sampled_from(PERIODS),
    st.sampled_from(sorted(WAYS)),
)
def test_a_whole_year_gives_the_figures_of_a_slow_second_count(seed, cases, period, way):
    chance = Random(seed)
    year = WholeYear(chance, cases, *period)
    with TemporaryDirectory() as name:
        tidy, other = Path(name, "tidy"), Path(name, "other")
        tidy.mkdir()
        other.mkdir()
        write_tidy(year, tidy, chance)
        files = WAYS[way](year, other, chance)
        chance.shuffle(files)
        count = Count(tidy, *period)
        tables, indicators, used = imported(files, other, period)
    assert used == {kind: len(rows) for kind, rows in count.year.items()}
    assert tables == without_zeros(count.tables)
    assert indicators == filled(Indicators(count).found)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_files_one_by_one_and_once_more_add_up_to_the_same(way, tmp_path):
    chance = Random(7)
    files = WAYS[way](WholeYear(chance, 15, *PERIODS[0]), tmp_path, chance)
    chance.shuffle(files)
    at_once = new_desk(tmp_path / "alle.ssadesk")
    at_once.imports.write(at_once.imports.read(files))
    single = new_desk(tmp_path / "einzeln.ssadesk")
    for path in (*files, *reversed(files)):
        single.imports.write(single.imports.read([path]))
    period = Period(*PERIODS[0])
    assert single.statistics.tables(period) == at_once.statistics.tables(period)
    assert single.imports.write(single.imports.read(files)).rows == 0
    at_once.close()
    single.close()
