"""A01 to A03: contacts that took place, by channel, by who took part, by setting and length."""

from collections.abc import Mapping

from ssa_desk.domain.figures.facts import ContactFacts
from ssa_desk.domain.figures.figure import CodesOf, Counting, Figure

_CODES: Mapping[str, CodesOf[ContactFacts]] = {
    "channel": lambda contact: (contact.channel,),
    "addressee": lambda contact: contact.addressees,
    "setting": lambda contact: (contact.setting,),
    "length_class": lambda contact: (contact.length_class,),
}


def _by(*groupings: tuple[str, ...]) -> tuple[Counting[ContactFacts]]:
    codes = {dim: _CODES[dim] for dims in groupings for dim in dims}
    return (Counting(lambda material: material.contacts, codes, ((), *groupings)),)


CONTACTS_BY_CHANNEL = Figure(
    "A01",
    "contacts_by_channel",
    "Kontakte nach Kontaktart",
    "contacts",
    ("channel",),
    _by(("channel",)),
)
CONTACTS_BY_ADDRESSEE = Figure(
    "A02",
    "contacts_by_addressee",
    "Kontakte nach Beteiligten (Mehrfachnennung)",
    "contacts",
    ("addressee",),
    _by(("addressee",)),
)
CONTACTS_BY_SETTING = Figure(
    "A03",
    "contacts_by_setting",
    "Kontakte nach Setting und Dauer",
    "contacts",
    ("setting", "length_class"),
    _by(("setting",), ("length_class",), ("length_class", "setting")),
)
