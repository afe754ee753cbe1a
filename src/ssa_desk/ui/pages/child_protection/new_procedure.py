"""The dialog for a new procedure: what was noticed, on which legal path, is there acute danger."""

from typing import Any

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.domain.records import ChildProtectionAssessment, ChildProtectionEntry
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.forms.together import FormsTogether
from ssa_desk.ui.pages.child_protection import PROTECTED
from ssa_desk.ui.pages.child_protection.numbers_panel import show_numbers
from ssa_desk.ui.pages.child_protection.path_panel import PathPanel
from ssa_desk.ui.pages.records.pickers import shape_of
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.form_dialog import FormDialog

_ABOUT = ("case_id", "young_person_id", "noticed_on", "acute_danger", "legal_path")
_NOTICED = ("protection_entry_kind", "observer", "text", "information_source")


class NewProcedureDialog(FormDialog):
    """Begins a procedure; `made` is its id. It needs neither a case nor a child."""

    def __init__(self, desk: Desk, case_id: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("Neues Kinderschutzverfahren"),
            self.tr("Schreiben Sie zuerst auf, was wahrgenommen wurde. Alles Weitere kann folgen."),
            parent,
            letters=92,
        )
        self._desk, self._case_id = desk, case_id
        self.made = ""
        self._procedure = self._form_of(ChildProtectionAssessment, _ABOUT)
        self._noticed = self._form_of(ChildProtectionEntry, _NOTICED, self._procedure.keys)
        self._danger = Banner("error", "", self)
        self._danger.set_closable(closable=False)
        numbers = self._danger.add_button(self.tr("N&otfallnummern"), "phone")
        numbers.clicked.connect(self._show_numbers)
        self._path = PathPanel(self)
        self._start()
        self._lay_out()
        self._again = SaveAgain(self.save, self)
        together = FormsTogether({"procedure": self._procedure, "noticed": self._noticed}, self)
        self.draft_as(desk.workspace, f"{PROTECTED}new", together, NEW, case_id)
        together.changed.connect(self._fit)
        self._fit()
        self._noticed.focus_first("text")
        QShortcut("Ctrl+Return", self, self.save)
        QShortcut("Ctrl+S", self, self.save)

    def save(self) -> None:
        """Begin the procedure and close, or say what does not fit."""
        self.say("")
        try:
            begun = self._desk.child_protection.begin(
                self._procedure.record(), self._noticed.record()
            )
        except InvalidRecordError:
            return
        except ExpectedError as error:
            if not self._again.takes(error):
                self.say(error.sentence)
            return
        self.made = begun.id
        self.accept()

    def done(self, result: int) -> None:
        """Close, and save no more by itself."""
        self._again.stop()
        super().done(result)

    def _form_of(
        self,
        kind: type[ChildProtectionAssessment] | type[ChildProtectionEntry],
        only: tuple[str, ...],
        taken: str = "",
    ) -> RecordForm[Any]:
        found = shape_of(self._desk, kind, frozenset(kind.model_fields) - set(only))
        shape = Shape(only=only, links=found.links, pickers=found.pickers, taken_keys=f"abo{taken}")
        return RecordForm(kind, self._desk.workspace.catalogue, shape, self)

    def _start(self) -> None:
        self._procedure.start(
            {
                "case_id": self._case_id or None,
                "noticed_on": clock.today(),
                "legal_path": self._desk.child_protection.usual_path(),
            }
        )
        self._noticed.start(
            {
                # The procedure gets its id when it is saved.
                "assessment_id": "",
                "date": clock.today(),
                "protection_entry_kind": "observation",
                "observer": self._desk.workspace.profile().name,
            }
        )

    def _lay_out(self) -> None:
        self.body.addWidget(self._danger)
        self.body.addWidget(self._noticed)
        self.body.addWidget(self._procedure)
        card = Card("", self)
        card.body.addWidget(self._path)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.add_cancel(self.tr("A&bbrechen"))
        button = PrimaryButton(self.tr("&Anlegen"), "check", self)
        button.clicked.connect(self.save)
        self.add_button(button)

    def _fit(self) -> None:
        """Show the rule of the chosen path, and what acute danger asks for."""
        self._path.show_path(self._chosen("legal_path"))
        is_acute = self._chosen("acute_danger") == "yes"
        self._danger.show_text(
            self.tr(
                "Akute Gefahr: Rufen Sie jetzt das Jugendamt oder die Polizei. Aufschreiben können "
                "Sie danach."
            )
            if is_acute
            else ""
        )
        self._procedure.leave_out(("young_person_id",) if self._chosen("case_id") else ())

    def _show_numbers(self) -> None:
        show_numbers(self._desk, self)

    def _chosen(self, name: str) -> str | None:
        try:
            found = self._procedure.editor(name).value()
        except EntryError:
            return None
        return found if isinstance(found, str) else None
