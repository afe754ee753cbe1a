"""Texts that were being written when the program ended: they wait as drafts of their sections."""

from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.desk import Desk
from ssa_desk.services.report_texts import sections
from ssa_desk.ui.pages.report import TEXT_FORM

TEXT = "text"
"""The value of a draft that holds what was typed."""


def draft_id(period: Period, school_id: str, section: str) -> str:
    """Return the id of the draft of a section."""
    return f"{period.first.isoformat()}|{period.last.isoformat()}|{school_id}|{section}"


def begun(desk: Desk, period: Period, school_id: str) -> list[str]:
    """Return the sections whose draft says something else than the text that is kept."""
    drafts = {one.record_id: one for one in desk.workspace.drafts.all() if one.form == TEXT_FORM}
    kept = desk.report_texts.texts(period, school_id) if drafts else {}
    found = ((one.key, drafts.get(draft_id(period, school_id, one.key))) for one in sections())
    return [
        section
        for section, draft in found
        if draft and str(draft.values.get(TEXT, "")).strip() != kept.get(section, "")
    ]
