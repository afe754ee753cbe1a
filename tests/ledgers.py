"""Ledgers of the side file for tests, with as many reports as wanted."""

import json

from ssa_desk.storage import ledger_copy
from ssa_desk.storage.ledger_entry import LedgerEntry


def report(number, **changes):
    """One issued report of a school year of its own."""
    printed = {"period": {"kind": "schuljahr"}, "about": {}}
    values = {
        "ledger_id": f"id-{number}",
        "sequence": number,
        "period_first": f"{2010 + number}-08-01",
        "period_last": f"{2011 + number}-07-31",
        "publication_json": json.dumps(printed),
        "issued_at": "2026-08-20T09:00:00+00:00",
    }
    return LedgerEntry(**{**values, **changes})


def ledger_of(number):
    """The reports 1 to `number` as the side file keeps them."""
    return ledger_copy.data([report(one) for one in range(1, number + 1)])
