"""G01, G03 and G04: group offers and their sessions; open offers count visitors."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from ssa_desk.domain.figures.figure import Cells, Figure
from ssa_desk.domain.figures.material import Material, SessionFacts
from ssa_desk.domain.table import cell_key

Measures = tuple[tuple[str, Callable[[SessionFacts], int]], ...]

_SESSIONS: Measures = (("sessions", lambda _session: 1),)
_PARTICIPANTS: Measures = (*_SESSIONS, ("participants", lambda session: session.participants))
_VISITORS: Measures = (*_SESSIONS, ("visitors", lambda session: session.visitors))


def _groups(material: Material) -> list[SessionFacts]:
    return [session for session in material.work.sessions if not session.is_open_offer]


def _by_kind(material: Material) -> Cells:
    return _measured(
        _groups(material), _PARTICIPANTS, lambda one: {"group_offer_type": one.group_offer_type}
    )


def _by_form(material: Material) -> Cells:
    return _measured(_groups(material), _SESSIONS, lambda one: {"offer_form": one.offer_form})


def _open(material: Material) -> Cells:
    sessions = [session for session in material.work.sessions if session.is_open_offer]
    return _measured(sessions, _VISITORS, lambda _one: {})


def _measured(
    sessions: Iterable[SessionFacts],
    measures: Measures,
    codes_of_session: Callable[[SessionFacts], dict[str, str]],
) -> Cells:
    """Add up measures in total and by a code; an offer counts once however many sessions."""
    cells: Counter[str] = Counter()
    offers: dict[str, set[str]] = defaultdict(set)
    for session in sessions:
        of = codes_of_session(session)
        for codes in ({}, of) if of else ({},):
            offers[cell_key(**codes, measure="offers")].add(session.offer_id)
            for measure, value in measures:
                cells[cell_key(**codes, measure=measure)] += value(session)
    return {key: len(ids) for key, ids in offers.items()} | dict(cells)


GROUP_OFFERS = Figure(
    "G01",
    "group_offers",
    "Gruppenangebote nach Art",
    "offers",
    ("group_offer_type", "measure"),
    _by_kind,
)
OPEN_OFFERS = Figure("G03", "open_offers", "Offene Angebote", "offers", ("measure",), _open)
OFFERS_BY_FORM = Figure(
    "G04",
    "offers_by_form",
    "Gruppenangebote nach Angebotsform",
    "offers",
    ("offer_form", "measure"),
    _by_form,
)
