"""The list of consents with how each stands today, in words and in colour."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ssa_desk.domain.consents import ConsentState
from ssa_desk.domain.records.consent import Consent
from ssa_desk.services.desk import Desk
from ssa_desk.services.lists import ListSpec
from ssa_desk.ui.models.painted import paint_words
from ssa_desk.ui.models.record_list import RecordListModel

Index = QModelIndex | QPersistentModelIndex
STATE = Qt.ItemDataRole.UserRole + 7
"""The role of a cell that gives the state of its consent."""
_COLUMN = 0
_SIDE = 9
_ROLES: dict[ConsentState, str] = {
    "valid": "accent_text",
    "expiring": "warning_text",
    "not_yet": "muted",
    "expired": "error_text",
    "revoked": "error_text",
    "incomplete": "warning_text",
}


class ConsentListModel(RecordListModel):
    """The first column says how the consent stands today."""

    def __init__(
        self, desk: Desk, spec: ListSpec, titles: tuple[str, ...], parent: QObject | None = None
    ) -> None:
        super().__init__(desk.lists, spec, titles, parent)
        self._desk = desk
        self._known: dict[str, tuple[str, ConsentState]] = {}

    def words(self, row: int, column: int) -> str:
        """Return the words of a cell."""
        return self._state(row)[0] if column == _COLUMN else super().words(row, column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, and the state behind those of the first column."""
        if index.column() != _COLUMN:
            return super().data(index, role)
        if role == STATE:
            return self._state(index.row())[1]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._state(index.row())[0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cells = [self.words(index.row(), column) for column in range(len(self.titles))]
            return ", ".join(one for one in cells if one)
        return super().data(index, role)

    def forget(self) -> None:
        """Let go of all rows."""
        self._known = {}
        super().forget()

    def _read(self, limit: int) -> None:
        self._known = {}
        super()._read(limit)

    def _state(self, row: int) -> tuple[str, ConsentState]:
        record_id = self.record_id(row)
        if record_id not in self._known:
            consent = self._desk.workspace.get(Consent, record_id)
            consents = self._desk.consents
            self._known[record_id] = (consents.short_words(consent), consents.state(consent))
        return self._known[record_id]


class StateDelegate(QStyledItemDelegate):
    """Writes the state of a consent in its colour, and leaves all other cells as they are."""

    def initStyleOption(  # noqa: N802 - Qt
        self, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw no words where the state is drawn."""
        super().initStyleOption(option, index)
        if index.data(STATE) is not None:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, then the words."""
        super().paint(painter, option, index)
        state = index.data(STATE)
        if state is None:
            return
        room = QRect(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        paint_words(painter, room, str(index.data()), option.font, _ROLES[state])
        painter.restore()
