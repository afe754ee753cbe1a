"""The level of a class: "7b" is 7, "EF" is 11, a Berufskolleg is BK whatever the class."""

import re

_NUMBER = re.compile(r"[0-9]+")
_UPPER_SCHOOL = re.compile(r"(EF|Q1|Q2)(?![A-Z]{2})", re.IGNORECASE)
_UPPER_LEVELS = {"EF": 11, "Q1": 12, "Q2": 13}
_GROUPS = ((2, "1-2"), (4, "3-4"), (6, "5-6"), (8, "7-8"), (10, "9-10"), (13, "11-13"))


def level(class_name: str, school_type: str | None) -> str:
    """Return "1" to "13", "BK" or "unknown" (IFK, no class)."""
    if school_type == "vocational_college":
        return "BK"
    name = class_name.strip()
    if upper := _UPPER_SCHOOL.match(name):
        return str(_UPPER_LEVELS[upper[1].upper()])
    if number := _NUMBER.match(name):
        value = int(number[0]) if len(number[0]) < 4 else 0
        return str(value) if 1 <= value <= 13 else "unknown"
    return "unknown"


def level_group(of_level: str) -> str:
    """Return the group of a level: "7" is "7-8"; "BK" and "unknown" stand for themselves."""
    if not of_level.isdigit():
        return of_level
    return next(group for last, group in _GROUPS if int(of_level) <= last)
