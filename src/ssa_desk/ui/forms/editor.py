"""What every editor of a form can do, whatever it edits."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from ssa_desk.ui.widgets import naming

Typed = str | bool | list[str]
"""What lies in an editor as typed, fit for a draft."""


class Editor(QWidget):
    """One input with a value. `focusProxy()` is the widget that takes the keys."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def value(self) -> object:
        """Return the typed value; raises EntryError when the text is none."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def typed(self) -> Typed:
        """Return what lies in the editor, valid or not."""
        raise NotImplementedError

    def set_typed(self, typed: Typed) -> None:
        """Put back what `typed` gave."""
        raise NotImplementedError

    def name_input(self, name: str, description: str) -> None:
        """Give the input its accessible name and description."""
        target = self.focusProxy() or self
        naming.name_input(target, name)
        target.setAccessibleDescription(description)
        if isinstance(target, QComboBox) and (line := target.lineEdit()) is not None:
            line.setAccessibleName(name)

    def take_label(self, label: QLabel) -> None:
        """Put the label above the input, as its sibling: screen readers look only there."""
        label.setParent(self)
        self._column.insertWidget(0, label)
        label.setBuddy(self.focusProxy() or self)
