"""Numbers as they are read: one way on the screen, one on paper."""

_NARROW = "\u202f"


def number(value: float) -> str:
    """Return a number for the screen: with a comma, and dots between thousands."""
    text = f"{value:,.1f}" if value % 1 else f"{value:,.0f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def grouped(whole: int) -> str:
    """Return a number for paper: a narrow space that does not break before each three digits."""
    return f"{whole:,}".replace(",", _NARROW)
