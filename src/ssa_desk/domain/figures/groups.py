"""G01, G03 and G04: group offers and their sessions; open offers count visitors."""

from collections.abc import Callable, Iterator, Mapping

from ssa_desk.domain.figures.figure import CodesOf, Counting, Figure
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.work_facts import SessionFacts

_CODES: Mapping[str, CodesOf[SessionFacts]] = {
    "group_offer_type": lambda session: (session.group_offer_type,),
    "offer_form": lambda session: (session.offer_form,),
}


def groups(material: Material) -> Iterator[SessionFacts]:
    """Yield the sessions of group offers, those of open offers left out."""
    return (session for session in material.work.sessions if not session.is_open_offer)


def open_offers(material: Material) -> Iterator[SessionFacts]:
    """Yield the sessions of open offers."""
    return (session for session in material.work.sessions if session.is_open_offer)


def _measured(
    units: Callable[[Material], Iterator[SessionFacts]],
    dims: tuple[str, ...],
    **added: Callable[[SessionFacts], int],
) -> tuple[Counting[SessionFacts], ...]:
    """Count offers, each once however many sessions, sessions, and what is added up."""
    codes = {dim: _CODES[dim] for dim in dims}
    groupings = ((), dims) if dims else ((),)
    return (
        Counting(
            units,
            codes,
            groupings,
            {"measure": "offers"},
            apart=lambda session: session.offer_id,
            reference=lambda session: session.offer,
        ),
        Counting(units, codes, groupings, {"measure": "sessions"}),
        *(
            Counting(units, codes, groupings, {"measure": measure}, weight=weight)
            for measure, weight in added.items()
        ),
    )


GROUP_OFFERS = Figure(
    "G01",
    "group_offers",
    "Gruppenangebote nach Art",
    "offers",
    ("group_offer_type", "measure"),
    _measured(groups, ("group_offer_type",), participants=lambda session: session.participants),
)
OPEN_OFFERS = Figure(
    "G03",
    "open_offers",
    "Offene Angebote",
    "offers",
    ("measure",),
    _measured(open_offers, (), visitors=lambda session: session.visitors),
)
OFFERS_BY_FORM = Figure(
    "G04",
    "offers_by_form",
    "Gruppenangebote nach Angebotsform",
    "offers",
    ("offer_form", "measure"),
    _measured(groups, ("offer_form",)),
)
