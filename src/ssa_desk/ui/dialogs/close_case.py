"""The dialog that closes a case: end, reason, attainment."""

from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog

FORM = "close_case"
_FIELDS = ("closed_on", "closure_reason", "goal_attainment")


class CloseCaseDialog(Dialog):
    """Closes the case itself."""

    def __init__(self, desk: Desk, case: Case, parent: QWidget) -> None:
        super().__init__(
            self.tr("Fall abschließen"),
            self.tr("Der Fall bleibt erhalten und kann wieder geöffnet werden."),
            parent,
        )
        self._desk, self._before = desk, case
        shape = Shape(only=_FIELDS, taken_keys="a")
        self._form = RecordForm(Case, desk.workspace.catalogue, shape, self)
        self._form.show_record(case)
        self._form.editor("closed_on").set_value(case.closed_on or clock.today())
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self.add_cancel()
        self._close = PrimaryButton(self.tr("Fall &abschließen"), "check", self)
        self._close.clicked.connect(self.close_case)
        self.add_button(self._close)
        self._is_told = False
        self._form.changed.connect(self._forget_hints)
        self._form.settle()
        self._form.focus_first("closure_reason")
        self.draft_as(desk.workspace, FORM, self._form, case.id, case.id)
        self.setMinimumWidth(520)

    def close_case(self) -> None:
        """Close the case, or say what does not fit."""
        self.say("")
        try:
            closed = self._form.record()
            if self._has_new_hints(closed):
                return
            day = closed.closed_on or clock.today()
            self._desk.cases.close_case(
                self._before, day, closed.closure_reason, closed.goal_attainment
            )
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.accept()

    def _has_new_hints(self, closed: Case) -> bool:
        """Tell once that the end looks odd."""
        hints = [one for one in self._form.hints(closed) if one.field == "closed_on"]
        if self._is_told or not hints:
            return False
        self._form.show_hints(hints)
        self._close.setText(self.tr("Trotzdem &abschließen"))
        self._is_told = True
        return True

    def _forget_hints(self) -> None:
        self._is_told = False
        self._close.setText(self.tr("Fall &abschließen"))
