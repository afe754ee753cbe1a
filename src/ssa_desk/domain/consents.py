"""When a consent counts: its period, what must have been said before, who has to give it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

from ssa_desk.domain import clock
from ssa_desk.domain.daily_rules import in_order
from ssa_desk.domain.folding import spellings
from ssa_desk.domain.problem import Problem, hint
from ssa_desk.domain.records.consent import Consent

ConsentState = Literal["valid", "expiring", "not_yet", "expired", "revoked", "incomplete"]

WARNING = timedelta(days=30)
"""So long before its end a consent is told as expiring."""
OF_AGE, RELEASES_ALONE, ON_PICTURES = 18, 15, 14
"""Years: consents alone, releases from secrecy alone (section 36 SGB I), is asked for pictures."""

_PAPERS = frozenset(
    {
        "letter",
        "case_excerpt",
        "case_summary",
        "consultation_paper",
        "protection_report",
        "protection_protocol",
        "handover",
        "calendar",
        "conversation",
        "other",
    }
)
COVERS: Mapping[str, frozenset[str]] = {
    "counselling_data": frozenset(),
    "release_from_secrecy": _PAPERS,
    "project_participation": frozenset({"letter", "conversation", "other"}),
    "photo_video": frozenset({"other"}),
    "external_test": frozenset({"letter", "case_excerpt", "case_summary", "conversation", "other"}),
    "school_data": frozenset({"letter", "case_excerpt", "conversation", "other"}),
    "handover": frozenset({"handover", "conversation"}),
}
"""What may leave on each kind of consent; a kind that is not named here covers nothing."""

_BY_GUARDIANS = frozenset({"project_participation", "external_test"})
_YOUNG, _FIRST, _SECOND, _LEGAL = "young_person", "guardian_1", "guardian_2", "legal_guardian"
_TICKS = {
    "informed_purpose": "die Aufklärung über den Zweck",
    "informed_refusal": "die Aufklärung über die Folgen einer Ablehnung",
    "informed_revocation": "die Aufklärung über das Recht auf Widerruf",
}
_NO_NAME = frozenset(
    {"frau", "herr", "herrn", "dr", "prof", "an", "die", "der", "das", "den", "dem"}
)
_APART, _PIECES = re.compile(r"[;\n]"), re.compile(r"[,/&]|\bund\b|\boder\b")


def begins_on(consent: Consent) -> date | None:
    """Return the first day of a consent."""
    return consent.valid_from or consent.given_on


def state(consent: Consent, day: date) -> ConsentState:
    """Return how a consent stands on a day; what was revoked or has ended is told first."""
    begin = begins_on(consent)
    if consent.revoked_on and consent.revoked_on <= day:
        return "revoked"
    if consent.valid_until and consent.valid_until < day:
        return "expired"
    if missing_parts(consent) or begin is None:
        return "incomplete"
    if begin > day:
        return "not_yet"
    if consent.valid_until and consent.valid_until - day <= WARNING:
        return "expiring"
    return "valid"


def counts(consent: Consent, day: date) -> bool:
    """Return whether something may rest on a consent on this day."""
    return state(consent, day) in ("valid", "expiring")


def missing_parts(consent: Consent) -> tuple[str, ...]:
    """Return what a consent lacks to count, in German words (section 67b(2) SGB X)."""
    passes_on = bool(COVERS.get(consent.consent_kind or ""))
    wanted = {
        "die Art": consent.consent_kind,
        "wer sie gegeben hat": consent.given_by,
        "der Tag": consent.given_on,
        "der Zweck": consent.purpose,
        "der Umfang": consent.scope or not passes_on,
        "an wen weitergegeben wird": consent.to_whom or consent.body_id or not passes_on,
    }
    ticks = {words: getattr(consent, name) for name, words in _TICKS.items()}
    return tuple(words for words, is_given in {**wanted, **ticks}.items() if not is_given)


def missing_givers(
    consent: Consent, age: int | None, custody: str | None, *, without_parents: bool
) -> str:
    """Return in German words who else has to consent, nothing when the right ones did.

    An unknown age asks the child and the custodians, an unknown custody both parents.
    """
    given = set(consent.given_by)
    own, kind = _YOUNG in given, consent.consent_kind or ""
    guardians = _missing_guardians(given, custody)
    if age is not None and age >= OF_AGE:
        return "" if own else "ab 18 Jahren willigt die Person selbst ein"
    if without_parents:
        return "" if own else "bei Beratung ohne Wissen der Eltern zählt nur das Kind selbst"
    if kind in _BY_GUARDIANS:
        return guardians
    alone = ON_PICTURES if kind == "photo_video" else RELEASES_ALONE
    if age is not None and age < alone:
        return guardians
    missing = "" if own else f"ab {alone} Jahren ist das Kind selbst zu fragen"
    together = kind == "photo_video" or age is None
    return missing or (guardians if together else "")


def problems(consent: Consent) -> list[Problem]:
    """Return what cannot be right in a consent."""
    begin = "valid_from" if consent.valid_from else "given_on"
    found = in_order(consent, begin, "valid_until", "Das Ende liegt vor dem Beginn.")
    found += in_order(consent, "given_on", "revoked_on", "Der Widerruf liegt vor der Einwilligung.")
    if consent.given_on and consent.given_on > clock.today():
        found.append(hint("given_on", "Dieser Tag liegt in der Zukunft. Stimmt das?"))
    if not consent.case_id and not consent.young_person_id:
        found.append(hint("case_id", "Ohne Fall gilt die Einwilligung für keine Weitergabe."))
    return found


def _missing_guardians(given: set[str], custody: str | None) -> str:
    if custody == "legal_guardian":
        return "" if _LEGAL in given else "der Vormund fehlt"
    if custody in ("mother", "father"):
        return "" if given & {_FIRST, _SECOND} else "die sorgeberechtigte Person fehlt"
    if {_FIRST, _SECOND} <= given or (custody != "both" and _LEGAL in given):
        return ""
    if custody == "both":
        return "bei gemeinsamem Sorgerecht unterschreiben beide Eltern"
    return "das Sorgerecht ist nicht eingetragen, dann unterschreiben beide Eltern"


def names(named: Iterable[str], recipient: str) -> bool:
    """Return whether one of the names of a consent is that of the recipient.

    All words of a name must occur: "Jugendamt Krefeld" covers "Frau A, Jugendamt Krefeld", and
    nothing less; titles are no names.
    """
    received = words_of(recipient)
    return any(
        part and all(any(_same(one, other) for other in received) for one in part)
        for text in named
        for part in _parts(text)
    )


def words_of(text: str) -> frozenset[str]:
    """Return the words of a name without titles and marks."""
    words = re.findall(r"[\w'’-]+", text.lower())
    return frozenset(one for one in words if one not in _NO_NAME)


def same_person(name: str, recipient: str) -> bool:
    """Return whether a recipient may be this person: one of both names is in the other.

    A letter may stand for a name beside another that is written out: "E. Mond".
    """
    own, other = words_of(name), words_of(recipient)
    if not own or not other:
        return False
    return _within(own, other) or _within(other, own) or _is_shortened(other, own)


def _is_shortened(some: frozenset[str], others: frozenset[str]) -> bool:
    letters = {one for one in some if len(one) == 1}
    whole = some - letters
    return bool(letters and whole and _within(whole, others)) and all(
        any(one.startswith(letter) for one in others) for letter in letters
    )


def is_named(name: str, text: str) -> bool:
    """Return whether a text means this person: the whole name, or no more than the first name.

    A family name alone may be that of a mother or a brother, "Kind" beside another word another
    child.
    """
    own, said = words_of(name), words_of(text)
    if not own or not said:
        return False
    if len(own) == 1:
        return _within(said, own)
    first = words_of(name.split(maxsplit=1)[0])
    return _within(own, said) or (_within(said, own) and _within(first, said))


def _within(some: frozenset[str], others: frozenset[str]) -> bool:
    return all(any(_same(one, other) for other in others) for one in some)


def _parts(text: str) -> list[frozenset[str]]:
    """Return the names of a text; a piece of one only where it has more than one word.

    "Schmidt, Anna" does not name everybody called Anna.
    """
    wholes = [words_of(one) for one in _APART.split(text)]
    pieces = [words_of(one) for one in _PIECES.split(text)]
    return wholes + [one for one in pieces if len(one) > 1]


def _same(one: str, other: str) -> bool:
    return bool(set(spellings(one)) & set(spellings(other)))
