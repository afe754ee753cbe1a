"""An appointment or a task: its form in a dialog, new or to be changed."""

from typing import Any

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from ssa_desk.domain.base import Record
from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.domain.records import Appointment, Task
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs.ask import really_delete
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.forms.record_form import RecordForm
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.pages.records.pickers import shape_of
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog

FORM = "agenda/"
"""Before the kind: the name of the drafts."""
KINDS: dict[str, type[Record]] = {one.KIND: one for one in (Appointment, Task)}
_LETTERS = 76


class AgendaEntryDialog(FormDialog):
    """Saves or deletes the record itself; `told` says what became of it."""

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        parent: QWidget,
        record: Record | None = None,
        **starts: Any,  # noqa: ANN401 - values of any field
    ) -> None:
        words = (self.tr("Neuer Termin"), self.tr("Neue Aufgabe"))
        is_task = kind is Task
        super().__init__(kind.TITLE if record else words[is_task], "", parent, letters=_LETTERS)
        self._desk, self._record = desk, record
        self._passed: set[tuple[str, str]] = set()
        self.told, self.wants_letter = "", False
        shape = shape_of(desk, kind, taken_keys="sl")
        self._form: RecordForm[Any] = RecordForm(kind, desk.workspace.catalogue, shape, self)
        if record is None:
            self._form.start(starts)
        else:
            self._form.show_record(record)
        self._again = SaveAgain(self.save, self)
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self._add_buttons()
        self._form.focus_first()
        self.draft_as(
            desk.workspace, f"{FORM}{kind.KIND}", self._form, record.id if record else NEW
        )
        self._form.changed.connect(self._forget_hints)
        QShortcut("Ctrl+Return", self, self.save)
        QShortcut("Ctrl+S", self, self.save)

    def save(self) -> None:
        """Save and close; hints stop it once, a busy file makes it wait."""
        self.say("")
        try:
            record = self._form.record()
            if self._new_hints(record):
                return
            self._desk.workspace.save(record)
        except InvalidRecordError:
            return
        except ExpectedError as error:
            if not self._again.takes(error):
                self.say(error.sentence)
            return
        self.told = self.tr("Gespeichert.")
        self.accept()

    def done(self, result: int) -> None:
        """Close, and save no more by itself."""
        self._again.stop()
        super().done(result)

    def _add_buttons(self) -> None:
        if self._record is not None:
            delete = Button(self.tr("&Löschen …"), "trash-2", self)
            delete.clicked.connect(self._ask_delete)
            self._buttons.insertWidget(0, delete)
        if isinstance(self._record, Appointment):
            letter = Button(self.tr("Brief …"), "mail", self)
            letter.setToolTip(self.tr("Speichern und einen Elternbrief zu diesem Termin schreiben"))
            letter.clicked.connect(self._save_for_letter)
            self._buttons.insertWidget(1, letter)
        self.add_cancel()
        self._save = PrimaryButton(self.tr("&Speichern"), "check", self)
        self._save.clicked.connect(self.save)
        self.add_button(self._save)

    def _save_for_letter(self) -> None:
        self.save()
        self.wants_letter = self.result() == self.DialogCode.Accepted

    def _ask_delete(self) -> None:
        record = self._record
        if record is None or not really_delete(self, self.tr("Diesen Eintrag löschen?"), ""):
            return
        try:
            self._desk.workspace.delete(record)
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.told = self.tr("Gelöscht.")
        self.accept()

    def _new_hints(self, record: Record) -> bool:
        found = (*self._form.hints(record), *self._desk.plausibility.hints(record))
        hints = [one for one in found if (one.field, one.sentence) not in self._passed]
        if not hints:
            return False
        self._form.show_hints(hints)
        self._passed = {(one.field, one.sentence) for one in found}
        self._save.setText(self.tr("Trotzdem &speichern"))
        return True

    def _forget_hints(self) -> None:
        self._passed = set()
        self._save.setText(self.tr("&Speichern"))
