"""Names one or several children: some letters each, the hits below, chips for those chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget

from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.editor import Editor, Typed
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.forms.parsing import EntryError

_ID = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LETTERS = 24
_LONG = 48
_AWAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The cursor only visits another window: nothing is decided by that."""

Find = Callable[[str], Sequence[Choice]]
Names = Callable[[Sequence[str]], dict[str, str]]


class ChildrenEditor(Editor):
    """Enter or leaving the line takes the marked hit; `passed` tells that Enter goes on."""

    passed = Signal()

    def __init__(self, find: Find, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find, self._names = find, names
        self._ids: list[str] = []
        self._beside: tuple[QWidget, ...] = ()
        self._flow = FlowLayout()
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Name oder Fallnummer"))
        self.line.setMinimumWidth(self.line.fontMetrics().averageCharWidth() * _LETTERS)
        self.line.textEdited.connect(self._offer)
        self.line.textChanged.connect(self.changed)
        self.line.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.hits = QListView(self)
        self.hits.setModel(self._model)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setAccessibleName(self.tr("Gefundene Kinder"))
        self.hits.clicked.connect(self._take)
        self.hits.hide()
        self.setFocusProxy(self.line)
        self._column.addLayout(self._flow)
        self._flow.addWidget(self.line)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the children chosen so far."""
        return tuple(self._ids)

    def value(self) -> object:
        """Return the ids in the order of choosing; raises EntryError without any."""
        if self.line.text().strip():
            raise EntryError("Dazu passt kein Kind. Bitte wählen Sie aus den Treffern.")
        if not self._ids:
            raise EntryError("Bitte nennen Sie ein Kind, oder wählen Sie „Ohne Namen“.")
        return tuple(self._ids)

    def set_value(self, value: object) -> None:
        """Show these children."""
        self._ids = [str(one) for one in value] if isinstance(value, tuple | list) else []
        self.line.clear()
        self.show_names()

    def typed(self) -> Typed:
        """Return the ids and, last, what is typed in the line."""
        return [*self._ids, self.line.text()]

    def set_typed(self, typed: Typed) -> None:
        """Put back ids and text."""
        parts = list(typed) if isinstance(typed, list) and typed else [""]
        self.set_value(tuple(parts[:-1]))
        self.line.setText(parts[-1])

    def show_names(self) -> None:
        """Write the chips anew: names may be hidden now, or shown again."""
        self._hide_hits()
        names = self._names(self._ids)
        self._ids = [one for one in self._ids if one in names]
        for widget in (self.line, *self._beside):
            self._flow.removeWidget(widget)
        self._flow.clear()
        for identifier in self._ids:
            self._flow.addWidget(self._chip(identifier, names[identifier]))
        self._flow.addWidget(self.line)
        for widget in self._beside:
            widget.setHidden(bool(self._ids))
            if not self._ids:
                self._flow.addWidget(widget)
        self._flow.invalidate()
        self.updateGeometry()

    def put_beside(self, widget: QWidget) -> None:
        """Put something behind the line, for as long as nobody is chosen."""
        self._beside = (*self._beside, widget)
        self._flow.addWidget(widget)
        QWidget.setTabOrder(self.line, widget)

    def take_marked(self) -> bool:
        """Take the marked hit for what is typed; return whether there was one."""
        if not self.line.text().strip():
            return False
        if not self._model.rowCount():
            self._offer(self.line.text())
        index = self.hits.currentIndex()
        if not index.isValid():
            return False
        self._take(index)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the hits while typing; take one by Enter or when the line is left."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _AWAY:
                self.take_marked()
            self._hide_hits()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._answered(event)
        return super().eventFilter(watched, event)

    def _answered(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether that was all."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in _ENTER:
            self._enter()
            return True
        if key in _STEPS and self._model.rowCount():
            row = self.hits.currentIndex().row() + _STEPS[key]
            last = self._model.rowCount() - 1
            self.hits.setCurrentIndex(self._model.index(max(0, min(last, row)), 0))
            return True
        if key == Qt.Key.Key_Escape and self.hits.isVisible():
            self._hide_hits()
            return True
        if key == Qt.Key.Key_Backspace and not self.line.text() and self._ids:
            self._remove(self._ids[-1])
            return True
        return False

    def _enter(self) -> None:
        if self.take_marked() or (self._ids and not self.line.text().strip()):
            self.passed.emit()

    def _offer(self, text: str) -> None:
        """Show who fits; those chosen already are left out."""
        self._model.clear()
        found = self._find(text.strip()) if text.strip() else ()
        for choice in found:
            if choice.identifier not in self._ids:
                item = QStandardItem(choice.label)
                item.setData(choice.identifier, _ID)
                item.setToolTip(choice.label)
                item.setSizeHint(QSize(0, 2 * self.fontMetrics().height()))
                self._model.appendRow(item)
        if self._model.rowCount():
            self._show_hits()
        else:
            self.hits.hide()

    def _show_hits(self) -> None:
        """Lay the hits over what stands below the line."""
        window = self.window()
        if self.hits.parentWidget() is not window:
            self.hits.setParent(window)
        top = self.line.mapTo(window, QPoint(0, self.line.height() + 2))
        rows = self._model.rowCount()
        wanted = rows * self.hits.sizeHintForRow(0) + 2 * self.hits.frameWidth() + 2
        self.hits.setGeometry(
            top.x(),
            top.y(),
            min(window.width() - top.x() - 24, max(self.line.width(), self.width())),
            min(wanted, window.height() - top.y() - 8),
        )
        self.hits.setCurrentIndex(self._model.index(0, 0))
        self.hits.show()
        self.hits.raise_()

    def _hide_hits(self) -> None:
        self._model.clear()
        self.hits.hide()

    def _take(self, index: QModelIndex) -> None:
        identifier = str(index.data(_ID))
        self.line.clear()
        if identifier not in self._ids:
            self._ids.append(identifier)
        self.show_names()
        self.changed.emit()

    def _remove(self, identifier: str) -> None:
        self._ids.remove(identifier)
        self.show_names()
        self.changed.emit()

    def _chip(self, identifier: str, name: str) -> QPushButton:
        short = name if len(name) <= _LONG else f"{name[: _LONG - 1].rstrip()}…"
        chip = QPushButton(f"{short}  ×".replace("&", "&&"), self)
        chip.setProperty("look", "chip-button")
        chip.setProperty("identifier", identifier)
        chip.setAutoDefault(False)
        chip.setAccessibleName(self.tr("{} entfernen").format(name))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(self._remove_sender)
        return chip

    def _remove_sender(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton):
            self._remove(str(chip.property("identifier")))
            self.line.setFocus()
