"""The page "Fälle": the list on the left, the chosen case or its contact on the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import CaseContact
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.new_case import NewCaseDialog
from ssa_desk.ui.dialogs.pick_case import picked_case
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.models.case_list import is_due
from ssa_desk.ui.pages.cases.case_pane import CasePane
from ssa_desk.ui.pages.cases.contact_editor import ContactEditor
from ssa_desk.ui.pages.cases.doings import doing
from ssa_desk.ui.pages.cases.drafts_bar import IN_CASE, DraftsBar, TypedDraft, waiting_drafts
from ssa_desk.ui.pages.cases.header import title_of
from ssa_desk.ui.pages.cases.list_pane import CaseListPane
from ssa_desk.ui.pages.cases.no_case import NoCase
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.register import page_of
from ssa_desk.ui.widgets.buttons import LinkButton

NARROW_LETTERS = 104
"""Below this width in letters either the list or the case is shown."""

_EMPTY, _CASE, _CONTACT = range(3)


class CasesPage(PageWidget):
    """Finds cases, shows them, writes their contacts."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._desk = around, around.desk
        self._is_moved = False
        self._is_inside = False
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read list and case again; what is being written stays."""
        self.list_pane.reload()
        self._none.offer_lists(offered=not self._desk.cases.count("all"))
        if self._right.currentIndex() == _CASE and not self._pane.has_unsaved():
            self._show_chosen()
        self._offer_drafts()

    def begin(self) -> None:
        """Go on with what is not saved yet, else search."""
        if self._right.currentIndex() == _CONTACT or self._pane.has_unsaved():
            return
        if self._drafts.draft is not None:
            self._drafts.begin()
        else:
            self.list_pane.focus_search()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        if self._right.currentIndex() != _CONTACT:
            self._is_inside = False
            self._arrange()
        self.list_pane.focus_search()

    def new_record(self) -> None:
        """Ask for a new case and show it."""
        if self._desk.workspace.read_only or not self.leave():
            return
        dialog = NewCaseDialog(self._desk, self)
        made = dialog.exec()
        dialog.deleteLater()
        if made:
            self.show_case(dialog.case_id, "")
            self.told.emit(self.tr("Der Fall ist angelegt."))

    def new_contact(self) -> None:
        """Write a contact of the chosen case; without one, ask which case."""
        if self._desk.workspace.read_only or not self.leave():
            return
        if self._pane.view is not None and self._right.currentIndex() == _CASE:
            self._write_contact("")
            return
        case_id = picked_case(self._desk, self)
        if case_id:
            self.show_case(case_id, "contact")

    def save(self) -> bool:
        """Save what is being written."""
        if self._right.currentIndex() == _CONTACT:
            return self._editor.save()
        return self._pane.save()

    def has_unsaved(self) -> bool:
        """Return whether something is not saved: typed text, or a new contact as it stands."""
        if self._right.currentIndex() == _CONTACT:
            return self._editor.has_unsaved() or self._editor.is_new
        return self._pane.has_unsaved()

    def leave(self) -> bool:
        """Ask about what is not saved; return whether the page may be left."""
        if self._right.currentIndex() == _CONTACT:
            return self._editor.leave()
        return self._pane.leave()

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        self._pane.keep_drafts()
        if self._made_editor is not None:
            self._made_editor.keep_draft()

    def show_private(self, *, hidden: bool) -> None:
        """Show list and case as they may be seen now; a search may hold a name."""
        if hidden:
            self.list_pane.forget()
        self.list_pane.reload()
        view = self._pane.view
        if view is not None:
            self._pane.show_private(is_due=self._is_due(view.case.id))
            if self._made_editor is not None and self._pane.view is not None:
                self._made_editor.show_whose(title_of(self._pane.view))

    def place(self) -> tuple[str, ...]:
        """Return the chosen case, its tab, and the contact that is open."""
        view = self._pane.view
        contact = ""
        if self._right.currentIndex() == _CONTACT:
            contact = NEW if self._editor.is_new else self._editor.contact_id
        return (view.case.id if view else "", str(self._pane.tabs.currentIndex()), contact)

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show case, tab and contact again, as far as they are still there."""
        case_id, tab, contact = place
        if not case_id:
            return
        self.show_case(case_id, "")
        self._pane.tabs.setCurrentIndex(int(tab))
        if contact and self._right.currentIndex() == _CASE:
            self._write_contact("" if contact == NEW else contact)

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        if self._right.currentIndex() == _CONTACT:
            return self._editor.live_draft()
        return self._pane.live_draft()

    def resume(self, form: str, record_id: str) -> None:
        """Go on with a draft that was typed on this page."""
        found = (one for one in waiting_drafts(self._desk) if one.key == (form, record_id))
        draft = next(found, None)
        if draft is not None:
            self._go_on(draft)

    def act(self, action: str) -> None:
        """Begin a case or a contact."""
        if action == "contact":
            self.new_contact()
        else:
            super().act(action)

    def show_case(self, case_id: str, action: str) -> None:
        """Show a case and perhaps begin a contact."""
        if not self.leave():
            return
        self.list_pane.choose(case_id)
        self._is_inside = True
        self._show_case(case_id)
        if action.startswith("contact"):
            self._write_contact(action.removeprefix("contact").removeprefix(":"))
        elif action == "close":
            self._pane.close_or_reopen()
        elif action in ("summary", "disclosure", "restrict"):
            self._do(action)
        elif action.startswith(("class:", "record:")):
            self._pane.go_to(action)
        else:
            self.list_pane.list.setFocus()

    def minimumSizeHint(self) -> QSize:
        """Return the room that one side needs: side by side is for wider windows."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(60 * letter, 30 * letter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow window to the contact alone while it is written."""
        super().resizeEvent(event)
        self._arrange()
        if not self._is_moved:
            wanted = min(46 * self.fontMetrics().averageCharWidth(), self.width() * 2 // 5)
            self._splitter.setSizes([wanted, self.width() - wanted])

    def _build(self) -> None:
        self.list_pane = CaseListPane(self._desk.cases, self)
        self.list_pane.setMinimumWidth(30 * self.fontMetrics().averageCharWidth())
        self._side = self._right_side()
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.list_pane)
        self._splitter.addWidget(self._side)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._keep_sizes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _right_side(self) -> QWidget:
        side = QWidget(self)
        self._pane = CasePane(self._desk, self)
        self._made_editor: ContactEditor | None = None
        self._right = QStackedWidget(self)
        self._none = NoCase(self)
        self._right.addWidget(self._none)
        self._right.addWidget(self._pane)
        self._drafts = DraftsBar(self)
        self._back = LinkButton(self.tr("Zur Liste"), "arrow-left", side)
        self._back.hide()
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 18, 18, 12)
        column.setSpacing(12)
        column.addWidget(self._back)
        column.addWidget(self._drafts)
        column.addWidget(self._right, 1)
        return side

    def _keep_sizes(self) -> None:
        self._is_moved = True

    def _connect(self) -> None:
        self.list_pane.chosen.connect(self._on_chosen)
        self.list_pane.opened.connect(self._go_into)
        self.list_pane.clicked.connect(self._go_beside)
        self.list_pane.new_wanted.connect(self.new_record)
        self._none.chosen.connect(self.new_record)
        self._none.lists_wanted.connect(self._read_lists)
        if self._desk.workspace.read_only:
            self.list_pane.set_read_only()
            self._none.set_read_only()
        self._back.clicked.connect(self._go_back)
        self._pane.contact_wanted.connect(self._write_contact)
        self._pane.letter_wanted.connect(self._write_letter)
        self._pane.doing_wanted.connect(self._do)
        self._pane.changed.connect(self.refresh)
        self._pane.record_wanted.connect(self._show_record)
        self._pane.told.connect(self.told)
        self._drafts.wanted.connect(self._resume)
        self._drafts.refused.connect(self._drop_draft)

    def _on_chosen(self, case_id: str) -> None:
        shown = self._pane.view.case.id if self._pane.view else ""
        if case_id == shown and self._right.currentIndex() != _EMPTY:
            return
        if not self.leave():
            self.list_pane.choose(shown)
            return
        self._show_case(case_id)

    def _show_chosen(self) -> None:
        if self._pane.view is not None:
            self._show_case(self._pane.view.case.id)

    def _show_case(self, case_id: str, chosen: str = "") -> None:
        try:
            self._pane.show_case(case_id, is_due=self._is_due(case_id), chosen=chosen)
        except ExpectedError:
            self._pane.forget()
            self._show(_EMPTY)
            return
        self._show(_CASE)

    def _is_due(self, case_id: str) -> bool:
        row = self.list_pane.model.case_row(self.list_pane.model.row_of(case_id))
        return row is not None and is_due(row, clock.today())

    def _go_into(self) -> None:
        if self._right.currentIndex() == _CASE:
            self._is_inside = True
            self._arrange()
            self._pane.timeline.list.setFocus()

    def _go_beside(self) -> None:
        self._is_inside = True
        self._arrange()

    def _write_contact(self, contact_id: str) -> None:
        view = self._pane.view
        if view is None or (self._desk.workspace.read_only and not contact_id):
            return
        if contact_id:
            contact = self._desk.workspace.get(CaseContact, contact_id)
        else:
            contact = self._desk.cases.new_contact(view.case.id)
        self._edit_contact(contact, is_new=not contact_id)

    @property
    def _editor(self) -> ContactEditor:
        """Return the editor; it is built at the first wish."""
        if self._made_editor is None:
            self._made_editor = ContactEditor(self._desk, self)
            self._made_editor.ended.connect(self._contact_ended)
            self._right.addWidget(self._made_editor)
        return self._made_editor

    def _edit_contact(self, contact: CaseContact, *, is_new: bool) -> None:
        heading = title_of(self._pane.view) if self._pane.view else ""
        editor = self._editor
        self._show(_CONTACT)
        editor.begin(contact, heading, is_new=is_new)

    def _contact_ended(self, contact_id: str) -> None:
        case_id = self._pane.view.case.id if self._pane.view else ""
        self._show(_CASE)
        self.list_pane.reload()
        if case_id:
            self._show_case(case_id, contact_id)
        self._pane.timeline.list.setFocus()
        if contact_id:
            self.told.emit(self.tr("Der Kontakt ist gespeichert."))
        self._offer_drafts()

    def _write_letter(self, case_id: str) -> None:
        if self.leave():
            self.page_wanted.emit("letters", case_id)

    def _do(self, doing_id: str) -> None:
        """Do what the menu "Datenschutz" offers, and read the case again."""
        view = self._pane.view
        if view is None or not self.leave():
            return
        done = doing(doing_id).run(self._around, view, self)
        if done:
            self.refresh()
            self.told.emit(done)

    def _show_record(self, kind: str, record_id: str) -> None:
        page = page_of(kind)
        if page and self.leave():
            self.page_wanted.emit(page, f"{kind}:{record_id}")

    def _read_lists(self) -> None:
        self.page_wanted.emit("statistics", "import")

    def _offer_drafts(self) -> None:
        if self._right.currentIndex() != _CONTACT and not self._pane.has_unsaved():
            self._drafts.offer_latest(self._desk)

    def _resume(self) -> None:
        draft = self._drafts.draft
        if draft is None:
            return
        if draft.form in IN_CASE:
            self._go_on(draft)
        elif self.leave():
            self._drafts.hide()
            self.draft_wanted.emit(draft.form, draft.record_id)

    def _go_on(self, draft: TypedDraft) -> None:
        if not self.leave():
            return
        self._drafts.hide()
        try:
            self.list_pane.choose(draft.case_id)
            self._is_inside = True
            self._show_case(draft.case_id)
            if draft.form == CaseContact.KIND:
                contact, is_new = draft.contact(self._desk)
                self._edit_contact(contact, is_new=is_new)
                self._editor.restore(dict(draft.values), draft.cursor)
            else:
                self._pane.resume(draft.form, draft.record_id, draft.values, draft.cursor)
        except ExpectedError as error:
            errors.show(error, self)

    def _drop_draft(self) -> None:
        self._drafts.drop(self._desk)
        self._offer_drafts()

    def _show(self, place: int) -> None:
        self._right.setCurrentIndex(place)
        if place == _CONTACT:
            self._drafts.hide()
        self._arrange()

    def _arrange(self) -> None:
        """Show list and case side by side, or, in a narrow window, one of them."""
        narrow = self.width() < NARROW_LETTERS * self.fontMetrics().averageCharWidth()
        inside = self._is_inside or self._right.currentIndex() == _CONTACT
        self.list_pane.setVisible(not (narrow and inside))
        self._side.setVisible(inside or not narrow)
        self._back.setVisible(narrow and self._right.currentIndex() == _CASE)

    def _go_back(self) -> None:
        self._is_inside = False
        self._arrange()
        self.list_pane.list.setFocus()
