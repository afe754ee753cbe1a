"""What data protection and child protection ask for today, without a name or any content.

The page Heute shows what is due or soon, the overview of "Datenschutz" every line. A new area: a
function here that asks its service, and its place in `SOURCES`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from ssa_desk.domain import clock

if TYPE_CHECKING:
    from ssa_desk.services.desk import Desk

Urgency = Literal["", "soon", "due"]


@dataclass(frozen=True, slots=True)
class Concern:
    """How one area stands: "Anfragen", "1 Antwort ist fällig", and the tab that leads on."""

    title: str
    state: str
    page: str
    action: str
    urgency: Urgency = ""


Source = Callable[["Desk", date], Iterable[Concern]]


def _consents(desk: "Desk", today: date) -> Iterable[Concern]:
    from ssa_desk.services.consents import concern

    return (concern(desk.workspace, today),)


def _restrictions(desk: "Desk", today: date) -> Iterable[Concern]:
    from ssa_desk.services.holds import concerns as of_holds
    from ssa_desk.services.restrictions import concern

    return (concern(desk.restrictions), *of_holds(desk.workspace, today))


def _requests(desk: "Desk", _today: date) -> Iterable[Concern]:
    from ssa_desk.services.access.due import concern

    return (concern(desk.access.requests),)


def _deletion(desk: "Desk", _today: date) -> Iterable[Concern]:
    from ssa_desk.services.deletion_concern import concern

    return (concern(desk.workspace),)


def _breaches(desk: "Desk", _today: date) -> Iterable[Concern]:
    from ssa_desk.services.breach_words import concern

    return (concern(desk.breaches),)


def _papers(desk: "Desk", _today: date) -> Iterable[Concern]:
    from ssa_desk.services.processing_record import missing

    lacks = len(missing(desk.workspace.profile()))
    are = "1 Angabe fehlt" if lacks == 1 else f"{lacks} Angaben fehlen"
    state = f"{are} im Profil" if lacks else "können gedruckt werden"
    return (Concern("Unterlagen", state, "data_protection", "papers"),)


def _child_protection(desk: "Desk", _today: date) -> Iterable[Concern]:
    found = desk.child_protection.reminders()
    waiting = (
        (found.urgent, "akute Gefahr", "akute Gefahren"),
        (found.reviews, "Überprüfung", "Überprüfungen"),
        (found.feedback, "Rückmeldung des Jugendamts", "Rückmeldungen des Jugendamts"),
        (found.yearly, "jährliche Überprüfung", "jährliche Überprüfungen"),
    )
    lines = [f"{count} {one if count == 1 else many}" for count, one, many in waiting if count]
    state = f"{', '.join(lines)} offen" if lines else "nichts fällig"
    yield Concern("Kinderschutz", state, "child_protection", "", "due" if lines else "")


def _letters(desk: "Desk", _today: date) -> Iterable[Concern]:
    from ssa_desk.services.letter_replies import concern

    found = concern(desk.workspace)
    return () if found is None else (found,)


SOURCES: tuple[Source, ...] = (
    _child_protection,
    _breaches,
    _requests,
    _consents,
    _restrictions,
    _papers,
    _deletion,
    _letters,
)


def concerns(desk: "Desk") -> tuple[Concern, ...]:
    """Return how every area stands today."""
    today = clock.today()
    return tuple(one for source in SOURCES for one in source(desk, today))


def due(desk: "Desk") -> tuple[Concern, ...]:
    """Return what asks for something, the most urgent first."""
    found = [one for one in concerns(desk) if one.urgency]
    return tuple(sorted(found, key=lambda one: one.urgency != "due"))
