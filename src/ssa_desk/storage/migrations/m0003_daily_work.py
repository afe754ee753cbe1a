"""Daily work: groups, parents, transitions, absence, network, time, goals, address book.

Frozen: a change of the layout is a new step, never an edit here.
"""

from ssa_desk.storage.migrations.m0003_tables import TABLES

_COLUMNS = (
    # The copies of one note share the id of the first; that one may leave with its case.
    "ALTER TABLE case_contact ADD COLUMN contact_group_id TEXT",
    "ALTER TABLE case_contact ADD COLUMN next_step TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE case_contact ADD COLUMN offer_form TEXT DEFAULT 'individual_case_work'",
    "ALTER TABLE anonymous_contact ADD COLUMN offer_form TEXT",
    """CREATE INDEX case_contact_group ON case_contact (contact_group_id)
        WHERE contact_group_id IS NOT NULL""",
)

_LISTS = tuple(
    f"""CREATE TABLE {kind}_{field} (
        owner_id TEXT NOT NULL REFERENCES {kind} (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (owner_id, position)
    ) STRICT, WITHOUT ROWID"""
    for kind, field in (
        ("group_offer", "grades"),
        ("group_offer", "partners"),
        ("parent_contact", "topics"),
        ("parent_event", "languages"),
        ("parent_event", "partners"),
        ("transition", "interventions"),
        ("transition", "partners"),
        ("child_protection_assessment", "danger_types"),
    )
)

_INDEXES = (
    "CREATE INDEX related_person_young_person ON related_person (young_person_id)",
    "CREATE INDEX related_person_sibling ON related_person (sibling_id)",
    "CREATE INDEX case_goal_case ON case_goal (case_id, due_on)",
    "CREATE INDEX support_plan_step_case ON support_plan_step (case_id, due_on)",
    "CREATE INDEX support_plan_step_case_goal ON support_plan_step (case_goal_id)",
    "CREATE INDEX group_offer_day ON group_offer (starts_on)",
    "CREATE INDEX group_offer_school ON group_offer (school_id)",
    "CREATE INDEX group_session_day ON group_session (date)",
    "CREATE INDEX group_session_offer ON group_session (offer_id, date)",
    "CREATE INDEX group_attendance_session ON group_attendance (session_id)",
    "CREATE INDEX group_attendance_young_person ON group_attendance (young_person_id)",
    "CREATE INDEX parent_contact_day ON parent_contact (date)",
    # The largest list: sorted by another column, it would read every note.
    "CREATE INDEX parent_contact_duration ON parent_contact (duration_min)",
    "CREATE INDEX parent_contact_type ON parent_contact (parent_contact_type, id)",
    "CREATE INDEX parent_contact_case ON parent_contact (case_id, date)",
    "CREATE INDEX parent_contact_guardian ON parent_contact (guardian_id)",
    "CREATE INDEX parent_contact_school ON parent_contact (school_id)",
    "CREATE INDEX parent_event_day ON parent_event (date)",
    "CREATE INDEX parent_event_school ON parent_event (school_id)",
    "CREATE INDEX transition_day ON transition (transition_kind, started_on)",
    "CREATE INDEX transition_case ON transition (case_id, started_on)",
    "CREATE INDEX transition_young_person ON transition (young_person_id, started_on)",
    "CREATE INDEX transition_school ON transition (school_id)",
    "CREATE INDEX transition_stage_transition ON transition_stage (transition_id, date)",
    "CREATE INDEX absence_record_day ON absence_record (starts_on)",
    "CREATE INDEX absence_record_case ON absence_record (case_id, starts_on)",
    "CREATE INDEX child_protection_assessment_day ON child_protection_assessment (assessed_on)",
    "CREATE INDEX application_help_day ON application_help (date)",
    "CREATE INDEX application_help_case ON application_help (case_id, date)",
    "CREATE INDEX application_help_school ON application_help (school_id)",
    "CREATE INDEX time_entry_day ON time_entry (date, work_area)",
    "CREATE INDEX time_entry_school ON time_entry (school_id)",
    "CREATE INDEX task_case ON task (case_id, due_on)",
    "CREATE INDEX appointment_day ON appointment (date)",
    "CREATE INDEX appointment_case ON appointment (case_id, date)",
    "CREATE INDEX appointment_school ON appointment (school_id)",
    "CREATE INDEX year_plan_goal_day ON year_plan_goal (first_year)",
    "CREATE INDEX year_plan_goal_school ON year_plan_goal (school_id)",
    "CREATE INDEX school_agreement_day ON school_agreement (agreed_on)",
    "CREATE INDEX school_agreement_school ON school_agreement (school_id)",
    "CREATE INDEX referral_day ON referral (date)",
    "CREATE INDEX referral_case ON referral (case_id, date)",
    "CREATE INDEX referral_body ON referral (body_id)",
    "CREATE INDEX network_activity_day ON network_activity (date)",
    "CREATE INDEX network_activity_body ON network_activity (body_id)",
    "CREATE INDEX network_activity_school ON network_activity (school_id)",
    "CREATE INDEX contact_person_body ON contact_person (body_id)",
    "CREATE INDEX teacher_school ON teacher (school_id)",
    "CREATE INDEX staff_consultation_day ON staff_consultation (date)",
    "CREATE INDEX staff_consultation_case ON staff_consultation (case_id, date)",
    "CREATE INDEX staff_consultation_teacher ON staff_consultation (teacher_id)",
    "CREATE INDEX staff_consultation_school ON staff_consultation (school_id)",
    "CREATE INDEX working_hours_day ON working_hours (valid_from)",
    "CREATE INDEX free_day_day ON free_day (first_day)",
    "CREATE INDEX transition_started ON transition (started_on)",
    """CREATE INDEX transition_open ON transition (transition_kind, class_name)
        WHERE outcome IS NULL""",
    "CREATE INDEX transition_outcome ON transition (outcome_on) WHERE outcome_on IS NOT NULL",
    # With the case in the index Heute reads no note of a closed case, with the channel none at all.
    "DROP INDEX case_contact_follow_up",
    """CREATE INDEX case_contact_follow_up ON case_contact (follow_up_on, case_id)
        WHERE follow_up_on IS NOT NULL AND follow_up_done = 0""",
    "DROP INDEX case_contact_date",
    "CREATE INDEX case_contact_date ON case_contact (date, channel)",
    "CREATE INDEX transition_class ON transition (class_name, outcome, started_on)",
    """CREATE INDEX parent_contact_follow_up ON parent_contact (follow_up_on, case_id)
        WHERE follow_up_on IS NOT NULL AND follow_up_done = 0""",
    """CREATE INDEX application_help_follow_up ON application_help (follow_up_on, case_id)
        WHERE follow_up_on IS NOT NULL AND follow_up_done = 0""",
    "CREATE INDEX task_open ON task (due_on) WHERE done_on IS NULL",
    "CREATE INDEX group_offer_number ON group_offer (offer_no)",
    "CREATE INDEX group_offer_end ON group_offer (ends_on)",
    "CREATE INDEX body_name ON body (name_folded)",
    "CREATE INDEX contact_person_name ON contact_person (name_folded)",
    "CREATE INDEX teacher_name ON teacher (name_folded)",
    # A list searches the words of its own kind: without this it reads every text of that kind.
    "CREATE INDEX search_entry_kind ON search_entry (kind, id, record_id)",
    "CREATE INDEX text_snippet_abbreviation ON text_snippet (abbreviation)",
    # Lists are shown in the order of entry unless asked otherwise.
    *(
        f"CREATE INDEX {kind}_created ON {kind} (created_at)"
        for kind in (
            "group_offer",
            "group_session",
            "parent_contact",
            "transition",
            "network_activity",
            "time_entry",
            "task",
            "appointment",
        )
    ),
)

_TRIGGERS = tuple(
    # The words of a record leave the full text with it, also when its case is deleted.
    f"""CREATE TRIGGER {kind}_gone AFTER DELETE ON {kind} BEGIN
        DELETE FROM search_entry WHERE record_id = old.id; END"""
    for kind in (
        "related_person",
        "case_goal",
        "support_plan_step",
        "group_offer",
        "group_session",
        "parent_contact",
        "parent_event",
        "transition",
        "transition_stage",
        "absence_record",
        "application_help",
        "task",
        "appointment",
        "year_plan_goal",
        "school_agreement",
        "body",
        "referral",
        "network_activity",
        "contact_person",
        "teacher",
        "staff_consultation",
        "text_snippet",
    )
)

STATEMENTS: tuple[str, ...] = (*_COLUMNS, *TABLES, *_LISTS, *_INDEXES, *_TRIGGERS)
