"""Short German words about procedures, the same in list, head and steps."""

from datetime import date

from ssa_desk.content.child_protection import protection_words
from ssa_desk.domain.child_protection import State, StepState
from ssa_desk.services.child_protection import Line

STATES: dict[State, str] = {
    "done": "erledigt",
    "open": "offen",
    "later": "später",
    "not_needed": "entfällt",
}
ICONS: dict[State, tuple[str, str]] = {
    "done": ("circle-check", "accent_text"),
    "open": ("circle-alert", "warning_text"),
    "later": ("clock", "muted"),
    "not_needed": ("ellipsis", "muted"),
}
NOBODY = "ohne Namen"


def next_words(line: Line) -> str:
    """Return what is to be done next, the most pressing first."""
    if line.is_only_counted:
        return "nur gezählt"
    if line.closed_on is not None:
        yearly = "jährlich überprüfen" if line.yearly_due else ""
        return yearly or f"abgeschlossen {line.closed_on:%d.%m.%Y}"
    if line.is_urgent:
        return "Akute Gefahr!"
    if line.review_due:
        return "Überprüfung fällig"
    if line.feedback_missing:
        return "Rückmeldung fehlt"
    return title_of(line.next) if line.next else "offen"


def title_of(step: StepState) -> str:
    """Return what a step is called."""
    return protection_words().steps[step.step].title


def day_or_nothing(day: date | None) -> str:
    """Return a day, or nothing."""
    return f"{day:%d.%m.%Y}" if day else ""
