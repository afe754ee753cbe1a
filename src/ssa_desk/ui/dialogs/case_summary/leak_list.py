"""The places where somebody can be recognised: shown one by one, with the way there."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ssa_desk.domain.leaks.found import Leak
from ssa_desk.ui.look.icons import colour
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.text import label

_KINDS = {
    "name": "Name aus Ihrer Datei",
    "similar": "klingt wie ein Name dieses Falls",
    "initials": "Anfangsbuchstaben",
    "address": "Anschrift",
    "telephone": "Telefonnummer",
    "email": "E-Mail-Adresse",
    "school": "Schule",
    "body": "Stelle aus dem Adressbuch",
    "class": "Klasse",
    "birth_date": "Geburtsdatum",
    "date": "genauer Tag",
    "number": "Nummer aus Ihrer Datei",
}
_AROUND = 32
_MOST = 8


class LeakList(QWidget):
    """Lists the places of one text; `confirmed` tells that nobody is meant there."""

    confirmed = Signal(object)

    def __init__(self, text: QPlainTextEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.leaks: tuple[Leak, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._title = label("", "warning", wrap=True)
        column.addWidget(self._title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        self.hide()

    def show_leaks(self, leaks: Sequence[Leak]) -> None:
        """Show these places below the text and mark them in it."""
        if tuple(leaks) != self.leaks:
            self.leaks = tuple(leaks)
            self._show_rows()
        self._mark()

    def forget(self) -> None:
        """Show nothing: the text is another one now."""
        self.show_leaks(())

    def go_to(self, leak: Leak) -> None:
        """Select the words in the text."""
        cursor = self._text.textCursor()
        cursor.setPosition(_unit(self._text.toPlainText(), leak.first))
        last = _unit(self._text.toPlainText(), leak.last)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Mark the places in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.leaks:
            self._mark()

    def _show_rows(self) -> None:
        focused = self.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused) and focused.hasFocus()
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        rows = [_LeakRow(leak, self._text.toPlainText(), self) for leak in self.leaks[:_MOST]]
        for row in rows:
            row.confirmed.connect(self.confirmed)
            row.shown.connect(self.go_to)
            self._rows.addWidget(row)
        for former, latter in pairwise([self._text, *(key for row in rows for key in row.keys)]):
            QWidget.setTabOrder(former, latter)
        self._title.setText(_title(len(self.leaks)))
        self.setVisible(bool(self.leaks))
        if had_focus:
            (rows[0].keys[-1] if rows else self._text).setFocus()

    def _mark(self) -> None:
        looks = QTextCharFormat()
        looks.setBackground(QColor(colour("warning_soft")))
        looks.setForeground(QColor(colour("warning_text")))
        text, marks = self._text.toPlainText(), []
        for leak in self.leaks:
            mark = QTextEdit.ExtraSelection()
            cursor = self._text.textCursor()
            cursor.setPosition(_unit(text, leak.first))
            cursor.setPosition(_unit(text, leak.last), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, looks
            marks.append(mark)
        self._text.setExtraSelections(marks)


class _LeakRow(QFrame):
    """One place: what it tells, the words around it, and what to do."""

    confirmed = Signal(object)
    shown = Signal(object)

    def __init__(self, leak: Leak, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-warning")
        self._leak = leak
        around = _around(leak, text)
        found = " ".join(text[leak.first : leak.last].split())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(f"{found} · {_words(_KINDS[leak.kind])}", "strong"))
        words.addWidget(label(around, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addLayout(words, 1)
        show = Button(self.tr("Zur Stelle"), "pencil", self)
        show.setAccessibleDescription(around)
        show.clicked.connect(self._show)
        row.addWidget(show)
        self.keys: tuple[Button, ...] = (show,)
        if leak.may_confirm:
            none = Button(self.tr("Niemand gemeint"), "check", self)
            none.setAccessibleDescription(around)
            none.clicked.connect(self._confirm)
            row.addWidget(none)
            self.keys = (show, none)

    def _show(self) -> None:
        self.shown.emit(self._leak)

    def _confirm(self) -> None:
        self.confirmed.emit(self._leak)


def _unit(text: str, place: int) -> int:
    """Return a place as Qt counts it: signs beyond the first plane are two."""
    return place + sum(ord(char) > 0xFFFF for char in text[:place])


def _words(text: str) -> str:
    return QCoreApplication.translate("leak_list", text)


def _around(leak: Leak, text: str) -> str:
    first, last = max(0, leak.first - _AROUND), leak.last + _AROUND
    before, behind = "…" if first else "", "…" if last < len(text) else ""
    return " ".join(f"{before}{text[first:last]}{behind}".split())


def _title(count: int) -> str:
    if count == 1:
        return _words("1 Stelle, an der jemand erkennbar sein kann:")
    more = _words(" Die ersten {}:").format(_MOST) if count > _MOST else ""
    return _words("{} Stellen, an denen jemand erkennbar sein kann.").format(count) + more
