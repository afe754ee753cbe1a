"""What is no person but tells who is meant: addresses, numbers, schools, classes - replaced."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ssa_desk.domain.folding import plain, spellings

_LETTERS = {
    "ä": "(?:ä|ae|a)",
    "ö": "(?:ö|oe|o)",
    "ü": "(?:ü|ue|u)",
    "ß": "(?:ß|ss|s)",
    "ç": "[çc]",
    "ş": "(?:ş|sch|sh|s)",
    "ğ": "[ğg]",
    "ı": "[ıi]",
    "i": "[ıiİ]",
    "é": "[ée]",
    "è": "[èe]",
}
_PAIRS = {"ae": "(?:ae|ä)", "oe": "(?:oe|ö)", "ue": "(?:ue|ü)", "ss": "(?:ss|ß)"}
_MAIL = r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w.-]+\s?(?:\.|\(dot\))\s?[a-z]{2,}"
_TELEPHONE = r"(?<![\w.])(?:\+\s?\d|\(?0)[\d\s()/.–-]{4,}\d"
_POSTAL = r"(?<!\d)(?:D[ -]?)?\d{5}(?!\d)(?:[ \t]+[A-ZÄÖÜ][\w-]+)?"
_ROAD = (
    r"\b[A-ZÄÖÜ][\w-]*(?:stra(?:ß|ss)e|str\.?|weg|allee|gasse|ufer|ring|damm|platz)\s\d+\s?[a-z]?\b"
)
_STREET = re.compile(
    r"^\s*(\D*?[^\W\d_]\D*?)[\s,]+\d+\s?[a-z]?(?:\s?[-/]\s?\d+\s?[a-z]?)?\s*$", re.IGNORECASE
)
_ENDS_AS_ROAD = re.compile(r"(?:stra(?:ß|ss)e|str\.?)$", re.IGNORECASE)
_ANY_CLASS = re.compile(r"\b(?:Klassen?|Kl\.)\s*(\d{1,2})\s?[./_-]?\s?[a-zA-Z]\b")
_GAP = r"[\s./_,–-]*"
_PLACE = (
    r"(?:(?<=[Ii]n )|(?<=[Aa]us )|(?<=[Nn]ach )|(?<=[Bb]ei )|(?<=[Vv]on )|(?<=Stadt )|(?<=Raum ))"
)
ADDRESS, TELEPHONE, MAIL, TOWN = "[Anschrift]", "[Telefon]", "[E-Mail]", "[Ort]"


@dataclass(frozen=True, slots=True, repr=False)
class Thing:
    """A name of no person: its words, and the role that its code name begins with."""

    text: str
    role: str
    fixed: bool = False
    """Whether the role is the whole code name."""
    words: tuple[str, ...] = ()
    """Words that stand for it alone."""


@dataclass(repr=False)
class Replacing:
    """What is looked for and what stands for it; a file has many, so it is made when needed."""

    source: str
    code: str
    flags: re.RegexFlag = re.NOFLAG
    needle: tuple[str, ...] = ()
    """Letters and digits that a text must have for it."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return what is looked for."""
        return re.compile(self.source, self.flags)

    def is_worth_it(self, solid: str) -> bool:
        """Return whether a text with these letters and digits may hold it."""
        return all(one in solid for one in self.needle)


def contacts(addresses: Iterable[str], telephones: Iterable[str]) -> Iterator[Replacing]:
    """Yield what takes mail, telephone numbers and postal addresses out, known ones first."""
    yield Replacing(_MAIL, MAIL, re.IGNORECASE)
    known = {one for address in addresses for one in _streets(address)}
    for stem, pattern in sorted(known, key=lambda one: len(one[1]), reverse=True):
        for form in dict.fromkeys(map(solid_of, spellings(stem))):
            yield Replacing(pattern, ADDRESS, re.IGNORECASE, (form,))
    yield Replacing(_ROAD, ADDRESS)
    numbers = {number for text in telephones for number in _ways_to_call(text)}
    for number in sorted(numbers, key=len, reverse=True):
        parted = r"[\s()/.–-]*".join(number)
        before = r"(?:(?:\+|00)[\s()]*49|\(?0\)?)?[\s()/.–-]*"
        pattern = rf"(?<!\d){before}(?:{parted})(?!\d)"
        yield Replacing(pattern, TELEPHONE, needle=(number,))
    yield Replacing(_TELEPHONE, TELEPHONE)
    yield Replacing(_POSTAL, ADDRESS)


def towns(addresses: Iterable[str], everyday: Collection[str] = ()) -> Iterator[Replacing]:
    """Yield what takes the names of towns out that stand behind a postal code.

    A town that is a word of every day (Essen) is meant where a place is told.
    """
    found = {one for text in addresses for one in re.findall(r"\b\d{5}[ \t]+([^\W\d_]{4,})", text)}
    for before, some in (
        ("", {one for one in found if plain(one) not in everyday}),
        (_PLACE, {one for one in found if plain(one) in everyday}),
    ):
        if some:
            inner = "|".join(sorted(map(loose, some), key=len, reverse=True))
            town = rf"(?<!\w){before}(?=[A-ZÄÖÜ])(?i:{inner})(?:s|er|ern|S|ER|ERN)?(?!\w)"
            yield Replacing(town, TOWN)


def classes(named: Iterable[tuple[str, str]]) -> Iterator[Replacing]:
    """Yield what makes levels of classes; `named` are pairs of a class and its level."""
    for name, level in sorted(set(named), key=lambda one: len(one[0]), reverse=True):
        runs = re.findall(r"\d+|[^\W\d_]+", name)
        if not runs or "".join(runs).isdigit():
            continue
        inner = r"[\s./_–-]{0,3}".join(re.escape(one.lstrip("0") or one) for one in runs)
        flags = re.NOFLAG if len("".join(runs)) < 4 and runs[0].isalpha() else re.IGNORECASE
        before = r"(?<!\w)(?:(?:Klassen?|Kl\.)\s*)?0?"
        yield Replacing(rf"{before}{inner}(?:s|er|ler|lern)?(?!\w)", level, flags)
    for number in range(13, 0, -1):
        some = rf"\b(?:Klassen?|Kl\.)\s*0?{number}\s?[./_-]?\s?[a-zA-Z]\b"
        yield Replacing(some, f"Jahrgang {number}")


def case_numbers(numbers: Iterable[str]) -> Iterator[Replacing]:
    """Yield what takes the numbers of cases out."""
    before = r"(?:Fall(?:nummer)?|Nummer|Nr\.?|Akte)\s*"
    for number in sorted(set(numbers), key=len, reverse=True):
        runs = re.findall(r"\d+|[^\W\d_]+", number)
        if not runs:
            continue
        inner = _GAP.join(rf"0*{one.lstrip('0')}" if one.isdigit() else one for one in runs)
        is_short = len(runs) == 1 and runs[0].isdigit() and len(runs[0]) < 4
        lead = before if is_short else f"(?:{before})?"
        pattern = rf"(?<!\w){lead}{inner}(?!\w)"
        needle = tuple(plain(one.lstrip("0") or one) for one in runs)
        yield Replacing(pattern, "[Fall]", re.IGNORECASE, needle)


def solid_of(text: str) -> str:
    """Return the letters and digits of a text, plain."""
    return "".join(one for one in plain(text) if one.isalnum())


def pattern_of(text: str) -> re.Pattern[str] | None:
    """Return what finds a name of several words in other spellings and with other gaps."""
    words = re.findall(r"\w+", text)
    if not words:
        return None
    inner = _GAP.join(map(loose, words))
    return re.compile(rf"(?<!\w){inner}(?:s|er|ern|-?schulen?|-?schüler\w*)?(?!\w)", re.IGNORECASE)


def loose(word: str) -> str:
    """Return a pattern for a word in its spellings."""
    low, found = word.lower(), ""
    while low:
        size = 2 if low[:2] in _PAIRS else 1
        part = low[:size]
        found += (_PAIRS.get(part) or _LETTERS.get(part) or re.escape(part)) + "(?:-\\n|\\u00ad)?"
        low = low[size:]
    return found.removesuffix("(?:-\\n|\\u00ad)?")


def instead(code: str) -> Callable[[re.Match[str]], str]:
    """Return what puts a code name in the place of whatever was found."""
    return lambda _: code


def _ways_to_call(text: str) -> Iterator[str]:
    """Yield the digits of the numbers in a field, with and without their area code."""
    for run in re.findall(r"\+?\(?\d[\d\s()/.–-]{3,}\d", text):
        digits = re.sub(r"\D", "", run)
        national = re.sub(r"^(?:0049|49|0)", "", digits) if len(digits) > 7 else digits
        local = re.match(r"\s*(?:\+49|0049)?[\s(]*0?\d{2,5}\s*[)\s/–-]+(.*)", run)
        yield national
        if local is not None and len(rest := re.sub(r"\D", "", local[1])) >= 5:
            yield rest


def _streets(address: str) -> Iterator[tuple[str, str]]:
    """Yield the telling part of each street and the pattern that finds it."""
    for line in re.split(r"[\n;,|]", address):
        found = _STREET.match(line)
        if found is None:
            continue
        stem = _ENDS_AS_ROAD.sub("", found[1].strip())
        inner = r"[\s.-]*".join(map(loose, re.findall(r"\w+", stem)))
        road = r"[\s-]*(?:stra(?:ß|ss)en?|str\.?)" if stem != found[1].strip() else ""
        if len(stem) + len(road) >= 4:
            yield stem, rf"(?<!\w){inner}{road}(?:\s*\d+\s?[a-z]?\b)?(?!\w)"
