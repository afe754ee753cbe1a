"""German words for days, spans and counts, the same on every page."""

from datetime import date, time

from ssa_desk.content.numbers import number

_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def day_words(day: date, today: date) -> str:
    """Return "heute", "gestern", "Mo, 17.11." within half a year, else TT.MM.JJJJ."""
    distance = (today - day).days
    near = {0: "heute", 1: "gestern", -1: "morgen"}
    if distance in near:
        return near[distance]
    if abs(distance) < 150:
        return f"{_DAYS[day.weekday()]}, {day:%d.%m.}"
    return f"{day:%d.%m.%Y}"


def full_day(day: date) -> str:
    """Return "Mo, 17.11.2025"."""
    return f"{_DAYS[day.weekday()]}, {day:%d.%m.%Y}"


def moment_words(day: date, at: time | None, minutes: int | None) -> str:
    """Return "Mo, 17.11.2025 · 14:00 · 35 Min." with what is known."""
    parts = [full_day(day)]
    if at is not None:
        parts.append(f"{at:%H:%M}")
    if minutes:
        parts.append(f"{minutes} Min.")
    return " · ".join(parts)


def hours_words(minutes: int) -> str:
    """Return "35 Min." or "9,5 Std."."""
    if minutes < 60:
        return f"{minutes} Min."
    return f"{number(round(minutes / 6) / 10)} Std."


def counted(count: int, one: str, many: str) -> str:
    """Return "1 Fall", "12 Fälle", "keine Fälle"."""
    if count == 1:
        return f"1 {one}"
    return f"{number(count)} {many}" if count else f"keine {many}"
