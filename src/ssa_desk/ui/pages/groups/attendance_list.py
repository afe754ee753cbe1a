"""The list of who came: ticked by the space bar, children added by some letters of the name."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QWidget

from ssa_desk.domain.records import GroupAttendance, YoungPerson
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.link_editor import LinkEditor
from ssa_desk.ui.pages.groups.attendance_model import AttendanceModel, Mark
from ssa_desk.ui.pages.records.pickers import picker_of
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.text import label

_ROWS = 10


class AttendanceList(Card):
    """Shows the children of one session; tells when one was ticked, added or taken off."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("", parent)
        self._desk = desk
        words = {one.identifier: one.label for one in desk.workspace.catalogue("attendance").active}
        named = partial(desk.lists.names.of, YoungPerson.KIND)
        self.model = AttendanceModel(named, words, self)
        self._saved: dict[str, GroupAttendance] = {}
        self._build()
        self.model.dataChanged.connect(self._on_change)
        self.model.rowsRemoved.connect(self._on_change)

    def show_rows(self, rows: list[GroupAttendance]) -> None:
        """Show who came by the file."""
        self._saved = {one.id: one for one in rows}
        self.model.show_marks(Mark(one.young_person_id, one.state, one.id) for one in rows)
        self._settle()

    def take_over(self, rows: tuple[GroupAttendance, ...]) -> None:
        """Show who came last time; it is not saved yet."""
        self.model.take(Mark(one.young_person_id, one.state) for one in rows)
        self._on_change()

    def restore(self, typed: list[str]) -> None:
        """Put back what `typed` gave."""
        pairs = (one.partition("|") for one in typed)
        self.model.take(Mark(child, state) for child, _, state in pairs)
        self._settle()

    def typed(self) -> list[str]:
        """Return what is ticked, fit for a draft."""
        return [f"{one.child_id}|{one.state}" for one in self.model.marks]

    def rows(self, session_id: str) -> tuple[GroupAttendance, ...]:
        """Return what is ticked as records of this session."""
        return tuple(self._row(session_id, one) for one in self.model.marks)

    def gone(self) -> tuple[GroupAttendance, ...]:
        """Return the saved rows that were taken off the list."""
        return tuple(self._saved[one] for one in self.model.gone)

    def begin(self) -> None:
        """Put the cursor into the list, or into the line that adds a child."""
        if self.model.rowCount():
            self.view.setFocus()
        else:
            self.picker.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen child off the list at Delete."""
        if event.key() == Qt.Key.Key_Delete and self.view.hasFocus():
            self.model.remove(self.view.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        title = QLabel(self.tr("Wer war da?"), self)
        title.setProperty("look", "heading")
        self._count = label("", "muted", wrap=True)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Wer war da?"))
        self.view.setUniformItemSizes(True)
        self.view.setSpacing(2)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        help_text = self.tr(
            "Leertaste: anwesend, gefehlt, entschuldigt. Entf nimmt ein Kind von der Liste."
        )
        self.view.setAccessibleDescription(help_text)
        self._help = label(help_text, "small", wrap=True)
        self.picker = LinkEditor(picker_of(self._desk, YoungPerson.KIND), self)
        self.picker.take_label(QLabel(self.tr("Kind &hinzufügen"), self))
        self.picker.name_input(self.tr("Kind hinzufügen"), "")
        self.picker.changed.connect(self._on_picker)
        for one in (title, self._count, self.view, self._help, self.picker):
            self.body.addWidget(one)
        read_only = self._desk.workspace.read_only
        self.view.setDisabled(read_only)
        self.picker.setDisabled(read_only)

    def _row(self, session_id: str, mark: Mark) -> GroupAttendance:
        saved = self._saved.get(mark.record_id)
        if saved is not None:
            return saved if saved.state == mark.state else saved.changed(state=mark.state)
        return GroupAttendance(
            session_id=session_id, young_person_id=mark.child_id, state=mark.state
        )

    def _on_picker(self) -> None:
        typed = self.picker.typed()
        if isinstance(typed, list) and typed[0]:
            # Later: the line is still telling what was chosen.
            QTimer.singleShot(0, self, self._add)

    def _add(self) -> None:
        typed = self.picker.typed()
        if not isinstance(typed, list) or not typed[0]:
            return
        self.picker.set_value(None)
        self.view.setCurrentIndex(self.model.index(self.model.add(typed[0]), 0))
        self._on_change()

    def _on_change(self, *_: object) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        rows = self.model.rowCount()
        words = self.tr("%1 von %2 waren da.")
        here = len(self.model.present)
        self._count.setText(
            words.replace("%1", str(here)).replace("%2", str(rows))
            if rows
            else self.tr("Noch kein Kind auf der Liste.")
        )
        self.view.setVisible(rows > 0)
        self._help.setVisible(rows > 0)
        row = self.view.sizeHintForRow(0) + 2 * self.view.spacing() if rows else 0
        self.view.setFixedHeight(min(max(rows, 2), _ROWS) * row + 2 * self.view.frameWidth() + 4)
        if rows and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
