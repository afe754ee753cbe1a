"""The list of procedures: whose, its number, what is to be done next."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.services.child_protection import Line
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.pages.child_protection.words import NOBODY, next_words
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_NUMBER, _WHO = 12, 44
"""Letters of the number; percent of the rest that the name takes."""


class ProcedureList(QWidget):
    """Tells which procedure is chosen, and that a new one is wanted."""

    chosen = Signal(str)
    opened = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        heads = (self.tr("Nummer"), self.tr("Wer"), self.tr("Als Nächstes"))
        self.model = TextTable(heads, self)
        self.table = RecordTable(self.model, self.tr("Verfahren"), self)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.viewport().installEventFilter(self)
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(self._open)
        self.empty = EmptyState(
            "shield",
            self.tr("Noch kein Verfahren"),
            self.tr(
                "Hier führen Sie von der ersten Beobachtung bis zum Abschluss durch das Verfahren "
                "bei Verdacht auf Kindeswohlgefährdung."
            ),
            self.tr("Neues Verfahren"),
            self,
        )
        self.empty.chosen.connect(self.new_wanted)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._count = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self._count)

    def show_lines(self, lines: Sequence[Line], chosen: str) -> None:
        """Show these procedures; the chosen one stays chosen, nobody is told."""
        self._ids = [one.id for one in lines]
        rows = [(one.number, one.who or NOBODY, next_words(one)) for one in lines]
        selection = self.table.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - a reload is no choice
        self.model.show_rows(rows)
        selection.blockSignals(False)  # noqa: FBT003
        self.choose(chosen)
        self.table.viewport().update()
        self._stack.setCurrentIndex(0 if lines else 1)
        open_ones = sum(one.closed_on is None and not one.is_only_counted for one in lines)
        self._count.setText(
            f"{counted(len(lines), 'Verfahren', 'Verfahren')}, davon {open_ones} offen"
        )
        self._count.setVisible(bool(lines))
        self._fit()

    def choose(self, procedure_id: str) -> None:
        """Mark the procedure that is shown; nobody is told."""
        if procedure_id in self._ids:
            selection = self.table.selectionModel()
            selection.blockSignals(True)  # noqa: FBT003 - nobody chose
            self.table.selectRow(self._ids.index(procedure_id))
            selection.blockSignals(False)  # noqa: FBT003
            self.table.viewport().update()

    def forget(self) -> None:
        """Show nothing: the area was closed."""
        self.show_lines((), "")

    def begin(self) -> None:
        """Put the cursor into the list, or on the first step."""
        if self._ids:
            self.table.setFocus()
        else:
            self.empty.button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room again when the table has another width."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = self.table.viewport().width()
        number = _NUMBER * self.fontMetrics().averageCharWidth()
        who = max(0, room - number) * _WHO // 100
        for column, width in enumerate((number, who, max(0, room - number - who))):
            self.table.setColumnWidth(column, width)

    def _tell(self, row: int) -> None:
        self.chosen.emit(self._ids[row])

    def _open(self) -> None:
        self.opened.emit()
