"""Asks from which day a consent is revoked, and what follows from it."""

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records.consent import Consent
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog

FORM = "revoke"
_LETTERS = 64


class RevokeDialog(FormDialog):
    """Revokes the consent itself; the consent stays in the file as a proof."""

    def __init__(self, desk: Desk, consent: Consent, parent: QWidget) -> None:
        super().__init__(
            self.tr("Einwilligung widerrufen"),
            self.tr(
                "Von diesem Tag an geht auf diese Einwilligung nichts mehr hinaus. Was vorher "
                "weitergegeben wurde, war erlaubt und bleibt vermerkt."
            ),
            parent,
            letters=_LETTERS,
        )
        self._desk, self._consent = desk, consent
        shape = Shape(only=("revoked_on", "revocation_effect"), taken_keys="wb")
        self._form = RecordForm(Consent, desk.workspace.catalogue, shape, self)
        self._form.show_record(consent)
        self._form.editor("revoked_on").set_value(consent.revoked_on or clock.today())
        self._form.settle()
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self.add_cancel()
        self._revoke = PrimaryButton(self.tr("&Widerrufen"), "check", self)
        self._revoke.clicked.connect(self.revoke)
        self.add_button(self._revoke)
        self._form.focus_first("revocation_effect")
        self.draft_as(desk.workspace, FORM, self._form, consent.id, consent.case_id or "")
        QShortcut("Ctrl+Return", self, self.revoke)

    def revoke(self) -> None:
        """Save the revocation, or say what does not fit."""
        self.say("")
        try:
            typed = self._form.record()
            day = typed.revoked_on or clock.today()
            self._desk.consents.revoke(self._consent, day, typed.revocation_effect)
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.accept()
