"""Numbers and days in a text: telephone, mail, case numbers, classes, days of birth."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ssa_desk.domain.folding import plain
from ssa_desk.domain.leaks.found import Found, LeakKind
from ssa_desk.domain.leaks.signs import Signs, signs

_DIGITS = re.compile(r"\+?\(?\d(?:[\s()./:_-]{0,3}\d)+")
_YEARS = re.compile(r"\D*(?:19|20)\d\d\D+(?:19|20)?\d\d\D*")
_MAIL = re.compile(
    r"[\w.+-]+(?:\s?(?:@|[(\[{]at[)\]}])\s?|\s(?:at|ät)\s)[\w-]+"
    r"(?:\s?(?:\.|[(\[{](?:dot|punkt)[)\]}])\s?|\spunkt\s)[a-z]{2,}",
    re.IGNORECASE,
)
_SHORTEST = 5
"""Digits that make a telephone number."""
_MONTHS = (
    *("jan", "feb", "mar|mrz", "apr", "mai", "jun", "jul", "aug", "sep", "okt|oct", "nov"),
    "dez|dec",
)
_MONTH = (
    r"(jan(?:uar|ner)?|jaenner|feb(?:ruar)?|m(?:(?:ae|ä|a)rz?|rz|arch)|apr(?:il)?|ma[iy]|june?|juni|juno|jul[iy]?|julei"
    r"|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)"
)
_YEAR = r"('?\d{2}|(?:19|20)\d{2})"
_NUMERIC = re.compile(
    r"(?<![\d.])(\d{1,2})\s?[./-]\s?(\d{1,2})\s?(?:[./-]\s?" + _YEAR + r"|\.)?(?!\d)"
)
_ISO = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})|(\d{2})(\d{2}))(?!\d)"
)
_SOLID = re.compile(r"(?<!\d)(\d{2})(\d{2})((?:19|20)?\d{2})(?!\d)")
_SPOKEN = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:\.|ten|ter|te|st|nd|rd|th)?[\s-]{0,2}"
    + _MONTH
    + r"\b\.?(?:,?[\s-]{0,2}"
    + _YEAR
    + r"(?!\d))?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(r"\b" + _MONTH + r"\b\.?,?\s{0,2}" + _YEAR + r"(?!\d)", re.IGNORECASE)
_DAY, _FULL_YEAR = r"(?<!\d)(?P<d>\d{1,2})\s?", r"(?P<y>\d{4})(?!\d)"
_BIRTHS = (
    re.compile(_DAY + r"[ ,·|]\s?(?P<m>\d{1,2})\s?[ ,·|]\s?(?P<y>\d{2}|\d{4})(?!\d)"),
    re.compile(_DAY + r"[./-]?\s?(?P<r>[ivx]{1,4})\s?[./-]?\s?" + _FULL_YEAR, re.IGNORECASE),
    re.compile(r"(?<![\d.])(?P<m>\d{1,2})\s?[./-]\s?" + _FULL_YEAR),
    re.compile(_MONTH + r"\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s" + _FULL_YEAR, re.IGNORECASE),
)
"""Notations that are looked at for days of birth only: they may be something else."""
_GAP = re.compile(r"[\s./_-]{0,3}")
_MOST_RUNS = 6
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ORDINALS = (
    *("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt"),
    *("elft", "zwölft", "dreizehnt"),
)
_RUN = re.compile(r"\d+|[^\W\d_]+")
_ANY_CLASS = re.compile(r"\b(?:klassen?|kl\.?)\s{0,2}\d{1,2}\s?[./_-]?\s?[a-z]\b", re.IGNORECASE)
_CASE_BEFORE = re.compile(r"\b(?:fall|fallnummer|nummer|nr\.?|akte|az\.?)\s*$", re.IGNORECASE)
_HAS_LETTERS = re.compile(r"[^\W\d_]")
_MOST_CLASS = 12
_SPELLED = tuple((place, f"{one}e") for place, one in enumerate(_ORDINALS, 1))


@dataclass(slots=True, repr=False)
class Numbers:
    """All numbers of a file that tell who somebody is."""

    telephones: dict[str, bool] = field(default_factory=dict)
    mails: dict[str, bool] = field(default_factory=dict)
    births: dict[date, bool] = field(default_factory=dict)
    written: dict[tuple[str, ...], Found] = field(default_factory=dict)
    """Classes and numbers of cases by their runs of digits and letters."""

    def learn_telephone(self, text: str, *, is_own: bool) -> None:
        """Learn all numbers in a field for telephone numbers."""
        for run in _DIGITS.finditer(signs(text).text):
            number = _national(run[0])
            if len(number) >= _SHORTEST:
                self.telephones[number] = self.telephones.get(number, False) or is_own

    def learn_mail(self, text: str, *, is_own: bool) -> None:
        """Learn the addresses in a field for mail."""
        for run in _MAIL.finditer(signs(text).text):
            self.mails[_bare(run[0])] = is_own or self.mails.get(_bare(run[0]), False)

    def learn_birth(self, day: date, *, is_own: bool) -> None:
        """Learn a day of birth."""
        self.births[day] = self.births.get(day, False) or is_own

    def learn_class(self, text: str, *, is_own: bool) -> None:
        """Learn the classes in a field; a level alone ("7") is none."""
        for part in re.split(r"[,;]|\bund\b", text):
            runs = _runs(part)
            begin = next((place for place, one in enumerate(runs) if one.isdigit()), 0)
            for key in {runs, runs[begin:]}:
                is_level = len(key) == 1 and key[0].isdigit()
                if key and len("".join(key)) <= _MOST_CLASS and not is_level:
                    self._learn("class", key, is_own=is_own)

    def learn_number(self, text: str, *, is_own: bool) -> None:
        """Learn the number of a case or of an entry."""
        runs = _runs(text)
        # "14/2026" for "2026-014".
        is_turned = len(runs) == 2 and "".join(runs).isdigit()
        for key in {runs, runs[::-1]} if is_turned else {runs} - {()}:
            self._learn("number", key, is_own=is_own)
        solid = "".join(one[0] for one in _RUN.finditer(signs(text).text)).lower()
        if len(solid) > _SHORTEST:
            self._learn("number", (solid.lstrip("0"),), is_own=is_own)

    def find(self, text: Signs) -> Iterator[tuple[int, int, Found]]:
        """Yield all places with such a number or day."""
        yield from self._telephones(text.text)
        for run in _MAIL.finditer(text.text):
            yield run.start(), run.end(), Found("email", is_own=True)
        yield from self._mails(text.text)
        yield from self._days(text.text)
        yield from self._written(text.text)

    def _learn(self, kind: LeakKind, runs: tuple[str, ...], *, is_own: bool) -> None:
        solid = ("".join(runs),)
        # Without a sign between them two short numbers are a third one.
        is_long = len(solid[0]) > 4 or not solid[0].isdigit()
        for key in {runs, solid} if is_long else {runs}:
            if key not in self.written or is_own:
                self.written[key] = Found(kind, is_own=is_own)

    def _telephones(self, text: str) -> Iterator[tuple[int, int, Found]]:
        for run in _DIGITS.finditer(text):
            number = _national(run[0])
            if len(number) < _SHORTEST or _YEARS.fullmatch(run[0]):
                continue
            whole = re.sub(r"\D", "", run[0])
            known = [
                is_own
                for one, is_own in self.telephones.items()
                if one in whole or one.endswith(number)
            ]
            if known:
                yield run.start(), run.end(), Found("telephone", is_own=any(known))
            elif len(number) > 6 and run[0][0] in "+0(" and not _NUMERIC.fullmatch(run[0]):
                yield run.start(), run.end(), Found("telephone", is_own=True)

    def _mails(self, text: str) -> Iterator[tuple[int, int, Found]]:
        """Yield addresses that were split: known ones only."""
        places = [place for place, char in enumerate(text) if not char.isspace() and char != "-"]
        solid = "".join(text[place] for place in places).lower()
        for mail, is_own in self.mails.items():
            first = solid.find(mail.replace("-", ""))
            if first >= 0:
                last = first + len(mail.replace("-", "")) - 1
                yield places[first], places[last] + 1, Found("email", is_own=is_own)

    def _days(self, text: str) -> Iterator[tuple[int, int, Found]]:
        for first, last, day, month, year in _dates(text):
            born = [own for one, own in self.births.items() if _is(one, day, month, year)]
            if born:
                yield first, last, Found("birth_date", is_own=any(born))
            elif year is not None or _HAS_LETTERS.search(text, first, last):
                yield first, last, Found("date", is_own=True)
        for pattern in _BIRTHS if self.births else ():
            for run in pattern.finditer(text):
                own = [is_own for one, is_own in self.births.items() if _is_written(one, run)]
                if own:
                    yield run.start(), run.end(), Found("birth_date", is_own=any(own))
        for run in _MONTH_YEAR.finditer(text):
            month, year = _month(run[1]), _year(run[2])
            if any(
                own and (one.month, one.year) == (month, year) for one, own in self.births.items()
            ):
                yield run.start(), run.end(), Found("birth_date", is_own=True)

    def _written(self, text: str) -> Iterator[tuple[int, int, Found]]:
        """Yield classes and numbers: runs of digits and letters, a sign between them or none."""
        pieces = list(_RUN.finditer(text))
        for place, begin in enumerate(pieces):
            if begin.start() and text[begin.start() - 1].isalnum() and begin[0].isdigit():
                continue
            keys: list[tuple[str, ...]] = [()]
            last = begin.start()
            for piece in pieces[place : place + _MOST_RUNS]:
                if keys != [()] and not _GAP.fullmatch(text, last, piece.start()):
                    break
                last = piece.end()
                keys = [(*key, one) for key in keys for one in _readings(piece[0])]
                found = next((self.written[key] for key in keys if key in self.written), None)
                if found is not None and self._is_meant(text, begin.start(), last):
                    yield begin.start(), last, found
        for run in _ANY_CLASS.finditer(text):
            yield run.start(), run.end(), Found("class", is_own=True)

    def _is_meant(self, text: str, first: int, last: int) -> bool:
        """Return whether short numbers and letters are meant, which may be anything."""
        said = text[first:last]
        if text[last : last + 1].isalnum():
            return False
        if said.isdigit() and len(said) < 4:
            return _CASE_BEFORE.search(text[max(0, first - 20) : first]) is not None
        return not (said.isalpha() and len(said) < 3) or said.isupper()


def _dates(text: str) -> Iterator[tuple[int, int, int, int, int | None]]:
    """Yield first, last, day, month and, where it is given, year."""
    for run in _NUMERIC.finditer(text):
        yield from _valid(run, run[1], run[2], run[3])
        if run[3]:
            # The month first, as some programs write it: 3/12/2015.
            yield from _valid(run, run[2], run[1], run[3])
    for run in _ISO.finditer(text):
        yield from _valid(run, run[3] or run[5], run[2] or run[4], run[1])
    for run in _SOLID.finditer(text):
        yield from _valid(run, run[1], run[2], run[3])
    for run in _SPOKEN.finditer(text):
        yield from _valid(run, run[1], str(_month(run[2])), run[3])


def _valid(
    run: re.Match[str], day: str, month: str, year: str | None
) -> Iterable[tuple[int, int, int, int, int | None]]:
    if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
        yield run.start(), run.end(), int(day), int(month), _year(year) if year else None


def _is(birth: date, day: int, month: int, year: int | None) -> bool:
    return (birth.day, birth.month) == (day, month) and year in (None, birth.year)


def _is_written(birth: date, run: re.Match[str]) -> bool:
    """Return whether a day of birth is meant; without a day its month is enough."""
    told = run.groupdict()
    if _year(told["y"]) != birth.year or int(told.get("d") or birth.day) != birth.day:
        return False
    if told.get("r"):
        return told["r"].lower() == _ROMAN[birth.month - 1]
    month = int(told["m"]) if told.get("m") else _month(run[1])
    return month == birth.month


def _year(text: str) -> int:
    number = int(text.lstrip("'"))
    if number > 99:
        return number
    return number + (2000 if number < 50 else 1900)


def _month(text: str) -> int:
    low = plain(text).replace("ae", "a")
    return next(
        place for place, one in enumerate(_MONTHS, 1) if re.match(one.replace("ae", "a"), low)
    )


def _national(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    for prefix in ("0049", "49" if text.lstrip("( ").startswith("+") else "0049"):
        digits = digits.removeprefix(prefix)
    return digits.lstrip("0")


def _bare(text: str) -> str:
    return re.sub(r"\(at\)|\[at\]|\{at\}", "@", re.sub(r"\s", "", text.lower()))


def _runs(text: str) -> tuple[str, ...]:
    return tuple(
        one[0].lstrip("0") or "0" if one[0].isdigit() else one[0].lower()
        for one in _RUN.finditer(signs(text).text)
    )


def _readings(run: str) -> tuple[str, ...]:
    """Return how a run of digits or letters may be read: "siebten" as 7, "bler" as b."""
    if run.isdigit():
        return (run.lstrip("0") or "0",)
    low = run.lower()
    number = next((str(place) for place, one in _SPELLED if low in (one, one + "n")), "")
    stems = (low.removesuffix(ending) for ending in ("s", "er", "ler", "lern", "ber"))
    return tuple(dict.fromkeys(one for one in (low, *stems, number) if one))
