"""SQL behind the cases that are not deleted for now (legal hold): lines, not whole records."""

from ssa_desk.storage.database import Database, Row

_HELD = """
    SELECT id, case_no, legal_hold_until, legal_hold_reason, restricted_on IS NOT NULL
    FROM "case" WHERE legal_hold = 1
    ORDER BY legal_hold_until IS NOT NULL, legal_hold_until, case_no
"""


def held(database: Database) -> list[Row]:
    """Return id, number, day of review, reason and restriction of each held case of the file."""
    with database.whole():
        return database.rows(_HELD)
