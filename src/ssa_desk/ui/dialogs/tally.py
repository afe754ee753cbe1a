"""The tally sheet: one more short counselling, without a name, by two keys."""

from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import AnonymousContact
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog

_FIELDS = (
    "date", "school_id", "addressee", "short_count", "long_count", "persons", "topics",
)  # fmt: skip


class TallyDialog(Dialog):
    """Filled in for the usual case: one short talk with one pupil, today. Enter saves."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            self.tr("Strichliste"),
            self.tr("Kurze Beratung ohne Namen. Eingabetaste: ein Strich mehr für heute."),
            parent,
        )
        self._desk = desk
        schools = desk.workspace.schools()
        links = {"school_id": tuple(Choice(one.id, one.name) for one in schools)}
        shape = Shape(only=_FIELDS, links=links if len(schools) > 1 else {}, taken_keys="e")
        self._form = RecordForm(AnonymousContact, desk.workspace.catalogue, shape, self)
        self._form.start(
            {
                "date": clock.today(),
                "school_id": schools[0].id if schools else None,
                "addressee": "pupil",
                "short_count": 1,
                "persons": 1,
            }
        )
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self.add_cancel()
        self._save = PrimaryButton(self.tr("&Eintragen"), "check", self)
        self._save.clicked.connect(self.save)
        self.add_button(self._save)
        self._save.setFocus()
        self.setMinimumWidth(520)

    def save(self) -> None:
        """Save the line and close, or say what does not fit."""
        self.say("")
        try:
            self._desk.workspace.save(self._form.record())
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.accept()
