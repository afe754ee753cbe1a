"""Buttons by their weight on the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from ssa_desk.ui.look.icons import set_icon


class Button(QPushButton):
    """A usual button."""

    LOOK = ""
    ROLE = "text"

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        if self.LOOK:
            self.setProperty("look", self.LOOK)
        if icon:
            set_icon(self, icon, self.ROLE, gap=4 if text else 0)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer to Enter as well as to the space bar, also outside a dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class PrimaryButton(Button):
    """The one thing to do on a page."""

    LOOK = "primary"
    ROLE = "on_accent"


class DangerButton(Button):
    """What cannot be taken back."""

    LOOK = "danger"
    ROLE = "on_danger"


class LinkButton(Button):
    """A way to somewhere else, without an edge."""

    LOOK = "link"
    ROLE = "accent_text"


class NavButton(Button):
    """One entry of the side bar; answers to `toggled`, as screen readers do."""

    LOOK = "nav"

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "", parent)
        set_icon(self, icon, "muted", checked="accent_text", length=20, gap=8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class GhostButton(QToolButton):
    """A drawing without an edge; `name` is its tooltip and what a screen reader says."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ghost")
        set_icon(self, icon, "muted")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
