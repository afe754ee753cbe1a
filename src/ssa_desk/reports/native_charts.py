"""Charts that a spreadsheet draws itself, from numbers in the same sheet."""

from typing import Any

from ssa_desk.reports.outline import Drawing
from ssa_desk.reports.sheets import Sheet
from ssa_desk.reports.words import words
from ssa_desk.typesetting.charts import COLOURS, Chart

_INK, _LIGHT = "#111827", "#ffffff"
_TOP = 3
_WIDTH, _FRAME, _LABEL, _BAR = 820, 120, 26, 14  # pixels


def place_chart(book: Any, sheet: Sheet, drawing: Drawing, column: int) -> None:  # noqa: ANN401 - untyped
    """Write the numbers of a chart below a table and draw it beside, from a column on."""
    data = drawing.chart
    first, last = _numbers(sheet, drawing)
    kind = {"type": "bar", **({"subtype": "stacked"} if data.is_stacked else {})}
    chart = book.add_chart(kind)
    name = sheet.sheet.get_name()
    for place, series in enumerate(data.series, 1):
        label = {"size": 10, "color": _ink(data, place)}
        chart.add_series(
            {
                "name": series.name or drawing.title,
                "categories": [name, first, 0, last, 0],
                "values": [name, first, place, last, place],
                "fill": {"color": COLOURS[place - 1]},
                "border": {"color": _INK, "width": 0.5},
                "data_labels": {"value": True, "font": label},
                "gap": 60,
            }
        )
    _arrange(chart, drawing)
    sheet.sheet.insert_chart(
        _TOP, column, chart, {"description": drawing.alt, "object_position": 2}
    )


def _numbers(sheet: Sheet, drawing: Drawing) -> tuple[int, int]:
    """Write what the chart shows; return its first and last line."""
    data = drawing.chart
    sheet.put([words()["xlsx"]["chart"].format(title=drawing.title)], "subheading")
    sheet.put(["", *(series.name or words()["words"]["count"] for series in data.series)], "head")
    first = sheet.line
    for place, label in enumerate(data.labels):
        values = (series.values[place] for series in data.series)
        sheet.put(
            [label, *(value / 100 if data.unit else value for value in values)],
            "share" if data.unit else "count",
        )
    return first, sheet.line - 1


def _arrange(chart: Any, drawing: Drawing) -> None:  # noqa: ANN401 - untyped package
    data, plain = drawing.chart, {"visible": False}
    named = len(data.series) > 1
    chart.set_title({"name": drawing.title, "name_font": {"size": 12}})
    # From the top down, with the numbers below the last bar.
    down = {"reverse": True, "crossing": "max"}
    chart.set_y_axis({**down, "num_font": {"size": 10}, "major_gridlines": plain})
    number = "0%" if data.unit else "General"
    lines = {"visible": True, "line": {"color": "#d1d5db", "width": 0.5}}
    values = {"name": drawing.axis, "name_font": {"size": 10, "bold": False}, "min": 0}
    chart.set_x_axis({**values, "num_format": number, "major_gridlines": lines})
    chart.set_legend({"position": "bottom", "font": {"size": 10}} if named else {"none": True})
    bars = 1 if data.is_stacked else len(data.series)
    chart.set_size({"width": _WIDTH, "height": _FRAME + len(data.labels) * (_LABEL + _BAR * bars)})


def _ink(chart: Chart, place: int) -> str:
    """Return the colour of a value that can be read on its bar, or beside it."""
    return _LIGHT if chart.is_stacked and place != 2 else _INK
