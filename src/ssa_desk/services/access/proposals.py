"""What of an access may concern others: proposed for blackening, decided by the worker."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ssa_desk.domain.folding import plain, spellings
from ssa_desk.services.access.entries import (
    AccessEntry,
    AccessSection,
    AccessValue,
    Entries,
    State,
)
from ssa_desk.services.name_check import NameCheck
from ssa_desk.storage.person_rows import PersonRow

GUARDED = ("child_protection", "personal_note")
"""Beginnings of kinds that are shown after the password only."""
_KIND_COLUMNS = ("form", "kind", "record_kind")
_REPORTED = frozenset({"protection_report", "consultation_paper"})
_PROTECTING = frozenset({"p8a_sgb8", "p4_kkg", "p42_schulg"})
_SELF = re.compile(r"\b(kind|selbst|schüler|schülerin|jugendliche[rn]?)\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_RECIPIENTS = frozenset({"disclosure"})
"""Tables that tell who received something: the person has a right to know (Art. 15(1)(c))."""
_PEOPLE = frozenset({"guardian", "related_person", "teacher", "contact_person", "young_person"})
_FOREIGN: tuple[State, str] = ("hidden", "third_person")
_ENDINGS = re.compile(r"(['’]?s|es|ens)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """Who gets the answer: names that need no blackening, and the guardian who asks."""

    names: tuple[str, ...]
    guardian_id: str = ""


def is_guarded(row: PersonRow) -> bool:
    """Return whether a row tells about child protection or is a personal note, wherever it is."""
    if row.table.startswith(GUARDED):
        return True
    if row.table == "disclosure":
        values = row.values
        return values["disclosed_document"] in _REPORTED or values["legal_basis"] in _PROTECTING
    return any(str(row.values.get(name, "")).startswith(GUARDED) for name in _KIND_COLUMNS)


class Proposals:
    """Marks values by the rule of their column, the marks of their entry, and names in texts."""

    def __init__(self, entries: Entries, check: NameCheck, known: Known) -> None:
        self._entries, self._check, self._known = entries, check, known
        self._own = {
            one for name in known.names for word in _WORDS.findall(name) for one in _forms(word)
        }

    def marked(self, section: AccessSection) -> AccessSection:
        """Return the section with a proposal for each value."""
        texts = {
            value.place: value.text
            for entry in section.entries
            for value in entry.values
            if value.is_free
        }
        spots = self._spots(texts)
        entries = tuple(self._entry(one, spots) for one in section.entries)
        return replace(section, entries=entries)

    def _entry(
        self, entry: AccessEntry, spots: Mapping[str, tuple[tuple[int, int], ...]]
    ) -> AccessEntry:
        entrusted = self._is_entrusted(entry)
        values = tuple(
            self._value(entry, replace(one, spots=spots.get(one.place, ())), entrusted=entrusted)
            for one in entry.values
        )
        return replace(entry, values=values)

    def _value(self, entry: AccessEntry, value: AccessValue, *, entrusted: bool) -> AccessValue:
        proposal, reason = self._whole(entry, value, entrusted=entrusted)
        if not reason and value.spots:
            proposal, reason = "names", "name"
        return replace(value, proposal=proposal, reason=reason)

    def _whole(
        self, entry: AccessEntry, value: AccessValue, *, entrusted: bool
    ) -> tuple[State, str]:
        if entry.relation == "named":
            return "hidden", "mention"
        rule = self._entries.rule(entry.table, value.key)
        if entry.relation == "beside":
            return ("hidden", "group") if value.is_free and _is_private(rule) else ("shown", "")
        if value.is_quiet or self._is_of_asking(entry) or entry.table in _RECIPIENTS:
            return "shown", ""
        if entrusted and value.is_free:
            return "hidden", "entrusted"
        is_asking = value.link == "guardian" and value.raw == self._known.guardian_id
        is_foreign = value.link in _PEOPLE or rule is None or rule.export == "review"
        return _FOREIGN if is_foreign and not is_asking else ("shown", "")

    def _is_entrusted(self, entry: AccessEntry) -> bool:
        """Return whether somebody else than the person has entrusted what an entry says."""
        values = {one.key: one for one in entry.values}
        if "entrusted" not in values or not values["entrusted"].raw:
            return False
        giver = values["entrusted_by"].text if "entrusted_by" in values else ""
        words = set(_WORDS.findall(giver))
        by_person = bool(words) and all(_forms(one) & self._own for one in words)
        return not (by_person or _SELF.search(giver))

    def _is_of_asking(self, entry: AccessEntry) -> bool:
        return bool(self._known.guardian_id) and entry.key == self._known.guardian_id

    def _spots(self, texts: Mapping[str, str]) -> Mapping[str, tuple[tuple[int, int], ...]]:
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        for hit in self._check.hits(texts):
            word = texts[hit.section][hit.first : hit.last]
            if hit.kind == "name" and not self._is_own(word):
                before = found.get(hit.section, ())
                found[hit.section] = _joined(before, (hit.first, hit.last), texts[hit.section])
        return found

    def _is_own(self, word: str) -> bool:
        parts = _WORDS.findall(word)
        return all((_forms(one) | _forms(_ENDINGS.sub("", one))) & self._own for one in parts)


def names_in(rows: Iterable[PersonRow], guardian_id: str) -> tuple[str, ...]:
    """Return the names of the person in its own rows, and that of the guardian who asks."""
    own = tuple(row for row in rows if row.relation == "own")
    child = (row.values for row in own if row.table == "young_person")
    asking = (row.values for row in own if row.table == "guardian" and row.key == guardian_id)
    names = (str(one[name]) for one in child for name in ("first_name", "last_name"))
    return (*names, *(str(one["name"]) for one in asking))


def _joined(
    spots: tuple[tuple[int, int], ...], spot: tuple[int, int], text: str
) -> tuple[tuple[int, int], ...]:
    """Return the spots with another one; first and last name are one."""
    if spots and not text[spots[-1][1] : spot[0]].strip(" -"):
        return (*spots[:-1], (spots[-1][0], spot[1]))
    return (*spots, spot)


def _is_private(rule: object) -> bool:
    return getattr(rule, "is_personal", True)


def _forms(word: str) -> set[str]:
    return {plain(one) for one in spellings(word)} - {""}
