"""Reads the school holidays in `resources/holidays.toml`."""

import tomllib
from functools import cache

from ssa_desk.content.locate import resource
from ssa_desk.domain.holidays import FreeTime


@cache
def school_holidays() -> tuple[FreeTime, ...]:
    """Return the school holidays of North Rhine-Westphalia that are known, in their order."""
    data = tomllib.loads(resource("holidays.toml").read_text(encoding="utf-8"))
    return tuple(FreeTime(**one) for one in data["holidays"])
