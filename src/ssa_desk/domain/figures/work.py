"""P16, A05, A07 to A09, N01, N02, S01 and Z01: transitions, time, network, schools, goals."""

from collections import Counter
from collections.abc import Iterable

from ssa_desk.domain.figures.figure import Cells, Figure, counted
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.table import cell_key

_LEARNING = {"training": "training", "supervision_peer_consultation": "supervision"}
_GOALS = {"fully": "reached", "mostly": "reached", "partly": "partly", "not_reached": "not_reached"}


def _transitions(material: Material) -> Cells:
    codes = {
        "transition_kind": lambda one: (one.transition_kind,),
        "outcome": lambda one: (one.outcome,),
    }
    kind = ("transition_kind",)
    return counted(material.work.transitions, codes, [kind, (*kind, "outcome")])


def _minutes(material: Material) -> Cells:
    return _added("work_area", material.work.minutes)


def _activities(material: Material) -> Cells:
    return _added("core_area", material.work.activities)


def _schools(material: Material) -> Cells:
    return _added("school_type", ((one.school_type, one.pupils) for one in material.work.schools))


def _partners(material: Material) -> Cells:
    """Count external contacts with a partner; one that was a committee counts there alone."""
    partners = [
        one.partner_type
        for one in material.work.network
        if one.partner_type and one.is_external and not one.committee_type
    ]
    return counted(partners, {"partner_type": lambda one: (one,)}, [("partner_type",)])


def _committees(material: Material) -> Cells:
    kinds = [one.committee_type for one in material.work.network if one.committee_type]
    committees = [one for one in kinds if one not in _LEARNING]
    return counted(committees, {"committee_type": lambda one: (one,)}, [("committee_type",)])


def _learning(material: Material) -> Cells:
    kinds = Counter(one.committee_type for one in material.work.network)
    return {cell_key(kind=code): kinds[name] for name, code in _LEARNING.items()}


def _consultations(material: Material) -> Cells:
    dim = "staff_consultation_type"
    return counted(material.work.consultations, {dim: lambda one: (one,)}, [(dim,)])


def _goals(material: Material) -> Cells:
    states = [_GOALS.get(one, "not_stated") for one in material.work.goals]
    return counted(states, {"goal_state": lambda one: (one,)}, [("goal_state",)])


def _added(dim: str, values: Iterable[tuple[str, int]]) -> Cells:
    cells: Counter[str] = Counter({"": 0})
    for code, value in values:
        cells[""] += value
        cells[cell_key(**{dim: code})] += value
    return dict(cells)


TRANSITIONS = Figure(
    "P16",
    "transitions",
    "Übergänge nach Art und Ergebnis",
    "transitions",
    ("transition_kind", "outcome"),
    _transitions,
)
MINUTES = Figure(
    "A05",
    "minutes",
    "Arbeitszeit nach Arbeitsbereich (Minuten)",
    "minutes",
    ("work_area",),
    _minutes,
)
NETWORK = Figure(
    "A07",
    "network",
    "Kontakte im Netzwerk nach Stelle",
    "network_contacts",
    ("partner_type",),
    _partners,
)
CONSULTATIONS = Figure(
    "A08",
    "consultations",
    "Beratung im Kollegium",
    "consultations",
    ("staff_consultation_type",),
    _consultations,
)
ACTIVITIES = Figure(
    "A09",
    "activities",
    "Tätigkeiten nach Kernbereich",
    "activities",
    ("core_area",),
    _activities,
)
COMMITTEES = Figure("N01", "committees", "Gremien", "committees", ("committee_type",), _committees)
LEARNING = Figure(
    "N02", "learning", "Fortbildung und Supervision", "occasions", ("kind",), _learning
)
SCHOOLS = Figure("S01", "schools", "Schülerinnen und Schüler", "pupils", ("school_type",), _schools)
GOALS = Figure("Z01", "goals", "Ziele der Jahresplanung", "goals", ("goal_state",), _goals)
