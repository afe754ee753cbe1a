"""Names for screen readers, also of the lists that open below a choice."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


def name_input(widget: QWidget, name: str) -> None:
    """Name an input; the list of a choice is made early only where somebody listens."""
    widget.setAccessibleName(name)
    inner = widget.lineEdit() if isinstance(widget, QAbstractSpinBox) else widget.focusProxy()
    if inner is not None:
        # The line within takes the cursor: it is what a screen reader tells of.
        inner.setAccessibleName(name)
    if isinstance(widget, QComboBox) and QAccessible.isActive():
        widget.view().setAccessibleName(name)
        completer = widget.completer()
        hits = completer.popup() if completer is not None else None
        if hits is not None:
            hits.setAccessibleName(name)
