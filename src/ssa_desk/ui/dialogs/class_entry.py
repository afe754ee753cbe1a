"""The dialog for one class of the history: from which day, which class."""

from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, ClassMembership
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog

FORM = ClassMembership.KIND
_FIELDS = ("valid_from", "class_name")


class ClassDialog(Dialog):
    """Adds a class from today on, or corrects one."""

    def __init__(
        self, desk: Desk, case: Case, row: ClassMembership | None, parent: QWidget
    ) -> None:
        super().__init__(
            self.tr("Klasse ändern") if row else self.tr("Neue Klasse"),
            self.tr("Die Klasse gilt ab diesem Tag, bis eine spätere eingetragen ist."),
            parent,
        )
        self._desk, self._case = desk, case
        shape = Shape(only=_FIELDS, taken_keys="s")
        self._form = RecordForm(ClassMembership, desk.workspace.catalogue, shape, self)
        if row is not None:
            self._form.show_record(row)
        else:
            self._form.start({"valid_from": clock.today()})
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self.add_cancel()
        save = PrimaryButton(self.tr("&Speichern"), "check", self)
        save.clicked.connect(self.save)
        self.add_button(save)
        self._form.focus_first("class_name")
        # A case has one new class at a time; without a row the case stands for it.
        self.draft_as(desk.workspace, FORM, self._form, row.id if row else case.id, case.id)
        self.setMinimumWidth(460)

    def save(self) -> None:
        """Save the class and close, or say what does not fit."""
        self.say("")
        try:
            self._desk.classes.save(self._case, self._form.record())
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.accept()
