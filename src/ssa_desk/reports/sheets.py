"""Sheets of a workbook, filled from the top down; text is never taken for a formula."""

from collections.abc import Iterable
from typing import Any

from ssa_desk.reports.outline import Listing
from ssa_desk.reports.rows import Column, Grid, Row
from ssa_desk.reports.words import words

_ACCENT, _SOFT, _MUTED = "#0f766e", "#e0f2f0", "#4b5563"
_NUMBERS = 15
_ALL = 130  # letters that all columns of a list have together
_A4 = 9
_COUNT = r"[>=1000000]#\ ###\ ##0;[>=1000]#\ ##0;0"  # thousands apart, as on paper
_MOST_LETTERS = 32_000  # of a cell; a workbook allows a few more


class Sheet:
    """One sheet, filled from the top down."""

    def __init__(self, sheet: Any, forms: dict[str, Any], width: int) -> None:  # noqa: ANN401 - untyped package
        self.sheet, self._forms, self.line, self.is_fitted = sheet, forms, 0, False
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, width)
        sheet.set_column(1, 12, _NUMBERS)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.6)
        sheet.set_footer(f"&L&A&R{words()['xlsx']['page']}")

    def fit(self, listing: Listing) -> None:
        """Give the columns the widths of a list."""
        for place, width in enumerate(listing.widths):
            self.sheet.set_column(place, place, _ALL * width // sum(listing.widths))
        self.is_fitted = True

    def put(self, values: Iterable[str | float | None], form: str = "text") -> None:
        """Write a line of cells and go on below it."""
        for place, value in enumerate(values):
            self._cell(place, value, form)
        self.line += 1

    def lines(self, rows: Iterable[Iterable[str | float]], form: str) -> None:
        """Write several lines of cells."""
        for row in rows:
            self.put(row, form)

    def words(self, text: str) -> None:
        """Write a text into one cell, or into several if it is longer than a cell may be."""
        form = "text" if self.is_fitted else "wrapped"
        for first in range(0, len(text), _MOST_LETTERS):
            self.put([text[first : first + _MOST_LETTERS]], form)

    def freeze(self) -> None:
        """Keep what stands above in sight, and print it on every page."""
        self.sheet.freeze_panes(self.line, 0)
        self.sheet.repeat_rows(self.line - 1)

    def lay_across(self) -> None:
        """Print the sheet across the paper: a chart stands beside its table."""
        self.sheet.set_landscape()

    def skip(self) -> None:
        """Leave a line empty."""
        self.line += 1

    def table(self, grid: Grid) -> None:
        """Write a printed table: its head, its rows, the total."""
        columns = grid.columns
        for place, column in enumerate(columns):
            self._cell(place + 1, _head(column), "head_number")
        self._cell(0, grid.heading, "head")
        self.line += 1
        for row in grid.rows:
            self._row(row, grid, "")
        if grid.total:
            self._row(grid.total, grid, "_total")
        self.skip()

    def _row(self, row: Row, grid: Grid, form: str) -> None:
        self._cell(0, row.label, f"label{form}")
        for place, (value, column) in enumerate(zip(row.values, grid.columns, strict=True), 1):
            if value is None:
                self._cell(place, "–" if column.kind == "count" else "", f"count{form}")
            elif column.kind == "count":
                unsure = "_unsure" if value < column.unsure_below else ""
                self._cell(place, value, f"count{form}{unsure}")
            else:
                self._cell(place, value / 100, f"share{form}")
        self.line += 1

    def _cell(self, place: int, value: str | float | None, form: str) -> None:
        if isinstance(value, str):
            self.sheet.write_string(self.line, place, value, self._forms[form])
        elif value is not None:
            plain = {"text": "number", "wrapped": "wrapped_number"}
            self.sheet.write_number(self.line, place, value, self._forms[plain.get(form, form)])


def forms() -> dict[str, dict[str, Any]]:
    """Return how cells look, by name."""
    line = {"bottom": 1, "bottom_color": "#d1d5db"}
    count = {**line, "num_format": _COUNT, "align": "right"}
    share = {**line, "num_format": "0 %", "align": "right", "font_color": _MUTED}
    head = {
        "bold": True,
        "font_color": _ACCENT,
        "bg_color": _SOFT,
        "text_wrap": True,
        "valign": "top",
    }
    return {
        "text": {"valign": "top"},
        "wrapped": {"text_wrap": True, "valign": "top"},
        "title": {"bold": True, "font_size": 16},
        "heading": {"bold": True, "font_size": 12, "font_color": _ACCENT},
        "subheading": {"bold": True},
        "muted": {"font_color": _MUTED},
        "link": {"font_color": _ACCENT, "underline": 1},
        "number": {"num_format": _COUNT, "align": "left", "valign": "top"},
        "wrapped_number": {"num_format": _COUNT, "align": "right", "valign": "top"},
        "head_number": {**head, "bottom": 1, "bottom_color": _ACCENT, "align": "right"},
        "head": {**head, "bottom": 1, "bottom_color": _ACCENT},
        "label": {**line, "text_wrap": True, "valign": "top"},
        "label_total": {**line, "bold": True},
        "count": count,
        "count_total": {**count, "bold": True},
        "count_unsure": {**count, "num_format": "(0)"},
        "count_total_unsure": {**count, "bold": True, "num_format": "(0)"},
        "share": share,
        "share_total": {**share, "bold": True},
    }


def _head(column: Column) -> str:
    return f"{column.title} ({column.period})" if column.period else column.title
