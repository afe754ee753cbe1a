"""Data protection: consents, disclosures, requests, breaches, child protection, the audit trail.

Frozen once released: a change of the layout is a new step, never an edit here.
"""

from ssa_desk.storage.migrations.m0005_tables import TABLES

_CASE = 'REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED'
_CHILD = "REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"

_COLUMNS = (
    'ALTER TABLE "case" ADD COLUMN legal_hold_until TEXT',
    'ALTER TABLE "case" ADD COLUMN processing_basis TEXT',
    'ALTER TABLE "case" ADD COLUMN informed_on TEXT',
    """ALTER TABLE "case" ADD COLUMN not_informed_reason TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "case" ADD COLUMN restricted_on TEXT',
    'ALTER TABLE "case" ADD COLUMN restriction_ground TEXT',
    """ALTER TABLE "case" ADD COLUMN restriction_reason TEXT NOT NULL DEFAULT ''""",
    "ALTER TABLE guardian ADD COLUMN birth_date TEXT",
    *(
        f"ALTER TABLE worker_profile ADD COLUMN {name} TEXT NOT NULL DEFAULT ''"
        for name in ("data_protection_authority", "specialist_supervision")
    ),
    "ALTER TABLE worker_profile ADD COLUMN device_private INTEGER NOT NULL DEFAULT 0",
    f"ALTER TABLE child_protection_assessment ADD COLUMN case_id TEXT {_CASE}",
    f"ALTER TABLE child_protection_assessment ADD COLUMN young_person_id TEXT {_CHILD}",
    *(
        f"ALTER TABLE child_protection_assessment ADD COLUMN {name} TEXT NOT NULL DEFAULT ''"
        for name in (
            "whereabouts",
            "specialist_name",
            "no_specialist_reason",
            "reported_to",
            "not_reported_reason",
            "no_feedback_reason",
            "closing_note",
        )
    ),
    *(
        f"ALTER TABLE child_protection_assessment ADD COLUMN {name} TEXT"
        for name in (
            "urgency",
            "acute_danger",
            "specialist_on",
            "report_form",
            "feedback_confirmed",
            "feedback_active",
            "next_review_on",
            "closed_on",
        )
    ),
)

_LISTS = (
    """CREATE TABLE consent_given_by (
        owner_id TEXT NOT NULL REFERENCES consent (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (owner_id, position)
    ) STRICT, WITHOUT ROWID""",
)

_PROOFS = (
    # Who did what to which entry, without content.
    """CREATE TABLE audit_event (
        sequence INTEGER NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        action TEXT NOT NULL,
        kind TEXT NOT NULL,
        record_id TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX audit_event_record ON audit_event (record_id)",
    # The proof of a deletion names nobody: a mark made from the case number, no number.
    """CREATE TABLE deletion_record (
        id TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        retention TEXT NOT NULL,
        case_mark TEXT NOT NULL,
        first_year INTEGER,
        last_year INTEGER,
        method TEXT NOT NULL,
        archive TEXT NOT NULL,
        grounds TEXT NOT NULL,
        records INTEGER NOT NULL,
        disclosures_json TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX deletion_record_day ON deletion_record (at)",
)

_INDEXES = (
    """CREATE INDEX case_restricted ON "case" (restricted_on) WHERE restricted_on IS NOT NULL""",
    "CREATE INDEX child_protection_assessment_case ON child_protection_assessment (case_id)",
    """CREATE INDEX child_protection_assessment_young_person
        ON child_protection_assessment (young_person_id)""",
    *(
        f"CREATE INDEX {kind}_{link} ON {kind} ({link}_id)"
        for kind, link in (
            ("consent", "case"),
            ("consent", "young_person"),
            ("consent", "body"),
            ("consent", "guardian"),
            ("disclosure", "case"),
            ("disclosure", "young_person"),
            ("disclosure", "body"),
            ("disclosure", "guardian"),
            ("disclosure", "consent"),
            ("data_subject_request", "case"),
            ("data_subject_request", "young_person"),
            ("data_subject_request", "guardian"),
            ("child_protection_entry", "assessment"),
            ("child_protection_entry", "corrects"),
            ("child_protection_answer", "assessment"),
            ("child_protection_rating", "assessment"),
            ("child_protection_measure", "assessment"),
        )
    ),
    "CREATE INDEX consent_end ON consent (valid_until) WHERE valid_until IS NOT NULL",
    "CREATE INDEX disclosure_day ON disclosure (date)",
    "CREATE INDEX data_subject_request_day ON data_subject_request (received_on)",
    "CREATE INDEX data_breach_day ON data_breach (discovered_on)",
)

_SEARCHED = tuple(
    # The words of a record leave the full text with it, also when its case is deleted.
    f"""CREATE TRIGGER {kind}_gone AFTER DELETE ON {kind} BEGIN
        DELETE FROM search_entry WHERE record_id = old.id; END"""
    for kind in (
        "child_protection_assessment",
        "child_protection_entry",
        "child_protection_answer",
        "child_protection_rating",
        "child_protection_measure",
        "emergency_number",
        "consent",
        "disclosure",
        "data_subject_request",
        "data_breach",
    )
)

_APPEND_ONLY = tuple(
    # Nothing that was noted may become another thing; a link may end with what it named.
    f"""CREATE TRIGGER {kind}_stays BEFORE UPDATE OF id, created_at, {columns} ON {kind} BEGIN
        SELECT RAISE(ABORT, 'append only'); END"""
    for kind, columns in (
        (
            "child_protection_entry",
            "assessment_id, date, time, protection_entry_kind, observer, text, information_source",
        ),
        (
            "child_protection_answer",
            "assessment_id, protection_question, answer, date, with_whom, reason",
        ),
        (
            "child_protection_rating",
            "assessment_id, risk_area, risk_rating, facts, information_source",
        ),
    )
)

_LOGGED = (
    # What the program noted of a disclosure stays as it is; its links may end.
    """CREATE TRIGGER disclosure_stays BEFORE UPDATE OF date, time, disclosed_document, recipient,
        legal_basis, disclosure_way, content, with_entrusted, entrusted_basis, pseudonymised,
        informed, informed_on, not_informed_reason, by_program, note ON disclosure
        WHEN old.by_program BEGIN
        SELECT RAISE(ABORT, 'append only'); END""",
)

_OPENINGS = (
    # RC9: proofs of access go after 24 months, too; a young one can still not be taken away.
    "DROP TRIGGER opening_kept",
    """CREATE TRIGGER opening_kept BEFORE DELETE ON opening
        WHEN old.at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-12 months') BEGIN
        SELECT RAISE(ABORT, 'append only'); END""",
)

STATEMENTS: tuple[str, ...] = (
    *_COLUMNS,
    *TABLES,
    *_LISTS,
    *_PROOFS,
    *_INDEXES,
    *_SEARCHED,
    *_APPEND_ONLY,
    *_LOGGED,
    *_OPENINGS,
)
