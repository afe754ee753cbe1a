"""Asks until when an answer takes and why, and makes the letter that says so."""

from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.domain.records import DataSubjectRequest
from ssa_desk.domain.request_clock import clock_of
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs.access.letters import print_letter
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog

_FIELDS = ("extended_until", "extension_reason")
_LETTERS = 60


class ExtendDialog(FormDialog):
    """The person must be told within the first month; the letter is printed from here."""

    def __init__(self, desk: Desk, request: DataSubjectRequest, parent: QWidget) -> None:
        last = clock_of(request, clock.today()).last_extension
        words = self.tr(
            "Länger als einen Monat darf es nur dauern, wenn die Anfrage schwierig ist; längstens "
            "bis zum %1. Die Person muss es mit den Gründen innerhalb des ersten Monats erfahren "
            "(Art. 12 Abs. 3 DSGVO)."
        )
        super().__init__(
            self.tr("Frist verlängern"),
            words.replace("%1", f"{last:%d.%m.%Y}"),
            parent,
            letters=_LETTERS,
        )
        self._desk, self.request = desk, request
        shape = Shape(only=_FIELDS, taken_keys="f")
        self.form = RecordForm(DataSubjectRequest, desk.workspace.catalogue, shape, self)
        self.form.show_record(request)
        self.form.editor("extended_until").set_value(last)
        self.body.addWidget(self.form)
        self.add_cancel(self.tr("Schließen"))
        self.letter = Button(self.tr("Brief dr&ucken …"), "printer", self)
        self.letter.clicked.connect(self.print_letter)
        self.letter.setEnabled(False)
        self.add_button(self.letter)
        self.keep = PrimaryButton(self.tr("&Frist verlängern"), "check", self)
        self.keep.clicked.connect(self.extend)
        self.add_button(self.keep)

    def extend(self) -> None:
        """Keep the new day and the reason."""
        self.say("")
        try:
            typed = self.form.record()
            self.request = self._desk.access.requests.extend(
                self.request, typed.extended_until or clock.today(), typed.extension_reason
            )
        except InvalidRecordError:
            return
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.keep.setDisabled(True)
        self.letter.setEnabled(True)
        self.letter.setFocus()

    def print_letter(self) -> None:
        """Print the letter that tells the person."""
        try:
            print_letter(self._desk, self._desk.access.extension_letter(self.request), self)
        except ExpectedError as error:
            self.say(error.sentence)
