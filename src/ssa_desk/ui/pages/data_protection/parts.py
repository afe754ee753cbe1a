"""The tabs of the page "Datenschutz", in their order. A new part: its module and a line here.

What is due stands in `services/concerns.py`: Heute and the overview show it.
"""

from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.protection_specs import CONSENT, DISCLOSURE
from ssa_desk.ui.pages.records.records_page import Part


def _overview(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.overview_part import OverviewPart

    return OverviewPart(around, parent)


def _consents(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.consent_tab import ConsentTab

    return ConsentTab(around.desk, CONSENT, parent)


def _disclosures(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.disclosure_tab import DisclosureTab

    return DisclosureTab(around.desk, DISCLOSURE, parent)


def _requests(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.requests_part import RequestsPart

    return RequestsPart(around, parent)


def _restrictions(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.restrictions_part import RestrictionsPart

    return RestrictionsPart(around, parent)


def _deletion(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.deletion_part import DeletionPart

    return DeletionPart(around, parent)


def _breaches(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.breaches_part import BreachesPart

    return BreachesPart(around, parent)


def _papers(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.papers_part import PapersPart

    return PapersPart(around, parent)


def _trail(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.trail_part import TrailPart

    return TrailPart(around, parent)


PARTS: tuple[Part, ...] = (
    Part("overview", "Überblick", _overview),
    Part(CONSENT.kind.KIND, CONSENT.kind.PLURAL, _consents),
    Part(DISCLOSURE.kind.KIND, DISCLOSURE.kind.PLURAL, _disclosures),
    Part("requests", "Anfragen", _requests),
    Part("restrictions", "Einschränkungen", _restrictions),
    Part("deletion", "Löschen", _deletion),
    Part("data_breach", "Datenpannen", _breaches),
    Part("papers", "Unterlagen", _papers),
    Part("trail", "Nachweis", _trail),
)
