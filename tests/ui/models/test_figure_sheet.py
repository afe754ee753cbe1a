import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.table import Table, cell_key
from ssa_desk.ui.models.figure_sheet import in_order, sheets

CROSSED = Table(
    "P06",
    "Fälle nach Hauptthema und Geschlecht",
    "cases",
    ("topic", "gender"),
    {
        "": 7,
        "gender=female": 4,
        "gender=male": 3,
        "topic=bullying": 5,
        "topic=violence": 2,
        "gender=female,topic=bullying": 4,
        "gender=male,topic=bullying": 1,
        "gender=male,topic=violence": 2,
    },
)


def test_a_crossed_table_becomes_a_matrix_with_its_sums():
    (sheet,) = sheets(CROSSED, None)
    numbers = {line.name: line.numbers for line in sheet.lines}
    assert sheet.columns[-1] == "Gesamt"
    assert sorted(numbers["Gesamt"]) == ["3", "4", "7"]
    assert all(len(line.numbers) == 3 for line in sheet.lines)


def test_a_margin_that_was_not_counted_is_added_up():
    cells = {key: n for key, n in CROSSED.cells.items() if not key.startswith("topic")}
    (sheet,) = sheets(Table("P06", "T", "cases", CROSSED.dims, cells), None)
    assert {line.numbers[-1] for line in sheet.lines} == {"7", "5", "2"}


def test_rows_without_anybody_are_left_out():
    table = Table("P02", "T", "cases", ("gender",), {"": 1, "gender=male": 1, "gender=female": 0})
    (sheet,) = sheets(table, None)
    assert [line.name for line in sheet.lines] == ["Gesamt", "männlich"]


def test_no_raw_code_is_shown(full_desk):
    period = full_desk.statistics.periods()[0]
    for table in full_desk.statistics.tables(period):
        for sheet in sheets(table, None):
            words = (sheet.title, *sheet.columns, *(line.name for line in sheet.lines))
            assert not [word for word in words if "_" in word or word in {"female", "male"}]


@pytest.mark.parametrize("code", ["unknown", "not_stated", "other"])
def test_left_overs_stand_last(code):
    assert in_order("gender", [code, "male", "female"])[-1] == code


@given(st.dictionaries(st.sampled_from(["male", "female", "diverse"]), st.integers(1, 9)))
def test_every_counted_cell_is_shown(counts):
    cells = {cell_key(gender=code): number for code, number in counts.items()}
    table = Table("P02", "T", "cases", ("gender",), {"": sum(counts.values()), **cells})
    (sheet,) = sheets(table, None)
    assert sorted(line.numbers[0] for line in sheet.lines[1:]) == sorted(map(str, counts.values()))
