"""The tables of data protection and child protection. Frozen: never edited."""

_MOMENTS = """
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
"""

TABLES: tuple[str, ...] = (
    f"""CREATE TABLE consent ({_MOMENTS}
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        young_person_id TEXT
            REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        consent_kind TEXT,
        scope TEXT NOT NULL,
        from_whom TEXT NOT NULL,
        to_whom TEXT NOT NULL,
        body_id TEXT
            REFERENCES body (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        mutual INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        guardian_id TEXT
            REFERENCES guardian (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        consent_form TEXT,
        given_on TEXT,
        valid_from TEXT,
        valid_until TEXT,
        informed_purpose INTEGER NOT NULL,
        informed_refusal INTEGER NOT NULL,
        informed_revocation INTEGER NOT NULL,
        revoked_on TEXT,
        revocation_effect TEXT NOT NULL,
        kept_at TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE disclosure ({_MOMENTS}
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        young_person_id TEXT
            REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        date TEXT NOT NULL,
        time TEXT,
        disclosed_document TEXT,
        recipient TEXT NOT NULL,
        body_id TEXT
            REFERENCES body (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        guardian_id TEXT
            REFERENCES guardian (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        legal_basis TEXT,
        consent_id TEXT
            REFERENCES consent (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        disclosure_way TEXT,
        content TEXT NOT NULL,
        with_entrusted INTEGER NOT NULL,
        entrusted_basis TEXT,
        pseudonymised TEXT,
        informed TEXT,
        informed_on TEXT,
        not_informed_reason TEXT NOT NULL,
        by_program INTEGER NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE data_subject_request ({_MOMENTS}
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        young_person_id TEXT
            REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        request_kind TEXT,
        requester TEXT,
        guardian_id TEXT
            REFERENCES guardian (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        requester_name TEXT NOT NULL,
        identity_proof TEXT,
        received_on TEXT NOT NULL,
        extended_until TEXT,
        extension_reason TEXT NOT NULL,
        content TEXT NOT NULL,
        request_decision TEXT,
        decided_on TEXT,
        refusal_ground TEXT,
        refusal_reason TEXT NOT NULL,
        answered_on TEXT,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE data_breach ({_MOMENTS}
        breach_kind TEXT,
        happened_on TEXT,
        discovered_on TEXT NOT NULL,
        discovered_time TEXT,
        what TEXT NOT NULL,
        data_affected TEXT NOT NULL,
        persons_affected INTEGER,
        breach_risk TEXT,
        measures TEXT NOT NULL,
        authority_informed_on TEXT,
        authority_informed_time TEXT,
        supervision_informed_on TEXT,
        persons_informed_on TEXT,
        delay_reason TEXT NOT NULL,
        no_report_reason TEXT NOT NULL,
        closed_on TEXT
    ) STRICT""",
    f"""CREATE TABLE child_protection_entry ({_MOMENTS}
        assessment_id TEXT NOT NULL
            REFERENCES child_protection_assessment (id)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        date TEXT NOT NULL,
        time TEXT,
        protection_entry_kind TEXT,
        observer TEXT NOT NULL,
        text TEXT NOT NULL,
        information_source TEXT NOT NULL,
        corrects_id TEXT
            REFERENCES child_protection_entry (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    f"""CREATE TABLE child_protection_answer ({_MOMENTS}
        assessment_id TEXT NOT NULL
            REFERENCES child_protection_assessment (id)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        protection_question TEXT,
        answer TEXT,
        date TEXT,
        with_whom TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE child_protection_rating ({_MOMENTS}
        assessment_id TEXT NOT NULL
            REFERENCES child_protection_assessment (id)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        risk_area TEXT,
        risk_rating TEXT,
        facts TEXT NOT NULL,
        information_source TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE child_protection_measure ({_MOMENTS}
        assessment_id TEXT NOT NULL
            REFERENCES child_protection_assessment (id)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        measure TEXT NOT NULL,
        responsible TEXT NOT NULL,
        until TEXT,
        review_on TEXT,
        done_on TEXT
    ) STRICT""",
    f"""CREATE TABLE emergency_number ({_MOMENTS}
        name TEXT NOT NULL,
        telephone TEXT NOT NULL,
        hours TEXT NOT NULL,
        note TEXT NOT NULL,
        position INTEGER NOT NULL
    ) STRICT""",
)
