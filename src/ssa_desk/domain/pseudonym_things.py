"""What is no person but tells who is meant: addresses, numbers, schools, classes - replaced."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

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
_MAIL = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w.-]+\s?(?:\.|\(dot\))\s?[a-z]{2,}", re.IGNORECASE
)
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+\s?\d|\(?0)[\d\s()/.–-]{4,}\d")
_POSTAL = re.compile(r"(?<!\d)(?:D[ -]?)?\d{5}(?!\d)(?:[ \t]+[A-ZÄÖÜ][\w-]+)?")
_ROAD = re.compile(
    r"\b[A-ZÄÖÜ][\w-]*(?:stra(?:ß|ss)e|str\.?|weg|allee|gasse|ufer|ring|damm|platz)\s\d+\s?[a-z]?\b"
)
_STREET = re.compile(
    r"^\s*(\D*?[^\W\d_]\D*?)[\s,]+\d+\s?[a-z]?(?:\s?[-/]\s?\d+\s?[a-z]?)?\s*$", re.IGNORECASE
)
_ENDS_AS_ROAD = re.compile(r"(?:stra(?:ß|ss)e|str\.?)$", re.IGNORECASE)
_ANY_CLASS = re.compile(r"\b(?:Klassen?|Kl\.)\s*(\d{1,2})\s?[./_-]?\s?[a-zA-Z]\b")
_GAP = r"[\s./_,–-]*"
ADDRESS, TELEPHONE, MAIL = "[Anschrift]", "[Telefon]", "[E-Mail]"


@dataclass(frozen=True, slots=True, repr=False)
class Thing:
    """A name of no person: its words, and the role that its code name begins with."""

    text: str
    role: str
    fixed: bool = False
    """Whether the role is the whole code name."""
    words: tuple[str, ...] = ()
    """Words that stand for it alone."""


def without_contacts(text: str, addresses: Iterable[str], mark: Callable[[str], str]) -> str:
    """Return a text without mail, telephone and postal addresses."""
    text = _MAIL.sub(instead(mark(MAIL)), text)
    for street in sorted({one for line in addresses for one in _streets(line)}, key=len)[::-1]:
        text = re.sub(street, instead(mark(ADDRESS)), text, flags=re.IGNORECASE)
    text = _ROAD.sub(instead(mark(ADDRESS)), text)
    for code in {code for line in addresses for code in re.findall(r"\b\d{5}\b", line)}:
        text = re.sub(
            rf"(?<!\d){code}(?!\d)(?:[ \t]+[^\W\d_][\w-]*)?", instead(mark(ADDRESS)), text
        )
    text = _POSTAL.sub(instead(mark(ADDRESS)), text)
    return _TELEPHONE.sub(instead(mark(TELEPHONE)), text)


def without_numbers(text: str, numbers: Iterable[str], mark: Callable[[str], str]) -> str:
    """Return a text without telephone numbers that the file knows, however they are parted."""
    for number in numbers:
        digits = re.sub(r"\D", "", number)
        national = re.sub(r"^(?:0049|49|0)", "", digits) if len(digits) > 7 else digits
        for one in {national, national[-6:] if len(national) > 8 else national}:
            if len(one) >= 5:
                parted = r"[\s()/.–-]*".join(one)
                before = r"(?:(?:\+|00)[\s()]*49|\(?0\)?)?[\s()/.–-]*"
                text = re.sub(before + parted + r"(?!\d)", instead(mark(TELEPHONE)), text)
    return text


def without_classes(
    text: str, classes: Iterable[tuple[str, str]], mark: Callable[[str], str]
) -> str:
    """Return a text in which classes became levels; `classes` are pairs of name and level."""
    for name, level in sorted(set(classes), key=lambda one: len(one[0]))[::-1]:
        runs = re.findall(r"\d+|[^\W\d_]+", name)
        if not runs or "".join(runs).isdigit():
            continue
        inner = r"[\s./_–-]{0,3}".join(re.escape(one.lstrip("0") or one) for one in runs)
        flags = re.NOFLAG if len("".join(runs)) < 4 and runs[0].isalpha() else re.IGNORECASE
        pattern = rf"(?<!\w)(?:(?:Klassen?|Kl\.)\s*)?0?{inner}(?:s|er|ler|lern)?(?!\w)"
        text = re.sub(pattern, instead(mark(level)), text, flags=flags)
    return _ANY_CLASS.sub(lambda run: mark(f"Jahrgang {run[1]}"), text)


def without_case_numbers(text: str, numbers: Iterable[str], mark: Callable[[str], str]) -> str:
    """Return a text without the numbers of cases."""
    for number in sorted(set(numbers), key=len, reverse=True):
        runs = re.findall(r"\d+|[^\W\d_]+", number)
        inner = _GAP.join(rf"0*{one.lstrip('0')}" if one.isdigit() else one for one in runs)
        if not runs:
            continue
        before = r"(?:Fall(?:nummer)?|Nummer|Nr\.?|Akte)\s*"
        short = len(runs) == 1 and runs[0].isdigit() and len(runs[0]) < 4
        lead = before if short else f"(?:{before})?"
        text = re.sub(
            rf"(?<!\w){lead}{inner}(?!\w)", instead(mark("[Fall]")), text, flags=re.IGNORECASE
        )
    return text


def pattern_of(text: str) -> re.Pattern[str] | None:
    """Return what finds a name of several words in other spellings and with other gaps."""
    words = re.findall(r"\w+", text)
    if not words:
        return None
    inner = _GAP.join(map(loose, words))
    return re.compile(rf"(?<!\w){inner}(?:s|er|ern)?(?!\w)", re.IGNORECASE)


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


def _streets(address: str) -> Iterable[str]:
    for line in re.split(r"[\n;,|]", address):
        found = _STREET.match(line)
        if found is None:
            continue
        stem = _ENDS_AS_ROAD.sub("", found[1].strip())
        inner = r"[\s-]*".join(map(loose, re.findall(r"\w+", stem)))
        road = r"[\s-]*(?:stra(?:ß|ss)en?|str\.?)" if stem != found[1].strip() else ""
        if len(stem) + len(road) >= 4:
            yield rf"(?<!\w){inner}{road}(?:\s*\d+\s?[a-z]?\b)?(?!\w)"
