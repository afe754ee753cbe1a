"""The ladder of R5, decided on printed numbers."""

from domain.disclosure.years import case, of_cases, year
from ssa_desk.domain.disclosure.plans import (
    NOT_SAFE,
    blocking,
    draft,
    dropped_next,
    printed_by_rules,
)
from ssa_desk.domain.disclosure.rounding import Draw, controlled_rounding


def tables(publication):
    return {table.id: table for table in publication.tables}


def spread(levels, each=24):
    return of_cases([case(n, level=levels[n % len(levels)]) for n in range(each * len(levels))])


def test_grades_are_printed_when_every_row_has_20(published):
    assert tables(published(spread(["7", "8", "9"])))["P04"].dims == ("gender", "level")


def test_groups_of_grades_are_printed_when_grades_are_too_small(published):
    cells = tables(published(spread(["5", "6", "7", "8"], each=14)))["P04"].cells
    assert "level_group=5-6" in cells


def test_stages_are_printed_when_groups_are_too_small(published):
    cells = tables(published(spread(["5", "6", "7", "8", "9", "10"], each=7)))["P04"].cells
    assert {"level_group=1-4", "level_group=5-10", "level_group=upper"} <= set(cells)


def test_a_small_row_on_every_rung_drops_the_table(published):
    cases = [case(n, level="12" if n < 10 else "7") for n in range(80)]
    assert "P04" in dict(published(of_cases(cases)).dropped)


def test_a_small_gender_row_drops_the_gender_tables(published):
    cases = [case(n, gender="female" if n < 10 else "male") for n in range(80)]
    assert {"P04", "P06"} <= set(dict(published(of_cases(cases)).dropped))


def test_a_topic_nearly_all_of_a_small_row_have_drops_the_table(published):
    cases = [case(n, main_topic="violence" if n % 2 else "bullying") for n in range(60)]
    assert "P06" in dict(published(of_cases(cases)).dropped)


def test_printed_rows_of_two_way_tables_are_empty_or_20(published):
    for seed in range(6):
        found = tables(published(year(seed, 90)))
        for table in (found[name] for name in ("P04", "P06", "P07", "P10") if name in found):
            rows = [key for key in table.cells if key.count("=") == 1]
            sizes = [table[key] for key in rows if key.startswith(("gender", "level"))]
            assert all(size == 0 or size >= 20 for size in sizes)


def test_unknown_levels_join_the_printed_row_with_the_most_cases(published):
    cases = [case(n, level=("7", "8", "8", "unknown", "8")[n % 5]) for n in range(150)]
    found = tables(published(of_cases(cases)))
    levels, crossed = found["P03"].cells, found["P04"].cells
    assert "level=unknown" not in crossed
    assert crossed["level=8"] == levels["level=8"] + levels["level=unknown"]
    assert crossed["level=7"] == levels["level=7"]


def test_a_stage_that_is_too_small_is_seen_in_the_printed_grades(published):
    levels = ["1"] * 4 + ["2"] * 3 + ["3"] * 4 + ["4"] * 4 + ["6"] * 8 + ["7", "8"] * 30
    cases = [case(n, level=level) for n, level in enumerate(levels)]
    for entry in range(8):
        printed = published(of_cases(cases), ledger_id=f"entry {entry}")
        grades = tables(printed)["P03"].cells
        assert "P04" in dict(printed.dropped)
        assert 0 < sum(grades[f"level={one}"] for one in range(1, 5)) < 20


def test_one_child_with_most_contacts_takes_the_extent_of_cases_with_it(published):
    cases = [case(n, contacts=100 if n == 0 else 1) for n in range(80)]
    assert {"A01", "P12"} <= set(dict(published(of_cases(cases)).dropped))


def test_a_table_dropped_for_other_reasons_sets_the_ladder_back(layout):
    material = of_cases([case(n, gender="female" if n < 10 else "male") for n in range(80)])
    attempt = draft(material, layout, b"g")
    before = set(attempt.dropped)
    printed_by_rules(attempt, Draw(b"r", "entry"), controlled_rounding)
    assert set(attempt.dropped) - before == {"P04", "P06", "P10"}
    assert dropped_next(attempt, {"P12"}, NOT_SAFE)
    assert set(attempt.dropped) - before == {"P12"}
    assert not attempt.pins
    assert not attempt.rungs


def test_rows_about_as_large_as_each_other_do_not_lose_their_table(published):
    levels = ["5"] * 10 + ["6"] * 7 + ["7"] * 13 + ["8"] * 6 + ["9"] * 10 + ["10"] * 10
    cases = [
        case(n, level=level, contacts=5) for n, level in enumerate([*levels, *["unknown"] * 4])
    ]
    assert "P04" in tables(published(of_cases(cases)))


def test_topics_by_level_are_printed_by_stage_when_groups_are_too_small(published):
    levels = [str(level) for level in range(5, 11)]
    topics = ("bullying", "violence", "peer_conflict")
    cases = [case(n, level=levels[n % 6], main_topic=topics[n // 6 % 3]) for n in range(42)]
    cells = tables(published(of_cases(cases)))["P07"].cells
    assert {"level_group=1-4", "level_group=5-10", "level_group=upper"} <= set(cells)


def test_access_by_gender_is_dropped_when_nearly_all_of_a_small_row_came_the_same_way(published):
    cases = [case(n, access_path="parents" if n % 2 else "teacher") for n in range(60)]
    assert "P10" in dict(published(of_cases(cases)).dropped)


def test_of_two_tables_that_hinder_only_one_goes(layout):
    attempt = draft(year(3, 90), layout, b"g")

    def hindered(plan, draw):
        names = {table.layout.id for table in plan.tables}
        return None if {"P05", "P09"} <= names else controlled_rounding(plan, draw)

    assert blocking(attempt, Draw(b"r", "entry"), hindered) == {"P09"}


def test_tables_that_hinder_by_twos_go_together(layout):
    attempt = draft(year(3, 90), layout, b"g")

    def hindered(plan, draw):
        names = {table.layout.id for table in plan.tables}
        return None if {"P05", "P18"} & names else controlled_rounding(plan, draw)

    assert blocking(attempt, Draw(b"r", "entry"), hindered) == {"P05", "P18"}
