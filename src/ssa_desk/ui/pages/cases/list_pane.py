"""The left side of the page of cases: search, filter, list."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.services.cases import Cases, State
from ssa_desk.ui.models.case_delegate import CaseDelegate
from ssa_desk.ui.models.case_list import CaseListModel
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.naming import name_input
from ssa_desk.ui.widgets.search import SearchField
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_STATES: tuple[tuple[State, str], ...] = (
    ("open", "Offene Fälle"),
    ("closed", "Abgeschlossene Fälle"),
    ("all", "Alle Fälle"),
)


class CaseList(QListView):
    """The list itself; Enter goes into the case."""

    opened = Signal()

    def __init__(self, model: CaseListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(CaseDelegate(self))
        self.setAccessibleName(self.tr("Liste der Fälle"))
        self.setProperty("look", "bare")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the case at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)


class CaseListPane(QWidget):
    """Tells which case is chosen; an empty id means none."""

    chosen = Signal(str)
    opened = Signal()
    clicked = Signal()
    new_wanted = Signal()

    def __init__(self, cases: Cases, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chosen = ""
        self.model = CaseListModel(cases, self)
        self._build()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(40)
        self._settle.timeout.connect(self._tell)
        self._connect()

    def reload(self) -> None:
        """Read the list again and keep the chosen case."""
        with _Quiet(self):
            self.model.reload()
            self._select(self._chosen)
        self._show_count()

    def choose(self, case_id: str) -> None:
        """Choose a case; the filter opens up when it hides the case."""
        self._chosen = case_id
        self.reload()
        if case_id and self.model.row_of(case_id) < 0:
            self.search.forget()
            self._search()
        if case_id and self.model.row_of(case_id) < 0:
            self._state.setCurrentIndex(self._state.findData("all"))
        self._select(case_id)

    def set_read_only(self) -> None:
        """Offer no new case: the file can only be read."""
        self._new.setDisabled(True)
        self._show_count()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def forget(self) -> None:
        """Empty the search and the list."""
        self.search.forget()
        self.model.forget()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 18, 10, 8)
        column.setSpacing(10)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Fälle"), "title"))
        top.addStretch(1)
        self._new = PrimaryButton(self.tr("Neu"), "plus", self)
        self._new.setToolTip(self.tr("Neuer Fall (Strg+N)"))
        self._new.setAccessibleName(self.tr("Neuer Fall"))
        top.addWidget(self._new)
        self.search = SearchField(self.tr("Name, Nummer, Notiz …"), self)
        self._state = QComboBox(self)
        for state, words in _STATES:
            self._state.addItem(words, state)
        self._state_label = QLabel(self.tr("Anzeigen"), self)
        self._state_label.setBuddy(self._state)
        self._state_label.hide()
        name_input(self._state, self.tr("Welche Fälle"))
        self.list = CaseList(self.model, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._empty = EmptyState("folder-open", "", "", "", self)
        self._stack.addWidget(self._empty)
        self._count = label("", "small")
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self._state)
        column.addWidget(self._stack, 1)
        column.addWidget(self._count)

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_wanted)
        self.search.searched.connect(self._search)
        self.search.returnPressed.connect(self._to_list)
        self._state.currentIndexChanged.connect(self._search)
        self.list.selectionModel().currentChanged.connect(self._note)
        self.list.opened.connect(self.opened)
        self.list.clicked.connect(self._on_click)

    def _search(self) -> None:
        with _Quiet(self):
            self.model.search(self.search.text(), self.state())
            found = self.search.text().strip() and self.model.case_row(0)
            row = self.model.row_of(self._chosen)
            if found and row < 0:
                self._select(found.id)
            else:
                self._select(self._chosen)
        self._note(self.list.currentIndex())
        self._show_count()

    def state(self) -> State:
        """Return which cases are shown."""
        return _STATES[max(self._state.currentIndex(), 0)][0]

    def _to_list(self) -> None:
        self._search()
        if self.model.rowCount():
            if not self.list.currentIndex().isValid():
                self._choose_row(0)
            self._tell()
            self.opened.emit()

    def _select(self, case_id: str) -> None:
        row = self.model.row_of(case_id)
        if row >= 0:
            self._choose_row(row)

    def _choose_row(self, row: int) -> None:
        index = self.model.index(row)
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.list.scrollTo(index)

    def _note(self, index: QModelIndex) -> None:
        row = self.model.case_row(index.row())
        if row is not None and row.id != self._chosen:
            self._chosen = row.id
            self._settle.start()

    def _on_click(self) -> None:
        self._tell()
        self.clicked.emit()

    def _tell(self) -> None:
        self._settle.stop()
        self.chosen.emit(self._chosen)

    def _show_count(self) -> None:
        count = self.model.total
        self._count.setText(counted(count, "Fall", "Fälle"))
        self._count.setVisible(count > 0)
        self._stack.setCurrentIndex(0 if count else 1)
        if count:
            return
        if self.search.text().strip():
            self._empty.show_words(
                self.tr("Nichts gefunden"),
                self.tr("Gesucht wird in Namen, Fallnummern und Notizen."),
            )
        elif not self._new.isEnabled():
            self._empty.show_words(self.tr("Keine Fälle"), self.tr("Hier ist nichts zu sehen."))
        else:
            self._empty.show_words(
                self.tr("Noch keine Fälle"), self.tr("Ein neuer Fall braucht nur eine Nummer.")
            )


class _Quiet:
    """Keeps a reload from looking like a choice."""

    def __init__(self, pane: CaseListPane) -> None:
        self._selection = pane.list.selectionModel()

    def __enter__(self) -> None:
        self._selection.blockSignals(True)  # noqa: FBT003 - Qt

    def __exit__(self, *_: object) -> None:
        self._selection.blockSignals(False)  # noqa: FBT003 - Qt
