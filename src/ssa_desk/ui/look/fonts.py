"""The shipped font, for systems that have none of the usual ones."""

from PySide6.QtGui import QFontDatabase

from ssa_desk.content.locate import resource
from ssa_desk.ui.look.theme import FAMILIES

_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


def lend_font() -> bool:
    """Load the shipped font where no known one is installed; return whether it was needed."""
    installed = set(QFontDatabase.families())
    if installed.intersection(FAMILIES):
        return False
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    return True
