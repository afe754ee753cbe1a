"""The page "Übergänge": all of them, those without a place, those to be asked about again."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.records_page import Part, RecordsPage
from ssa_desk.ui.pages.transitions.spec import TRANSITION
from ssa_desk.ui.pages.transitions.tabs import DueTab, OpenTab, TransitionsTab

OPEN, DUE = "open", "due"


def transitions(around: Surroundings, parent: QWidget) -> PageWidget:
    """Return the page with its three lists."""
    parts = (
        Part(TRANSITION.kind.KIND, _words("Alle"), TransitionsTab),
        Part(OPEN, _words("Anschluss offen"), OpenTab),
        Part(DUE, _words("Nachverfolgung"), DueTab),
    )
    return RecordsPage(around, _words("Übergänge"), parts, parent)


def _words(text: str) -> str:
    return QCoreApplication.translate("records", text)
