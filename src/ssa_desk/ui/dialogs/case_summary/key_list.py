"""Who is who: the code names of a summary, for the screen only."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ssa_desk.services.privacy import Privacy
from ssa_desk.ui.widgets.text import label


class KeyList(QWidget):
    """A table of code names and names; there is no way to print or copy it."""

    def __init__(self, privacy: Privacy, parent: QWidget) -> None:
        super().__init__(parent)
        self._privacy = privacy
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 10, 2, 2)
        column.setSpacing(8)
        words = self.tr(
            "Diese Liste ist nur für Sie und steht nur auf dem Bildschirm: Sie wird nie gedruckt "
            "und nie ausgegeben."
        )
        column.addWidget(label(words, "muted", wrap=True))
        self.table = QTableWidget(0, 2, self)
        self.table.setAccessibleName(self.tr("Wer ist wer"))
        self.table.setHorizontalHeaderLabels([self.tr("Kennung"), self.tr("Wer ist gemeint")])
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.table.horizontalHeader().setDefaultAlignment(left)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        column.addWidget(self.table, 1)

    def show_key(self, key: Sequence[tuple[str, str]]) -> None:
        """Show these; while names are hidden, codes of the screen in their place."""
        self.table.setRowCount(len(key))
        for row, (code, who) in enumerate(key):
            for column, text in enumerate((code, self._privacy.shown(who))):
                item = QTableWidgetItem(text)
                self.table.setItem(row, column, item)
        self.table.resizeColumnToContents(0)
