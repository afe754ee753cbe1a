"""Editors of choice lists: one entry with search while typing, or several as chips."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QPushButton, QSizePolicy, QWidget

from ssa_desk.domain.folding import folded, folded_words
from ssa_desk.ui.forms.editor import Editor, Typed
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.forms.parsing import EntryError

NOTHING = "–"


@dataclass(frozen=True, slots=True, repr=False)
class Choice:
    """One entry of a list: what is stored and what is read."""

    identifier: str
    label: str


class ChoiceBox(QComboBox):
    """A combo box that finds entries by any part of their label while typing."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(14)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(10)
        self.setCompleter(completer)

    def fill(self, choices: Iterable[Choice]) -> None:
        """Offer these entries instead of the present ones."""
        self.clear()
        for choice in choices:
            self.addItem(choice.label, choice.identifier)
            self.setItemData(self.count() - 1, choice.label, Qt.ItemDataRole.ToolTipRole)

    def showPopup(self) -> None:  # noqa: N802 - Qt
        """Open the list wide enough for its longest entry."""
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view().setMinimumWidth(self._list_width())
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the list of hits the same width while typing."""
        completer = self.completer()
        hits = completer.popup() if completer is not None else None
        if hits is not None:
            hits.setMinimumWidth(self._list_width())
        super().keyPressEvent(event)

    def _list_width(self) -> int:
        metrics = self.fontMetrics()
        labels = (metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count()))
        wanted = max(labels, default=0) + 6 * metrics.averageCharWidth()
        return max(self.width(), min(wanted, self.window().width() - 40))

    def found(self) -> int:
        """Return the row that the typed text means, or -1."""
        text = self.currentText().strip()
        exact = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if exact >= 0 or not text:
            return exact
        words = folded_words(text)
        rows = [row for row in range(self.count()) if _has(self.itemText(row), words)]
        return rows[0] if len(rows) == 1 else -1

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice, unless the box was entered."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the box was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def minimumSizeHint(self) -> QSize:
        """Return a width that lets a narrow window stay narrow."""
        return QSize(90, super().minimumSizeHint().height())


def _has(label: str, words: tuple[str, ...]) -> bool:
    known = folded(label)
    return bool(words) and all(word in known for word in words)


class ChoiceEditor(Editor):
    """One entry of a list, or none ("–")."""

    def __init__(
        self,
        choices: Iterable[Choice],
        parent: QWidget | None = None,
        *,
        optional: bool = True,
        others: Iterable[Choice] = (),
    ) -> None:
        super().__init__(parent)
        self._optional = optional
        self._others = {choice.identifier: choice.label for choice in others}
        self.box = ChoiceBox(self)
        self.box.fill((*((Choice("", NOTHING),) if optional else ()), *choices))
        self.box.currentTextChanged.connect(self.changed)
        self.box.left.connect(self._tidy)
        line = self.box.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._tidy)
        self.setFocusProxy(self.box)
        self._column.addWidget(self.box)
        self.set_value(None)

    def value(self) -> object:
        """Return the identifier, or None."""
        if not self.box.currentText().strip():
            return None
        row = self.box.found()
        if row < 0:
            raise EntryError("Das steht nicht in der Liste. Bitte einen Eintrag wählen.")
        return self.box.itemData(row) or None

    def set_value(self, value: object) -> None:
        """Show an entry; one that is no longer offered is added."""
        row = self.box.findData(value or "")
        if row < 0 and value:
            self.box.addItem(self._others.get(str(value), str(value)), value)
            row = self.box.count() - 1
        self.box.setCurrentIndex(row)
        if row < 0:
            self.box.setEditText("")
        self._to_start()

    def typed(self) -> Typed:
        """Return the text in the box."""
        return self.box.currentText()

    def set_typed(self, typed: Typed) -> None:
        """Put back a text."""
        row = self.box.findText(str(typed), Qt.MatchFlag.MatchFixedString)
        if row >= 0:
            self.box.setCurrentIndex(row)
        else:
            self.box.setEditText(str(typed))

    def offer(self, choices: Iterable[Choice], others: Iterable[Choice] = ()) -> None:
        """Offer other entries, with nothing chosen; `others` are known but not offered."""
        self._others = {choice.identifier: choice.label for choice in others}
        self.box.fill((*((Choice("", NOTHING),) if self._optional else ()), *choices))
        self.set_value(None)

    def _tidy(self) -> None:
        row = self.box.found() if self.box.currentText().strip() else self.box.findData("")
        if row >= 0 and row != self.box.currentIndex():
            self.box.setCurrentIndex(row)
        elif row >= 0:
            self.box.setEditText(self.box.itemText(row))
        self._to_start()

    def _to_start(self) -> None:
        line = self.box.lineEdit()
        if line is not None and not line.hasFocus():
            line.setCursorPosition(0)


class SeveralEditor(Editor):
    """Several entries of a list: chips that can be removed, and a box that adds one."""

    def __init__(
        self,
        choices: Iterable[Choice],
        parent: QWidget | None = None,
        *,
        limit: int | None = None,
        others: Iterable[Choice] = (),
    ) -> None:
        super().__init__(parent)
        self._labels: dict[str, str] = {}
        self._limit = limit
        self._chosen: list[str] = []
        self._flow = FlowLayout()
        self.box = ChoiceBox(self)
        self.box.setMinimumContentsLength(12)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = self.box.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Hinzufügen …"))
        self.box.activated.connect(self._add_current)
        self.box.left.connect(self._add_typed)
        self.box.installEventFilter(self)
        self.setFocusProxy(self.box)
        self._column.addLayout(self._flow)
        self._flow.addWidget(self.box)
        self.offer(choices, others)

    def offer(self, choices: Iterable[Choice], others: Iterable[Choice] = ()) -> None:
        """Offer other entries, with nothing chosen; `others` are known but not offered."""
        choices = tuple(choices)
        self._labels = {choice.identifier: choice.label for choice in (*others, *choices)}
        self.box.fill(choices)
        self.set_value(None)

    def value(self) -> object:
        """Return the identifiers in the order of choosing."""
        if self.box.currentText().strip() and not self._would_add():
            raise EntryError("Das steht nicht in der Liste. Bitte einen Eintrag wählen.")
        return (*self._chosen, *self._would_add())

    def set_value(self, value: object) -> None:
        """Show these identifiers."""
        self._chosen = [str(one) for one in value] if isinstance(value, tuple | list) else []
        self._clear_box()
        self._show_chips()

    def typed(self) -> Typed:
        """Return the identifiers and, last, what is typed in the box."""
        return [*self._chosen, self.box.currentText()]

    def set_typed(self, typed: Typed) -> None:
        """Put back identifiers and text."""
        parts = list(typed) if isinstance(typed, list) else [""]
        self.set_value(tuple(parts[:-1]))
        self.box.setEditText(parts[-1])

    def add(self, identifier: str) -> None:
        """Choose one more entry."""
        if identifier and identifier not in self._chosen:
            self._chosen.append(identifier)
            self._show_chips()
            self.changed.emit()

    def remove(self, identifier: str) -> None:
        """Take an entry back."""
        if identifier in self._chosen:
            self._chosen.remove(identifier)
            self._show_chips()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add by Enter, take the last one back by Backspace in the empty box."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        empty = not self.box.currentText()
        if event.key() == Qt.Key.Key_Backspace and empty and self._chosen:
            self.remove(self._chosen[-1])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not empty:
            self._add_typed()
            return True
        return super().eventFilter(watched, event)

    def _would_add(self) -> tuple[str, ...]:
        row = self.box.found() if self.box.currentText().strip() else -1
        found = str(self.box.itemData(row)) if row >= 0 else ""
        return (found,) if found and found not in self._chosen else ()

    def _add_current(self, row: int) -> None:
        self.add(str(self.box.itemData(row) or ""))
        self._clear_box()

    def _add_typed(self) -> None:
        for identifier in self._would_add():
            self.add(identifier)
            self._clear_box()

    def _clear_box(self) -> None:
        self.box.setCurrentIndex(-1)
        self.box.setEditText("")

    def _show_chips(self) -> None:
        self._flow.removeWidget(self.box)
        self._flow.clear()
        for identifier in self._chosen:
            self._flow.addWidget(self._chip(identifier))
        self._flow.addWidget(self.box)
        full = self._limit is not None and len(self._chosen) >= self._limit
        self.box.setEnabled(not full)
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, identifier: str) -> QPushButton:
        label = self._labels.get(identifier, identifier)
        short = label if len(label) <= 32 else f"{label[:31].rstrip()}…"
        chip = QPushButton(f"{short}  ×", self)
        chip.setProperty("look", "chip-button")
        chip.setProperty("identifier", identifier)
        chip.setAccessibleName(self.tr("%s entfernen").replace("%s", label))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(self._remove_sender)
        return chip

    def _remove_sender(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton):
            self.remove(str(chip.property("identifier")))
            self.box.setFocus()
