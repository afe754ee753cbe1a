"""Writes a contact: the form with its drafts, hints and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import CaseContact
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs.ask import really_delete, unsaved
from ssa_desk.ui.forms.drafting import Draft, DraftKeeper
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.forms.record_form import RecordForm
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.forms.snippets import Snippets
from ssa_desk.ui.forms.text_editors import LongTextEditor
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import ElidedLabel

FORM = CaseContact.KIND


class ContactEditor(QWidget):
    """Shows one contact, new or old; `ended` tells the id of what was saved, or nothing."""

    ended = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._contact: CaseContact | None = None
        self.is_new = True
        self._passed: set[str] = set()
        self._form = RecordForm(CaseContact, desk.workspace.catalogue, None, self)
        self._drafts = DraftKeeper(desk.workspace, FORM, self._draft, self)
        self._again = SaveAgain(self.save, self)
        self._form.changed.connect(self._on_change)
        observation = self._form.editor("observation")
        if isinstance(observation, LongTextEditor):
            Snippets(observation, desk.quick_entry.snippets).put_below()
        self._build()

    @property
    def case_id(self) -> str:
        """Return the case that the contact belongs to."""
        return self._contact.case_id if self._contact else ""

    def show_whose(self, heading: str) -> None:
        """Say whose contact it is, as it may be seen now."""
        self._whose.setText(heading)

    @property
    def contact_id(self) -> str:
        """Return the contact that is shown."""
        return self._contact.id if self._contact else ""

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        return self._drafts.live

    def begin(self, contact: CaseContact, heading: str, *, is_new: bool) -> None:
        """Show a contact; `heading` says whose it is."""
        self._contact, self.is_new = contact, is_new
        self._title.setText(self.tr("Neuer Kontakt") if is_new else self.tr("Kontakt bearbeiten"))
        self._whose.setText(heading)
        self._delete.setVisible(not is_new)
        self._form.show_record(contact)
        self._drafts.begin(contact.id, contact.case_id)
        self._forget_hints()
        self._trouble.hide()
        self._page.verticalScrollBar().setValue(0)
        self._form.focus_first("duration_min" if is_new else "observation")

    def restore(self, values: dict[str, Typed], cursor: str) -> None:
        """Put a draft back into the form."""
        self._drafts.adopt()
        self._form.restore(values, cursor)

    def has_unsaved(self) -> bool:
        """Return whether the form differs from what is saved."""
        return self._contact is not None and self._form.has_changes()

    def save(self) -> bool:
        """Save the contact; hints stop it once. Return whether it was saved."""
        if self._contact is None:
            return True
        self._trouble.hide()
        try:
            record = self._form.record()
            if self._new_hints(record):
                return False
            saved = self._desk.cases.save_contact(record)
            self._drafts.drop()
        except ExpectedError as error:
            if not self._again.takes(error):
                self._trouble.show_text(error.sentence)
            return False
        self._form.settle()
        self._end(saved.id)
        return True

    def leave(self) -> bool:
        """Ask about what is not saved; return whether the editor is closed now."""
        if self._contact is None:
            return True
        if not self.has_unsaved():
            self._throw_away()
            return True
        answer = unsaved(self)
        if answer == "save":
            return self.save()
        if answer == "discard":
            self._throw_away()
        return answer == "discard"

    def keep_draft(self) -> None:
        """Keep what is typed now."""
        self._drafts.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _on_change(self) -> None:
        self._forget_hints()
        self._offer_follow_up()
        if self.has_unsaved():
            self._drafts.touch()

    def _offer_follow_up(self) -> None:
        """Remind of a new appointment when nobody was reached."""
        missed = self._form.editor("channel").typed() in self._missed()
        empty = not self._form.editor("follow_up_on").typed()
        words = self.tr("Nicht erreicht: hier den nächsten Versuch vormerken.")
        self._form.cells["follow_up_on"].show_problem(words if missed and empty else "", "warning")

    def _missed(self) -> tuple[str, ...]:
        channels = self._desk.workspace.catalogue("channel")
        found = (one for one in channels.entries if "no_show" in (one.identifier, one.rolls_up_to))
        return tuple(one.label for one in found)

    def _draft(self) -> Draft | None:
        return self._form.draft() if self.has_unsaved() else None

    def _throw_away(self) -> None:
        self._drafts.drop()
        self._end("")

    def _end(self, contact_id: str) -> None:
        self._again.stop()
        self._contact = None
        self.ended.emit(contact_id)

    def _new_hints(self, record: CaseContact) -> bool:
        found = (*self._form.hints(record), *self._desk.plausibility.hints(record))
        hints = [one for one in found if one.field not in self._passed]
        if not hints:
            return False
        self._form.show_hints(hints)
        self._passed = {one.field for one in hints}
        self._save.setText(self.tr("Trotzdem speichern"))
        return True

    def _forget_hints(self) -> None:
        self._passed = set()
        self._save.setText(self.tr("Speichern"))

    def _ask_delete(self) -> None:
        text = self.tr("Der Kontakt zählt dann auch nicht mehr in der Statistik.")
        if self._contact and really_delete(self, self.tr("Diesen Kontakt löschen?"), text):
            self._drafts.drop()
            self._desk.workspace.delete(self._contact)
            self._end("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._title = ElidedLabel("", "title")
        self._whose = ElidedLabel("", "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._whose)
        column.addLayout(words)
        self._trouble = Banner("error", "", self)
        column.addWidget(self._trouble)
        self._page = ScrollPage(self, margin=0)
        self._page.body.setContentsMargins(0, 0, 8, 0)
        card = Card("", self)
        card.body.addWidget(self._form)
        self._page.body.addWidget(card)
        self._page.body.addStretch(1)
        column.addWidget(self._page, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        self._delete = Button(self.tr("Löschen …"), "trash-2", self)
        self._delete.clicked.connect(self._ask_delete)
        cancel = Button(self.tr("Abbrechen"), "", self)
        cancel.setToolTip(self.tr("Abbrechen (Esc)"))
        cancel.clicked.connect(self.leave)
        self._save = PrimaryButton(self.tr("Speichern"), "check", self)
        self._save.setToolTip(self.tr("Speichern (Strg+S)"))
        self._save.clicked.connect(self.save)
        self._save.setDisabled(self._desk.workspace.read_only)
        row.addWidget(self._delete)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        return row
