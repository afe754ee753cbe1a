"""One record in its form: begin, save with hints, delete, drafts."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain.base import Record
from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs.ask import unsaved
from ssa_desk.ui.forms.drafting import CASE, Draft, DraftKeeper
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.pages.records.pickers import shape_of
from ssa_desk.ui.pages.records.spec import Place, RecordSpec
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import ElidedLabel

KEYS = "nslmf"
"""Letters of the buttons beside the form: Neu, Speichern, Löschen, Wie letztes Mal, Zum Fall."""

_FIELD = "field."
"""Before the names in a draft: a field may be called as the keeper's own key."""


class RecordSide(QWidget):
    """Shows one record, new or old. What it cannot decide it tells: saved, deleted, left."""

    saved = Signal(str)
    delete_wanted = Signal()
    again_wanted = Signal()
    case_wanted = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, spec: RecordSpec, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._spec, self._place = desk, spec, place
        self.record: Record | None = None
        """What is shown as it was before typing, None while nothing is shown."""
        self.is_new = False
        self._case_id = ""
        self._passed: set[str] = set()
        self._form: RecordForm[Any] | None = None
        self._shape_key: object = None
        self._drafts = DraftKeeper(desk.workspace, place.form(spec), self._draft, self)
        self.within: Mapping[str, Any] = {}
        """Fields that are fixed where the form is shown."""
        self.prepare: Callable[[Any], Record] = _as_it_is
        """What becomes of a record before it is saved."""
        self._save_again = SaveAgain(self.save, self)
        self._build()

    @property
    def form(self) -> RecordForm[Any]:
        """Return the form; it is built at the first record, and again when schools changed."""
        key = tuple((one.id, one.name) for one in self._desk.workspace.schools())
        if self._form is None or key != self._shape_key:
            if self._form is not None:
                self._form.hide()
                self._form.deleteLater()
            skip = self._spec.skip | self._place.fixed
            shape = self._shape(skip)
            self._form = RecordForm(self._spec.kind, self._desk.workspace.catalogue, shape, self)
            self._form.changed.connect(self._on_change)
            self._card.body.addWidget(self._form)
            self._shape_key = key
        return self._form

    def show_record(self, record: Record, case_id: str = "") -> None:
        """Show a record of the file."""
        self.record, self.is_new = record, False
        self.form.show_record(record)
        self._begin(self._spec.kind.TITLE, case_id)

    def begin(self, values: Mapping[str, Any], case_id: str = "") -> None:
        """Begin a new record with these values; they need not be complete."""
        known = {name: one for name, one in values.items() if name in self._spec.kind.model_fields}
        self.record, self.is_new = self._spec.kind.model_construct(**known), True
        self.form.start({**known, "id": self.record.id, "created_at": self.record.created_at})
        self._begin(self._spec.words.new, case_id)

    def take_over(self, values: Mapping[str, Any]) -> None:
        """Put values into the fields of the record that is being written."""
        for name, value in values.items():
            if name in self.form.cells:
                self.form.editor(name).set_value(value)

    def restore(self, values: Mapping[str, Typed], cursor: str) -> None:
        """Put a draft back into the form."""
        self._drafts.adopt()
        own = {name: one for name, one in values.items() if name.startswith(_FIELD)}
        self.form.restore({name.removeprefix(_FIELD): one for name, one in own.items()}, cursor)

    def clear(self) -> None:
        """Show nothing."""
        self._save_again.stop()
        self.record, self.is_new = None, False
        self._stack.setCurrentWidget(self._empty)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self.record is not None:
            self.form.focus_first()

    def has_unsaved(self) -> bool:
        """Return whether the form differs from the record."""
        return self.record is not None and self._form is not None and self._form.has_changes()

    def save(self) -> bool:
        """Save the record; hints stop it once. Return whether it was saved."""
        if self.record is None or self._desk.workspace.read_only:
            return self.record is None
        self._trouble.show_text("")
        try:
            record = self.form.record()
            if self._new_hints(record):
                return False
            record = self.prepare(record)
            self.store(record)
            self._drafts.drop()
        except InvalidRecordError:
            return False
        except ExpectedError as error:
            if not self._save_again.takes(error):
                self._trouble.show_text(error.sentence)
            return False
        self._save_again.stop()
        self.show_record(record, self._case_id)
        self.saved.emit(record.id)
        return True

    def store(self, record: Record) -> None:
        """Save the record; some kinds save more with it."""
        self._desk.workspace.save(record)

    def leave(self) -> bool:
        """Ask about what is not saved; return whether another record may be shown."""
        if not self.has_unsaved():
            self._drafts.drop()
            return True
        answer = unsaved(self)
        if answer == "save":
            return self.save()
        if answer == "discard":
            self._throw_away()
        return answer == "discard"

    def say(self, sentence: str) -> None:
        """Show an expected error."""
        self._trouble.show_text(sentence)

    def live_draft(self) -> tuple[str, str] | None:
        """Return form and id of what is typed and not saved."""
        return self._drafts.live

    def drop_draft(self) -> None:
        """Forget the draft of what is shown: it was deleted."""
        self._drafts.drop()

    def keep_draft(self) -> None:
        """Keep what is typed now."""
        self._drafts.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list at Escape."""
        if event.key() == Qt.Key.Key_Escape and self.record is not None:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _shape(self, skip: frozenset[str]) -> Shape:
        keys = KEYS + self._place.keys
        return shape_of(self._desk, self._spec.kind, skip, keys, self._within)

    def _within(self) -> Mapping[str, Any]:
        return self.within

    def _begin(self, title: str, case_id: str) -> None:
        self._save_again.stop()
        self._case_id = case_id
        self._title.setText(title)
        if self.record is not None:
            self._drafts.begin(self.record.id, case_id)
        self._forget_hints()
        self._trouble.show_text("")
        self._delete.setVisible(not self.is_new)
        self._to_case.setVisible(bool(self._other_case()))
        self._again.setVisible(self.is_new and bool(self._spec.again))
        self._stack.setCurrentWidget(self._filled)
        self._page.verticalScrollBar().setValue(0)

    def _other_case(self) -> str:
        """Return the case of a stored record that is shown outside of it."""
        if self.is_new or CASE in self._place.fixed:
            return ""
        return str(getattr(self.record, CASE, None) or "")

    def _want_case(self) -> None:
        self.case_wanted.emit(self._other_case())

    def _throw_away(self) -> None:
        self._drafts.drop()
        if self.is_new or self.record is None:
            self.clear()
        else:
            self.show_record(self.record, self._case_id)

    def _on_change(self) -> None:
        self._forget_hints()
        if self.has_unsaved():
            self._drafts.touch()

    def _draft(self) -> Draft | None:
        if not self.has_unsaved():
            return None
        values, cursor = self.form.draft()
        return {f"{_FIELD}{name}": one for name, one in values.items()}, cursor

    def _new_hints(self, record: Record) -> bool:
        beside = self._desk.plausibility.hints(record)
        found = (*self.form.hints(record), *(one for one in beside if one.field in self.form.cells))
        hints = [one for one in found if one.field not in self._passed]
        if not hints:
            return False
        self.form.show_hints(hints)
        self._passed |= {one.field for one in hints}
        self._save.setText(self.tr("Trotzdem &speichern"))
        return True

    def _forget_hints(self) -> None:
        self._passed = set()
        self._save.setText(self.tr("&Speichern"))

    def _build(self) -> None:
        self._stack = QStackedWidget(self)
        self._filled = QWidget(self)
        self._build_filled()
        hint = self.tr("Links einen Eintrag wählen oder einen neuen anlegen.")
        self._empty = EmptyState(self._spec.icon, self.tr("Nichts gewählt"), hint, "", self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._filled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._stack)

    def _build_filled(self) -> None:
        self._title = ElidedLabel("", "heading")
        self._trouble = Banner("error", "", self)
        self._page = ScrollPage(self, margin=0)
        self._page.body.setContentsMargins(0, 0, 6, 0)
        self._card = Card("", self)
        self._page.body.addWidget(self._card)
        self._page.body.addStretch(1)
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self._trouble)
        column.addWidget(self._page, 1)
        column.addLayout(self._buttons())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        self._to_case = LinkButton(self.tr("Zum &Fall"), "folder-open", self)
        self._to_case.clicked.connect(self._want_case)
        row.addWidget(self._to_case)
        self._again = Button(self.tr("Wie letztes &Mal"), "history", self)
        self._again.setToolTip(self.tr("Angaben des zuletzt angelegten Eintrags übernehmen"))
        self._again.clicked.connect(self.again_wanted)
        row.addWidget(self._again)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(8)
        self._delete = Button(self.tr("&Löschen"), "trash-2", self)
        self._delete.clicked.connect(self.delete_wanted)
        self._save = PrimaryButton(self.tr("&Speichern"), "check", self)
        self._save.setToolTip(self.tr("Speichern (Strg+S)"))
        self._save.clicked.connect(self.save)
        for button in (self._delete, self._save, self._again):
            button.setDisabled(self._desk.workspace.read_only)
        row.addWidget(self._delete)
        row.addStretch(1)
        row.addWidget(self._save)
        return row


def _as_it_is(record: Record) -> Record:
    return record
