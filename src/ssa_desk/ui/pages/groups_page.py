"""The page "Gruppen & Projekte": offers, their sessions, who came."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.groups.offers_tab import OffersTab
from ssa_desk.ui.pages.groups.spec import GROUP_OFFER
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.records.records_page import Part, RecordsPage


class GroupsPage(RecordsPage):
    """One list of offers; the tabs stand beside it."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        title = QCoreApplication.translate("records", "Gruppen & Projekte")
        part = Part(GROUP_OFFER.kind.KIND, GROUP_OFFER.kind.PLURAL, OffersTab)
        super().__init__(around, title, (part,), parent)
        self.tabs.setTabBarAutoHide(True)

    def resume(self, form: str, record_id: str) -> None:
        """Go on with the draft of an offer or of a session."""
        self.part.resume(form, record_id)

    def act(self, action: str) -> None:
        """Show an offer ("group_offer:id"), a session, or begin one."""
        kind, _, rest = action.partition(":")
        self.part.act(rest if kind == GROUP_OFFER.kind.KIND else action)
