"""A sentence over the page: news, a hint, an expected error."""

from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.widgets.buttons import Button, GhostButton
from ssa_desk.ui.widgets.text import label

BannerKind = Literal["info", "warning", "error"]

_ICONS = {
    "info": ("info", "accent_text"),
    "warning": ("triangle-alert", "warning_text"),
    "error": ("circle-alert", "error_text"),
}


class Banner(QFrame):
    """Stays until it is closed or has nothing to say; takes no key away from the page."""

    def __init__(
        self, kind: BannerKind = "info", text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", f"banner-{kind}")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        drawing = QLabel(self)
        set_icon(drawing, *_ICONS[kind])
        self._text = label("", "", wrap=True)
        self._close = GhostButton("x", self.tr("Hinweis schließen"), self)
        self._close.clicked.connect(self.hide)
        row.addWidget(drawing)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self.show_text(text)

    def set_closable(self, *, closable: bool) -> None:
        """Show or hide the button that closes the sentence."""
        self._close.setVisible(closable)

    def add_button(self, text: str, icon: str = "") -> Button:
        """Add a button for what can be done about it."""
        button = Button(text, icon, self)
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def show_text(self, text: str) -> None:
        """Say this; nothing to say hides the banner."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
