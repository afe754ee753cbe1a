"""Letters as the tests print them: each kind in each language is set once."""

import re
from datetime import UTC, datetime
from functools import cache

from pdf import pages
from ssa_desk.content.letters import kind, kinds, languages_of, text
from ssa_desk.domain import clock
from ssa_desk.typesetting.letterhead import Layout, Sender
from ssa_desk.typesetting.letters import letter_pdf

SENDER = Sender(
    "Sabine Müller",
    "Schulsozialarbeiterin",
    "Stadt Krefeld",
    "Von-der-Leyen-Platz 1\n47798 Krefeld",
    "Gesamtschule Nord",
    "Nordwall 1, 47798 Krefeld",
    "0123-456789",
    "s.mueller@schule.example",
    "B 014",
    "Mo–Do 8–13 Uhr",
)
FAMILY = {
    "guardian": "Amira und Yusuf Al-Hassan",
    "child": "Layla Öztürk-Al-Hassan",
    "address": "Uerdinger Straße 27\n47799 Krefeld",
    "room": "B 014",
}
FORMS = {"date": "12.03.2026", "time": "14:30", "text": "Beispiel 7b"}
DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
LARGE = Layout(large_print=True)
EVERY = [(letter.id, one.code) for letter in kinds() for one in languages_of(letter)]
CODES = sorted({code for _, code in EVERY})
_UNSEEN = re.compile("[\\s\u200b\u200e\u200f\u2066-\u2069]")


def values(letter, **given):
    """Return a value for everything the form asks and that has no choice by itself."""
    asked = [one for one in letter.placeholders if not one.default and one.name != "school"]
    return {one.name: FAMILY.get(one.name, FORMS[one.form]) for one in asked} | given


def set_letter(kind_id, code="de", options=None, sender=SENDER, **given):
    """Return a letter as PDF."""
    letter = kind(kind_id)
    with clock.stopped_at(DAY):
        return letter_pdf(
            letter,
            [text(letter, code)],
            values(letter, **given),
            sender,
            options=options or Layout(),
        )


@cache
def printed(kind_id, code):
    """Return the letter with the usual values as PDF."""
    return set_letter(kind_id, code)


@cache
def read(kind_id, code):
    """Return the text of each page of that letter."""
    return pages(printed(kind_id, code))


def squeezed(words):
    """Return the text without blanks and marks of direction."""
    return _UNSEEN.sub("", words)


def plain(words):
    """Return the text without marks of direction and with single blanks."""
    return re.sub(r"\s+", " ", re.sub("[\u200b\u200e\u200f\u2066-\u2069]", "", words))
