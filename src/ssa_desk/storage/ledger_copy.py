"""The ledger as the side file has it: without the worker's texts, its numbers compressed."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ssa_desk.storage.ledger_entry import LedgerEntry, merged

_PRINTED = "publication_json"
_SMALL = "publication_zlib"


def data(entries: list[LedgerEntry]) -> dict[str, Any]:
    """Return what the side file keeps of the reports."""
    return {"sequence": len(entries), "reports": [_small(entry) for entry in entries]}


def entries(kept: Mapping[str, Any]) -> list[LedgerEntry]:
    """Return the reports that `data` kept, also as earlier programs wrote them."""
    return [_entry(one) for one in kept.get("reports", ())]


def joined(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return what two side files keep together, the reports of the first one first."""
    return data(merged(entries(first), entries(second)))


def _small(entry: LedgerEntry) -> dict[str, Any]:
    """Return the entry with its tables as zlib in base64url: zeros make most of them."""
    kept = asdict(entry)
    del kept["document_json"]
    kept[_SMALL] = urlsafe_b64encode(zlib.compress(kept.pop(_PRINTED).encode(), 9)).decode()
    return kept


def _entry(kept: Mapping[str, Any]) -> LedgerEntry:
    """Return one report; the first programs knew neither schools nor re-issues."""
    known = {name: kept[name] for name in LedgerEntry.__slots__ if name in kept}
    if _SMALL in kept:
        known[_PRINTED] = zlib.decompress(urlsafe_b64decode(kept[_SMALL])).decode()
    return LedgerEntry(**known)
