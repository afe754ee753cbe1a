"""The places in a text where somebody may be named: shown one by one, cleared one by one."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ssa_desk.services.name_check import Hit
from ssa_desk.ui.look.icons import colour
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.text import label

_KINDS = {
    "name": "Name aus Ihrer Datei",
    "class": "Klasse aus Ihrer Datei",
    "case_number": "Fallnummer aus Ihrer Datei",
}
_AROUND = 32
_MOST = 12


class HitList(QWidget):
    """Lists the open places of one text; `cleared` tells that nobody is meant there."""

    cleared = Signal(object)

    def __init__(self, text: QPlainTextEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.hits: tuple[Hit, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._title = label("", "warning", wrap=True)
        column.addWidget(self._title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        self.hide()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these places below the text and mark them in it."""
        if tuple(hits) == self.hits:
            self._mark()
            return
        self.hits = tuple(hits)
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        rows = [_HitRow(hit, self._text.toPlainText(), self) for hit in self.hits[:_MOST]]
        for row in rows:
            row.cleared.connect(self.cleared)
            row.shown.connect(self._show)
            self._rows.addWidget(row)
        for former, latter in pairwise([self._text, *(key for row in rows for key in row.keys)]):
            QWidget.setTabOrder(former, latter)
        self._title.setText(_title(len(self.hits)))
        self.setVisible(bool(self.hits))
        if had_focus:
            (rows[0].clear if rows else self._text).setFocus()
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        """Mark the places in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.hits:
            self._mark()

    def _show(self, hit: Hit) -> None:
        cursor = self._text.textCursor()
        cursor.setPosition(hit.first)
        cursor.setPosition(hit.last, QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.setFocus()

    def _mark(self) -> None:
        looks = QTextCharFormat()
        looks.setBackground(QColor(colour("warning_soft")))
        looks.setForeground(QColor(colour("warning_text")))
        marks = []
        for hit in self.hits:
            mark = QTextEdit.ExtraSelection()
            cursor = self._text.textCursor()
            cursor.setPosition(hit.first)
            cursor.setPosition(hit.last, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, looks
            marks.append(mark)
        self._text.setExtraSelections(marks)


class _HitRow(QFrame):
    """One place: what it may be, the words around it, and what to do."""

    cleared = Signal(object)
    shown = Signal(object)

    def __init__(self, hit: Hit, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-warning")
        self._hit = hit
        words = QVBoxLayout()
        words.setSpacing(0)
        around = _around(hit, text)
        words.addWidget(label(f"{text[hit.first : hit.last]} · {_KINDS[hit.kind]}", "strong"))
        words.addWidget(label(around, "small", wrap=True))
        show = Button(self.tr("Zur Stelle"), "pencil", self)
        show.clicked.connect(self._show)
        self.clear = Button(self.tr("Niemand gemeint"), "check", self)
        self.clear.setAccessibleDescription(around)
        self.clear.clicked.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addLayout(words, 1)
        row.addWidget(show)
        row.addWidget(self.clear)
        self.keys = (show, self.clear)

    def _show(self) -> None:
        self.shown.emit(self._hit)

    def _clear(self) -> None:
        self.cleared.emit(self._hit)


def _around(hit: Hit, text: str) -> str:
    before, behind = text[max(0, hit.first - _AROUND) : hit.first], text[hit.last :][:_AROUND]
    return " ".join(f"…{before}{text[hit.first : hit.last]}{behind}…".split())


def _title(count: int) -> str:
    if count == 1:
        return "1 Stelle, an der jemand erkennbar sein könnte:"
    more = f" Die ersten {_MOST}:" if count > _MOST else ""
    return f"{count} Stellen, an denen jemand erkennbar sein könnte.{more}"
