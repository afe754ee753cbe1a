"""What of an access may concern others: proposed for blackening, decided by the worker."""

import re
from collections.abc import Collection, Iterable, Mapping
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
_GUARDED_WORDS = ("protection", "personal_note", "consultation")
"""In the name of a form or a kind: what belongs to them, such as a draft."""
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
    """Who gets the answer: the names of the person, and the guardian who asks in its place.

    What the child has entrusted itself is told to the child, not to its custodians.
    """

    names: tuple[str, ...]
    guardian_id: str = ""
    guardian: str = ""
    case_numbers: tuple[str, ...] = ()
    is_person: bool = True
    """Whether the person itself is answered, or who it has authorised."""


def guarded_of(rows: Iterable[PersonRow]) -> frozenset[tuple[str, str]]:
    """Return which rows tell about child protection or are personal notes, wherever they are."""
    rows = tuple(rows)
    ids = {row.key for row in rows if row.table.startswith(GUARDED)}
    return frozenset((row.table, row.key) for row in rows if _is_guarded(row, ids))


def _is_guarded(row: PersonRow, ids: Collection[str]) -> bool:
    values = row.values
    if row.table.startswith(GUARDED) or values.get("record_id") in ids:
        return True
    if row.table == "disclosure":
        return values["disclosed_document"] in _REPORTED or values["legal_basis"] in _PROTECTING
    said = " ".join(str(values.get(name, "")) for name in _KIND_COLUMNS)
    return any(word in said for word in _GUARDED_WORDS)


class Proposals:
    """Marks values by the rule of their column, the marks of their entry, and names in texts."""

    def __init__(self, entries: Entries, check: NameCheck, known: Known) -> None:
        self._entries, self._check, self._known = entries, check, known
        self._own = _forms_of((*known.names, known.guardian))
        self._own_numbers = set(map(plain, known.case_numbers))
        self._givers = _forms_of(known.names if known.is_person else (known.guardian,))

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
        is_asking = is_asking or (value.is_free and self._is_own(value.text))
        is_foreign = value.link in _PEOPLE or rule is None or rule.export == "review"
        return _FOREIGN if is_foreign and not is_asking else ("shown", "")

    def _is_entrusted(self, entry: AccessEntry) -> bool:
        """Return whether somebody else than the person has entrusted what an entry says."""
        values = {one.key: one for one in entry.values}
        if "entrusted" not in values or not values["entrusted"].raw:
            return False
        giver = values["entrusted_by"].text if "entrusted_by" in values else ""
        words = set(_WORDS.findall(giver))
        by_person = bool(words) and all(_forms(one) & self._givers for one in words)
        return not (by_person or (self._known.is_person and _SELF.search(giver)))

    def _is_of_asking(self, entry: AccessEntry) -> bool:
        return bool(self._known.guardian_id) and entry.key == self._known.guardian_id

    def _spots(self, texts: Mapping[str, str]) -> Mapping[str, tuple[tuple[int, int], ...]]:
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        for hit in self._check.hits(texts):
            word = texts[hit.section][hit.first : hit.last]
            is_other = hit.kind == "name" and not self._is_own(word)
            is_other |= hit.kind == "case_number" and plain(word) not in self._own_numbers
            if is_other:
                before = found.get(hit.section, ())
                found[hit.section] = _joined(before, (hit.first, hit.last), texts[hit.section])
        return found

    def _is_own(self, word: str) -> bool:
        parts = _WORDS.findall(word)
        own = ((_forms(one) | _forms(_ENDINGS.sub("", one))) & self._own for one in parts)
        return bool(parts) and all(own)


def known_of(rows: Iterable[PersonRow], requester: str | None, guardian_id: str) -> Known:
    """Return who gets the answer, from the person's own rows."""
    own = tuple(row for row in rows if row.relation == "own")
    child = (row.values for row in own if row.table == "young_person")
    asking = (row for row in own if row.table == "guardian" and row.key == guardian_id)
    return Known(
        names=tuple(str(one[name]) for one in child for name in ("first_name", "last_name")),
        guardian_id=guardian_id,
        guardian=next((str(one.values["name"]) for one in asking), ""),
        case_numbers=tuple(str(row.values["case_no"]) for row in own if row.table == "case"),
        is_person=requester != "custodian",
    )


def _joined(
    spots: tuple[tuple[int, int], ...], spot: tuple[int, int], text: str
) -> tuple[tuple[int, int], ...]:
    """Return the spots with another one; first and last name are one."""
    if spots and not text[spots[-1][1] : spot[0]].strip(" -"):
        return (*spots[:-1], (spots[-1][0], spot[1]))
    return (*spots, spot)


def _is_private(rule: object) -> bool:
    return getattr(rule, "is_personal", True)


def _forms_of(names: Iterable[str]) -> set[str]:
    return {one for name in names for word in _WORDS.findall(name) for one in _forms(word)}


def _forms(word: str) -> set[str]:
    return {plain(one) for one in spellings(word)} - {""}
