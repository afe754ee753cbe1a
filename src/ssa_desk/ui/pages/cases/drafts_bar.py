"""Offers text again that was typed but not saved before the program ended or was locked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.pages.cases.contact_editor import CASE, FORM
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.text import label


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact as it was typed; it has no repr of its values."""

    record_id: str
    values: Mapping[str, Typed]
    cursor: str
    at: datetime

    def __repr__(self) -> str:
        return f"<ContactDraft {self.record_id}>"


class DraftsBar(QFrame):
    """One line with the latest draft; hidden when there is none."""

    wanted = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-warning")
        self.draft: ContactDraft | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        self._text = label("", "", wrap=True)
        refuse = Button(self.tr("Verwerfen"), "", self)
        refuse.clicked.connect(self.refused)
        go_on = PrimaryButton(self.tr("Weiterschreiben"), "notebook-pen", self)
        go_on.clicked.connect(self.wanted)
        row.addWidget(self._text, 1)
        row.addWidget(refuse)
        row.addWidget(go_on)
        self.hide()

    def offer(self, desk: Desk) -> None:
        """Show the latest draft of a contact, if there is one."""
        drafts = (one for one in desk.workspace.drafts.all() if one.form == FORM)
        found = next(drafts, None)
        self.draft = (
            ContactDraft(found.record_id, found.values, found.cursor, found.at) if found else None
        )
        self.setVisible(self.draft is not None)
        if self.draft is None:
            return
        at = self.draft.at.astimezone()
        case_no = self._case_no(desk, str(self.draft.values.get(CASE, "")))
        about = self.tr(" zu {}").format(case_no) if case_no else ""
        self._text.setText(
            self.tr("Nicht gespeicherter Kontakt{} vom {} Uhr. Es ist nichts verloren.").format(
                about, f"{at:%d.%m.%Y, %H:%M}"
            )
        )

    def contact(self, desk: Desk) -> tuple[CaseContact, bool]:
        """Return the contact of the draft and whether it is a new one."""
        assert self.draft is not None  # noqa: S101 - asked only while a draft is shown
        try:
            return desk.workspace.get(CaseContact, self.draft.record_id), False
        except ExpectedError:
            contact = desk.cases.new_contact(str(self.draft.values.get(CASE, "")))
            return contact.changed(id=self.draft.record_id), True

    def drop(self, desk: Desk) -> None:
        """Forget the draft that is shown."""
        if self.draft is not None:
            desk.workspace.drafts.drop(FORM, self.draft.record_id)

    def _case_no(self, desk: Desk, case_id: str) -> str:
        try:
            return desk.workspace.get(Case, case_id).case_no
        except ExpectedError:
            return ""
