"""Asks on what something personal may leave, and notes what left without the program."""

from collections.abc import Mapping

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.services import disclosure_errors as refusals
from ssa_desk.services.cases import CaseView
from ssa_desk.services.desk import Desk
from ssa_desk.services.disclosures import NotPermittedError, Permit, Wish
from ssa_desk.ui.dialogs.disclose_form import DiscloseForm, values_of, wish_of
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog

FORM = "disclosure"
_LETTERS = 84
_MENDED_AT: Mapping[type[ExpectedError], str] = {
    refusals.UnknownBasisError: "legal_basis",
    refusals.RestrictedError: "legal_basis",
    refusals.OfAgeError: "legal_basis",
    refusals.NotACustodianError: "recipient",
    refusals.NoContactError: "recipient",
    refusals.SecretCounsellingError: "recipient",
    refusals.IncompleteWishError: "recipient",
    refusals.WrongRecipientError: "recipient",
    refusals.MissingConsentError: "consent_id",
    refusals.ConsentExpiredError: "consent_id",
    refusals.ConsentRevokedError: "consent_id",
    refusals.ConsentIncompleteError: "consent_id",
    refusals.ConsentNotYetError: "consent_id",
    refusals.UnfitConsentError: "consent_id",
    refusals.WrongGiverError: "consent_id",
    refusals.EntrustedConsentError: "consent_id",
    refusals.EntrustedError: "entrusted_basis",
    refusals.NotPseudonymisedError: "pseudonymised",
    refusals.NotInformedError: "informed",
    refusals.NotHappenedError: "date",
}
"""The field in which each refusal is mended."""


def permitted(desk: Desk, wish: Wish, parent: QWidget) -> Permit | None:
    """Return the permit, asking only where the wish is not permitted as it is."""
    try:
        return desk.disclosures.permit(wish)
    except NotPermittedError as error:
        return ask(desk, wish, parent, why=error.sentence)


def ask(
    desk: Desk, wish: Wish, parent: QWidget, *, why: str = "", offers_entrusted: bool = False
) -> Permit | None:
    """Ask who receives it on what basis, beginning with what the wish says; None: nobody."""
    dialog = DiscloseDialog(desk, wish, parent, offers_entrusted=offers_entrusted)
    if why:
        dialog.say(why)
    dialog.exec()
    dialog.deleteLater()
    return dialog.permit


def note_in_case(around: Surroundings, view: CaseView, parent: QWidget) -> str:
    """Note what left a case by telephone or in a talk; return what the window says."""
    noted = noted_in(around.desk, view.case.id, parent)
    return "Die Weitergabe ist vermerkt." if noted else ""


def noted_in(desk: Desk, case_id: str, parent: QWidget) -> bool:
    """Ask what left a case without the program; return whether it was noted."""
    wish = Wish(
        document="conversation",
        recipient="",
        legal_basis="consent",
        content="",
        way="conversation",
        case_id=case_id,
        day=clock.today(),
    )
    dialog = NoteDialog(desk, wish, parent)
    noted = bool(dialog.exec())
    dialog.deleteLater()
    return noted


class _WishDialog(FormDialog):
    """The form of a wish with the refusal of the gate at the top."""

    def __init__(self, desk: Desk, wish: Wish, words: tuple[str, str], parent: QWidget) -> None:
        super().__init__(*words, parent, letters=_LETTERS)
        self._desk, self._wish = desk, wish

    def _begin(self, form: DiscloseForm) -> None:
        """Show the form with what the wish says."""
        self._form, wish = form, self._wish
        self.body.addWidget(form)
        self.body.addStretch(1)
        self._form.start(values_of(wish))
        self._form.expect_width(self.minimumWidth())
        self._form.adapt()
        self._form.settle()
        self.add_cancel()
        QShortcut("Ctrl+Return", self, self.go)

    def go(self) -> None:
        """Ask the gate; say at the top what stands against it."""
        self.say("")
        try:
            self.carry_out(wish_of(self._form.record(), self._wish))
        except InvalidRecordError:
            return
        except ExpectedError as error:
            self.refuse(error)
            return
        self.accept()

    def carry_out(self, wish: Wish) -> None:
        """Do what the dialog is for; raises the errors of the gate."""
        raise NotImplementedError

    def refuse(self, error: ExpectedError) -> None:
        """Say why not, with the cursor where it can be mended."""
        self._form.adapt()
        self.say(error.sentence)
        field = _MENDED_AT.get(type(error), "")
        if field in self._form.cells and not self._form.cells[field].isHidden():
            self._form.focus_first(field)


class DiscloseDialog(_WishDialog):
    """Gives `permit` for something that leaves through the program."""

    def __init__(
        self, desk: Desk, wish: Wish, parent: QWidget, *, offers_entrusted: bool = False
    ) -> None:
        heading = "Wer erhält das, und auf welcher Grundlage?"
        super().__init__(desk, wish, (heading, wish.content), parent)
        self._begin(DiscloseForm(desk, wish, self, offers_entrusted=offers_entrusted))
        self.permit: Permit | None = None
        self._go = PrimaryButton("&Weitergeben", "check", self)
        self._go.clicked.connect(self.go)
        self.add_button(self._go)
        self._form.focus_first("legal_basis" if wish.recipient else "recipient")

    def carry_out(self, wish: Wish) -> None:
        """Keep the permit."""
        self.permit = self._desk.disclosures.permit(wish)


class NoteDialog(_WishDialog):
    """Saves what left without the program, under the same rules."""

    def __init__(self, desk: Desk, wish: Wish, parent: QWidget) -> None:
        text = (
            "Ein Anruf, ein Gespräch, ein Schreiben außerhalb des Programms: wer was auf welcher "
            "Grundlage erfahren hat."
        )
        super().__init__(desk, wish, ("Weitergabe vermerken", text), parent)
        self._begin(DiscloseForm(desk, wish, self, by_hand=True, offers_entrusted=True))
        self._again = SaveAgain(self.go, self)
        self._go = PrimaryButton("&Vermerken", "check", self)
        self._go.clicked.connect(self.go)
        self.add_button(self._go)
        self._form.focus_first("recipient")
        self.draft_as(desk.workspace, FORM, self._form, NEW, wish.case_id)
        QShortcut("Ctrl+S", self, self.go)

    def carry_out(self, wish: Wish) -> None:
        """Save the entry."""
        self._desk.disclosures.note(wish)

    def refuse(self, error: ExpectedError) -> None:
        """Say why not; a busy file makes it wait."""
        if not self._again.takes(error):
            super().refuse(error)

    def done(self, result: int) -> None:
        """Close, and save no more by itself."""
        self._again.stop()
        super().done(result)
