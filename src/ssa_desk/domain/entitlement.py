"""Who may learn what is kept about a young person, and who is refused on which ground."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

ADULT = 18
_INSIGHT = 14
"""From about this age a child decides itself about its data; earlier as far as it understands."""
_YOUNG = 10

_AROUND = frozenset({"custodian", "representative", "other_person", None})
"""Whoever may speak for the custodians: a lawyer of the parents represents the child, too."""

Refusal = Literal["without_parents", "not_entitled", "no_custody", "identity_not_shown"]
Hint = Literal["custody_unknown", "ask_child", "young_child", "not_adult", "mandate", "adult"]


@dataclass(frozen=True, slots=True, repr=False)
class Asking:
    """Who asks, how that was shown, and what the file says about the child."""

    requester: str | None
    identity_proof: str | None
    without_parents: bool
    has_custody: str | None = None
    """Of the guardian who asks: yes, no, unknown, or not given."""
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the answer may be given; a refusal names its ground."""

    refusal: Refusal | None = None
    hints: tuple[Hint, ...] = ()


def verdict(asking: Asking, today: date) -> Verdict:
    """Return what the law says; that the child is protected goes before everything else."""
    # An answer that differs by identity or custody would tell that there is something to hide.
    if asking.without_parents and asking.requester in _AROUND:
        return Verdict("without_parents")
    if asking.requester in ("other_person", None):
        return Verdict("not_entitled")
    if asking.identity_proof in (None, "not_shown"):
        return Verdict("identity_not_shown")
    return _by_requester(asking, _age(asking.birth_date, today))


def _by_requester(asking: Asking, age: int | None) -> Verdict:
    if asking.requester == "custodian":
        return _custodian(asking, age)
    if asking.requester == "representative":
        shown = asking.identity_proof == "authority_letter"
        return Verdict(hints=("mandate",)) if shown else Verdict("identity_not_shown")
    if asking.requester == "adult_self":
        return Verdict(hints=("not_adult",) if age is None or age < ADULT else ())
    young = age is not None and age < _YOUNG
    return Verdict(hints=("young_child",) if young else ())


def _custodian(asking: Asking, age: int | None) -> Verdict:
    if asking.has_custody == "no":
        return Verdict("no_custody")
    if age is not None and age >= ADULT:
        return Verdict("not_entitled", ("adult",))
    hints: list[Hint] = [] if asking.has_custody == "yes" else ["custody_unknown"]
    if age is None or age >= _INSIGHT:
        hints.append("ask_child")
    return Verdict(hints=tuple(hints))


def _age(born: date | None, today: date) -> int | None:
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
