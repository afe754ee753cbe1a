"""The schools: a list beside the form of one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ssa_desk.domain.records import School
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui.dialogs import ask
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.pages.settings.record_part import RecordPart
from ssa_desk.ui.widgets.buttons import Button

_ID = Qt.ItemDataRole.UserRole


class SchoolsPart(QWidget):
    """Choose a school on the left, change it on the right."""

    saved = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        left = QVBoxLayout()
        left.setContentsMargins(0, 14, 0, 20)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Schulen"))
        self.list.setMaximumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.new = Button(self.tr("&Neue Schule"), "plus", self)
        self.new.setDisabled(workspace.read_only)
        self.new.clicked.connect(self.begin)
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        row.addLayout(left, 2)
        self.part = RecordPart(School, workspace, self)
        row.addWidget(self.part, 5)
        self._shown = ""
        self.list.currentItemChanged.connect(self._chosen)
        self.part.saved.connect(self._saved)

    def refresh(self) -> None:
        """Read the schools again, keeping what is being written."""
        if self.part.has_unsaved():
            return
        schools = self._workspace.schools()
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.clear()
        for school in schools:
            item = QListWidgetItem(school.name, self.list)
            item.setData(_ID, school.id)
            item.setToolTip(school.name)
        self.list.blockSignals(False)  # noqa: FBT003
        self._show(next((s for s in schools if s.id == self._shown), next(iter(schools), None)))

    def begin(self) -> None:
        """Begin a new school."""
        if not self.may_leave():
            return
        self._show(None)
        self.part.form.focus_first()

    def may_leave(self) -> bool:
        """Ask about what is not saved; return whether another school may be shown."""
        if not self.part.has_unsaved():
            return True
        answer = ask.unsaved(self)
        if answer == "discard":
            self.part.discard()
        return answer == "discard" or (answer == "save" and self.part.save())

    def choose(self, school_id: str) -> None:
        """Show a school, or begin a new one."""
        if school_id == self.shown:
            return
        if school_id == NEW:
            self.begin()
        elif self.may_leave():
            schools = self._workspace.schools()
            self._show(next((one for one in schools if one.id == school_id), None))

    @property
    def shown(self) -> str:
        """Return which school is shown, by its id."""
        return self._shown or NEW

    def _show(self, school: School | None) -> None:
        self._shown = school.id if school else ""
        self._mark()
        if school is None:
            self.part.start()
        else:
            self.part.show_record(school)

    def _mark(self) -> None:
        self.list.blockSignals(True)  # noqa: FBT003
        rows = range(self.list.count())
        found = (row for row in rows if self.list.item(row).data(_ID) == self._shown)
        self.list.setCurrentRow(next(found, -1))
        self.list.blockSignals(False)  # noqa: FBT003

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        if not self.may_leave():
            self._mark()
            return
        self._show(self._workspace.get(School, str(item.data(_ID))))

    def _saved(self, school_id: str) -> None:
        self._shown = school_id
        self.refresh()
        self.saved.emit(school_id)
