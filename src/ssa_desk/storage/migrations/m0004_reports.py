"""The annual report: re-issues, reports apart by school, texts, and figures of deleted cases.

Frozen: a change of the layout is a new step, never an edit here.
"""

_OF_REPORT = """
    period_first TEXT NOT NULL,
    period_last TEXT NOT NULL,
    school_id TEXT NOT NULL,
"""
"""Which report: its days, and its school or '' for all schools together."""

_COLUMNS = (
    # A report that was issued stays when its school is removed from the file: no link.
    "ALTER TABLE issued_report ADD COLUMN school_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE issued_report ADD COLUMN replaces TEXT",
    "ALTER TABLE issued_report ADD COLUMN document_json TEXT",
    "ALTER TABLE year_plan_goal ADD COLUMN measured_by TEXT NOT NULL DEFAULT ''",
)

_FROZEN_YEARS = (
    # What deleted cases counted for, without names, until the report of the period is issued.
    f"""CREATE TABLE sealed_count ({_OF_REPORT}
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (period_first, period_last, school_id, kind, name)
    ) STRICT, WITHOUT ROWID""",
    # Cases of these were deleted and are counted no more: only printed numbers are left.
    f"""CREATE TABLE frozen_period ({_OF_REPORT}
        since TEXT NOT NULL,
        PRIMARY KEY (period_first, period_last, school_id)
    ) STRICT, WITHOUT ROWID""",
)

_REPORTS = (
    # Joint or apart is chosen once per period; issued reports say it for ever.
    """CREATE TABLE report_choice (
        period_first TEXT NOT NULL,
        period_last TEXT NOT NULL,
        way TEXT NOT NULL CHECK (way IN ('joint', 'apart')),
        chosen_at TEXT NOT NULL,
        PRIMARY KEY (period_first, period_last)
    ) STRICT, WITHOUT ROWID""",
    # The number of the Fachstelle for the reports of one school, where they are apart.
    """CREATE TABLE report_number (
        school_id TEXT NOT NULL PRIMARY KEY,
        report_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE report_text ({_OF_REPORT}
        section TEXT NOT NULL,
        text TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (period_first, period_last, school_id, section)
    ) STRICT, WITHOUT ROWID""",
    # A name found in a text and passed by the worker, for as long as the words around it stay.
    f"""CREATE TABLE cleared_hit ({_OF_REPORT}
        section TEXT NOT NULL,
        word TEXT NOT NULL,
        passage TEXT NOT NULL,
        cleared_at TEXT NOT NULL,
        PRIMARY KEY (period_first, period_last, school_id, section, word, passage)
    ) STRICT, WITHOUT ROWID""",
)

STATEMENTS: tuple[str, ...] = (*_COLUMNS, *_FROZEN_YEARS, *_REPORTS)
