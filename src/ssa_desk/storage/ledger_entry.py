"""One issued report as the ledger keeps it, and how the reports of two ledgers join."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, repr=False)
class LedgerEntry:
    """One issued report. `publication_json`: everything printed, with its audit.

    `school_id` is "" for all schools together; `replaces` names the report of the same days that
    this one was issued again for. `document_json` has the worker's texts too and stays in the file.
    """

    ledger_id: str
    sequence: int
    period_first: str
    period_last: str
    publication_json: str
    issued_at: str
    school_id: str = ""
    replaces: str | None = None
    document_json: str | None = None

    @property
    def scope(self) -> tuple[str, str, str]:
        """Return its days and its school: of one scope the newest report counts."""
        return self.period_first, self.period_last, self.school_id


def newest(entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """Return the reports that count, in order: of one period and school the one issued last."""
    latest = {entry.scope: entry for entry in entries}
    return sorted(latest.values(), key=lambda entry: entry.sequence)


def without_document(entry: LedgerEntry) -> LedgerEntry:
    """Return the entry as the side file has it."""
    return replace(entry, document_json=None)


def merged(stored: list[LedgerEntry], outside: list[LedgerEntry]) -> list[LedgerEntry]:
    """Return the reports of both; of two versions of one report that with its number counts."""
    versions = {entry.ledger_id: entry for entry in outside}
    found = [_better(entry, versions.get(entry.ledger_id)) for entry in stored]
    known = {entry.ledger_id for entry in stored}
    for entry in outside:
        if entry.ledger_id not in known:
            found.append(replace(entry, sequence=len(found) + 1))
    return found


def _better(stored: LedgerEntry, outside: LedgerEntry | None) -> LedgerEntry:
    if outside is None or _has_number(stored) or not _has_number(outside):
        return stored
    return replace(stored, publication_json=outside.publication_json)


def _has_number(entry: LedgerEntry) -> bool:
    return bool(json.loads(entry.publication_json).get("about", {}).get("report_id"))
