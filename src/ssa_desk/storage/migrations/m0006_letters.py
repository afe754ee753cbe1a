"""Letters: the log with way and reply, own templates, imported translations.

Frozen once released: a change of the layout is a new step, never an edit here.
"""

_MOMENTS = """
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
"""

STATEMENTS: tuple[str, ...] = (
    f"""CREATE TABLE letter ({_MOMENTS}
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        young_person_id TEXT
            REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        guardian_id TEXT
            REFERENCES guardian (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        offer_id TEXT
            REFERENCES group_offer (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        letter_kind TEXT NOT NULL,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        recipient TEXT NOT NULL,
        date TEXT NOT NULL,
        letter_way TEXT,
        reply_expected INTEGER NOT NULL,
        reply_until TEXT,
        replied_on TEXT,
        letter_reply TEXT,
        batch_id TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE letter_template ({_MOMENTS}
        title TEXT NOT NULL,
        subject TEXT NOT NULL,
        greeting TEXT NOT NULL,
        text TEXT NOT NULL,
        farewell TEXT NOT NULL,
        reply INTEGER NOT NULL
    ) STRICT""",
    # A translation that was read in stands before the shipped one.
    """CREATE TABLE letter_language (
        letter_kind TEXT NOT NULL,
        language TEXT NOT NULL,
        text TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        PRIMARY KEY (letter_kind, language)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX letter_day ON letter (date)",
    "CREATE INDEX letter_case ON letter (case_id, date)",
    "CREATE INDEX letter_young_person ON letter (young_person_id)",
    "CREATE INDEX letter_guardian ON letter (guardian_id)",
    "CREATE INDEX letter_offer ON letter (offer_id)",
    """CREATE INDEX letter_reply_due ON letter (reply_until)
        WHERE reply_expected = 1 AND replied_on IS NULL""",
    *(
        f"""CREATE TRIGGER {kind}_gone AFTER DELETE ON {kind} BEGIN
            DELETE FROM search_entry WHERE record_id = old.id; END"""
        for kind in ("letter", "letter_template")
    ),
)
