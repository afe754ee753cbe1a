"""The stages of one transition as a compact list that is written in place."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ssa_desk.domain.records import Transition
from ssa_desk.services.desk import Desk
from ssa_desk.ui.pages.transitions.stage_sheet import DAY, NOTE, PROVIDER, STAGE, STATE, StageSheet
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.text import label

Index = QModelIndex | QPersistentModelIndex

_LETTERS = {STAGE: 15, STATE: 13, DAY: 12, PROVIDER: 10, NOTE: 10}
"""Each column keeps so many letters; below their sum the table scrolls with the arrow keys."""
_SHARES = {STAGE: 46, PROVIDER: 24, NOTE: 30}


class StageTable(QTableView):
    """The space bar goes on to the next state; any other key writes into the cell."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step the state at the space bar, write at Enter."""
        index, sheet = self.currentIndex(), self.model()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        can_write = self.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
        is_step = event.key() == Qt.Key.Key_Space and plain and index.column() in (STAGE, STATE)
        if is_step and can_write and isinstance(sheet, StageSheet) and index.isValid():
            sheet.step(index.row())
            return
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and can_write and self.state() != QAbstractItemView.State.EditingState:
            self.edit(index)
            return
        super().keyPressEvent(event)


class StateDelegate(QStyledItemDelegate):
    """Offers the states of a stage in a box."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - the shape of Qt
        index: Index,
    ) -> QWidget:
        """Return a box with the states."""
        box = QComboBox(parent)
        box.setAccessibleName(self.tr("Stand"))
        sheet = index.model()
        if isinstance(sheet, StageSheet):
            for key, words in sheet.states:
                box.addItem(words, key)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present state."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Take the chosen state."""
        if isinstance(editor, QComboBox) and isinstance(model, StageSheet):
            model.setData(index, editor.currentData())


class StageCard(Card):
    """Shows the stages of the kind; tells when one was written."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("", parent)
        self._desk = desk
        workspace = desk.workspace
        names, states = workspace.catalogue("transition_stage"), workspace.catalogue("stage_state")
        self.sheet = StageSheet(names, states, self)
        self._build()
        self.sheet.dataChanged.connect(self._on_change)

    def show_transition(self, transition: Transition) -> None:
        """Show the stages of a transition by the file."""
        self.sheet.show_stages(self._desk.transitions.stages(transition))
        self._settle()

    def offer(self, transition: Transition) -> None:
        """Show the stages of another kind; nothing that was written goes away."""
        self.sheet.offer(self._desk.transitions.stages(transition))
        self._settle()

    def restore(self, typed: dict[str, list[str]]) -> None:
        """Put a draft back."""
        self.sheet.restore(typed)
        self._settle()

    def cover(self, *, covered: bool) -> None:
        """Cover what is written about a person."""
        self.sheet.beginResetModel()
        self.sheet.hidden = covered
        self.sheet.endResetModel()

    def end_writing(self) -> None:
        """Take what stands in the cell that is being written."""
        if self.table.state() == QAbstractItemView.State.EditingState:
            self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room again when the table has another width."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        title = QLabel(self.tr("S&chritte"), self)
        title.setProperty("look", "heading")
        self._sum = label("", "muted")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self._sum)
        head.addStretch(1)
        self.body.addLayout(head)
        self._build_table()
        title.setBuddy(self.table)
        self.body.addWidget(self.table)
        hint = self.tr("Leertaste: nächster Stand. Eingabetaste oder Schreiben ändert ein Feld.")
        self.table.setAccessibleDescription(hint)
        self.body.addWidget(label(hint, "small", wrap=True))

    def _build_table(self) -> None:
        self.table = StageTable(self)
        self.table.setModel(self.sheet)
        self.table.setItemDelegateForColumn(STATE, StateDelegate(self.table))
        self.table.setAccessibleName(self.tr("Schritte"))
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        triggers = QAbstractItemView.EditTrigger
        edit = triggers.AnyKeyPressed | triggers.DoubleClicked
        if self._desk.workspace.read_only:
            edit = triggers.NoEditTriggers
        self.table.setEditTriggers(edit)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.viewport().installEventFilter(self)

    def _on_change(self) -> None:
        self._show_sum()
        self.changed.emit()

    def _settle(self) -> None:
        row = self.fontMetrics().height() + 14
        self.table.verticalHeader().setDefaultSectionSize(row)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.sheet.index(0, STATE))
        self._show_sum()
        self._fit()

    def _show_sum(self) -> None:
        asked = [one for one in self.sheet.stages if one.state != "not_applicable"]
        done = sum(one.state == "done" for one in asked)
        words = self.tr("%1 von %2 erledigt")
        self._sum.setText(words.replace("%1", str(done)).replace("%2", str(len(asked))))

    def _fit(self) -> None:
        """Share the room: state and day get what they need, the texts the rest."""
        letter, room = self.fontMetrics().averageCharWidth(), self.table.viewport().width()
        rest = max(0, room - sum(_LETTERS[one] for one in (STATE, DAY)) * letter)
        for column, letters in _LETTERS.items():
            share = _SHARES.get(column, 0) * rest // 100
            self.table.setColumnWidth(column, max(letters * letter, share))
        self._fit_height()

    def _fit_height(self) -> None:
        rows, row = self.sheet.rowCount(), self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().sizeHint().height()
        letter = self.fontMetrics().averageCharWidth()
        scrolls = sum(_LETTERS.values()) * letter > self.table.viewport().width()
        bar = self.table.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.table.setFixedHeight(rows * row + head + bar + 2 * self.table.frameWidth() + 2)
