"""The ladder of R5, decided on printed numbers."""

from domain.disclosure.years import case, of_cases, year


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
        for name in ("P04", "P06"):
            table = tables(published(year(seed, 90))).get(name)
            rows = [key for key in table.cells if key.count("=") == 1] if table else []
            sizes = [table[key] for key in rows if not key.startswith("topic")]
            assert all(size == 0 or size >= 20 for size in sizes)


def test_unknown_levels_join_the_printed_row_with_the_most_cases(published):
    cases = [case(n, level=("7", "8", "8", "unknown", "8")[n % 5]) for n in range(150)]
    found = tables(published(of_cases(cases)))
    levels, crossed = found["P03"].cells, found["P04"].cells
    assert "level=unknown" not in crossed
    assert crossed["level=8"] == levels["level=8"] + levels["level=unknown"]
    assert crossed["level=7"] == levels["level=7"]
