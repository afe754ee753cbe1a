"""Reads what a hurried hand types: days, times of day and numbers, the German way."""

import re
from datetime import date, time, timedelta

from ssa_desk.domain import clock

_WORDS = {"heute": 0, "h": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2}
_DAY = re.compile(r"(\d{1,2})[.,/ -]+(\d{1,2})(?:[.,/ -]+(\d{4}|\d{2})?)?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SHORT = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")
_OFFSET = re.compile(r"([+-])\s?(\d{1,3})")
_TIME = re.compile(r"(\d{1,2})(?:[:.,h ]?(\d{2}))?\s?(?:uhr|h)?")


class EntryError(ValueError):
    """What was typed is not a value of its kind; the message is the German sentence."""


def parsed_day(text: str) -> date | None:
    """Return the day for "3.9.", "03.09.2025", "030925", "heute" or "+7"; empty gives None."""
    text = text.strip().lower()
    if not text:
        return None
    if text in _WORDS:
        return clock.today() + timedelta(days=_WORDS[text])
    if match := _OFFSET.fullmatch(text):
        return clock.today() + timedelta(days=int(match[1] + match[2]))
    try:
        return _calendar_day(text)
    except ValueError as error:
        raise EntryError("Dieses Datum gibt es nicht, zum Beispiel 03.09.2026.") from error


def _calendar_day(text: str) -> date:
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    match = _DAY.fullmatch(text) or _SHORT.fullmatch(text)
    if match is None:
        raise ValueError("no day")
    day, month, year = int(match[1]), int(match[2]), match[3]
    if year is None:
        return _nearest(day, month)
    return date(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _nearest(day: int, month: int) -> date:
    """Return the day of this, the last or the next year that is nearest to today."""
    today = clock.today()
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs((one - today).days))


def parsed_time(text: str) -> time | None:
    """Return the time of day for "9", "9:15", "0915" or "jetzt"; empty gives None."""
    text = text.strip().lower()
    if not text:
        return None
    if text == "jetzt":
        now = clock.now().astimezone()
        return time(now.hour, now.minute)
    match = _TIME.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise EntryError("Diese Uhrzeit gibt es nicht, zum Beispiel 9:15.")
    return time(int(match[1]), int(match[2] or 0))


def parsed_whole(text: str) -> int | None:
    """Return the whole number; empty gives None."""
    text = text.strip().replace(" ", "")
    if not text:
        return None
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise EntryError("Bitte eine ganze Zahl eingeben.")
    return int(text)


def parsed_decimal(text: str) -> float | None:
    """Return the number written with a comma (or a point); empty gives None."""
    text = text.strip().replace(" ", "").replace(",", ".")
    if not text:
        return None
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{0,6})?", text):
        raise EntryError("Bitte eine Zahl eingeben, zum Beispiel 0,75.")
    return float(text)


def day_text(day: date | None) -> str:
    """Return a day as TT.MM.JJJJ."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}" if day else ""


def time_text(moment: time | None) -> str:
    """Return a time of day as HH:MM."""
    return f"{moment.hour:02}:{moment.minute:02}" if moment else ""


def decimal_text(number: float | None) -> str:
    """Return a number with a comma and no needless zeros."""
    return "" if number is None else f"{number:.6f}".rstrip("0").rstrip(".").replace(".", ",")
