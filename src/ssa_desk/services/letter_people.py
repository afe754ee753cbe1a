"""Who gets a letter: one per household, the young person itself, a teacher, or nobody by name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ssa_desk.domain import clock
from ssa_desk.domain.consents import OF_AGE, RELEASES_ALONE
from ssa_desk.domain.folding import plain
from ssa_desk.domain.records import Guardian, YoungPerson

To = Literal["guardian", "young_person", "teacher", "body", "open"]

_GERMAN = "de"
_COUNTRY = re.compile(r"\bd-(?=\d{5}\b)")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[\W_]+(?=\d)")
_BLANKS = re.compile(r"[^\w/]+|_")


@dataclass(frozen=True, slots=True)
class Block:
    """Why a letter must not leave: in two or three words, and as a sentence with what to do."""

    reason: str
    sentence: str
    is_final: bool = True
    """Whether no other legal basis can help; the gate asks for one where it may."""


@dataclass(frozen=True, slots=True, repr=False)
class Recipient:
    """Who one letter goes to. A household may be two people with one address."""

    to: To
    names: tuple[str, ...] = ()
    address: str = ""
    language: str = ""
    """The code of the language they read, "" where nobody knows."""
    interpreter: str = ""
    child: str = ""
    young_person_id: str = ""
    case_id: str = ""
    guardian_ids: tuple[str, ...] = ()
    consent_id: str = ""
    class_name: str = ""
    school: str = ""
    proposed: bool = True
    """Whether it is written to without being asked for; a young person from 15 only on request."""
    blocks: tuple[Block, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return what tells it from the others of a choice."""
        return "/".join((self.to, self.young_person_id, *(self.guardian_ids or self.names)))

    @property
    def title(self) -> str:
        """Return what a list calls it."""
        if self.to == "open":
            return "An alle Eltern (ohne Namen)"
        return self.called(_GERMAN) or "ohne Namen"

    @property
    def is_blocked(self) -> bool:
        """Return whether something stands against writing to it, whatever the letter."""
        return bool(self.blocks)

    def called(self, language: str) -> str:
        """Return the names as a letter in this language has them; "und" is a German word."""
        and_ = " und " if language.startswith(_GERMAN) else ", "
        return and_.join(self.names)


def households(guardians: Iterable[Guardian]) -> list[tuple[Guardian, ...]]:
    """Return the guardians by where they live, in their order; no address is one place, too."""
    found: dict[str, list[Guardian]] = {}
    for one in guardians:
        found.setdefault(place(one.address), []).append(one)
    return [tuple(group) for group in found.values()]


def place(address: str) -> str:
    """Return an address as it is compared: "Nord-Str. 5 a" and "Nordstraße 5a," are one place."""
    text = _COUNTRY.sub("", plain(address)).replace("strasse", "str")
    return _BLANKS.sub("", _BETWEEN_NUMBERS.sub("/", text))


def language_of(people: Sequence[Guardian]) -> str:
    """Return the language of a household: the first that is not German, else German or unknown."""
    known = [one.language for one in people if one.language]
    return next((one for one in known if one != _GERMAN), known[0] if known else "")


def interpreter_of(people: Sequence[Guardian]) -> str:
    """Return whether somebody of a household needs an interpreter, "" where nobody knows."""
    said = {one.interpreter_needed for one in people}
    return next((answer for answer in ("yes", "no") if answer in said), "")


def age_of(child: YoungPerson) -> int | None:
    """Return the age of today in years, None where nobody knows."""
    born, day = child.birth_date, clock.today()
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def may_ask(age: int | None) -> bool:
    """Return whether a young person is old enough to be written to on its own wish."""
    return age is not None and age >= RELEASES_ALONE


def is_of_age(age: int | None) -> bool:
    """Return whether nobody has custody any more."""
    return age is not None and age >= OF_AGE
