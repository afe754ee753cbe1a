"""The pages of the side bar that are lists of records."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.planning.week_part import WeekPart
from ssa_desk.ui.pages.records import register
from ssa_desk.ui.pages.records.records_page import Part, RecordsPage, part_of
from ssa_desk.ui.pages.records.with_letter import PARENT_CONTACTS


def parents(around: Surroundings, parent: QWidget) -> PageWidget:
    """Return the page "Elternarbeit"."""
    parts = (PARENT_CONTACTS, part_of(register.PARENT_EVENT))
    return RecordsPage(around, _words("Elternarbeit"), parts, parent)


def network(around: Surroundings, parent: QWidget) -> PageWidget:
    """Return the page "Netzwerk & Gremien" with the address book."""
    parts = (
        part_of(register.NETWORK_ACTIVITY),
        part_of(register.STAFF_CONSULTATION, _words("Beratung im Kollegium")),
        part_of(register.BODY),
        part_of(register.CONTACT_PERSON),
        part_of(register.TEACHER),
    )
    return RecordsPage(around, _words("Netzwerk & Gremien"), parts, parent)


def planning(around: Surroundings, parent: QWidget) -> PageWidget:
    """Return the page "Ziele & Planung"."""
    parts = (
        part_of(register.YEAR_PLAN_GOAL, _words("Jahresziele")),
        part_of(register.SCHOOL_AGREEMENT, _words("Schulvereinbarung")),
        part_of(register.TEXT_SNIPPET),
        Part("working_week", _words("Arbeitswoche"), WeekPart),
        part_of(register.TIME_ENTRY),
        part_of(register.WORKING_HOURS),
        part_of(register.FREE_DAY),
    )
    return RecordsPage(around, _words("Ziele & Planung"), parts, parent)


def _words(text: str) -> str:
    return QCoreApplication.translate("records", text)
