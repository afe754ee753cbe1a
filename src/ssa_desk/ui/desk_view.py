"""The open file in the window: side bar, pages built at the first visit, foot."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain.records import AnonymousContact
from ssa_desk.services import deputy
from ssa_desk.services.changes import Change
from ssa_desk.services.desk import Desk
from ssa_desk.ui import actions, errors
from ssa_desk.ui.covers import Covers
from ssa_desk.ui.jobs import Jobs
from ssa_desk.ui.notices import Notices
from ssa_desk.ui.pages import FOR_DEPUTY, PAGES
from ssa_desk.ui.pages.page import Page, PageWidget, Surroundings
from ssa_desk.ui.place import Place
from ssa_desk.ui.place_hint import PlaceHint
from ssa_desk.ui.sidebar import Sidebar
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.text import set_look
from ssa_desk.ui.widgets.way_back import WayBack

_CHANGES = ("quick_entry", "new_case", "new_contact", "tally", "save", "import")
"""Commands that a file which can only be read does not take."""
NARROW_LETTERS = 110
"""Below this width in letters the side bar shows drawings alone."""


class DeskView(QWidget):
    """One open file: asks for the lock, and tells what to say and that something was saved."""

    lock_wanted = Signal()
    said = Signal(str)
    saved = Signal()
    file_replaced = Signal(object, object)
    """Another file lies at the path now (path, its root): close, open it, show the same page."""
    file_work_wanted = Signal(str, object)
    """What a page asks for: see `PageWidget`."""

    _left_page = ""
    """The page that a way back leads to."""

    def __init__(self, desk: Desk, jobs: Jobs, settings: Page, parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "page")
        self.desk = desk
        shown = [one for one in PAGES if one.id in FOR_DEPUTY or not deputy.is_deputy(desk)]
        self._order = (*shown, settings)
        self._pages = {page.id: page for page in self._order}
        self._built: dict[str, PageWidget] = {}
        self._page_id = ""
        self.around = Surroundings(desk, jobs)
        self.covers = Covers(self)
        self.sidebar = Sidebar(self._order, self)
        self.notices = Notices(desk, self)
        self.banner = Banner("warning", "", self)
        self.way_back = WayBack(self)
        self.stack = QStackedWidget(self)
        self._lay_out(self.notices, self.banner, PlaceHint(desk, jobs, self), self.way_back)
        self.actions_by_id = self._actions()
        # Over open menus and lists, too.
        self.actions_by_id["lock"].setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.sidebar.add_keys(self.actions_by_id)
        self._listen_to_sidebar()
        self._unlisten = desk.workspace.feed.listen(self._changed)
        if desk.workspace.read_only:
            self._refuse_changes()

    def _lay_out(self, *lines: QWidget) -> None:
        """Put the side bar to the left, these lines over the pages."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setSpacing(0)
        for line in lines:
            column.addWidget(line)
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)

    def _refuse_changes(self) -> None:
        for one in _CHANGES:
            self.actions_by_id[one].setDisabled(True)
        self.banner.show_text(
            self.tr("Die Datei ist schreibgeschützt: Sie können lesen, aber nichts ändern.")
        )

    def _listen_to_sidebar(self) -> None:
        ways = (self.actions_by_id[one] for one in ("way_back", "way_on"))
        self.way_back.lead_by(*ways)
        self.sidebar.page_wanted.connect(self._wanted)
        self.sidebar.lock_wanted.connect(self.lock)
        self.sidebar.privacy_wanted.connect(self.toggle_privacy)

    @property
    def page_id(self) -> str:
        """Return which page is open."""
        return self._page_id

    @property
    def page(self) -> PageWidget:
        """Return the open page."""
        return self._built[self.page_id]

    def go(self, page_id: str, action: str = "") -> bool:
        """Open a page and do something there; return whether the present page let go."""
        if page_id not in self._pages or not self._let_go(page_id):
            return False
        self._front(page_id)
        if action:
            self.page.act(action)
        elif not self.sidebar.isAncestorOf(self.focusWidget()):
            self.page.begin()
        return True

    def show_case(self, case_id: str, action: str = "") -> None:
        """Open the page of cases at one case."""
        if self._let_go("cases"):
            self._front("cases")
            self.page.show_case(case_id, action)

    def show_page(self) -> None:
        """Open the page of the key that was pressed."""
        sender = self.sender()
        opened = isinstance(sender, QAction) and self.go(str(sender.data()).removeprefix("page_"))
        if opened and self.sidebar.isAncestorOf(self.focusWidget()):
            self.page.begin()

    def new_case(self) -> None:
        """Begin a new case, from wherever."""
        self.go("cases", "new")

    def new_contact(self) -> None:
        """Begin a contact of the case that is shown."""
        self.go("cases", "contact")

    def quick_entry(self) -> None:
        """Take down a contact, from wherever."""
        from ssa_desk.ui.dialogs.quick_entry import QuickEntryDialog

        if self.desk.workspace.read_only:
            return
        dialog = QuickEntryDialog(self.desk, self)
        if dialog.exec():
            self.said.emit(dialog.told)
            self.page.refresh()
        dialog.deleteLater()
        if dialog.wants_tally:
            self.tally()

    def tally(self) -> None:
        """Make one more mark on the tally sheet, from wherever."""
        self.write_tally(None)

    def write_tally(self, entry: AnonymousContact | None) -> None:
        """Correct an entry of the tally sheet, or write a new one."""
        from ssa_desk.ui.dialogs.tally import TallyDialog

        if self.desk.workspace.read_only:
            return
        dialog = TallyDialog(self.desk, self, entry)
        if dialog.exec():
            self.said.emit(self.tr("Der Strich ist eingetragen."))
            self.page.refresh()
        dialog.deleteLater()

    def read_lists(self) -> None:
        """Read the worker's own lists."""
        self.go("statistics", "import")

    def show_support(self) -> None:
        """Show what can be told to helpers."""
        self.go("data_protection", "papers:support")

    def save(self) -> None:
        """Save what is being written."""
        if self.page.has_unsaved() and self.page.save():
            self.said.emit(self.tr("Gespeichert."))

    def search(self) -> None:
        """Put the cursor into the search of the cases, from wherever."""
        if self.go("cases"):
            self.page.focus_search()

    def go_back(self) -> None:
        """Go back to the page that one was led from."""
        self.go(self._left_page)

    def go_to_next(self) -> None:
        """Let the page that one was led from lead on to its next record."""
        self.go(self._left_page, "next")

    def refresh(self) -> None:
        """Read again what is shown."""
        self.page.refresh()

    def toggle_privacy(self) -> None:
        """Hide the names of people everywhere, or show them again."""
        self.hide_names(hidden=not self.desk.workspace.privacy.is_on)

    def hide_names(self, *, hidden: bool) -> None:
        """Show codes in place of names, or the names."""
        privacy = self.desk.workspace.privacy
        self.sidebar.show_privacy(on=hidden)
        if hidden == privacy.is_on:
            return
        privacy.switch(on=hidden)
        for page in self._built.values():
            page.show_private(hidden=hidden)
        self.covers.switch(on=hidden)

    def lock(self) -> None:
        """Ask the window to lock."""
        self.lock_wanted.emit()

    def place(self, draft: tuple[str, str] | None = None) -> Place:
        """Return where one is, to come back after the lock; `draft` is the one of a dialog."""
        page = self.page
        return Place(self.desk.path, self.page_id, page.place(), draft or page.live_draft())

    def return_to(self, place: Place) -> None:
        """Show a place again, and what was being written there."""
        self.go(place.page_id)
        self.page.return_to(place.of_page)
        if place.draft is not None:
            # Later, for a dialog waits for its answer.
            QTimer.singleShot(0, self, partial(self.resume, *place.draft))

    def resume(self, form: str, record_id: str) -> None:
        """Go on with a draft."""
        from ssa_desk.ui.resuming import resume

        outcome = errors.attempt(resume, self, form, record_id)
        if outcome.error is not None:
            errors.show(outcome.error, self)

    def may_close(self) -> bool:
        """Ask about what is not saved; return whether the file may be closed."""
        return self.page_id not in self._built or self.page.leave()

    def keep_drafts(self) -> None:
        """Write all drafts now."""
        for page in self._built.values():
            page.keep_drafts()
        self.desk.workspace.drafts.write_waiting()

    def end(self) -> None:
        """Hear no more news: the file is about to be closed."""
        self.covers.switch(on=False)
        self._unlisten()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into the page, so that it does not fall on the first button."""
        super().showEvent(event)
        if event.spontaneous():
            return
        self.setFocus()
        if self.page_id:
            self.page.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a narrow side bar when room is short."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the side bar to larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        self.sidebar.show_narrow(narrow=letters < NARROW_LETTERS)

    def _actions(self) -> dict[str, QAction]:
        numbered = enumerate(self._order, start=1)
        pages = [actions.page_command(n, one.id, one.title, one.icon) for n, one in numbered]
        own = [command for command in actions.ACTIONS if command.owner == "desk"]
        return actions.build([*pages, *own], self, self)

    def _let_go(self, page_id: str) -> bool:
        if self.page_id in ("", page_id) or self.page.leave():
            return True
        self.sidebar.mark(self.page_id)
        return False

    def _front(self, page_id: str) -> None:
        is_new = page_id not in self._built
        page = self._page(page_id)
        self.stack.setCurrentWidget(page)
        self._page_id = page_id
        if page_id == self._left_page:
            self.way_back.leave()
        self.sidebar.mark(page_id)
        if not is_new:  # A page reads when it is built.
            page.refresh()

    def _page(self, page_id: str) -> PageWidget:
        if page_id not in self._built:
            page = self._pages[page_id].build(self.around, self.stack)
            page.case_wanted.connect(self.show_case)
            page.page_wanted.connect(self.go)
            page.told.connect(self.said)
            page.way_back_wanted.connect(self._offer_way_back)
            page.file_work_wanted.connect(self.file_work_wanted)
            page.draft_wanted.connect(self.resume)
            self.stack.addWidget(page)
            self._built[page_id] = page
            if self.desk.workspace.privacy.is_on:
                page.show_private(hidden=True)
        return self._built[page_id]

    def _offer_way_back(self, sentence: str) -> None:
        """Offer the way back over the page that comes now."""
        self._left_page = self.page_id
        title = self._pages[self.page_id].title
        self.way_back.offer(title, sentence, has_next=self.page.has_next())

    def _wanted(self, page_id: str) -> None:
        self.go(page_id)

    def _changed(self, _change: Change) -> None:
        self.saved.emit()
