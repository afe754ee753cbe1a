"""The tally sheet: one more short counselling, without a name, by two keys; or a correction."""

from typing import Any

from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import AnonymousContact
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog

FORM = AnonymousContact.KIND
_FIELDS = (
    "date", "school_id", "addressee", "short_count", "long_count", "persons", "topics",
)  # fmt: skip
_LETTERS = 80
_MARGINS = 52
"""Wide enough for fields side by side; the margins of the dialog, left and right."""


class TallyDialog(FormDialog):
    """Filled in for the usual case: one short talk with one pupil, today. Enter saves.

    With an entry it corrects that one.
    """

    def __init__(self, desk: Desk, parent: QWidget, entry: AnonymousContact | None = None) -> None:
        super().__init__(self._heading(entry), self._words(entry), parent, letters=_LETTERS)
        self._desk = desk
        schools = desk.workspace.schools()
        links = {"school_id": tuple(Choice(one.id, one.name) for one in schools)}
        shape = Shape(
            only=(*_FIELDS, "core_area") if entry else _FIELDS,
            links=links if len(schools) > 1 or (entry and schools) else {},
            taken_keys="es",
        )
        self._form = RecordForm(AnonymousContact, desk.workspace.catalogue, shape, self)
        if entry is None:
            self._form.start(_usual(schools[0].id if schools else None))
        else:
            self._form.show_record(entry)
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self.add_cancel()
        words = self.tr("&Speichern") if entry else self.tr("&Eintragen")
        self._save = PrimaryButton(words, "check", self)
        self._save.clicked.connect(self.save)
        self.add_button(self._save)
        if entry is None:
            self._save.setFocus()
        else:
            self._form.focus_first("short_count")
        self.draft_as(desk.workspace, FORM, self._form, entry.id if entry else NEW)
        self._form.expect_width(self.minimumWidth() - _MARGINS)

    def save(self) -> None:
        """Save the line and close, or say what does not fit."""
        self.say("")
        try:
            self._desk.tally.save(self._form.record())
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.accept()

    def _heading(self, entry: AnonymousContact | None) -> str:
        return self.tr("Strichlisten-Eintrag ändern") if entry else self.tr("Strichliste")

    def _words(self, entry: AnonymousContact | None) -> str:
        if entry is not None:
            return self.tr("Die Statistik zählt danach mit den neuen Angaben.")
        return self.tr("Kurze Beratung ohne Namen. Eingabetaste: ein Strich mehr für heute.")


def _usual(school_id: str | None) -> dict[str, Any]:
    return {
        "date": clock.today(),
        "school_id": school_id,
        "addressee": "pupil",
        "short_count": 1,
        "persons": 1,
    }
