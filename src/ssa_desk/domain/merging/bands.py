"""How far a sum of rounded numbers may be from the truth.

Every printed number is drawn to a multiple of 5 next to the true one: its error is 0 in the mean
and has a spread of at most 2.7, and the draws of different reports know nothing of each other. So
the error of a sum over n reports stays within 1.96 * 2.7 * sqrt(n) in 95 of 100 cases.
"""

from math import sqrt

_SPREAD = 2.7
_NORMAL_95 = 1.96
SAFE_TIMES = 3


def band(reports: int) -> float:
    """Return how far a sum over so many reports is from the truth at most, in 95 of 100 cases."""
    return round(_NORMAL_95 * _SPREAD * sqrt(reports), 1)


def is_uncertain(number: int, reports: int) -> bool:
    """Return whether a sum is too small beside its band to say much ("unsicher", R12)."""
    return number < SAFE_TIMES * band(reports)
