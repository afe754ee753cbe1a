from PySide6.QtGui import QAccessible

from ssa_desk.domain.table import Table
from ssa_desk.ui.models.figure_sheet import Cell, Column, Counted, Line, Sheet, sheets
from ssa_desk.ui.pages.statistics.bar_chart import Bar, BarChart
from ssa_desk.ui.pages.statistics.bars import MOST, drawing

CROSSED = Table(
    "P06",
    "T",
    "cases",
    ("topic", "gender"),
    {
        "": 7,
        "topic=bullying": 5,
        "gender=male": 4,
        "gender=female": 3,
        "gender=male,topic=bullying": 2,
        "gender=female,topic=bullying": 3,
        "gender=male,topic=violence": 1,
        "gender=male,topic=poverty_benefits": 1,
        "topic=violence": 1,
        "topic=poverty_benefits": 1,
    },
)


def chart(qtbot):
    made = BarChart("Fälle nach Thema", "chart_1", None)
    qtbot.addWidget(made)
    return made


def drawn(sheet, **options):
    return drawing(sheet, **{"in_order": False, "title": "2025/26", **options})


def test_a_chart_is_described_in_words(qtbot):
    made = chart(qtbot)
    made.show_bars((Bar("Mobbing", 12), Bar("Gewalt", 3)))
    assert made.accessibleDescription() == "Mobbing: 12; Gewalt: 3"
    assert QAccessible.queryAccessibleInterface(made).role() == QAccessible.Role.Graphic


def test_numbers_of_several_years_are_read_with_their_year(qtbot):
    made = chart(qtbot)
    made.show_bars((Bar("Mobbing", 12, further=(None,)),), ("2025/26", "2024/25"))
    assert made.accessibleDescription() == "Mobbing: 2025/26 12, 2024/25 keine Zahl"


def test_bars_of_earlier_years_make_a_chart_higher(qtbot):
    made = chart(qtbot)
    made.show_bars((Bar("Mobbing", 12),))
    alone = made.sizeHint().height()
    made.show_bars((Bar("Mobbing", 12, further=(3, 4)),), ("a", "b", "c"))
    assert made.sizeHint().height() > alone


def test_two_dims_are_drawn_end_to_end():
    (sheet,) = sheets(Counted("2025/26", CROSSED, None))
    shown = drawn(sheet)
    assert shown.stacked
    assert shown.bars[0].values == (2, 3)


def test_beside_an_earlier_year_the_sums_are_drawn():
    now = Counted("2025/26", CROSSED, None)
    (sheet,) = sheets(now, [Counted("2024/25", CROSSED, None)])
    assert drawn(sheet).series == ("2025/26", "2024/25")
    assert drawn(sheet).bars[0].values == (5, 5)


def test_small_rows_are_drawn_as_one():
    lines = tuple(Line(f"Zeile {n}", (Cell(n),)) for n in range(1, 15))
    shown = drawn(Sheet("T", (Column("Anzahl"),), lines))
    assert len(shown.bars) == MOST
    assert sum(bar.value for bar in shown.bars) == sum(range(1, 15))
    assert shown.bars[-1].is_rest


def test_rows_with_an_order_of_their_own_keep_it():
    lines = tuple(Line(f"Jahrgang {n}", (Cell(n),)) for n in range(1, 14))
    shown = drawn(Sheet("T", (Column("Anzahl"),), lines), in_order=True)
    assert [bar.name for bar in shown.bars] == [line.name for line in lines]


def test_numbers_of_several_units_are_not_drawn_together():
    lines = (Line("Median", (Cell(3),)), Line("Geschlecht"), Line("weiblich", (Cell(5),)))
    shown = drawn(Sheet("T", (Column("2025/26"),), lines, mixed=True))
    assert [bar.name for bar in shown.bars] == ["Geschlecht", "weiblich"]
    assert shown.apart
