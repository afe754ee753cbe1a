"""Whole numbers as they are printed everywhere in a report."""

_NARROW = "\u202f"


def grouped(number: int) -> str:
    """Return a number with a narrow space that does not break before each three digits."""
    return f"{number:,}".replace(",", _NARROW)
