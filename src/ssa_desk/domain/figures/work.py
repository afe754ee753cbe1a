"""P16, A05, A07 to A09, N01, N02, S01 and Z01: transitions, time, network, schools, goals."""

from collections.abc import Callable, Iterable, Iterator

from ssa_desk.domain.figures.figure import CodesOf, Counting, Figure, Unit
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.work_facts import NetworkFacts

_LEARNING = {"training": "training", "supervision_peer_consultation": "supervision"}
_GOALS = {"fully": "reached", "mostly": "reached", "partly": "partly", "not_reached": "not_reached"}


def network_contacts(material: Material) -> Iterator[NetworkFacts]:
    """Yield external contacts with a partner; one that was a committee counts there alone."""
    for one in material.work.network:
        if one.partner_type and one.is_external and not one.committee_type:
            yield one


def committees(material: Material) -> Iterator[NetworkFacts]:
    """Yield the meetings of committees, learning left out."""
    for one in material.work.network:
        if one.committee_type and one.committee_type not in _LEARNING:
            yield one


def learning(one: NetworkFacts) -> tuple[str, ...]:
    """Return `training` or `supervision`, nothing for other activities."""
    return (_LEARNING[one.committee_type],) if one.committee_type in _LEARNING else ()


def _by(
    dim: str,
    units: Callable[[Material], Iterable[Unit]],
    codes: CodesOf[Unit],
    weight: Callable[[Unit], int] | None = None,
) -> tuple[Counting[Unit]]:
    return (Counting(units, {dim: codes}, ((), (dim,)), weight=weight),)


TRANSITIONS = Figure(
    "P16",
    "transitions",
    "Übergänge nach Art und Ergebnis",
    "transitions",
    ("transition_kind", "outcome"),
    (
        Counting(
            lambda material: material.work.transitions,
            {
                "transition_kind": lambda one: (one.transition_kind,),
                "outcome": lambda one: (one.outcome,),
            },
            ((), ("transition_kind",), ("transition_kind", "outcome")),
        ),
    ),
)
MINUTES = Figure(
    "A05",
    "minutes",
    "Arbeitszeit nach Arbeitsbereich (Minuten)",
    "minutes",
    ("work_area",),
    _by(
        "work_area",
        lambda material: material.work.times,
        lambda one: (one.work_area,),
        lambda one: one.minutes,
    ),
)
NETWORK = Figure(
    "A07",
    "network",
    "Kontakte im Netzwerk nach Stelle",
    "network_contacts",
    ("partner_type",),
    _by("partner_type", network_contacts, lambda one: (one.partner_type,)),
)
CONSULTATIONS = Figure(
    "A08",
    "consultations",
    "Beratung im Kollegium",
    "consultations",
    ("staff_consultation_type",),
    _by(
        "staff_consultation_type",
        lambda material: material.work.consultations,
        lambda one: (one.staff_consultation_type,),
    ),
)
ACTIVITIES = Figure(
    "A09",
    "activities",
    "Tätigkeiten nach Kernbereich",
    "activities",
    ("core_area",),
    _by(
        "core_area",
        lambda material: material.work.activities,
        lambda one: (one.core_area,),
        lambda one: one.number,
    ),
)
COMMITTEES = Figure(
    "N01",
    "committees",
    "Gremien",
    "committees",
    ("committee_type",),
    _by("committee_type", committees, lambda one: (one.committee_type,)),
)
LEARNING = Figure(
    "N02",
    "learning",
    "Fortbildung und Supervision",
    "occasions",
    ("kind",),
    (Counting(lambda material: material.work.network, {"kind": learning}, (("kind",),)),),
)
SCHOOLS = Figure(
    "S01",
    "schools",
    "Schülerinnen und Schüler",
    "pupils",
    ("school_type",),
    _by(
        "school_type",
        lambda material: material.work.schools,
        lambda one: (one.school_type,),
        lambda one: one.pupils,
    ),
)
GOALS = Figure(
    "Z01",
    "goals",
    "Ziele der Jahresplanung",
    "goals",
    ("goal_state",),
    _by(
        "goal_state",
        lambda material: material.work.goals,
        lambda one: (_GOALS.get(one.goal_attainment, "not_stated"),),
    ),
)
