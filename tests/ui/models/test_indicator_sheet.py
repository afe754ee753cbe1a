from ssa_desk.domain.figures import indicators
from ssa_desk.ui.models.indicator_sheet import indicator_sheets


def _numbers(sheet):
    return {line.name: [cell.number for cell in line.cells] for line in sheet.lines}


def test_each_part_has_a_sheet():
    sheets = indicator_sheets([("2025/26", {"F01": 3, "K01": 9})])
    assert [one.title for one in sheets] == ["Fälle", "Kontakte"]


def test_what_was_not_counted_in_another_year_was_none():
    now, before = {"F09": {"female": 2, "male": 1}}, {"F09": {"female": 1}}
    (sheet,) = indicator_sheets([("2025/26", now), ("2024/25", before)])
    assert _numbers(sheet)["männlich"] == [1, 0]


def test_each_row_says_how_it_is_counted():
    (sheet,) = indicator_sheets([("2025/26", {"F18": {"median_days": 3.0}})])
    assert all("Tage vom Beginn" in line.rule for line in sheet.lines)


def test_a_mean_of_nothing_is_no_number():
    now, before = {"F19": {"mean": 2.5}}, {"F19": {"mean": None}}
    (sheet,) = indicator_sheets([("2025/26", now), ("2024/25", before)])
    assert _numbers(sheet)["Mittelwert"] == [2.5, None]


def test_what_is_nested_stands_below_a_heading_of_its_own():
    (sheet,) = indicator_sheets([("2025/26", {"U04": {"kita_to_primary": {"open": 2}}})])
    heading, line = sheet.lines
    assert (heading.name, heading.cells) == ("Ergebnisse der Übergänge: Kita - Grundschule", ())
    assert (line.name, line.cells[0].number) == ("offen", 2)


def test_no_raw_code_is_shown(full_desk):
    period = full_desk.statistics.periods()[0]
    values = indicators(full_desk.statistics.material(period))
    for sheet in indicator_sheets([("jetzt", values)]):
        names = [line.name for line in sheet.lines]
        assert not [name for name in names if "_" in name or name.isdigit()]
