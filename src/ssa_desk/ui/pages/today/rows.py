"""A card with a heading and rows that are shown anew at each reload."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.text import label

SHOWN = 12
MOST = 200


class RowsCard(Card):
    """Rows of one kind, or a sentence that there are none."""

    case_wanted = Signal(str)

    def __init__(self, title: str, nothing: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._nothing = label(nothing, "muted", wrap=True)
        self.body.addWidget(self._nothing)
        self._box = QVBoxLayout()
        self._box.setSpacing(2)
        self.body.addLayout(self._box)
        self._more = LinkButton(self.tr("Weitere zeigen"), "chevron-down", self)
        self._more.clicked.connect(self._show_all)
        self.body.addWidget(self._more)
        self.limit = SHOWN

    def show_again(self) -> None:
        """Show the same again, as many as `limit` says."""

    def _show_all(self) -> None:
        self.limit = MOST
        self.show_again()

    def show_rows(self, rows: list["CaseRowWidget"], total: int) -> None:
        """Show these rows in place of the present ones."""
        while item := self._box.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row in rows:
            row.opened.connect(self.case_wanted)
            self._box.addWidget(row)
        self._nothing.setVisible(not rows)
        self._more.setVisible(total > len(rows))
        self._more.setText(self.tr("{} weitere zeigen").format(total - len(rows)))


class CaseRowWidget(QFrame):
    """One row that opens its case by click or Enter."""

    opened = Signal(str)

    def __init__(self, case_id: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._case_id = case_id
        self.setProperty("look", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the case at a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit(self._case_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the case at Enter or the blank."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._case_id)
            return
        super().keyPressEvent(event)
