"""Deleting with proof: why, what the archive was asked, what keeps a case from being deleted.

All of it is chosen, nothing is typed: so the proof of a deletion cannot name anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

DeletionGround = Literal[
    "due", "review", "not_needed", "revoked", "objection", "unlawful", "legal_duty"
]
ArchiveCode = Literal[
    "offered_declined", "offered_taken", "private_device", "no_duty", "agreed", "on_request"
]
HoldKind = Literal["legal_hold", "child_protection", "restriction", "request"]

GROUNDS: Mapping[DeletionGround, str] = {
    "due": "Aufbewahrungsfrist abgelaufen",
    "review": "nach Überprüfung nicht mehr erforderlich",
    "not_needed": "nicht mehr notwendig (Art. 17 Abs. 1 Buchst. a DSGVO)",
    "revoked": "Einwilligung widerrufen (Art. 17 Abs. 1 Buchst. b DSGVO)",
    "objection": "Widerspruch (Art. 17 Abs. 1 Buchst. c DSGVO)",
    "unlawful": "unrechtmäßig verarbeitet (Art. 17 Abs. 1 Buchst. d DSGVO)",
    "legal_duty": "Rechtspflicht zur Löschung (Art. 17 Abs. 1 Buchst. e DSGVO)",
}
EARLY_GROUNDS: tuple[DeletionGround, ...] = (
    "not_needed",
    "revoked",
    "objection",
    "unlawful",
    "legal_duty",
)
ARCHIVE_ANSWERS: Mapping[ArchiveCode, str] = {
    "offered_declined": "angeboten, nicht übernommen",
    "offered_taken": "angeboten und übernommen",
    "private_device": "nicht angeboten: privates Gerät (§ 9 Abs. 3 VO-DV I)",
    "no_duty": "nicht angeboten: keine Pflicht zur Anbietung",
    "agreed": "nicht angeboten: Archiv verzichtet auf Akten dieser Art",
    "on_request": "nicht angeboten: Löschung verlangt (Art. 17 DSGVO)",
}
OFFERED: frozenset[ArchiveCode] = frozenset({"offered_declined", "offered_taken"})
METHOD = "in der Datei mit Nullen überschrieben, Suche neu geschrieben"

_YOUTH_OFFICE = "; Gefährdungseinschätzung: mit dem Jugendamt entschieden am {:%d.%m.%Y}"


@dataclass(frozen=True, slots=True)
class ArchiveAnswer:
    """Whether the archive was offered the records; with the day when it was."""

    code: ArchiveCode
    on: date | None = None

    @property
    def words(self) -> str:
        """Return the answer as the proof keeps it."""
        words = ARCHIVE_ANSWERS[self.code]
        return f"am {self.on:%d.%m.%Y} {words}" if self.on and self.code in OFFERED else words


@dataclass(frozen=True, slots=True)
class Hold:
    """What keeps a case from being deleted; its words may tell about the case."""

    kind: HoldKind
    words: str
    until: date | None = None
    """When it is looked at again."""

    def __repr__(self) -> str:
        return f"<Hold {self.kind}>"

    @property
    def may_be_lifted(self) -> bool:
        """Return whether a decision with the youth office, which is noted, lifts it (RC2)."""
        return self.kind == "child_protection"


def ground_words(ground: DeletionGround, youth_office_on: date | None) -> str:
    """Return the ground of a deletion as its proof keeps it."""
    decided = _YOUTH_OFFICE.format(youth_office_on) if youth_office_on else ""
    return GROUNDS[ground] + decided
