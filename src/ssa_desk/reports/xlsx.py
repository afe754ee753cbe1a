"""The report as a workbook: one sheet per printed table, real numbers, native charts."""

from datetime import datetime, time
from io import BytesIO
from typing import Any

from ssa_desk.reports.annual import annual
from ssa_desk.reports.document import Document
from ssa_desk.reports.native_charts import place_chart
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
    Section,
)
from ssa_desk.reports.sheets import Sheet, forms
from ssa_desk.reports.words import words

_LABELS, _WORDS = 52, 90  # widths of the first column, in letters
_FORBIDDEN = str.maketrans("[]:*?/\\", "       ")
_MOST_LETTERS = 31  # of the name of a sheet


def write(document: Document) -> bytes:
    """Return the workbook; the same document gives the same bytes."""
    return set_outline(annual(document))


def set_outline(outline: Outline) -> bytes:
    """Return an outline as a workbook."""
    import xlsxwriter

    packed = BytesIO()
    # Nothing that people have written may become a formula, a number or a link.
    as_text = dict.fromkeys(("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False)
    book = xlsxwriter.Workbook(packed, {"in_memory": True, **as_text})
    book.set_properties(
        {"title": outline.title, "created": datetime.combine(outline.issued_on, time())}
    )
    _Workbook(book, outline).fill()
    book.close()
    return packed.getvalue()


class _Workbook:
    """Fills a workbook from an outline."""

    def __init__(self, book: Any, outline: Outline) -> None:  # noqa: ANN401 - untyped package
        self._book, self._outline = book, outline
        self._forms = {name: book.add_format(form) for name, form in forms().items()}

    def fill(self) -> None:
        """Write the cover, a sheet per table, the words, the annex."""
        text = words()["xlsx"]
        cover = self._sheet(text["cover"])
        drawings = {one.id: one for one in self._outline.drawings}
        for table in self._outline.tables:
            self._table(table, drawings.get(table.id))
        annex = [one for one in self._outline.sections if one.number.isalpha()]
        words_of = self._sheet(text["texts"], _WORDS)
        for section in self._outline.sections:
            if section not in annex:
                self._words(words_of, section)
        for section in annex:
            sheet = self._sheet(_name(f"{section.number} {section.title}"), _WORDS)
            for block in section.blocks:
                if isinstance(block, Listing):
                    sheet.fit(block)
            self._words(sheet, section)
        self._cover(cover)

    def _sheet(self, name: str, width: int = _LABELS) -> Sheet:
        return Sheet(self._book.add_worksheet(name), self._forms, width)

    def _cover(self, sheet: Sheet) -> None:
        outline, text = self._outline, words()["xlsx"]
        sheet.put([outline.title], "title")
        sheet.put([f"{outline.name}, {outline.period} ({outline.days})"], "muted")
        sheet.skip()
        for name, value in outline.facts:
            sheet.put([name, value])
        sheet.skip()
        sheet.put([words()["summary"]["title"]], "heading")
        for card in outline.cards:
            sheet.put([card.name, card.value, *([card.before] if card.before else [])])
        for one in (*outline.sentences, *outline.words):
            sheet.words(one)
        sheet.skip()
        sheet.put([words()["legend_title"]], "heading")
        for one in outline.legend:
            sheet.put([one], "wrapped")
        sheet.skip()
        sheet.put([text["contents"]], "heading")
        for table in outline.tables:
            link = f"internal:'{table.id}'!A1"
            title = f"{table.id}  {table.title}"
            sheet.sheet.write_url(sheet.line, 0, link, self._forms["link"], title)
            sheet.line += 1

    def _table(self, table: Printed, drawing: Drawing | None) -> None:
        sheet = self._sheet(_name(table.id))
        sheet.put([table.title], "title")
        legend = self._outline.foot or words()["short_legend"]
        sheet.put([f"{self._outline.period} – {legend}"], "muted")
        for remark in table.remarks:
            if remark != words()["remarks"]["zeros"]:
                sheet.put([remark], "muted")
        sheet.skip()
        if len(table.grids) == 1:
            sheet.line += 1
            sheet.freeze()
            sheet.line -= 1
        for grid in table.grids:
            sheet.table(grid)
        if drawing:
            sheet.lay_across()
            columns = max(len(grid.columns) for grid in table.grids)
            place_chart(self._book, sheet, drawing, columns + 2)

    def _words(self, sheet: Sheet, section: Section) -> None:
        written = [block for block in section.blocks if not isinstance(block, Printed | Drawing)]
        if not written:
            return
        sheet.put([f"{section.number}  {section.title}".strip()], "heading")
        for block in written:
            _block(sheet, block)
        sheet.skip()


def _block(sheet: Sheet, block: Block) -> None:
    if isinstance(block, Paragraph):
        sheet.words(block.text)
    elif isinstance(block, Heading):
        sheet.put([block.title], "subheading")
    elif isinstance(block, Bullets):
        sheet.lines([[line] for line in block.lines], "wrapped")
    elif isinstance(block, Facts):
        sheet.lines(block.rows, "wrapped")
    elif isinstance(block, Listing):
        _listing(sheet, block)


def _listing(sheet: Sheet, listing: Listing) -> None:
    sheet.skip()
    if listing.title:
        sheet.put([listing.title], "subheading")
    sheet.put(listing.columns, "head")
    sheet.lines(listing.rows, "wrapped")
    if listing.note:
        sheet.put([listing.note], "muted")


def _name(title: str) -> str:
    """Return a title as the name of a sheet allows it, cut at the end of a word."""
    plain = title.translate(_FORBIDDEN).strip("' ")
    return plain if len(plain) <= _MOST_LETTERS else plain[: _MOST_LETTERS + 1].rsplit(" ", 1)[0]
