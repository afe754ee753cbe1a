"""The tables of the daily work, those that others name first. Frozen: never edited."""

_MOMENTS = """
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
"""

TABLES: tuple[str, ...] = (
    f"""CREATE TABLE related_person ({_MOMENTS}
        young_person_id TEXT NOT NULL
            REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        sibling_id TEXT
            REFERENCES young_person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        relation TEXT,
        birth_date TEXT,
        lives_with_child TEXT,
        has_custody TEXT,
        school_and_class TEXT NOT NULL,
        telephone TEXT NOT NULL,
        note TEXT NOT NULL,
        name_folded TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE case_goal ({_MOMENTS}
        case_id TEXT NOT NULL
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        goal TEXT NOT NULL,
        indicator TEXT NOT NULL,
        due_on TEXT,
        goal_attainment TEXT,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE support_plan_step ({_MOMENTS}
        case_id TEXT NOT NULL
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        case_goal_id TEXT
            REFERENCES case_goal (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        step TEXT NOT NULL,
        responsible TEXT NOT NULL,
        due_on TEXT,
        done_on TEXT,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE group_offer ({_MOMENTS}
        title TEXT NOT NULL,
        group_offer_type TEXT,
        offer_form TEXT,
        core_area TEXT,
        setting TEXT,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        classes TEXT NOT NULL,
        starts_on TEXT,
        ends_on TEXT,
        planned_sessions INTEGER,
        goal TEXT NOT NULL,
        indicator TEXT NOT NULL,
        evaluation TEXT NOT NULL,
        rating INTEGER,
        funding TEXT NOT NULL,
        needs_names INTEGER NOT NULL,
        offer_no TEXT NOT NULL,
        title_folded TEXT NOT NULL,
        offer_no_folded TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE group_session ({_MOMENTS}
        offer_id TEXT NOT NULL
            REFERENCES group_offer (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        date TEXT NOT NULL,
        time TEXT,
        duration_min INTEGER,
        state TEXT NOT NULL,
        participants INTEGER,
        female INTEGER,
        male INTEGER,
        diverse INTEGER,
        visitors INTEGER,
        staff TEXT NOT NULL,
        course TEXT NOT NULL,
        evaluation TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE group_attendance ({_MOMENTS}
        session_id TEXT NOT NULL
            REFERENCES group_session (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        young_person_id TEXT NOT NULL
            REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        state TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE parent_contact ({_MOMENTS}
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        guardian_id TEXT
            REFERENCES guardian (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        date TEXT NOT NULL,
        time TEXT,
        duration_min INTEGER,
        parent_contact_type TEXT,
        participants TEXT NOT NULL,
        language TEXT,
        interpreter_used TEXT,
        note TEXT NOT NULL,
        agreements TEXT NOT NULL,
        next_step TEXT NOT NULL,
        follow_up_on TEXT,
        follow_up_done INTEGER NOT NULL,
        core_area TEXT,
        offer_form TEXT,
        entrusted INTEGER NOT NULL,
        entrusted_by TEXT NOT NULL,
        disputed INTEGER NOT NULL,
        disputed_note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE parent_event ({_MOMENTS}
        date TEXT NOT NULL,
        time TEXT,
        duration_min INTEGER,
        parent_event_type TEXT,
        parent_event_theme TEXT,
        title TEXT NOT NULL,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        participants INTEGER,
        mothers INTEGER,
        fathers INTEGER,
        childcare TEXT,
        evaluation TEXT NOT NULL,
        core_area TEXT,
        offer_form TEXT
    ) STRICT""",
    f"""CREATE TABLE transition ({_MOMENTS}
        transition_kind TEXT NOT NULL,
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        young_person_id TEXT
            REFERENCES young_person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        class_name TEXT NOT NULL,
        started_on TEXT NOT NULL,
        at_risk TEXT,
        recommendation TEXT,
        recommendation_restricted TEXT,
        chosen_school_type TEXT,
        next_school TEXT NOT NULL,
        handover_consent TEXT,
        kaoa_variant TEXT,
        qualification TEXT,
        outcome TEXT,
        outcome_on TEXT,
        follow_up_3 TEXT,
        follow_up_6 TEXT,
        goals TEXT NOT NULL,
        note TEXT NOT NULL,
        core_area TEXT,
        offer_form TEXT,
        number TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE transition_stage ({_MOMENTS}
        transition_id TEXT NOT NULL
            REFERENCES transition (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        stage TEXT NOT NULL,
        state TEXT NOT NULL,
        date TEXT,
        provider TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE absence_record ({_MOMENTS}
        case_id TEXT NOT NULL
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        starts_on TEXT NOT NULL,
        ends_on TEXT,
        days INTEGER,
        unexcused_days INTEGER,
        hours INTEGER,
        absence_form TEXT,
        step_1_on TEXT,
        step_2_on TEXT,
        step_3_on TEXT,
        step_4_on TEXT,
        step_5_on TEXT,
        step_6_on TEXT,
        step_7_on TEXT,
        absence_result TEXT,
        note TEXT NOT NULL,
        core_area TEXT,
        offer_form TEXT,
        number TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE child_protection_assessment ({_MOMENTS}
        number TEXT NOT NULL,
        noticed_on TEXT,
        legal_path TEXT,
        assessed_on TEXT,
        specialist_consulted TEXT,
        risk_result TEXT,
        reported_on TEXT,
        answered_on TEXT
    ) STRICT""",
    f"""CREATE TABLE application_help ({_MOMENTS}
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        date TEXT NOT NULL,
        duration_min INTEGER,
        application_kind TEXT NOT NULL,
        submitted_on TEXT,
        application_result TEXT,
        result_on TEXT,
        follow_up_on TEXT,
        follow_up_done INTEGER NOT NULL,
        note TEXT NOT NULL,
        core_area TEXT,
        offer_form TEXT
    ) STRICT""",
    f"""CREATE TABLE time_entry ({_MOMENTS}
        date TEXT NOT NULL,
        work_area TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE task ({_MOMENTS}
        title TEXT NOT NULL,
        due_on TEXT,
        done_on TEXT,
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE appointment ({_MOMENTS}
        title TEXT NOT NULL,
        date TEXT NOT NULL,
        time TEXT,
        duration_min INTEGER,
        place TEXT NOT NULL,
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        cancelled INTEGER NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE year_plan_goal ({_MOMENTS}
        first_year INTEGER NOT NULL,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        goal TEXT NOT NULL,
        indicator TEXT NOT NULL,
        target TEXT NOT NULL,
        actual TEXT NOT NULL,
        goal_attainment TEXT,
        core_area TEXT,
        comment TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE school_agreement ({_MOMENTS}
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        agreement_state TEXT NOT NULL,
        agreed_on TEXT,
        review_on TEXT,
        goals TEXT NOT NULL,
        duties TEXT NOT NULL,
        equipment TEXT NOT NULL,
        privacy TEXT NOT NULL,
        management TEXT NOT NULL,
        coordinating_group TEXT NOT NULL,
        committees TEXT NOT NULL,
        child_protection TEXT NOT NULL,
        quality TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE body ({_MOMENTS}
        name TEXT NOT NULL,
        partner_type TEXT,
        telephone TEXT NOT NULL,
        email TEXT NOT NULL,
        address TEXT NOT NULL,
        office_hours TEXT NOT NULL,
        website TEXT NOT NULL,
        note TEXT NOT NULL,
        retired INTEGER NOT NULL,
        name_folded TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE referral ({_MOMENTS}
        case_id TEXT NOT NULL
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        date TEXT NOT NULL,
        partner_type TEXT NOT NULL,
        referral_kind TEXT NOT NULL,
        accepted TEXT,
        body_id TEXT
            REFERENCES body (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE network_activity ({_MOMENTS}
        date TEXT NOT NULL,
        time TEXT,
        duration_min INTEGER,
        committee_type TEXT,
        partner_type TEXT,
        activity_side TEXT,
        body_id TEXT
            REFERENCES body (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        occasion TEXT NOT NULL,
        result TEXT NOT NULL,
        core_area TEXT,
        offer_form TEXT
    ) STRICT""",
    f"""CREATE TABLE contact_person ({_MOMENTS}
        body_id TEXT
            REFERENCES body (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        telephone TEXT NOT NULL,
        email TEXT NOT NULL,
        note TEXT NOT NULL,
        name_folded TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE teacher ({_MOMENTS}
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        class_name TEXT NOT NULL,
        role TEXT NOT NULL,
        telephone TEXT NOT NULL,
        email TEXT NOT NULL,
        note TEXT NOT NULL,
        name_folded TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE staff_consultation ({_MOMENTS}
        date TEXT NOT NULL,
        time TEXT,
        duration_min INTEGER,
        staff_consultation_type TEXT,
        case_id TEXT
            REFERENCES "case" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        teacher_id TEXT
            REFERENCES teacher (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        school_id TEXT
            REFERENCES school (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        topic TEXT,
        note TEXT NOT NULL,
        core_area TEXT,
        offer_form TEXT
    ) STRICT""",
    f"""CREATE TABLE text_snippet ({_MOMENTS}
        abbreviation TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE working_hours ({_MOMENTS}
        valid_from TEXT NOT NULL,
        monday REAL,
        tuesday REAL,
        wednesday REAL,
        thursday REAL,
        friday REAL,
        in_holidays INTEGER NOT NULL
    ) STRICT""",
    f"""CREATE TABLE free_day ({_MOMENTS}
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        free_day_kind TEXT,
        note TEXT NOT NULL
    ) STRICT""",
)
