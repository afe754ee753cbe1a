"""Offers text again that was typed but not saved before the program ended or was locked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, CaseContact, School, WorkerProfile
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs import (
    class_entry,
    close_case,
    new_case,
    own_choice,
    quick_entry,
    tally,
)
from ssa_desk.ui.dialogs.access import REQUEST
from ssa_desk.ui.dialogs.case_summary.words import SUMMARY
from ssa_desk.ui.forms.drafting import CASE
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.pages.cases import contact_editor, guardians_tab, master_data
from ssa_desk.ui.pages.child_protection import PROTECTED
from ssa_desk.ui.pages.letters import LETTER
from ssa_desk.ui.pages.records import register
from ssa_desk.ui.widgets.draft_bar import DraftBar

_LISTED = {f"case/{one.kind.KIND}": one.kind.TITLE for one in register.IN_CASES}
_LISTED_ON_PAGES = {
    f"page/{one.kind.KIND}": one.kind.TITLE for specs in register.ON_PAGES.values() for one in specs
}
IN_CASE = (contact_editor.FORM, master_data.FORM, guardians_tab.FORM, *_LISTED)
"""Forms of the page of cases itself; the others open dialogs or other pages."""

_WORDS = {
    contact_editor.FORM: "Nicht gespeicherter Kontakt",
    master_data.FORM: "Nicht gespeicherte Stammdaten",
    guardians_tab.FORM: "Nicht gespeicherte Angaben zu Sorgeberechtigten",
    new_case.FORM: "Nicht angelegter Fall",
    SUMMARY: "Nicht ausgegebene Fallvorstellung",
    close_case.FORM: "Nicht gespeicherter Abschluss",
    class_entry.FORM: "Nicht gespeicherte Klasse",
    "agenda/appointment": "Nicht gespeicherter Termin",
    "agenda/task": "Nicht gespeicherte Aufgabe",
    quick_entry.FORM: "Nicht gespeicherter Schnelleintrag",
    tally.FORM: "Nicht gespeicherter Strich",
    "disclosure": "Nicht vermerkte Weitergabe",
    "restrict": "Nicht gespeicherte Einschränkung",
    "revoke": "Nicht gespeicherter Widerruf",
    own_choice.FORM: "Nicht gespeicherter eigener Eintrag",
    WorkerProfile.KIND: "Nicht gespeichertes Profil",
    School.KIND: "Nicht gespeicherte Schule",
    LETTER: "Nicht gedruckter Brief",
    REQUEST: "Nicht gespeicherte Anfrage",
    "page/working_week": "Nicht bestätigte Arbeitswoche",
    "page/report_text": "Nicht gespeicherter Text des Jahresberichts",
    **{form: f"Nicht gespeichert: {title}" for form, title in (_LISTED | _LISTED_ON_PAGES).items()},
}

_PROTECTED_WORDS = "Nicht gespeichert: geschützter Bereich"
"""Of child protection not even the step is told, nor whose it is."""


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """A form as it was typed; it has no repr of its values."""

    form: str
    record_id: str
    values: Mapping[str, Typed]
    cursor: str
    at: datetime

    def __repr__(self) -> str:
        return f"<TypedDraft {self.record_id}>"

    @property
    def key(self) -> tuple[str, str]:
        """Return form and id."""
        return self.form, self.record_id

    @property
    def title(self) -> str:
        """Return what was not saved, in words."""
        return _WORDS.get(self.form, _PROTECTED_WORDS)

    @property
    def case_id(self) -> str:
        """Return the case that it belongs to."""
        return str(self.values.get(CASE, ""))

    def contact(self, desk: Desk) -> tuple[CaseContact, bool]:
        """Return the contact of the draft and whether it is a new one."""
        try:
            return desk.workspace.get(CaseContact, self.record_id), False
        except ExpectedError:
            contact = desk.cases.new_contact(self.case_id)
            return contact.changed(id=self.record_id), True


def waiting_drafts(desk: Desk) -> list[TypedDraft]:
    """Return what is typed and not saved, the latest first."""
    return [
        TypedDraft(one.form, one.record_id, one.values, one.cursor, one.at)
        for one in desk.workspace.drafts.all()
        if one.form in _WORDS or one.form.startswith(PROTECTED)
    ]


class DraftsBar(DraftBar):
    """One line with the latest draft; hidden when there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.draft: TypedDraft | None = None

    def offer_latest(self, desk: Desk) -> None:
        """Show the latest draft, if there is one."""
        self.draft = next(iter(waiting_drafts(desk)), None)
        if self.draft is None:
            self.offer("")
            return
        at = self.draft.at.astimezone()
        is_protected = self.draft.form.startswith(PROTECTED)
        case_no = "" if is_protected else self._case_no(desk, self.draft.case_id)
        about = self.tr(" zu Fall {}").format(case_no) if case_no else ""
        self.offer(
            self.tr("{}{} vom {} Uhr. Es ist nichts verloren.").format(
                self.draft.title, about, f"{at:%d.%m.%Y, %H:%M}"
            )
        )

    def drop(self, desk: Desk) -> None:
        """Forget the draft that is shown."""
        if self.draft is not None:
            desk.workspace.drafts.drop(self.draft.form, self.draft.record_id)

    def _case_no(self, desk: Desk, case_id: str) -> str:
        try:
            return desk.workspace.get(Case, case_id).case_no
        except ExpectedError:
            return ""
