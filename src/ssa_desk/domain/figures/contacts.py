"""A01 and A02: contacts that took place, by channel and by who took part."""

from ssa_desk.domain.figures.figure import Cells, Figure, counted
from ssa_desk.domain.figures.material import Material


def _by_channel(material: Material) -> Cells:
    codes = {"channel": lambda contact: (contact.channel,)}
    return counted(material.contacts, codes, [("channel",)])


def _by_addressee(material: Material) -> Cells:
    codes = {"addressee": lambda contact: contact.addressees}
    return counted(material.contacts, codes, [("addressee",)])


CONTACTS_BY_CHANNEL = Figure(
    "A01", "contacts_by_channel", "Kontakte nach Kontaktart", "contacts", ("channel",), _by_channel
)
CONTACTS_BY_ADDRESSEE = Figure(
    "A02",
    "contacts_by_addressee",
    "Kontakte nach Beteiligten (Mehrfachnennung)",
    "contacts",
    ("addressee",),
    _by_addressee,
)
