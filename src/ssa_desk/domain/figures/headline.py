"""The few numbers at the top of the statistics page."""

from dataclasses import dataclass

from ssa_desk.domain.figures.material import Material


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
    new = sum(case.is_new for case in material.cases)
    return Headline(
        cases=len(material.cases),
        new=new,
        carried_over=len(material.cases) - new,
        closed=sum(case.is_closed for case in material.cases),
        children=len({case.child for case in material.cases}),
        contacts=len(material.contacts),
        minutes=sum(contact.minutes or 0 for contact in material.contacts),
        missed=material.missed,
    )
