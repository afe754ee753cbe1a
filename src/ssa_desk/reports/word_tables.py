"""Tables of a text document as XML: python-docx takes a second for what is written here at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WIDTH = 9350  # of the text of a page, in twentieths of a point
_ACCENT, _LINE = "0F766E", "D1D5DB"


@dataclass(frozen=True, slots=True, repr=False)
class Cells:
    """A table of texts: `widths` are shares of the page, `numbers` are set to the right."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    numbers: Sequence[bool]
    total: Sequence[str] | None = None


def table(cells: Cells) -> Any:  # noqa: ANN401 - untyped package
    """Return a table with a head row that is repeated on every page."""
    from docx.oxml import parse_xml

    return parse_xml("".join(_table(cells)))


def _table(cells: Cells) -> Iterator[str]:
    whole = sum(cells.widths)
    widths = [_WIDTH * width // whole for width in cells.widths]
    yield f'<w:tbl xmlns:w="{_NAMESPACE}"><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
    yield f'<w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="{_LINE}"/>'
    yield f'<w:insideH w:val="single" w:sz="4" w:color="{_LINE}"/></w:tblBorders>'
    yield '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:noVBand="1"/>'
    yield f'<w:tblCaption w:val="{escape(cells.title)}"/></w:tblPr><w:tblGrid>'
    yield from (f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid>"
    yield from _row(cells, cells.head, widths, look=f'<w:b/><w:color w:val="{_ACCENT}"/>')
    for row in cells.rows:
        yield from _row(cells, row, widths)
    if cells.total is not None:
        yield from _row(cells, cells.total, widths, look="<w:b/>")
    yield "</w:tbl>"


def _row(
    cells: Cells, row: Sequence[str], widths: Sequence[int], *, look: str = ""
) -> Iterator[str]:
    head = "<w:tblHeader/>" if row is cells.head else ""
    yield f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"
    for text, width, number in zip(row, widths, cells.numbers, strict=True):
        side = '<w:jc w:val="right"/>' if number else ""
        yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        yield f'<w:p><w:pPr><w:spacing w:before="30" w:after="30"/>{side}</w:pPr>'
        yield f'<w:r><w:rPr>{look}<w:sz w:val="18"/></w:rPr>{_text(text)}</w:r></w:p></w:tc>'
    yield "</w:tr>"


def _text(text: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return "<w:br/>".join(lines)
