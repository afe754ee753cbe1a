import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.table import Table, cell_key
from ssa_desk.ui.models.figure_sheet import Counted, in_order, sheets
from ssa_desk.ui.pages.statistics import copying

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
GENDER = Table("P02", "Geschlecht", "cases", ("gender",), {"": 4, "gender=male": 3, "gender=x": 1})


def _sheets(table, printed=None, *earlier):
    return sheets(Counted("2025/26", table, printed), earlier)


def _numbers(sheet):
    return {line.name: [cell.number for cell in line.cells] for line in sheet.lines}


def test_a_crossed_table_becomes_a_matrix_with_its_sums():
    (sheet,) = _sheets(CROSSED)
    numbers = _numbers(sheet)
    assert sheet.columns[-1].head == "Gesamt"
    assert sorted(numbers["Gesamt"]) == [3, 4, 7]
    assert all(len(line) == 3 for line in numbers.values())


def test_every_number_knows_its_cells():
    (sheet,) = _sheets(CROSSED)
    for line in sheet.lines:
        for cell in line.cells:
            assert sum(CROSSED[key] for key in cell.keys) == cell.number


def test_a_margin_that_was_not_counted_is_added_up():
    cells = {key: n for key, n in CROSSED.cells.items() if not key.startswith("topic")}
    (sheet,) = _sheets(Table("P06", "T", "cases", CROSSED.dims, cells))
    assert {numbers[-1] for numbers in _numbers(sheet).values()} == {7, 5, 2}


def test_rows_without_anybody_are_left_out():
    table = Table("P02", "T", "cases", ("gender",), {"": 1, "gender=male": 1, "gender=female": 0})
    (sheet,) = _sheets(table)
    assert [line.name for line in sheet.lines] == ["Gesamt", "männlich"]


def test_the_printed_number_stands_beside_the_true_one():
    printed = public_table(GENDER, {"": 5, "gender=male": 5, "gender=female": 0})
    (sheet,) = _sheets(GENDER, printed)
    assert [one.layer for one in sheet.columns] == ["now", "printed"]
    assert _numbers(sheet)["männlich"] == [3, 5]


def test_in_a_matrix_a_cell_has_both_numbers():
    printed = public_table(CROSSED, dict.fromkeys(CROSSED.cells, 5))
    (sheet,) = _sheets(CROSSED, printed)
    assert sheet.pairs
    assert {cell.printed for line in sheet.lines for cell in line.cells} <= {5, None}


def test_a_row_that_exists_in_print_alone_has_no_true_number():
    table = Table("P05", "T", "cases", ("topic",), {"": 4, "topic=bullying": 4})
    printed = public_table(table, {"": 5, "topic=bullying": 5, "topic=protected": 5})
    (sheet,) = _sheets(table, printed)
    assert _numbers(sheet)["besonders geschützte Themen"] == [None, 5]


def test_earlier_periods_stand_beside_their_year():
    before = Counted("2024/25", Table("P02", "T", "cases", ("gender",), {"": 2}), None)
    (sheet,) = _sheets(GENDER, None, before)
    assert (sheet.columns[-1].head, sheet.columns[-1].period) == ("2024/25", 1)
    assert _numbers(sheet)["Gesamt"] == [4, 2]


def test_of_a_year_whose_cases_are_gone_the_printed_numbers_are_left():
    printed = public_table(GENDER, {"": 5, "gender=male": 5, "gender=female": 0})
    (sheet,) = _sheets(None, printed)
    assert [one.layer for one in sheet.columns] == ["printed"]
    (later,) = _sheets(GENDER, None, Counted("2024/25", None, printed))
    assert _numbers(later)["männlich"] == [3, 5]
    assert later.columns[-1].plain == "2024/25 wie gedruckt"


def test_also_a_matrix_of_such_a_year_is_marked_as_printed():
    printed = public_table(CROSSED, dict.fromkeys(CROSSED.cells, 5))
    (sheet,) = _sheets(None, printed)
    assert {one.layer for one in sheet.columns} == {"printed"}
    assert not copying.has_true(sheet)
    assert "\t5\t5" in copying.printed_text(sheet, "T")


def test_assessments_stand_beside_what_is_printed_of_them():
    cells = {"measure=assessments": 7, "measure=specialist_consulted": 4, "measure=reported": 3}
    table = Table("C01", "T", "assessments", ("measure",), cells)
    printed = public_table(table, {"": 5, "measure=with_isef": 5, "measure=notifications": 5})
    (sheet,) = _sheets(table, printed)
    assert {tuple(numbers) for numbers in _numbers(sheet).values()} == {(7, 5), (4, 5), (3, 5)}


def test_shares_are_printed_in_percent():
    table = Table("A05", "T", "minutes", ("work_area",), {"": 200, "work_area=parent_work": 200})
    shares = Table("A05", "T", "percent", ("work_area",))
    printed = public_table(shares, {"": 100, "work_area=parent_work": 100})
    (sheet,) = _sheets(table, printed)
    assert sheet.unit == " %"
    (later,) = _sheets(table, None, Counted("2024/25", None, printed))
    assert _numbers(later)["Gesamt"] == [200, None]


def test_sums_of_measures_are_not_added():
    cells = {f"group_offer_type=class_council,measure={one}": 2 for one in ("offers", "sessions")}
    cells |= {"measure=offers": 2, "measure=sessions": 2}
    table = Table("G01", "T", "offers", ("group_offer_type", "measure"), cells)
    (sheet,) = _sheets(table)
    assert [one.head for one in sheet.columns] == ["Angebote", "Termine"]


def test_no_raw_code_is_shown(full_desk):
    period = full_desk.statistics.periods()[0]
    for table in full_desk.statistics.tables(period):
        for sheet in _sheets(table):
            heads = (column.head for column in sheet.columns)
            words = (sheet.title, *heads, *(line.name for line in sheet.lines))
            assert not [word for word in words if "_" in word or word in {"female", "male"}]


@pytest.mark.parametrize("code", ["unknown", "not_stated", "other"])
def test_left_overs_stand_last(code):
    assert in_order("gender", [code, "male", "female"])[-1] == code


@given(st.dictionaries(st.sampled_from(["male", "female", "diverse"]), st.integers(1, 9)))
def test_every_counted_cell_is_shown(counts):
    cells = {cell_key(gender=code): number for code, number in counts.items()}
    table = Table("P02", "T", "cases", ("gender",), {"": sum(counts.values()), **cells})
    (sheet,) = _sheets(table)
    shown = sorted(line.cells[0].number for line in sheet.lines[1:] if line.cells)
    assert shown == sorted(counts.values())
