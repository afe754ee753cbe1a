"""Asks which case is meant: three letters and Enter."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.ui.models.case_delegate import CaseDelegate
from ssa_desk.ui.models.case_list import CaseListModel
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.search import SearchField

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PickCaseDialog(Dialog):
    """Finds a case while typing; arrow keys move in the list, Enter takes the chosen one."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(self.tr("Für welchen Fall?"), "", parent)
        self.case_id = ""
        self._model = CaseListModel(desk.cases, self)
        self._search = SearchField(self.tr("Name, Nummer, Notiz …"), self)
        self._search.searched.connect(self._find)
        self._search.installEventFilter(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(CaseDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setProperty("look", "plain")
        self._list.setAccessibleName(self.tr("Gefundene Fälle"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.doubleClicked.connect(self._take)
        self.body.addWidget(self._search)
        self.body.addWidget(self._list, 1)
        self.add_cancel()
        take = PrimaryButton(self.tr("Auswählen"), "check", self)
        take.clicked.connect(self._take)
        self.add_button(take)
        self.setMinimumSize(460, 420)
        self._find("")
        self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while the cursor stays in the search field."""
        if (
            watched is self._search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            self._list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _find(self, query: str) -> None:
        self._model.search(query, "all" if query.strip() else "open")
        self._list.setCurrentIndex(self._model.index(0))

    def _take(self) -> None:
        if self._model.query != self._search.text():
            self._find(self._search.text())
        row = self._model.case_row(self._list.currentIndex().row())
        if row is not None:
            self.case_id = row.id
            self.accept()


def picked_case(desk: Desk, parent: QWidget) -> str:
    """Ask which case is meant; an empty id means none."""
    dialog = PickCaseDialog(desk, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.case_id
