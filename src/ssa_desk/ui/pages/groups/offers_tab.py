"""The group offers: their list, and beside it the form of one and its sessions."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from ssa_desk.domain.base import Record
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import GroupOffer, GroupSession
from ssa_desk.ui.forms.drafting import CASE
from ssa_desk.ui.pages.groups.sessions_tab import SessionsTab
from ssa_desk.ui.pages.groups.spec import GROUP_OFFER, GROUP_SESSION
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_tab import NARROW_LETTERS, RecordsTab
from ssa_desk.ui.pages.records.with_letter import SideWithLetter

_FORM, _SESSIONS = 0, 1
_LIST_PERCENT = 38
SESSIONS_FORM = f"page/{GROUP_SESSION.kind.KIND}"


class OfferSide(SideWithLetter):
    """The form of an offer."""

    def store(self, record: Record) -> None:
        """Save the offer; the names of one that only counts go."""
        if isinstance(record, GroupOffer):
            self._desk.groups.save_offer(record)


class OffersTab(RecordsTab):
    """Shows one offer in two tabs: what it is, and when it takes place."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around.desk, GROUP_OFFER, parent)

    def made_side(self) -> RecordSide:
        """Return the form that lets go of names."""
        side = OfferSide(self._desk, self.spec, self._place, self)
        side.letter_wanted.connect(self._write_letter)
        return side

    def begin(self) -> None:
        """Go on with a session that is being written, else as in every list."""
        if self.sessions.has_unsaved():
            self.sessions.begin()
        else:
            super().begin()

    def refresh(self) -> None:
        """Read the offers again, and the sessions that are shown."""
        super().refresh()
        if self.tabs.currentIndex() == _SESSIONS and self.sessions.offer is not None:
            self.sessions.refresh()

    def new_record(self) -> None:
        """Begin a session where sessions are shown, else an offer."""
        if self._is_inside and self.tabs.currentIndex() == _SESSIONS:
            self.sessions.new_record()
        elif self.sessions.leave():
            self.tabs.setCurrentIndex(_FORM)
            super().new_record()

    def act(self, action: str) -> None:
        """Show an offer, or a session ("group_session:id")."""
        kind, _, session_id = action.partition(":")
        if kind == GroupSession.KIND:
            session = self._desk.workspace.get(GroupSession, session_id)
            if self._open_sessions(session.offer_id):
                self.sessions.show_record(session_id)
        else:
            super().act(action)

    def save(self) -> bool:
        """Save what is being written."""
        return super().save() and (not self.sessions.has_unsaved() or self.sessions.save())

    def has_unsaved(self) -> bool:
        """Return whether something typed is not saved."""
        return super().has_unsaved() or self.sessions.has_unsaved()

    def leave(self) -> bool:
        """Ask about what is not saved."""
        return super().leave() and self.sessions.leave()

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        super().keep_drafts()
        self.sessions.keep_drafts()

    def place(self) -> tuple[str, ...]:
        """Return offer and session that are shown."""
        shown = super().place()
        if not shown or self.tabs.currentIndex() == _FORM:
            return shown
        return (*shown, "sessions", *self.sessions.place())

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show offer and session again."""
        super().return_to(place[:1])
        if len(place) > 1 and self.side.record is not None:
            self.tabs.setCurrentIndex(_SESSIONS)
            self.sessions.return_to(place[2:])

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        return super().live_draft() or self.sessions.live_draft()

    def resume(self, form: str, record_id: str) -> None:
        """Go on with the draft of an offer or of a session; that one knows its offer."""
        if form != SESSIONS_FORM:
            self.tabs.setCurrentIndex(_FORM)
            super().resume(form, record_id)
            return
        drafts = self._desk.workspace.drafts.all()
        found = (one for one in drafts if (one.form, one.record_id) == (form, record_id))
        draft = next(found, None)
        if draft is not None and self._open_sessions(str(draft.values.get(CASE, ""))):
            self.sessions.resume(form, record_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sessions more room than the list of offers."""
        super().resizeEvent(event)
        if not self._is_moved:
            wanted = self.width() * _LIST_PERCENT // 100
            self._splitter.setSizes([wanted, self.width() - wanted])

    def _build(self) -> None:
        super()._build()
        self.sessions = SessionsTab(self._desk, self)
        self.sessions.told.connect(self.told)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self._splitter.replaceWidget(1, self.tabs)
        self.tabs.addTab(self.side, self.tr("Angebot"))
        self.tabs.addTab(self.sessions, self.tr("Termine"))
        self._splitter.setStretchFactor(1, 1)

    def _connect(self) -> None:
        super()._connect()
        self.tabs.currentChanged.connect(self._on_tab)
        self.sessions.arranged.connect(self._arrange)

    def _write_letter(self, offer_id: str) -> None:
        if self.leave():
            self.page_wanted.emit("letters", f"offer:{offer_id}")

    def _on_chosen(self, record_id: str) -> None:
        if self.sessions.leave():
            super()._on_chosen(record_id)
            return
        shown = self.side.record
        self.list_side.reload(shown.id if shown else "")

    def _show(self, record_id: str) -> None:
        super()._show(record_id)
        self._show_sessions()
        self._arrange()

    def _on_saved(self, record_id: str) -> None:
        super()._on_saved(record_id)
        self._show_sessions()

    def _go_in(self) -> None:
        super()._go_in()
        if self.tabs.currentIndex() == _SESSIONS and self.side.record is not None:
            self.sessions.begin()

    def _go_out(self) -> None:
        if self.sessions.leave():
            super()._go_out()

    def _arrange(self) -> None:
        """Show list and offer, or in a narrow window one of them."""
        narrow = self.width() < NARROW_LETTERS * self.fontMetrics().averageCharWidth()
        nothing = self.side.record is None and not self.list_side.model.total
        inside = self._is_inside and self.side.record is not None
        self.list_side.setVisible(not (narrow and inside))
        self.tabs.setVisible((inside or not narrow) and not nothing)
        deep = self.tabs.currentIndex() == _SESSIONS and self.sessions.list_side.isHidden()
        self._back.setVisible(narrow and inside and not deep)
        has_sessions = self.side.record is not None and not self.side.is_new
        self.tabs.setTabEnabled(_SESSIONS, has_sessions)
        fills = self.tabs.currentIndex() == _SESSIONS and self.sessions.fills_low_window
        self.tabs.tabBar().setVisible(self.side.record is not None and not fills)
        if not has_sessions and self.tabs.currentIndex() != _FORM:
            self.tabs.setCurrentIndex(_FORM)

    def _open_sessions(self, offer_id: str) -> bool:
        """Show the sessions of an offer; return whether they are shown."""
        if not self._desk.lists.exists(GroupOffer, offer_id) or not self.leave():
            return False
        self.show_record(offer_id)
        self.tabs.setCurrentIndex(_SESSIONS)
        return self.sessions.offer is not None

    def _on_tab(self, place: int) -> None:
        if place == _FORM and not self.sessions.leave():
            self.tabs.setCurrentIndex(_SESSIONS)
            return
        self._show_sessions()
        self._arrange()
        if place == _SESSIONS:
            self.sessions.begin()

    def _show_sessions(self) -> None:
        """Read the sessions of the offer when they are seen."""
        offer = self.side.record
        if self.tabs.currentIndex() != _SESSIONS or offer is None or self.side.is_new:
            return
        shown = self.sessions.offer
        if shown is None or shown.id != offer.id or shown.updated_at != offer.updated_at:
            self._show_offer(offer.id)

    def _show_offer(self, offer_id: str) -> None:
        try:
            self.sessions.show_offer(self._desk.workspace.get(GroupOffer, offer_id))
        except ExpectedError as error:
            self.side.say(error.sentence)
