"""Editors of one line, of numbers, of times, of long text and of yes or no."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ssa_desk.ui.forms.editor import Editor, Typed
from ssa_desk.ui.forms.parsing import (
    EntryError,
    decimal_text,
    parsed_decimal,
    parsed_time,
    parsed_whole,
    time_text,
)


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.textChanged.connect(self.changed)
        self.setFocusProxy(self.line)
        self._column.addWidget(self.line)

    def value(self) -> object:
        """Return the text."""
        return self.line.text().strip()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)

    def typed(self) -> Typed:
        """Return the text as typed."""
        return self.line.text()

    def set_typed(self, typed: Typed) -> None:
        """Put back a text."""
        self.line.setText(str(typed))


class ReadEditor(LineEditor):
    """One line that is read as a value (number, time) and tidied up when left."""

    def __init__(
        self,
        read: Callable[[str], object],
        show: Callable[[object], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._show = show
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> object:
        """Return the value that the text means."""
        return self._read(self.line.text())

    def set_value(self, value: object) -> None:
        """Show a value."""
        self.line.setText("" if value is None else self._show(value))

    def _tidy(self) -> None:
        try:
            value = self.value()
        except EntryError:
            return
        text = "" if value is None else self._show(value)
        if text != self.line.text():
            self.line.setText(text)


def whole_editor(parent: QWidget | None = None) -> ReadEditor:
    """Return an editor of whole numbers that may be empty."""
    return ReadEditor(parsed_whole, str, parent)


def decimal_editor(parent: QWidget | None = None) -> ReadEditor:
    """Return an editor of numbers with a comma that may be empty."""
    return ReadEditor(parsed_decimal, _shown_decimal, parent)


def time_editor(parent: QWidget | None = None) -> ReadEditor:
    """Return an editor of a time of day that may be empty."""
    editor = ReadEditor(parsed_time, _shown_time, parent)
    editor.line.setPlaceholderText("9:15")
    return editor


def _shown_decimal(value: object) -> str:
    return decimal_text(value if isinstance(value, float | int) else None)


def _shown_time(value: object) -> str:
    return time_text(value if isinstance(value, time) else None)


class QuickNumberEditor(ReadEditor):
    """A whole number with buttons for the usual ones."""

    def __init__(self, numbers: tuple[int, ...], unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parsed_whole, str, parent)
        self._column.removeWidget(self.line)
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("0") * 9)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line)
        self._buttons = tuple(self._button(number, unit) for number in numbers)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self.line.textChanged.connect(self._mark)

    def _button(self, number: int, unit: str) -> QPushButton:
        button = QPushButton(str(number), self)
        button.setProperty("look", "quick")
        button.setCheckable(True)
        button.setAccessibleName(f"{number} {unit}")
        button.setToolTip(f"{number} {unit}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.line.setText(sender.text())
            self.line.setFocus()
            self._mark()

    def _mark(self) -> None:
        for button in self._buttons:
            button.setChecked(button.text() == self.line.text())


class GrowingText(QPlainTextEdit):
    """A text field that is as high as its text, within limits; Tab goes to the next field."""

    def __init__(self, parent: QWidget | None = None, *, least: int = 3, most: int = 14) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = max(self._least, min(self._most, int(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + self._around()
        if height != self.height():
            self.setFixedHeight(height)

    def _around(self) -> int:
        edges = self.contentsMargins()
        return int(2 * self.document().documentMargin()) + edges.top() + edges.bottom() + 14

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new line breaks."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to another font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Return a width that does not push its neighbours."""
        return QSize(200, self.height())


class LongTextEditor(Editor):
    """Text of several lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = GrowingText(self)
        self.text.textChanged.connect(self.changed)
        self.setFocusProxy(self.text)
        self._column.addWidget(self.text)

    def value(self) -> object:
        """Return the text."""
        return self.text.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.text.setPlainText(str(value or ""))

    def typed(self) -> Typed:
        """Return the text as typed."""
        return self.text.toPlainText()

    def set_typed(self, typed: Typed) -> None:
        """Put back a text."""
        self.text.setPlainText(str(typed))

    def place(self) -> int:
        """Return the place of the cursor."""
        return self.text.textCursor().position()

    def set_place(self, place: int) -> None:
        """Put the cursor back."""
        cursor = self.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setPosition(min(place, cursor.position()))
        self.text.setTextCursor(cursor)


class YesEditor(Editor):
    """A check box that carries its own title."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(title, self)
        self.box.toggled.connect(self.changed)
        self.box.installEventFilter(self)
        self.setFocusProxy(self.box)
        self._column.addWidget(self.box)

    def value(self) -> object:
        """Return whether it is checked."""
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        """Check or uncheck."""
        self.box.setChecked(bool(value))

    def typed(self) -> Typed:
        """Return whether it is checked."""
        return self.box.isChecked()

    def set_typed(self, typed: Typed) -> None:
        """Check or uncheck."""
        self.box.setChecked(typed is True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter toggle the box as the blank does."""
        if (
            watched is self.box
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self.box.toggle()
            return True
        return super().eventFilter(watched, event)
