"""The risk matrix as it stands; earlier ratings can be seen below."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ssa_desk.domain.child_protection import Procedure
from ssa_desk.domain.records import ChildProtectionRating
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.pages.child_protection.rating_sheet import RatingSheet
from ssa_desk.ui.pages.child_protection.ratings import OF_RATING
from ssa_desk.ui.widgets.buttons import LinkButton, PrimaryButton
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_AREA, _RATING = 26, 17
"""Letters of the first columns; facts and source share the rest."""


class RatingTab(QWidget):
    """Tells that ratings are to be written."""

    wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.sheet = RatingSheet(workspace.catalogue("risk_area").active, self)
        self._build_tables()
        self.change = PrimaryButton(self.tr("&Bewerten …"), "pencil", self)
        self.change.clicked.connect(self._want)
        self._sum = label("", "muted", wrap=True)
        top = QHBoxLayout()
        top.addWidget(self._sum, 1)
        top.addWidget(self.change)
        self._more = LinkButton("", "history", self)
        self._more.clicked.connect(self._show_earlier)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addLayout(top)
        column.addWidget(self.table, 3)
        column.addWidget(self._more)
        column.addWidget(self.earlier, 1)

    def show_procedure(self, procedure: Procedure, *, writable: bool) -> None:
        """Show the ratings that count, and how many earlier ones there are."""
        self.sheet.hidden = self._workspace.privacy.is_on
        self.sheet.show_procedure(procedure)
        self.change.setEnabled(writable)
        rated = sum(procedure.rating(one.identifier) is not None for one in self.sheet.areas)
        words = self.tr("{} von {} Bereichen bewertet")
        self._sum.setText(words.format(rated, len(self.sheet.areas)))
        counting = {
            one.id for area in self.sheet.areas if (one := procedure.rating(area.identifier))
        }
        older = [one for one in reversed(procedure.ratings) if one.id not in counting]
        self._older.show_rows([self._row(one) for one in older])
        text = counted(len(older), "frühere Bewertung zeigen", "frühere Bewertungen zeigen")
        self._more.setText(text)
        self._more.setVisible(bool(older))
        self.earlier.hide()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room again when the table has another width."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _build_tables(self) -> None:
        self.table = RecordTable(self.sheet, self.tr("Bewertungen nach Bereichen"), self)
        heads = (
            self.tr("Geschrieben"),
            self.tr("Bereich"),
            self.tr("Bewertung"),
            self.tr("Fakten"),
        )
        self._older = TextTable(heads, self)
        self.earlier = RecordTable(self._older, self.tr("Frühere Bewertungen"), self)
        for table in (self.table, self.earlier):
            table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            table.horizontalHeader().setStretchLastSection(False)
            table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            table.setWordWrap(True)
            table.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 9)
            table.viewport().installEventFilter(self)
        self.earlier.hide()

    def _row(self, rating: ChildProtectionRating) -> tuple[str, ...]:
        areas = self._workspace.catalogue("risk_area")
        look = OF_RATING.get(rating.risk_rating or "unknown")
        return (
            f"{rating.created_at.astimezone():%d.%m.%Y, %H:%M}",
            areas.label(rating.risk_area) if rating.risk_area else "",
            look.shown if look else "",
            self._workspace.privacy.text(rating.facts),
        )

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for table in (self.table, self.earlier):
            room = table.viewport().width()
            first = min(_AREA * letter, room // 3)
            rest = max(0, room - first - _RATING * letter)
            widths = (first, _RATING * letter, rest * 62 // 100, rest * 38 // 100)
            for column, width in enumerate(widths):
                table.setColumnWidth(column, width)
            table.resizeRowsToContents()

    def _show_earlier(self) -> None:
        self.earlier.setVisible(not self.earlier.isVisible())

    def _want(self) -> None:
        self.wanted.emit("rating")
