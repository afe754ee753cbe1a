"""The few numbers at the top of the statistics page."""

from dataclasses import dataclass

from ssa_desk.domain.figures.cases import CASES
from ssa_desk.domain.figures.contacts import CONTACTS_BY_CHANNEL
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.sums import ASIDE, CONTACT_MINUTES


@dataclass(frozen=True, slots=True)
class Headline:
    """Cases (F01), new (F02), carried over (F03), closed (F04), children, contacts, minutes."""

    cases: int
    new: int
    carried_over: int
    closed: int
    children: int
    contacts: int
    minutes: int
    missed: int


def headline(material: Material) -> Headline:
    """Return the headline numbers of a period."""
    cases = CASES.count(material)
    return Headline(
        cases=cases.total,
        new=cases["status=new"],
        carried_over=cases["status=carried_over"],
        closed=cases["status=closed"],
        children=cases["unit=children"],
        contacts=CONTACTS_BY_CHANNEL.count(material).total,
        minutes=CONTACT_MINUTES.count(material).total,
        missed=ASIDE.count(material)["measure=missed"],
    )
