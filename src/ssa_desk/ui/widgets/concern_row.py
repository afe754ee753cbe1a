"""One line of what data protection asks for: area, state, and the way to its tab."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ssa_desk.services.concerns import Concern
from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.chips import Chip
from ssa_desk.ui.widgets.text import ElidedLabel, label


class ConcernRow(QWidget):
    """Shows one concern; `wanted` names page and action behind it."""

    wanted = Signal(str, str)

    def __init__(self, concern: Concern, parent: QWidget) -> None:
        super().__init__(parent)
        self._concern = concern
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 3, 0, 3)
        row.setSpacing(12)
        title = label(concern.title, "strong")
        title.setMinimumWidth(24 * self.fontMetrics().averageCharWidth())
        row.addWidget(title)
        state = ElidedLabel(concern.state, "" if concern.urgency else "muted")
        row.addWidget(state, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        if concern.urgency:
            row.addWidget(self._chip(concern), 0, middle)
        self.button = LinkButton(self.tr("Ansehen"), "arrow-right", self)
        self.button.setAccessibleName(f"{concern.title}: {concern.state}. {self.tr('Ansehen')}")
        self.button.clicked.connect(self._on_click)
        row.addWidget(self.button, 0, middle)

    def _chip(self, concern: Concern) -> Chip:
        if concern.urgency == "due":
            return Chip(self.tr("fällig"), "error", self)
        return Chip(self.tr("bald"), "warning", self)

    def _on_click(self) -> None:
        self.wanted.emit(self._concern.page, self._concern.action)
