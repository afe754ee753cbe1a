"""The first layout. Frozen: a change of the layout is a new step, never an edit here."""

_MOMENTS = """
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
"""

_BASIS = (
    "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE secret (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT",
    "CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value_json TEXT NOT NULL) STRICT",
    """CREATE TABLE draft (
        form TEXT NOT NULL,
        record_id TEXT NOT NULL,
        "values" TEXT NOT NULL,
        cursor TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (form, record_id)
    ) STRICT""",
    # No link to the record: a row stays known when its record is deleted.
    """CREATE TABLE import_row (
        file_kind TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        occurrence INTEGER NOT NULL,
        record_kind TEXT NOT NULL,
        record_id TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        PRIMARY KEY (file_kind, row_hash, occurrence)
    ) STRICT""",
    "CREATE INDEX import_row_record ON import_row (record_id)",
    """CREATE TABLE issued_report (
        ledger_id TEXT NOT NULL PRIMARY KEY,
        sequence INTEGER NOT NULL UNIQUE,
        period_first TEXT NOT NULL,
        period_last TEXT NOT NULL,
        kind TEXT NOT NULL,
        publication_json TEXT NOT NULL,
        report_json TEXT,
        pdf BLOB,
        issued_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX issued_report_period ON issued_report (period_first, period_last)",
)

_RECORDS = (
    f"""CREATE TABLE worker_profile ({_MOMENTS}
        name TEXT NOT NULL,
        employer_type TEXT,
        employer_name TEXT NOT NULL,
        employer_address TEXT NOT NULL,
        function TEXT NOT NULL,
        fte REAL,
        weekly_hours REAL,
        telephone TEXT NOT NULL,
        email TEXT NOT NULL,
        room TEXT NOT NULL,
        office_hours TEXT NOT NULL,
        data_protection_officer TEXT NOT NULL,
        supervisory_authority TEXT NOT NULL,
        coordination_office TEXT NOT NULL,
        report_slot TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE school ({_MOMENTS}
        name TEXT NOT NULL,
        school_type TEXT,
        pupils INTEGER,
        post_share REAL,
        address TEXT NOT NULL,
        telephone TEXT NOT NULL,
        school_number TEXT NOT NULL,
        all_day TEXT,
        social_index INTEGER,
        classes INTEGER,
        head TEXT NOT NULL,
        coordinating_group TEXT NOT NULL,
        concept_date TEXT,
        report_slot TEXT NOT NULL,
        name_folded TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE young_person ({_MOMENTS}
        last_name TEXT NOT NULL,
        first_name TEXT NOT NULL,
        birth_date TEXT,
        gender TEXT,
        family_language TEXT,
        german_main_family_language TEXT,
        newly_arrived TEXT,
        parent_foreign_origin TEXT,
        custody TEXT,
        living_situation TEXT,
        contact TEXT NOT NULL,
        left_school_on TEXT,
        next_school TEXT NOT NULL,
        last_name_folded TEXT NOT NULL,
        first_name_folded TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX young_person_name ON young_person (last_name_folded, first_name_folded)",
    f"""CREATE TABLE "case" ({_MOMENTS}
        case_no TEXT NOT NULL,
        young_person_id TEXT
            REFERENCES young_person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        school_id TEXT REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        class_name TEXT NOT NULL,
        opened_on TEXT,
        access_path TEXT,
        main_topic TEXT,
        initial_situation TEXT NOT NULL,
        resources TEXT NOT NULL,
        closed_on TEXT,
        closure_reason TEXT,
        goal_attainment TEXT,
        dormant INTEGER NOT NULL,
        counselling_without_parents INTEGER NOT NULL,
        without_parents_reason TEXT NOT NULL,
        deputy_consent INTEGER NOT NULL,
        review_date TEXT,
        legal_hold INTEGER NOT NULL,
        legal_hold_reason TEXT NOT NULL,
        case_no_folded TEXT NOT NULL
    ) STRICT""",
    'CREATE INDEX case_number ON "case" (case_no)',
    'CREATE INDEX case_person ON "case" (young_person_id)',
    'CREATE INDEX case_school ON "case" (school_id)',
    'CREATE INDEX case_closed ON "case" (closed_on)',
    'CREATE INDEX case_opened ON "case" (opened_on)',
    """CREATE TABLE case_topics (
        owner_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (owner_id, position)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE class_membership ({_MOMENTS}
        young_person_id TEXT
            REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        case_id TEXT REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        valid_from TEXT NOT NULL,
        class_name TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX class_membership_person ON class_membership (young_person_id, valid_from)",
    "CREATE INDEX class_membership_case ON class_membership (case_id, valid_from)",
    f"""CREATE TABLE guardian ({_MOMENTS}
        young_person_id TEXT
            REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        relation TEXT,
        language TEXT,
        interpreter_needed TEXT,
        has_custody TEXT,
        telephone TEXT NOT NULL,
        email TEXT NOT NULL,
        address TEXT NOT NULL,
        contact_allowed TEXT,
        name_folded TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX guardian_person ON guardian (young_person_id)",
    f"""CREATE TABLE case_contact ({_MOMENTS}
        case_id TEXT NOT NULL
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        date TEXT NOT NULL,
        time TEXT,
        duration_min INTEGER,
        channel TEXT NOT NULL,
        setting TEXT,
        observation TEXT NOT NULL,
        assessment TEXT NOT NULL,
        agreements TEXT NOT NULL,
        follow_up_on TEXT,
        follow_up_done INTEGER NOT NULL,
        core_area TEXT,
        information_source TEXT NOT NULL,
        entrusted INTEGER NOT NULL,
        entrusted_by TEXT NOT NULL,
        disputed INTEGER NOT NULL,
        disputed_note TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX case_contact_case ON case_contact (case_id, date)",
    "CREATE INDEX case_contact_date ON case_contact (date)",
    """CREATE INDEX case_contact_follow_up ON case_contact (follow_up_on)
        WHERE follow_up_on IS NOT NULL AND follow_up_done = 0""",
    *(
        f"""CREATE TABLE case_contact_{field} (
        owner_id TEXT NOT NULL REFERENCES case_contact (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (owner_id, position)
    ) STRICT, WITHOUT ROWID"""
        for field in ("addressee", "topics", "interventions")
    ),
    f"""CREATE TABLE anonymous_contact ({_MOMENTS}
        date TEXT NOT NULL,
        school_id TEXT REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        addressee TEXT,
        short_count INTEGER NOT NULL,
        long_count INTEGER NOT NULL,
        persons INTEGER NOT NULL,
        core_area TEXT
    ) STRICT""",
    "CREATE INDEX anonymous_contact_date ON anonymous_contact (date)",
    "CREATE INDEX anonymous_contact_school ON anonymous_contact (school_id)",
    """CREATE TABLE anonymous_contact_topics (
        owner_id TEXT NOT NULL REFERENCES anonymous_contact (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (owner_id, position)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE local_entry ({_MOMENTS}
        catalogue TEXT NOT NULL,
        label TEXT NOT NULL,
        rolls_up_to TEXT NOT NULL,
        retired INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX local_entry_catalogue ON local_entry (catalogue)",
    # Lists are shown in the order of entry unless asked otherwise.
    *(
        f'CREATE INDEX {kind}_created ON "{kind}" (created_at)'
        for kind in ("young_person", "guardian", "case", "case_contact", "anonymous_contact")
    ),
)

_SEARCH = (
    """CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        record_id TEXT NOT NULL UNIQUE,
        case_id TEXT,
        text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX search_entry_case ON search_entry (case_id)",
    # The text is folded before it is stored: the same way for notes and for what is looked for.
    """CREATE VIRTUAL TABLE search_word USING fts5 (
        text, content = 'search_entry', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2'
    )""",
    # Without the places of the letters it is a quarter as large; a hit is looked at once more.
    """CREATE VIRTUAL TABLE search_part USING fts5 (
        text, content = 'search_entry', content_rowid = 'id', detail = 'none',
        tokenize = 'trigram case_sensitive 1'
    )""",
    # Without this, deleted words stay in the index, also after VACUUM.
    "INSERT INTO search_word (search_word, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_part (search_part, rank) VALUES ('secure-delete', 1)",
)

_NEW = "".join(
    f"INSERT INTO {index} (rowid, text) VALUES (new.id, new.text);"
    for index in ("search_word", "search_part")
)
_OLD = "".join(
    f"INSERT INTO {index} ({index}, rowid, text) VALUES ('delete', old.id, old.text);"
    for index in ("search_word", "search_part")
)

_TRIGGERS = (
    f"CREATE TRIGGER search_entry_new AFTER INSERT ON search_entry BEGIN {_NEW} END",
    f"CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN {_OLD} END",
    f"CREATE TRIGGER search_entry_other AFTER UPDATE ON search_entry BEGIN {_OLD} {_NEW} END",
    # Triggers run for cascades too: the words of a contact leave with its case.
    *(
        f"""CREATE TRIGGER {kind}_gone AFTER DELETE ON "{kind}" BEGIN
        DELETE FROM search_entry WHERE record_id = old.id; END"""
        for kind in ("worker_profile", "school", "young_person", "guardian", "case", "case_contact")
    ),
)

STATEMENTS: tuple[str, ...] = (*_BASIS, *_RECORDS, *_SEARCH, *_TRIGGERS)
