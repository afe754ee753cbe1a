"""One kind of record: its list beside its form, or one of them when the room is short."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.desk import Desk
from ssa_desk.services.undo import Undo
from ssa_desk.ui.pages.page import PageWidget
from ssa_desk.ui.pages.records.bars import UndoBar
from ssa_desk.ui.pages.records.drafts import Typed, draft_sentence, latest
from ssa_desk.ui.pages.records.list_side import ListSide
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.spec import Place, RecordSpec
from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.draft_bar import DraftBar

NARROW_LETTERS = 112
"""Below this width in letters either the list or the form is shown."""


class RecordsTab(PageWidget):
    """Lists one kind and edits one record of it; a case fixes what the list shows."""

    changed = Signal()
    """A record was saved, deleted or brought back."""

    def __init__(
        self,
        desk: Desk,
        spec: RecordSpec,
        parent: QWidget,
        place: Place | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self.spec = desk, spec
        self._place = place or Place()
        self._fixed: Mapping[str, Any] = {}
        self._case_id = ""
        self._undo = Undo(desk.workspace)
        self._is_inside = False
        self._draft: Typed | None = None
        self._build()
        self._connect()
        if place is None:
            self.refresh()

    def show_for(
        self, fixed: Mapping[str, Any], case_id: str, within: Mapping[str, Any] | None = None
    ) -> None:
        """Show the records with these values; `within` narrows what their links offer."""
        is_other = case_id != self._case_id
        self._fixed, self._case_id = dict(fixed), case_id
        self.side.within = dict(within or fixed)
        if is_other:
            self._undo_bar.end()
            self.side.clear()
            self._is_inside = False
        self.list_side.fix(fixed)
        self.refresh()

    def refresh(self) -> None:
        """Read list and record again; what is being written stays."""
        shown = self.side.record
        self.list_side.reload(shown.id if shown and not self.side.is_new else None)
        if shown is not None and not self.side.is_new and not self.side.has_unsaved():
            self._show(shown.id)
        self._offer_draft()
        self._arrange()

    def begin(self) -> None:
        """Go on with a draft, else put the cursor into the list."""
        if self.side.has_unsaved():
            self.side.focus_first()
        elif self._draft is not None:
            self._draft_bar.begin()
        else:
            self.list_side.focus_list()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._is_inside = False
        self._arrange()
        self.list_side.focus_search()

    def new_record(self) -> None:
        """Begin a new record."""
        self._begin_new({})

    def _begin_new(self, given: dict[str, object]) -> None:
        if self._desk.workspace.read_only or not self.side.leave():
            return
        self.list_side.choose_none()
        values = {**self._desk.lists.new_values(self.spec.kind, self.spec.today), **self._fixed}
        self.side.begin({**values, **self.spec.starts, **given}, self._case_id)
        self._go_in()

    def show_record(self, record_id: str) -> None:
        """Show a record, also one that the list does not reach."""
        if self.side.leave():
            self.list_side.reload(record_id)
            self._show(record_id)
            self._go_in()

    def act(self, action: str) -> None:
        """Begin a record ("new", "new:first_year=2025"), or show the one whose id is given."""
        what, _, rest = action.partition(":")
        if what == "new":
            field, _, value = rest.partition("=")
            self._begin_new({field: int(value) if value.isdigit() else value} if field else {})
        elif action:
            self.show_record(action)

    def save(self) -> bool:
        """Save what is being written."""
        return self.side.save()

    def has_unsaved(self) -> bool:
        """Return whether something is not saved: typed text, or a new record as it stands."""
        return self.side.has_unsaved() or (self.side.is_new and self.isVisible())

    def leave(self) -> bool:
        """Ask about what is not saved; return whether the tab may be left."""
        return self.side.leave()

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        self.side.keep_draft()

    def place(self) -> tuple[str, ...]:
        """Return the record that is shown."""
        record = self.side.record
        return (record.id,) if record is not None and not self.side.is_new else ()

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show the record again, if it is still there."""
        if place and self._desk.lists.exists(self.spec.kind, place[0]):
            self.show_record(place[0])

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        return self.side.live_draft()

    def resume(self, form: str, record_id: str) -> None:
        """Go on with a draft that was typed here."""
        draft = latest(self._desk, form, self._case_id, record_id)
        if draft is not None and self.side.leave():
            self._draft = draft
            self._resume()

    def made_list(self) -> ListSide:
        """Return the list; some kinds have one of their own."""
        return ListSide(self._desk, self.spec, self)

    def made_side(self) -> RecordSide:
        """Return the form; some kinds have more beside it."""
        return RecordSide(self._desk, self.spec, self._place, self)

    def minimumSizeHint(self) -> QSize:
        """Return the room that one side needs: side by side is for wider windows."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(40 * letter, 22 * letter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow window to the list or the form alone."""
        super().resizeEvent(event)
        self._arrange()
        if not self._is_moved:
            wanted = self.width() * 42 // 100
            self._splitter.setSizes([wanted, self.width() - wanted])

    def _build(self) -> None:
        self._is_moved = False
        self.list_side = self.made_list()
        self.side = self.made_side()
        self._draft_bar = DraftBar(self)
        self._undo_bar = UndoBar(self)
        self._back = LinkButton(self.tr("Zur Liste"), "arrow-left", self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(18)
        self._splitter.setProperty("look", "clear")
        self._splitter.addWidget(self.list_side)
        self._splitter.addWidget(self.side)
        self._splitter.splitterMoved.connect(self._keep_sizes)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._draft_bar)
        column.addWidget(self._splitter, 1)
        column.addWidget(self._undo_bar)

    def _connect(self) -> None:
        self.list_side.chosen.connect(self._on_chosen)
        self.list_side.opened.connect(self._go_in)
        self.list_side.new_wanted.connect(self.new_record)
        self.list_side.delete_wanted.connect(self._delete_chosen)
        self.side.saved.connect(self._on_saved)
        self.side.delete_wanted.connect(self._delete)
        self.side.again_wanted.connect(self._again)
        self.side.left.connect(self._go_out)
        self.side.case_wanted.connect(self._go_to_case)
        self._back.clicked.connect(self._go_out)
        self._undo_bar.wanted.connect(self._bring_back)
        self._undo_bar.over.connect(self._undo.forget)
        self._draft_bar.wanted.connect(self._resume)
        self._draft_bar.refused.connect(self._refuse_draft)

    def _on_chosen(self, record_id: str) -> None:
        shown = self.side.record.id if self.side.record else ""
        if record_id == shown:
            return
        if not self.side.leave():
            self.list_side.reload("" if self.side.is_new else shown)
            return
        self._show(record_id)

    def _show(self, record_id: str) -> None:
        try:
            record = self._desk.workspace.get(self.spec.kind, record_id)
        except ExpectedError:
            self.side.clear()
            return
        self.side.show_record(record, self._case_id)

    def _on_saved(self, record_id: str) -> None:
        self.list_side.reload(record_id)
        self._offer_draft()
        self._arrange()
        self.changed.emit()
        self.told.emit(self.tr("Gespeichert."))

    def _delete(self) -> None:
        record = self.side.record
        if record is None or self._desk.workspace.read_only:
            return
        try:
            self._undo.delete(self._desk.workspace.get(self.spec.kind, record.id))
        except ExpectedError as error:
            self.side.say(error.sentence)
            return
        self.side.drop_draft()
        self.side.clear()
        self._is_inside = False
        self.list_side.reload("")
        self._undo_bar.begin()
        self._arrange()
        self.list_side.focus_list()
        self.changed.emit()
        self.told.emit(self.tr("Gelöscht. Rückgängig mit Strg+Z."))

    def _delete_chosen(self) -> None:
        """Delete the chosen row, unless the form still shows another record."""
        record = self.side.record
        if record is not None and record.id == self.list_side.chosen_id:
            self._delete()

    def _bring_back(self) -> None:
        try:
            record_id = self._undo.bring_back()
        except ExpectedError as error:
            self.side.say(error.sentence)
            return
        self._undo_bar.end()
        if record_id and self.side.leave():
            self.list_side.reload(record_id)
            self._show(record_id)
            self._arrange()
        self.changed.emit()
        self.told.emit(self.tr("Der Eintrag ist wieder da."))

    def _again(self) -> None:
        latest_one = self._desk.lists.latest(self.spec.listed, self._fixed)
        if latest_one is not None:
            self.side.take_over({name: getattr(latest_one, name) for name in self.spec.again})
            self.side.focus_first()

    def _offer_draft(self) -> None:
        if self.side.has_unsaved() or not self._place.offers_drafts:
            self._draft_bar.offer("")
            return
        self._draft = latest(self._desk, self._place.form(self.spec), self._case_id)
        self._draft_bar.offer(draft_sentence(self.spec, self._draft) if self._draft else "")

    def _resume(self) -> None:
        draft = self._draft
        if draft is None or not self.side.leave():
            return
        self._draft_bar.offer("")
        if self._desk.lists.exists(self.spec.kind, draft.record_id):
            self._show(draft.record_id)
        else:
            self.side.begin({"id": draft.record_id, **self._fixed}, self._case_id)
        self.side.restore(draft.values, draft.cursor)
        self._is_inside = True
        self._arrange()

    def _refuse_draft(self) -> None:
        if self._draft is not None:
            self._desk.workspace.drafts.drop(self._draft.form, self._draft.record_id)
        self._offer_draft()

    def _go_to_case(self, case_id: str) -> None:
        if self.leave():
            self.case_wanted.emit(case_id, "")

    def _go_in(self) -> None:
        if self.side.record is not None:
            self._is_inside = True
            self._arrange()
            self.side.focus_first()

    def _go_out(self) -> None:
        if self.side.leave():
            if self.side.is_new:
                self.side.clear()
            self._is_inside = False
            self._arrange()
            self.list_side.focus_list()

    def _arrange(self) -> None:
        """Show both sides, or in a narrow window one; an empty list has the room for itself."""
        narrow = self.width() < NARROW_LETTERS * self.fontMetrics().averageCharWidth()
        nothing = self.side.record is None and not self.list_side.model.total
        inside = self._is_inside and self.side.record is not None
        self.list_side.setVisible(not (narrow and inside))
        self.side.setVisible((inside or not narrow) and not nothing)
        self._back.setVisible(narrow and inside)

    def _keep_sizes(self) -> None:
        self._is_moved = True
