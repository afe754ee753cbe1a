"""The part of a form that is folded away: "Weitere Angaben"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ssa_desk.ui.look.icons import set_icon


class Aside(QWidget):
    """A button that opens and closes what lies below it."""

    opened = Signal()

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = content
        self.button = QToolButton(self)
        self.button.setProperty("look", "fold")
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setText(self.tr("Weitere Angaben"))
        self.button.setAccessibleName(self.tr("Weitere Angaben"))
        self.button.toggled.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self._show(self.button.isChecked())

    def open(self) -> None:
        """Show what is folded away."""
        self.button.setChecked(True)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - the shape of the signal
        self._content.setVisible(shown)
        set_icon(self.button, "chevron-down" if shown else "chevron-right", "accent_text")
        if shown:
            self.opened.emit()
