"""Finds what was typed into a form but not saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.drafting import CASE
from ssa_desk.ui.forms.editor import Typed as TypedValue
from ssa_desk.ui.pages.records.spec import RecordSpec


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was typed; it has no repr of its values."""

    form: str
    record_id: str
    values: Mapping[str, TypedValue]
    cursor: str
    at: datetime

    def __repr__(self) -> str:
        return f"<Typed {self.record_id}>"


def latest(desk: Desk, form: str, case_id: str = "", record_id: str = "") -> Typed | None:
    """Return the latest draft of a form, of a case or a record when one is given."""
    for one in desk.workspace.drafts.all():
        fits = one.form == form and record_id in ("", one.record_id)
        if fits and one.values.get(CASE, "") == case_id:
            return Typed(one.form, one.record_id, one.values, one.cursor, one.at)
    return None


def draft_sentence(spec: RecordSpec, draft: Typed) -> str:
    """Return what the bar says about a draft."""
    text = QCoreApplication.translate(
        "drafts", "Nicht gespeichert: %1 vom %2 Uhr. Es ist nichts verloren."
    )
    at = draft.at.astimezone()
    return text.replace("%1", spec.kind.TITLE).replace("%2", f"{at:%d.%m.%Y, %H:%M}")
