"""The trail: what was done with the file and when, without content and without names."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.services.audit_trail import TrailLine
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.pages.data_protection.share_table import ShareTable
from ssa_desk.ui.pages.data_protection.trail_filters import TrailFilters
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_AT_ONCE = 300
_SHARES = (0.26, 0.28, 0.26)


class TrailPart(PageWidget):
    """Lines with a case lead to it; of what is deleted or protected only the kind is left."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = around.desk
        self._lines: list[TrailLine] = []
        self._limit = _AT_ONCE
        words = self.tr(
            "Hier steht, wann etwas angelegt, geändert, gelöscht, gedruckt oder geöffnet wurde, "
            "nicht was darin stand. Die Fallnummer erscheint nur, solange es den Eintrag gibt."
        )
        self.filters = TrailFilters(self)
        self.filters.changed.connect(self._on_filter)
        heads = (self.tr("Wann"), self.tr("Vorgang"), self.tr("Art"), self.tr("Fall"))
        self.model = TextTable(heads, self)
        self.table = ShareTable(self.model, self.tr("Nachweis der Zugriffe"), _SHARES, self)
        self.table.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addLayout(self._foot())
        self.refresh()

    def refresh(self) -> None:
        """Read the lines again."""
        self.filters.offer_kinds(self._desk)
        wanted, trail = self.filters.wanted(), self._desk.trail
        self._lines = trail.lines(wanted, limit=self._limit)
        self.model.show_rows([_row(one) for one in self._lines])
        number = trail.count(wanted)
        self._number.setText(counted(number, self.tr("Vorgang"), self.tr("Vorgänge")))
        self._more.setVisible(number > len(self._lines))

    def begin(self) -> None:
        """Begin with the list."""
        self.table.setFocus()

    def show_more(self) -> None:
        """Show more lines."""
        self._limit += _AT_ONCE
        self.refresh()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._number = label("", "muted")
        self._more = Button(self.tr("&Mehr anzeigen"), "chevron-down", self)
        self._more.clicked.connect(self.show_more)
        row.addWidget(self._number)
        row.addStretch(1)
        row.addWidget(self._more)
        return row

    def _on_filter(self) -> None:
        self._limit = _AT_ONCE
        self.refresh()

    def _open(self, row: int) -> None:
        if self._lines[row].case_id:
            self.case_wanted.emit(self._lines[row].case_id, "")


def _row(line: TrailLine) -> tuple[str, str, str, str]:
    at = f"{line.at.astimezone():%d.%m.%Y, %H:%M:%S}"
    return at, line.action, line.kind, line.case_no
