"""The report as a text document to go on writing in, from the same printed numbers."""

from io import BytesIO
from typing import Any

from ssa_desk.content.numbers import grouped
from ssa_desk.reports.annual import annual
from ssa_desk.reports.document import Document
from ssa_desk.reports.outline import (
    Block,
    Bullets,
    Drawing,
    Facts,
    Heading,
    Listing,
    Outline,
    Paragraph,
    Printed,
    figures,
)
from ssa_desk.reports.packing import unzipped, zipped
from ssa_desk.reports.rows import Grid, shown
from ssa_desk.reports.word_page import arrange
from ssa_desk.reports.word_tables import Cells, table
from ssa_desk.reports.words import words
from ssa_desk.typesetting.charts import bar_chart
from ssa_desk.typesetting.compile import pictures

_LABEL, _NUMBER = 6, 2  # shares of the columns
_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>SSA Desk</Application></Properties>"
)


def write(document: Document) -> bytes:
    """Return the text document; the same report gives the same bytes."""
    return set_outline(annual(document))


def set_outline(outline: Outline) -> bytes:
    """Return an outline as a text document."""
    import docx

    paper = docx.Document()
    arrange(paper, outline)
    drawn = {one.id: bar_chart(one.chart) for one in outline.drawings}
    images = pictures({f"{name}.svg": image for name, image in drawn.items()})
    _Text(paper, images).write(outline)
    packed = BytesIO()
    paper.save(packed)
    files = {**unzipped(packed.getvalue()), "docProps/app.xml": _PROGRAM}
    return zipped(files, outline.issued_on)


class _Text:
    """Writes the blocks of an outline, one below the other."""

    def __init__(self, paper: Any, images: dict[str, bytes]) -> None:  # noqa: ANN401 - untyped
        self._paper, self._images = paper, images

    def write(self, outline: Outline) -> None:
        """Write the first page and all sections."""
        paper = self._paper
        paper.add_heading(outline.title, 0)
        paper.add_paragraph(f"{outline.name}, {outline.period} ({outline.days})")
        self._facts(outline.title, outline.facts)
        paper.add_heading(words()["summary"]["title"], 1)
        cards = [(card.name, grouped(card.value), card.before) for card in outline.cards]
        if cards:
            head = (words()["overview"]["heading"], words()["words"]["count"], "")
            self._table(Cells(head[0], head, cards, (4, 2, 3), (False, True, True)))
        for sentence in outline.sentences:
            paper.add_paragraph(sentence, style="List Bullet")
        for one in outline.words:
            self._paragraph(one, "Quote")
        paper.add_heading(words()["legend_title"], 2)
        self._paragraph(" ".join(outline.legend))
        for section in outline.sections:
            paper.add_heading(f"{section.number}  {section.title}".strip(), 1)
            charts = {printed.id: chart for chart, printed in figures(section.blocks)}
            for block in section.blocks:
                if isinstance(block, Printed):
                    self._figure(block, charts.get(block.id))
                elif block not in charts.values():
                    self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block.text, "Quote" if block.is_own else None)
        elif isinstance(block, Heading):
            self._paper.add_heading(block.title, 2)
        elif isinstance(block, Bullets):
            style = "List Number" if block.is_numbered else "List Bullet"
            for line in block.lines:
                self._paper.add_paragraph(line, style=style)
        elif isinstance(block, Facts):
            self._facts("", block.rows)
        elif isinstance(block, Drawing):
            self._paper.add_heading(block.title, 2)
            self._drawing(block)
        elif isinstance(block, Listing):
            self._listing(block)

    def _figure(self, block: Printed, chart: Drawing | None) -> None:
        """Write a table and above it its chart."""
        self._paper.add_heading(f"{block.title} ({block.id})", 2)
        if chart is not None:
            self._drawing(chart)
        for grid in block.short:
            self._table(_cells(block.title, grid))
        for remark in block.remarks:
            self._note(remark)

    def _listing(self, block: Listing) -> None:
        if block.title:
            self._paper.add_heading(block.title, 2)
        rows = [
            [grouped(value) if isinstance(value, int) else value for value in row]
            for row in block.rows
        ]
        places = range(len(block.columns))
        numbers = [any(isinstance(row[place], int) for row in block.rows) for place in places]
        self._table(Cells(block.title, block.columns, rows, block.widths, numbers))
        if block.note:
            self._note(block.note)

    def _drawing(self, block: Drawing) -> None:
        from docx.shared import Cm

        image = BytesIO(self._images[f"{block.id}.svg"])
        picture = self._paper.add_picture(image, width=Cm(16.5))
        named = picture._inline.docPr  # noqa: SLF001 - python-docx has no way to set an alternative
        named.set("descr", block.alt)
        named.set("title", block.title)
        if block.note:
            self._note(block.note)

    def _note(self, text: str) -> None:
        self._paper.add_paragraph(text, style="Caption")

    def _facts(self, title: str, rows: tuple[tuple[str, str], ...]) -> None:
        head = words()["csv"]["overview_columns"]
        if rows:
            self._table(Cells(title, head, rows, (2, 5), (False, False)))

    def _paragraph(self, text: str, style: str | None = None) -> None:
        paragraph = self._paper.add_paragraph(style=style)
        for place, line in enumerate(text.split("\n")):
            run = paragraph.add_run(line)
            if place < text.count("\n"):
                run.add_break()

    def _table(self, cells: Cells) -> None:
        body = self._paper.element.body
        body.insert(len(body) - 1, table(cells))  # the last element is that of the page
        self._paper.add_paragraph()


def _cells(title: str, grid: Grid) -> Cells:
    def texts(values: tuple[int | None, ...]) -> list[str]:
        return [shown(value, column) for value, column in zip(values, grid.columns, strict=True)]

    heads = [
        f"{column.title}\n{column.period}" if column.period else column.title
        for column in grid.columns
    ]
    count = len(grid.columns)
    return Cells(
        title,
        [grid.heading, *heads],
        [[row.label, *texts(row.values)] for row in grid.rows],
        [max(_LABEL, _NUMBER * count // 2), *[_NUMBER] * count],
        [False, *[True] * count],
        [grid.total.label, *texts(grid.total.values)] if grid.total else None,
    )
