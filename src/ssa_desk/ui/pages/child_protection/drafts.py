"""Finds the way back from a draft to the procedure and the sheet that it was typed in."""

from ssa_desk.domain.base import Record
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import (
    ChildProtectionAssessment,
    ChildProtectionEntry,
    ChildProtectionMeasure,
)
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.drafting import CASE
from ssa_desk.ui.pages.child_protection import PROTECTED
from ssa_desk.ui.pages.child_protection.numbers_panel import NUMBER
from ssa_desk.ui.pages.child_protection.sheets import ADDENDUM, ANSWER, MEASURE, NEW

__all__ = ["NEW", "NUMBER", "case_of", "name_of", "way_to"]


def name_of(form: str) -> str:
    """Return the name of the sheet of a draft."""
    return form.removeprefix(PROTECTED)


def way_to(desk: Desk, name: str, record_id: str) -> tuple[str, str]:
    """Return the procedure of a draft and the way to its sheet; nothing when it is gone."""
    kind, way = _OWNERS.get(name, ChildProtectionAssessment), name
    try:
        owner = desk.workspace.get(kind, record_id)
    except ExpectedError:
        if kind is not ChildProtectionMeasure:
            return "", ""
        return record_id, name
    if isinstance(owner, ChildProtectionAssessment):
        return owner.id, f"{ANSWER}:" if name == ANSWER else way
    return str(getattr(owner, "assessment_id", "")), f"{name}:{record_id}"


def case_of(desk: Desk, form: str, record_id: str) -> str:
    """Return the case that a draft belongs to, or nothing."""
    drafts = desk.workspace.drafts.all()
    found = (one for one in drafts if (one.form, one.record_id) == (form, record_id))
    return next((str(one.values.get(CASE, "")) for one in found), "")


_OWNERS: dict[str, type[Record]] = {
    ADDENDUM: ChildProtectionEntry,
    MEASURE: ChildProtectionMeasure,
}
