"""Puts the look on the program: style, palette, style sheet, font, and follows the system."""

from typing import Literal

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ssa_desk.content.locate import resource
from ssa_desk.ui.look.sheet import BASE_POINTS, style_sheet
from ssa_desk.ui.look.tokens import Scheme, tokens

Choice = Literal["system", "light", "dark"]

FAMILIES = ["Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"]


class Theme(QObject):
    """The look of the whole program; one object, made by `app.py`."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system", zoom: float = 1.0) -> None:
        super().__init__(app)
        self.app = app
        self._choice: Choice = choice
        self._zoom = zoom
        QDir.setSearchPaths("icons", [str(resource("icons"))])
        app.setStyle("Fusion")
        # Fusion's own palette follows the system; to ask Qt loads a module of 12 ms first.
        self._system: Scheme = "dark" if _is_dark(app.palette()) else "light"
        self._apply()

    @property
    def choice(self) -> Choice:
        """Return what the user chose."""
        return self._choice

    @property
    def zoom(self) -> float:
        """Return how much larger than usual everything is drawn."""
        return self._zoom

    def choose(self, choice: Choice) -> None:
        """Follow the system, or keep to one scheme."""
        self._choice = choice
        self._tell_system()
        self._apply_again()

    def enlarge(self, zoom: float) -> None:
        """Draw text and distances larger or smaller; 1.0 is usual."""
        self._zoom = zoom
        self._apply_again()

    def follow_system(self) -> None:
        """Take up what the system says about light and dark, now and whenever it changes."""
        self.app.styleHints().colorSchemeChanged.connect(self._ask_system)
        self._ask_system()
        self._tell_system()

    def take_up(self, system: Scheme) -> None:
        """Draw in the scheme of the system, unless the user chose one."""
        if system != self._system:
            self._system = system
            self._apply_again()

    def _tell_system(self) -> None:
        """Have title bars and dialogs of the system drawn in the chosen scheme too."""
        from PySide6.QtCore import Qt

        hints = self.app.styleHints()
        if self._choice == "system":
            hints.unsetColorScheme()
        else:
            dark = self._choice == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _ask_system(self) -> None:
        from PySide6.QtCore import Qt

        dark = self.app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.take_up("dark" if dark else "light")

    def _apply_again(self) -> None:
        from ssa_desk.ui.look import icons

        self._apply()
        icons.redraw()
        self.changed.emit()

    def _apply(self) -> None:
        scheme = self._system if self._choice == "system" else self._choice
        self.app.setProperty("scheme", scheme)
        self.app.setProperty("zoom", self._zoom)
        # With a sheet in place every widget takes up font, colours and new sheet one by one.
        self.app.setStyleSheet("")
        self.app.setFont(_font(self._zoom))
        self.app.setPalette(palette(scheme))
        self.app.setStyleSheet(style_sheet(scheme, self._zoom))


def _is_dark(colours: QPalette) -> bool:
    return colours.color(QPalette.ColorRole.Window).lightness() < 128


def _font(zoom: float) -> QFont:
    font = QFont(FAMILIES)
    font.setPointSizeF(BASE_POINTS * zoom)
    return font


def palette(scheme: Scheme) -> QPalette:
    """Return the palette of a scheme: what the style sheet does not reach is drawn from it."""
    table = tokens(scheme)
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(table, name)))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(table.disabled))
    return made


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error_text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "on_tooltip",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "field_border",
    QPalette.ColorRole.Shadow: "field_border",
}
