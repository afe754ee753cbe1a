"""A06 and G02: contacts with parents and events for parents."""

from collections import Counter

from ssa_desk.domain.figures.figure import Cells, Figure, counted
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.table import cell_key


def _contacts(material: Material) -> Cells:
    codes = {
        "parent_contact_type": lambda one: (one.parent_contact_type,),
        "interpreter": lambda one: (one.interpreter,),
        "case": lambda one: ("with" if one.has_case else "without",),
    }
    kind, interpreter = ("parent_contact_type",), ("interpreter",)
    return counted(
        material.work.parent_contacts, codes, [kind, interpreter, kind + interpreter, ("case",)]
    )


def _events(material: Material) -> Cells:
    cells: Counter[str] = Counter()
    for event in material.work.parent_events:
        kind = event.parent_event_type
        for measure, value in (("events", 1), ("participants", event.participants)):
            cells[cell_key(measure=measure)] += value
            cells[cell_key(measure=measure, parent_event_type=kind)] += value
        for language in event.languages:
            cells[cell_key(measure="events", language=language)] += 1
    return dict(cells)


PARENT_CONTACTS = Figure(
    "A06",
    "parent_contacts",
    "Elternkontakte nach Art und Sprachmittlung",
    "parent_contacts",
    ("parent_contact_type", "interpreter", "case"),
    _contacts,
)
PARENT_EVENTS = Figure(
    "G02",
    "parent_events",
    "Elternveranstaltungen",
    "events",
    ("parent_event_type", "language", "measure"),
    _events,
)
