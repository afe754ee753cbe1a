"""Edits a link to another record: some letters find it, Enter takes the first hit."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QToolButton, QWidget

from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.editor import Editor, Typed
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.look.icons import set_icon

_ID = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Picker:
    """Finds records by some letters, and names one by its id (nothing when it is gone)."""

    find: Callable[[str], tuple[Choice, ...]]
    name: Callable[[str], str]


class LinkEditor(Editor):
    """One line; below it the records that fit what is typed."""

    def __init__(self, picker: Picker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = picker
        self._id, self._name = "", ""
        self._hits = QStandardItemModel(self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Drei Buchstaben oder Pfeil nach unten"))
        self.line.setClearButtonEnabled(True)
        for button in self.line.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Leeren"))
        self._add_arrow()
        completer = QCompleter(self._hits, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        self.line.setCompleter(completer)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index] # an overload
        self._popup().installEventFilter(self)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._offer)
        self.line.textChanged.connect(self._on_text)
        self.line.editingFinished.connect(self._tidy)
        self.setFocusProxy(self.line)
        self._column.addWidget(self.line)

    def value(self) -> object:
        """Return the id, or None."""
        text = self.line.text().strip()
        if not text:
            return None
        if self._id and text == self._name:
            return self._id
        hits = self._picker.find(text)
        if len(hits) != 1:
            raise EntryError("Bitte einen Eintrag aus den Treffern wählen.")
        return hits[0].identifier

    def set_value(self, value: object) -> None:
        """Show the record with this id."""
        name = self._picker.name(str(value)) if value else ""
        self._show(str(value or ""), name or (self.tr("nicht mehr vorhanden") if value else ""))

    def typed(self) -> Typed:
        """Return the id, or what is typed while there is none: a name needs no draft."""
        return [self._id, "" if self._id else self.line.text()]

    def set_typed(self, typed: Typed) -> None:
        """Put back id and text."""
        parts = list(typed) if isinstance(typed, list) else []
        identifier, text = parts if len(parts) == 2 else ("", "")
        self.set_value(identifier)
        if not identifier:
            self.line.setText(text)

    def read_name(self) -> None:
        """Show the name again as it may be seen now."""
        if self._id:
            self.set_value(self._id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the first hit at Enter, open the list at the arrow that points down."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        popup = self._popup()
        if event.key() in _ENTER and self._waits() and not popup.currentIndex().isValid():
            popup.hide()
            self._take_first()
            return True
        if event.key() == Qt.Key.Key_Down and watched is self.line and not popup.isVisible():
            self._open()
            return True
        return super().eventFilter(watched, event)

    def _waits(self) -> bool:
        """Return whether something is typed that is no record yet."""
        return not self._id and bool(self.line.text().strip()) and self._hits.rowCount() > 0

    def _add_arrow(self) -> None:
        arrow = QAction(self.tr("Auswahl öffnen"), self.line)
        set_icon(arrow, "chevron-down", "muted")
        arrow.triggered.connect(self._open)
        self.line.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.line.findChildren(QToolButton):
            if not button.accessibleName():
                button.setAccessibleName(self.tr("Auswahl öffnen"))

    def _completer(self) -> QCompleter:
        completer = self.line.completer()
        assert completer is not None  # noqa: S101 - set when the editor is built
        return completer

    def _popup(self) -> QAbstractItemView:
        popup = self._completer().popup()
        assert popup is not None  # noqa: S101 - a completer in this mode has one
        return popup

    def _open(self) -> None:
        self._offer("" if self.line.text() == self._name else self.line.text())
        self._completer().complete()

    def _offer(self, text: str) -> None:
        self._hits.clear()
        for choice in self._picker.find(text.strip()):
            item = QStandardItem(choice.label)
            item.setData(choice.identifier, _ID)
            item.setToolTip(choice.label)
            self._hits.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        self._show(str(index.data(_ID)), str(index.data()))

    def _take_first(self) -> None:
        item = self._hits.item(0)
        if item is not None and self.line.text().strip():
            self._show(str(item.data(_ID)), item.text())

    def _show(self, identifier: str, name: str) -> None:
        self._id, self._name = identifier, name
        self.line.setText(name)
        self.line.setCursorPosition(0)
        self.line.setToolTip(name)
        self.changed.emit()

    def _on_text(self, text: str) -> None:
        if text != self._name:
            self._id = self._name = ""
        self.changed.emit()

    def _tidy(self) -> None:
        """Take the only hit for what was typed."""
        text = self.line.text().strip()
        if self._id or not text or self._popup().isVisible():
            return
        hits = self._picker.find(text)
        if len(hits) == 1:
            self._show(hits[0].identifier, hits[0].label)
