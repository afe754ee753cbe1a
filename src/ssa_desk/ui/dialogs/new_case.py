"""The dialog of a new case: a number is enough, a name and a topic may follow at once."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, YoungPerson
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.forms.together import FormsTogether
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog

FORM = "new_case"
_CASE = ("case_no", "opened_on", "class_name", "school_id", "main_topic", "access_path")
_PERSON = ("first_name", "last_name")


class NewCaseDialog(Dialog):
    """Saves the case itself; `case_id` is set when it was saved."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            self.tr("Neuer Fall"),
            self.tr("Die Fallnummer genügt. Alles andere können Sie später ergänzen."),
            parent,
        )
        self._desk = desk
        self.case_id = ""
        schools = tuple(Choice(one.id, one.name) for one in desk.workspace.schools())
        of = desk.workspace.catalogue
        links = {"school_id": schools} if schools else {}
        self._person = RecordForm(YoungPerson, of, Shape(only=_PERSON, taken_keys="a"), self)
        shape = Shape(only=_CASE, links=links, taken_keys=f"a{self._person.keys}")
        self._case = RecordForm(Case, of, shape, self)
        self.body.addWidget(self._person)
        self.body.addWidget(self._case)
        self.body.addStretch(1)
        self._case.start(dict(desk.cases.new_case()))
        self.add_cancel()
        save = PrimaryButton(self.tr("Fall &anlegen"), "check", self)
        save.clicked.connect(self.save)
        self.add_button(save)
        self._person.focus_first()
        both = FormsTogether({"person": self._person, "case": self._case}, self)
        self.draft_as(desk.workspace, FORM, both, NEW)
        self.setMinimumWidth(660)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as low as the form is in two columns, which it takes once it has its width."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self.fit)

    def save(self) -> None:
        """Save the case and close, or say what does not fit."""
        self.say("")
        try:
            case = self._case.record()
            person = self._person.record()
            named = bool(person.first_name or person.last_name)
            self.case_id = self._desk.cases.save_case(case, person if named else None).id
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.accept()
