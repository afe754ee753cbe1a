"""A01 to A03: contacts that took place, by channel, by who took part, by setting and length."""

from ssa_desk.domain.figures.figure import Cells, Figure, counted
from ssa_desk.domain.figures.material import Material


def _by_channel(material: Material) -> Cells:
    codes = {"channel": lambda contact: (contact.channel,)}
    return counted(material.contacts, codes, [("channel",)])


def _by_addressee(material: Material) -> Cells:
    codes = {"addressee": lambda contact: contact.addressees}
    return counted(material.contacts, codes, [("addressee",)])


def _by_setting(material: Material) -> Cells:
    codes = {
        "setting": lambda contact: (contact.setting,),
        "length_class": lambda contact: (contact.length_class,),
    }
    groupings = [("setting",), ("length_class",), ("length_class", "setting")]
    return counted(material.contacts, codes, groupings)


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
CONTACTS_BY_SETTING = Figure(
    "A03",
    "contacts_by_setting",
    "Kontakte nach Setting und Dauer",
    "contacts",
    ("setting", "length_class"),
    _by_setting,
)
