"""Openings that stay on record, and the backups that were made. Frozen: never edited."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE opening (
        id TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        way TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT""",
    # Append-only: what opened the file can neither be changed nor taken away.
    """CREATE TRIGGER opening_stays BEFORE UPDATE ON opening BEGIN
        SELECT RAISE(ABORT, 'append only'); END""",
    """CREATE TRIGGER opening_kept BEFORE DELETE ON opening BEGIN
        SELECT RAISE(ABORT, 'append only'); END""",
    """CREATE TABLE backup (
        sequence INTEGER NOT NULL PRIMARY KEY,
        created_at TEXT NOT NULL,
        folder TEXT NOT NULL,
        folder_id TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        is_outside INTEGER NOT NULL,
        verified_at TEXT,
        rehearsed_at TEXT,
        removed_at TEXT
    ) STRICT""",
)
