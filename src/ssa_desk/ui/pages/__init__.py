"""The register of pages, in the order of the side bar. A new page: its module and a line here."""

from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.page import Page, PageWidget, Surroundings


def _today(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.today_page import TodayPage

    return TodayPage(around, parent)


def _cases(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.cases_page import CasesPage

    return CasesPage(around, parent)


def _groups(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.groups_page import GroupsPage

    return GroupsPage(around, parent)


def _parents(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.records import books

    return books.parents(around, parent)


def _transitions(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.transitions_page import transitions

    return transitions(around, parent)


def _network(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.records import books

    return books.network(around, parent)


def _planning(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.records import books

    return books.planning(around, parent)


def _statistics(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.statistics_page import StatisticsPage

    return StatisticsPage(around, parent)


def _report(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.report_page import ReportPage

    return ReportPage(around, parent)


def _letters(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.letters_page import LettersPage

    return LettersPage(around, parent)


def _data_protection(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection_page import data_protection

    return data_protection(around, parent)


def _child_protection(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.child_protection_page import ChildProtectionPage

    return ChildProtectionPage(around, parent)


FOR_DEPUTY = ("today", "cases")
"""What a deputy may open: figures and lists of a part of the records would mislead."""

PAGES: tuple[Page, ...] = (
    Page("today", "Heute", "house", _today),
    Page("cases", "Fälle", "folder-open", _cases),
    Page("groups", "Gruppen & Projekte", "users", _groups),
    Page("parents", "Elternarbeit", "users-round", _parents),
    Page("transitions", "Übergänge", "route", _transitions),
    Page("child_protection", "Kinderschutz", "shield", _child_protection),
    Page("network", "Netzwerk & Gremien", "network", _network),
    Page("planning", "Ziele & Planung", "target", _planning),
    Page("statistics", "Statistik", "chart-column", _statistics),
    Page("report", "Jahresbericht", "file-text", _report),
    Page("letters", "Elternbriefe", "mail", _letters),
    Page("data_protection", "Datenschutz", "shield-check", _data_protection),
)
