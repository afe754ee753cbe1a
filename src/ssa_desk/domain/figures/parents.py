"""A06 and G02: contacts with parents and events for parents."""

from ssa_desk.domain.figures.figure import Counting, Figure
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.work_facts import ParentContactFacts, ParentEventFacts


def contacts(material: Material) -> tuple[ParentContactFacts, ...]:
    """Return the contacts with parents."""
    return material.work.parent_contacts


def events(material: Material) -> tuple[ParentEventFacts, ...]:
    """Return the events for parents."""
    return material.work.parent_events


_KIND = {"parent_event_type": lambda one: (one.parent_event_type,)}

PARENT_CONTACTS = Figure(
    "A06",
    "parent_contacts",
    "Elternkontakte nach Art und Sprachmittlung",
    "parent_contacts",
    ("parent_contact_type", "interpreter", "case"),
    (
        Counting(
            contacts,
            {
                "parent_contact_type": lambda one: (one.parent_contact_type,),
                "interpreter": lambda one: (one.interpreter,),
                "case": lambda one: ("with" if one.has_case else "without",),
            },
            (
                (),
                ("parent_contact_type",),
                ("interpreter",),
                ("parent_contact_type", "interpreter"),
                ("case",),
            ),
        ),
    ),
)
PARENT_EVENTS = Figure(
    "G02",
    "parent_events",
    "Elternveranstaltungen",
    "events",
    ("parent_event_type", "language", "measure"),
    (
        Counting(
            events,
            {**_KIND, "language": lambda one: one.languages},
            ((), ("parent_event_type",), ("language",)),
            {"measure": "events"},
        ),
        Counting(
            events,
            _KIND,
            ((), ("parent_event_type",)),
            {"measure": "participants"},
            weight=lambda one: one.participants,
        ),
    ),
)
