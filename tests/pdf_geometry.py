"""Where text and lines stand on a page of a PDF, in millimetres from its top-left corner."""

from dataclasses import dataclass

import pikepdf

from pdf import opened

MM = 72 / 25.4
_BLANK = 260


@dataclass(frozen=True)
class Run:
    """Glyphs of one font behind each other; `y` is their baseline."""

    x: float
    y: float
    width: float
    size: float
    glyphs: tuple[int, ...]


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float


def page_marks(pdf):
    """Return the text runs and the straight lines of each page."""
    with opened(pdf) as document:
        return [_read(page) for page in document.pages]


def lines(runs):
    """Return the runs line by line from top to bottom, each from left to right."""
    found = {}
    for run in runs:
        found.setdefault(round(run.y, 1), []).append(run)
    return [sorted(found[y], key=lambda run: run.x) for y in sorted(found)]


def ends(line):
    """Return where a line of text begins and ends."""
    return min(run.x for run in line), max(run.x + run.width for run in line)


def _read(page):
    fonts = {name: _widths(font) for name, font in page.Resources.get("/Font", {}).items()}
    height = float(page.MediaBox[3])
    runs, strokes = [], []
    matrix, kept, begun = (1, 0, 0, 1, 0, 0), [], None
    for one in pikepdf.parse_content_stream(page):
        operator, operands = str(one.operator), one.operands
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q":
            matrix = kept.pop()
        elif operator == "cm":
            matrix = _product([float(value) for value in operands], matrix)
        elif operator == "Tf":
            font, size = str(operands[0]), float(operands[1])
        elif operator == "Tm":
            place = _product([float(value) for value in operands], matrix)
        elif operator == "TJ":
            glyphs, width = _set(operands[0], fonts[font])
            runs.append(
                Run(place[4] / MM, (height - place[5]) / MM, width * size / MM, size, glyphs)
            )
        elif operator == "m":
            begun = _point(operands, matrix, height)
        elif operator == "l" and begun:
            strokes.append(Stroke(*begun, *_point(operands, matrix, height)))
            begun = None
    return runs, strokes


def _product(first, second):
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _point(operands, matrix, height):
    a, b, c, d, e, f = matrix
    x, y = (float(value) for value in operands)
    return (a * x + c * y + e) / MM, (height - (b * x + d * y + f)) / MM


def _set(parts, widths):
    """Return the glyphs of a text operator and its width for a size of one."""
    glyphs, width = [], 0.0
    for part in parts:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            codes = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
            glyphs += codes
            width += sum(widths.get(code, 0.0) for code in codes) / 1000
        else:
            width -= float(part) / 1000
    if glyphs and widths.get(glyphs[-1]) == _BLANK:  # a blank at the end of a line hangs
        width -= _BLANK / 1000
    return tuple(glyphs), width


def _widths(font):
    found, parts = {}, list(font.DescendantFonts[0].get("/W", []))
    while parts:
        first, second, *parts = parts
        if isinstance(second, pikepdf.Array):
            found |= {int(first) + step: float(width) for step, width in enumerate(second)}
        else:
            width, *parts = parts
            found |= dict.fromkeys(range(int(first), int(second) + 1), float(width))
    return found
