"""How the requests stand today: for Heute and the overview of data protection."""

from ssa_desk.services.access.requests import Requests
from ssa_desk.services.concerns import Concern

_TITLE, _PAGE, _PART = "Anfragen von Betroffenen", "data_protection", "requests"


def concern(requests: Requests) -> Concern:
    """Return what is overdue, what is due soon, or how many are open."""
    standings = [one.standing for one in requests.clocks()]
    overdue, soon = standings.count("overdue"), standings.count("soon")
    if overdue:
        are = "1 Antwort ist überfällig" if overdue == 1 else f"{overdue} Antworten sind überfällig"
        return Concern(_TITLE, are, _PAGE, _PART, "due")
    if soon:
        are = "1 Antwort ist" if soon == 1 else f"{soon} Antworten sind"
        return Concern(_TITLE, f"{are} in den nächsten 7 Tagen fällig", _PAGE, _PART, "soon")
    still = standings.count("running")
    return Concern(_TITLE, f"{still} offen" if still else "keine offen", _PAGE, _PART)
