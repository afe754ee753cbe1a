"""A sheet as text for another program: printed numbers, or true ones that say what they are."""

import atexit
from functools import cache

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ssa_desk.ui.models.figure_sheet import IN_REPORT, Cell, Column, Line, Sheet

PRIVATE = "Nur für Sie: wahre Zahlen. Sie dürfen das Haus nicht verlassen."
PRINTED = "Gerundete Zahlen aus dem ausgegebenen Bericht."


_SECRET = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
}
"""Asks the clipboards of KDE and Windows to keep no history of it and to send it nowhere."""


def put(text: str, *, private: bool) -> None:
    """Put a text into the clipboard; a private one asks not to be kept there."""
    if not private:
        QGuiApplication.clipboard().setText(text)
        return
    data = QMimeData()
    data.setText(text)
    for kind, value in _SECRET.items():
        data.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(data)
    _empty_at_the_end()


@cache
def _empty_at_the_end() -> None:
    """Take true figures out of the clipboard at the end: what Python made may not outlive it."""
    atexit.register(_empty)


def _empty() -> None:
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    if clipboard.text().startswith(PRIVATE):
        clipboard.clear()


def has_printed(sheet: Sheet) -> bool:
    """Return whether the sheet has numbers that may leave the house."""
    return sheet.pairs or any(one.layer == "printed" for one in sheet.columns)


def has_true(sheet: Sheet) -> bool:
    """Return whether the sheet has true numbers."""
    return any(one.layer == "now" for one in sheet.columns)


def printed_text(sheet: Sheet, heading: str) -> str:
    """Return the printed numbers alone, separated by tabs."""
    layer = "now" if sheet.pairs else "printed"
    places = [place for place, one in enumerate(sheet.columns) if one.layer == layer]
    heads = [sheet.columns[place].plain.replace(IN_REPORT, "Anzahl") for place in places]
    rows = [[_printed(line.cells[place], sheet) for place in places] for line in _rows(sheet)]
    return _text((heading, PRINTED), heads, sheet, rows)


def true_text(sheet: Sheet, heading: str) -> str:
    """Return the true numbers with those of earlier periods; the first line says what they are."""
    places = [place for place, one in enumerate(sheet.columns) if _is_true(one)]
    heads = [sheet.columns[place].plain for place in places]
    rows = [[_plain(line.cells[place].number) for place in places] for line in _rows(sheet)]
    return _text((PRIVATE, heading), heads, sheet, rows)


def _is_true(column: Column) -> bool:
    return column.layer != "printed"


def _rows(sheet: Sheet) -> list[Line]:
    return [line for line in sheet.lines if line.cells]


def _printed(cell: Cell, sheet: Sheet) -> str:
    value = cell.printed if sheet.pairs else cell.number
    return "" if value is None else f"{_plain(value)}{sheet.unit}"


def _plain(value: float | None) -> str:
    """Return a number as a spreadsheet of this country reads it: no dots, a comma."""
    return "" if value is None else f"{value:.10g}".replace(".", ",")


def _text(above: tuple[str, ...], heads: list[str], sheet: Sheet, rows: list[list[str]]) -> str:
    lines = ["\t".join(["", *heads])]
    names = [line.name for line in _rows(sheet)]
    lines += ["\t".join([name, *row]) for name, row in zip(names, rows, strict=True)]
    return "\n".join([*above, *lines]) + "\n"
