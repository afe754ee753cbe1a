"""Bar charts as SVG for print: 10 pt labels, the value at each bar, readable without colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ssa_desk.content.locate import resource
from ssa_desk.content.numbers import grouped

WIDTH = 467.0
"""Width of the text of a page in points."""

NARROW = 200.0
"""Width of a chart that stands beside its table."""

COLOURS = ("#0f766e", "#f0c77a", "#6b7280")
"""Fills of the series: dark, light, middle, so that they differ in grey and to every eye."""

_EDGE, _INK, _LIGHT = "#111827", "#111827", "#ffffff"
_FONT, _SIZE, _LEADING = "Noto Sans", 10.0, 12.5
_MOST_LABEL, _GAP, _VALUES = 0.535, 10.0, 40.0  # labels take at most such a part of the width
_BAR, _THIN, _BETWEEN = 13.0, 12.5, 8.0
_LEGEND = 24.0


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each label of a chart; `name` stands in the legend."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars from the top down. Several series stand side by side, or are stacked."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    is_stacked: bool = False
    unit: str = ""
    """Behind each value, say " %"."""

    def value(self, number: int) -> str:
        """Return a value as it stands at its bar."""
        return f"{grouped(number)}{self.unit}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the bars begin, and how many points one unit takes."""

    left: float
    scale: float


def bar_chart(chart: Chart, width: float = WIDTH) -> bytes:
    """Return the chart as SVG, as wide as said."""
    from reportlab.graphics import renderSVG
    from reportlab.graphics.shapes import Drawing

    _register_font()
    labels = [_wrapped(label, width * _MOST_LABEL) for label in chart.labels]
    bars = _BAR if _is_single(chart) else _THIN * len(chart.series)
    heights = [max(len(lines) * _LEADING, bars) + _BETWEEN for lines in labels]
    legend = _LEGEND if len(chart.series) > 1 else 0
    top = sum(heights) + legend
    drawing = Drawing(width, top)
    frame = _frame(chart, labels, width)
    for shape in _legend(chart, top) if legend else ():
        drawing.add(shape)
    top -= legend
    for place, (lines, height) in enumerate(zip(labels, heights, strict=True)):
        middle = top - height / 2
        for shape in (*_label(lines, frame, middle), *_bars(chart, place, frame, middle)):
            drawing.add(shape)
        top -= height
    svg: str = renderSVG.drawToString(drawing)
    return svg.encode()


def _is_single(chart: Chart) -> bool:
    return chart.is_stacked or len(chart.series) == 1


def _frame(chart: Chart, labels: Sequence[Sequence[str]], width: float) -> _Frame:
    left = max((_width(line) for lines in labels for line in lines), default=0) + _GAP
    rows = list(zip(*(series.values for series in chart.series), strict=True))
    longest = max((sum(row) if chart.is_stacked else max(row) for row in rows), default=0)
    return _Frame(left, (width - left - _VALUES) / longest if longest else 0)


def _label(lines: Sequence[str], frame: _Frame, middle: float) -> Iterator[object]:
    first = middle + (len(lines) - 1) * _LEADING / 2
    for place, line in enumerate(lines):
        yield _text(line, frame.left - _GAP, first - place * _LEADING, anchor="end")


def _bars(chart: Chart, place: int, frame: _Frame, middle: float) -> Iterator[object]:
    if chart.is_stacked:
        yield from _stack(chart, place, frame, middle)
        return
    height = _BAR if _is_single(chart) else _THIN
    first = middle + (len(chart.series) - 1) * height / 2
    for number, series in enumerate(chart.series):
        value, centre = series.values[place], first - number * height
        yield _bar((frame.left, value * frame.scale), centre, height - 1.5, COLOURS[number])
        yield _text(chart.value(value), frame.left + value * frame.scale + 5, centre)


def _stack(chart: Chart, place: int, frame: _Frame, middle: float) -> Iterator[object]:
    left = frame.left
    for number, series in enumerate(chart.series):
        value = series.values[place]
        length, text = value * frame.scale, chart.value(value)
        yield _bar((left, length), middle, _BAR + 1, COLOURS[number])
        if value and _width(text) + 4 < length:
            colour = _INK if number == 1 else _LIGHT
            yield _text(text, left + length / 2, middle, anchor="middle", colour=colour)
        left += length
    total = sum(series.values[place] for series in chart.series)
    yield _text(chart.value(total), left + 5, middle)


def _legend(chart: Chart, top: float) -> Iterator[object]:
    left, middle = 0.0, top - 7
    for number, series in enumerate(chart.series):
        yield _bar((left, 12), middle, 10, COLOURS[number])
        yield _text(series.name, left + 17, middle)
        left += 17 + _width(series.name) + 18


def _bar(span: tuple[float, float], middle: float, height: float, colour: str) -> object:
    from reportlab.graphics.shapes import Rect
    from reportlab.lib.colors import HexColor

    left, length = span
    edge = HexColor(_EDGE)
    return Rect(
        left,
        middle - height / 2,
        length,
        height,
        fillColor=HexColor(colour),
        strokeColor=edge if length else None,
        strokeWidth=0.5,
    )


def _text(
    text: str, x: float, middle: float, *, anchor: str = "start", colour: str = _INK
) -> object:
    from reportlab.graphics.shapes import String
    from reportlab.lib.colors import HexColor

    style = {"fontName": _FONT, "fontSize": _SIZE, "fillColor": HexColor(colour)}
    return String(x, middle - _SIZE * 0.36, text, textAnchor=anchor, **style)


def _wrapped(label: str, most: float) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    lines: list[str] = simpleSplit(label, _FONT, _SIZE, most)
    return lines


def _width(line: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    width: float = stringWidth(line, _FONT, _SIZE)
    return width


def _register_font() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FONT, str(resource("fonts", "NotoSans-Regular.ttf"))))
