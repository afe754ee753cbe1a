"""Takes everything out of a layout that is filled anew."""

from PySide6.QtWidgets import QLayout


def empty_out(layout: QLayout) -> None:
    """Remove all parts; widgets go as soon as Qt has time."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
