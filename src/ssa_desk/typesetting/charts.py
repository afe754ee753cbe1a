"""Bar charts as SVG for print: 10 pt labels, one colour, the value at the end of each bar."""

from collections.abc import Sequence

from ssa_desk.content.locate import resource

WIDTH = 467.0
"""Width of the text of a page in points."""

_FONT, _SIZE, _LEADING = "Noto Sans", 10.0, 12.5
_MOST_LABEL, _GAP, _VALUES = 290.0, 10.0, 32.0
_BAR, _BETWEEN = 11.0, 7.5


def bar_chart(bars: Sequence[tuple[str, int]]) -> bytes:
    """Return horizontal bars from the top down, in the order given, as SVG."""
    from reportlab.graphics import renderSVG
    from reportlab.graphics.shapes import Drawing

    _register_font()
    labels = [_wrapped(label) for label, _ in bars]
    edge = max((_width(line) for lines in labels for line in lines), default=0)
    heights = [max(len(lines) * _LEADING, _BAR) + _BETWEEN for lines in labels]
    drawing = Drawing(WIDTH, sum(heights))
    largest = max((value for _, value in bars), default=0)
    top = sum(heights)
    for lines, height, (_, value) in zip(labels, heights, bars, strict=True):
        for shape in _bar(lines, (value, largest), edge, top - height / 2):
            drawing.add(shape)
        top -= height
    svg: str = renderSVG.drawToString(drawing)
    return svg.encode()


def _bar(lines: Sequence[str], part: tuple[int, int], edge: float, middle: float) -> list[object]:
    from reportlab.graphics.shapes import Rect, String
    from reportlab.lib.colors import HexColor

    ink, accent = HexColor("#111827"), HexColor("#0f766e")
    left = edge + _GAP
    value, largest = part
    length = (WIDTH - left - _VALUES) * value / largest if largest else 0
    text = {"fontName": _FONT, "fontSize": _SIZE, "fillColor": ink}
    first = middle + (len(lines) - 1) * _LEADING / 2 - _SIZE * 0.36
    return [
        *(
            String(edge, first - place * _LEADING, line, textAnchor="end", **text)
            for place, line in enumerate(lines)
        ),
        Rect(left, middle - _BAR / 2, length, _BAR, fillColor=accent, strokeColor=None),
        String(left + length + 5, middle - _SIZE * 0.36, str(value), **text),
    ]


def _wrapped(label: str) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    lines: list[str] = simpleSplit(label, _FONT, _SIZE, _MOST_LABEL)
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
