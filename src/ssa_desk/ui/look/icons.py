"""Icons: Lucide drawings, tinted with a token, drawn anew when the scheme changes."""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ssa_desk.content.locate import resource
from ssa_desk.ui.look.tokens import Scheme, tokens

SIZE = 18

_NAME, _ROLE, _CHECKED, _LENGTH = "iconName", "iconRole", "iconCheckedRole", "iconLength"
_GAP = "iconGap"


def scheme() -> Scheme:
    """Return the scheme that is applied now."""
    app = QApplication.instance()
    return "dark" if app is not None and app.property("scheme") == "dark" else "light"


def zoom() -> float:
    """Return how much larger than usual everything is drawn now."""
    app = QApplication.instance()
    return float((app.property("zoom") if app is not None else None) or 1.0)


def colour(role: str) -> str:
    """Return the colour of a token in the scheme that is applied now."""
    return str(getattr(tokens(scheme()), role))


def pixmap(name: str, role: str = "muted", length: int = SIZE) -> QPixmap:
    """Return one drawing, sharp on the finest screen, in the colour of the token."""
    return _drawn(name, colour(role), length, _finest_ratio())


def icon(name: str, role: str = "muted", length: int = SIZE) -> QIcon:
    """Return an icon for this moment; `set_icon` also follows a change of the scheme."""
    return _icon(name, colour(role), "", length)


def set_icon(
    target: QAbstractButton | QAction | QLabel,
    name: str,
    role: str = "muted",
    *,
    checked: str = "",
    length: int = SIZE,
    gap: int = 0,
) -> None:
    """Give a button, action or label a drawing that follows the scheme; `gap` is to its text."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    target.setProperty(_CHECKED, checked)
    target.setProperty(_LENGTH, length)
    target.setProperty(_GAP, gap)
    _draw(target)


def redraw() -> None:
    """Draw every icon anew; called after the scheme or the size changed."""
    for widget in QApplication.allWidgets():
        _draw(widget)
        for action in widget.actions():
            _draw(action)


def _draw(target: QObject) -> None:
    name = target.property(_NAME)
    if not name:
        return
    role, checked = target.property(_ROLE), target.property(_CHECKED)
    length = round(target.property(_LENGTH) * zoom())
    if isinstance(target, QLabel):
        target.setPixmap(pixmap(name, role, length))
    elif isinstance(target, QAction):
        target.setIcon(_icon(name, colour(role), "", length))
    elif isinstance(target, QAbstractButton):
        gap = round(target.property(_GAP) * zoom())
        ink = colour(checked) if checked else ""
        target.setIcon(_icon(name, colour(role), ink, length, gap))
        target.setIconSize(QSize(length + gap, length))


def _icon(name: str, ink: str, checked: str, length: int, gap: int = 0) -> QIcon:
    ratio = _finest_ratio()
    modes, states = QIcon.Mode, QIcon.State
    found = QIcon(_drawn(name, ink, length, ratio, gap))
    found.addPixmap(_drawn(name, colour("disabled"), length, ratio, gap), modes.Disabled)
    if checked:
        found.addPixmap(_drawn(name, checked, length, ratio, gap), modes.Normal, states.On)
    return found


def _finest_ratio() -> float:
    screens = QGuiApplication.screens()
    return max((screen.devicePixelRatio() for screen in screens), default=1.0)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _drawn(name: str, ink: str, length: int, ratio: float, gap: int = 0) -> QPixmap:
    # A wider view box leaves room at the right: buttons know no distance from icon to text.
    width = 24 * (length + gap) / length
    text = _source(name).replace("currentColor", ink)
    text = text.replace('viewBox="0 0 24 24"', f'viewBox="0 0 {width:.2f} 24"')
    buffer = QBuffer()
    buffer.setData(text.encode())
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round((length + gap) * ratio), round(length * ratio)))
    drawn = QPixmap.fromImageReader(reader)
    drawn.setDevicePixelRatio(ratio)
    return drawn
