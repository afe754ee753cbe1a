"""Days as a pseudonymised paper says them: weeks since the beginning, or months; age for birth."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

DateStyle = Literal["weeks", "months"]

_NAMES = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"),
    *("Oktober", "November", "Dezember"),
)
_MONTHS = (
    "Januar|Jänner|Jan|Februar|Feb|März|Maerz|Marz|Mrz|Mär|April|Apr|Mai|Juni|Juno|Jun|Juli|Jul|"
    "August|Aug|September|Sept|Sep|Oktober|Okt|November|Nov|Dezember|Dez"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)"
_PATTERNS = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)"),
    re.compile(
        r"(?<![\d.,])(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?" + _YEAR + r"(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s?(?:\.|te[nr]?)?\s*(?P<name>{_MONTHS})\b\.?"
        rf"(?:,?\s*{_YEAR}(?!\d))?",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d.,])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?!\d)"),
)
_MONTH_YEAR = re.compile(rf"\b(?P<name>{_MONTHS})\b\.?,?\s*{_YEAR}(?!\d)", re.IGNORECASE)
_FAR = 730
"""Days before the beginning from which only years are told."""


@dataclass(frozen=True, slots=True, repr=False)
class Days:
    """Says days; `births` are the known days of birth, which become an age."""

    start: date
    style: DateStyle
    births: Collection[date]

    def said(self, day: date) -> str:
        """Return a day as the paper may say it."""
        before = (self.start - day).days
        if before > _FAR:
            return f"etwa {round(before / 365.25)} Jahre vor Beginn"
        if self.style == "months":
            return f"{_NAMES[day.month - 1]} {day.year}"
        if before > 0:
            weeks = -(-before // 7)
            return f"{weeks} Woche{'n' if weeks > 1 else ''} vor Beginn"
        return f"Woche {-before // 7 + 1}"

    def replaced(self, text: str, near: date, mark: Callable[[str], str]) -> str:
        """Return a text without exact days; a day without year is the one closest to `near`."""
        for pattern in _PATTERNS:
            text = pattern.sub(lambda run: self._written(run, near, mark), text)
        text = _MONTH_YEAR.sub(lambda run: self._month(run, near, mark), text)
        begin = re.escape(mark("\0").partition("\0")[0])
        text = re.sub(rf"\b([Aa])m ({begin}(?:\d|etwa))", r"\2", text)
        return re.sub(rf"\b([Aa])m ({begin}Woche)", _in_that_week, text)

    def _written(self, run: re.Match[str], near: date, mark: Callable[[str], str]) -> str:
        parts = run.groupdict()
        month = int(parts["month"]) if parts.get("month") else _number(parts["name"])
        day = _day(parts.get("year") or "", month, int(parts["day"]), near)
        if day is None:
            return run[0]
        if parts.get("year") and day in self.births:
            return mark(self._age(day, near))
        same = any((one.day, one.month) == (day.day, day.month) for one in self.births)
        return mark("(Geburtstag)" if same and not parts.get("year") else self.said(day))

    def _month(self, run: re.Match[str], near: date, mark: Callable[[str], str]) -> str:
        month, year = _number(run["name"]), _full(run["year"])
        born = next((one for one in self.births if (one.year, one.month) == (year, month)), None)
        return run[0] if born is None else mark(self._age(born, near))

    def _age(self, birth: date, near: date) -> str:
        return f"(Alter: {age(birth, near)} Jahre)"


def _in_that_week(run: re.Match[str]) -> str:
    return f"{'In' if run[1] == 'A' else 'in'} {run[2]}"


def age(birth: date, day: date) -> int:
    """Return the age in full years on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _day(year: str, month: int, day: int, near: date) -> date | None:
    years = (_full(year),) if year else (near.year, near.year - 1, near.year + 1)
    found = [one for one in (_made(a_year, month, day) for a_year in years) if one]
    return min(found, key=lambda one: abs((one - near).days), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full(year: str) -> int:
    number = int(year.lstrip("'"))
    if number > 99:
        return number
    return number + (2000 if number < 50 else 1900)


def _number(name: str) -> int:
    low = name.lower().replace("ae", "ä").replace("marz", "märz").replace("mrz", "märz")
    low = low.replace("jänner", "januar")
    return next(place for place, one in enumerate(_NAMES, 1) if one.lower().startswith(low[:3]))
