"""Hours, shares, means and medians: one decimal, half away from zero, rounded last (COUNTING 5)."""

from collections.abc import Sequence
from fractions import Fraction

_HALF = Fraction(1, 2)


def one_decimal(value: Fraction) -> float:
    """Return a number of at least 0 with one decimal."""
    return int(value * 10 + _HALF) / 10


def hours(minutes: int) -> float:
    """Return minutes as hours."""
    return one_decimal(Fraction(minutes, 60))


def share(part: int, whole: int) -> float | None:
    """Return a share in percent, None of nothing."""
    return one_decimal(Fraction(100 * part, whole)) if whole else None


def mean(values: Sequence[int]) -> float | None:
    """Return the mean, None of nothing."""
    return one_decimal(Fraction(sum(values), len(values))) if values else None


def median(values: Sequence[int]) -> float | None:
    """Return the middle of values in order; of an even number the mean of the two middle ones."""
    if not values:
        return None
    half = len(values) // 2
    middle = values[half : half + 1] if len(values) % 2 else values[half - 1 : half + 1]
    return mean(middle)
