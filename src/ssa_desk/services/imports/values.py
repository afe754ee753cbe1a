"""What stands in a cell: days, times, numbers."""

import datetime as dt
import re

_GERMAN_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?(?:\s*Uhr)?", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,9}")
_SHARE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,6})?")


def day(text: str) -> dt.date | None:
    """Return the day of TT.MM.JJJJ, T.M.JJJJ, TT.MM.JJ (20xx) or ISO; None when it is none."""
    if german := _GERMAN_DAY.fullmatch(text):
        year = german[3] if len(german[3]) == 4 else f"20{german[3]}"
        return _day(year, german[2], german[1])
    if iso := _ISO_DAY.fullmatch(text):
        return _day(iso[1], iso[2], iso[3])
    return None


def clock_time(text: str) -> dt.time | None:
    """Return the time of 8:30, 08:30, 8.30 or 8:30 Uhr; None when it is none."""
    found = _TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return dt.time(int(found[1]), int(found[2]))


def whole(text: str) -> int | None:
    """Return a whole number from 0; None when it is none."""
    return int(text) if _WHOLE.fullmatch(text) else None


def share(text: str) -> float | None:
    """Return a number with decimal comma or point; None when it is none."""
    return float(text.replace(",", ".")) if _SHARE.fullmatch(text) else None


def _day(year: str, month: str, day_of_month: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
