"""A column that scrolls up and down, never sideways."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollPage(QScrollArea):
    """Put the parts into `body`; the focused input is scrolled into sight."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 24) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = _Column(self)
        inner.setProperty("look", "clear")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(14)
        self.setWidget(inner)


class _Column(QWidget):
    """Is as high as its words are at this width, not as they would be in the narrowest window."""

    def minimumSizeHint(self) -> QSize:
        """Return the height that the present width asks for."""
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            wanted = layout.minimumHeightForWidth(self.width())
            least.setHeight(min(least.height(), wanted))
        return least
