"""German words for a line of the agenda."""

from ssa_desk.domain import clock
from ssa_desk.services.agenda import AgendaLine
from ssa_desk.ui.words import day_words

_KINDS = {
    "case_contact": "Wiedervorlage",
    "parent_contact": "Elternkontakt",
    "application_help": "Antrag",
    "appointment": "Termin",
    "group_session": "Gruppe",
    "task": "Aufgabe",
    "case_goal": "Ziel",
    "support_plan_step": "Hilfeplan",
    "case": "Fall überprüfen",
    "consent": "Einwilligung endet",
    "school_agreement": "Schulvereinbarung überprüfen",
}
_OWN_TITLE = frozenset({"appointment", "group_session", "task"})
"""Kinds whose own words say what it is; the others are called by whose they are."""


def kind_of(line: AgendaLine) -> str:
    """Return what a line is."""
    return _KINDS[line.kind]


def title_of(line: AgendaLine) -> str:
    """Return the first row: the time and what it is, or whose it is."""
    if line.kind in _OWN_TITLE:
        title = _one_line(line.text)
    elif line.kind in ("case_contact", "parent_contact", "application_help"):
        title = _whose(line) or f"{_KINDS[line.kind]} ohne Fall"
    else:
        title = " · ".join(part for part in (_KINDS[line.kind], _whose(line)) if part)
    if line.cancelled:
        title = f"abgesagt: {title}"
    return f"{line.time:%H:%M} · {title}" if line.time else title


def text_of(line: AgendaLine) -> str:
    """Return the second row."""
    if line.kind in _OWN_TITLE:
        minutes = f"{line.minutes} Min." if line.minutes else ""
        return " · ".join(part for part in (_whose(line), minutes) if part)
    if line.kind == "case_contact":
        return _one_line(line.text) or "Ohne Vereinbarung"
    if line.kind in ("parent_contact", "application_help"):
        text = _one_line(line.text)
        kind = _KINDS[line.kind] if _whose(line) else ""
        return ": ".join(part for part in (kind, text) if part)
    return _one_line(line.text)


def chip_of(line: AgendaLine) -> str:
    """Return the day, nothing where the time says enough."""
    today = clock.today()
    if line.day is None or (line.day == today and line.kind in _OWN_TITLE and line.time):
        return ""
    return day_words(line.day, today)


def spoken(line: AgendaLine) -> str:
    """Return a line for a screen reader."""
    day = day_words(line.day, clock.today()) if line.day else ""
    head = ", ".join(part for part in (day, _KINDS[line.kind]) if part)
    return f"{head}: {title_of(line)}"


def _whose(line: AgendaLine) -> str:
    return " · ".join(part for part in (line.case_no, line.name) if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())
