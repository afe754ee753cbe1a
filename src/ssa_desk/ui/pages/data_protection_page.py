"""The page "Datenschutz"."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.data_protection.parts import PARTS
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.records_page import RecordsPage


def data_protection(around: Surroundings, parent: QWidget) -> PageWidget:
    """Return the page with a tab for each part."""
    title = QCoreApplication.translate("data_protection", "Datenschutz")
    return RecordsPage(around, title, PARTS, parent)
