"""What the lists of goals, agreements, texts and working time show."""

from ssa_desk.domain import records
from ssa_desk.services.lists import Column, ListSpec
from ssa_desk.ui.pages.records.spec import RecordSpec, Words

YEAR_PLAN_GOAL = RecordSpec(
    ListSpec(
        records.YearPlanGoal,
        (
            Column("first_year", "Ab"),
            Column("goal"),
            Column("indicator"),
            Column("goal_attainment"),
        ),
        order="first_year",
        filters=("goal_attainment",),
    ),
    Words(
        "Ziel",
        "Ziele",
        "Neues Jahresziel",
        "Was Sie in diesem Schuljahr erreichen wollen, und woran man es merkt.",
    ),
    "target",
)
SCHOOL_AGREEMENT = RecordSpec(
    ListSpec(
        records.SchoolAgreement,
        (
            Column("school_id"),
            Column("agreement_state"),
            Column("agreed_on"),
            Column("review_on"),
        ),
        order="agreed_on",
        filters=("agreement_state",),
    ),
    Words(
        "Vereinbarung",
        "Vereinbarungen",
        "Neue Vereinbarung",
        "Die Vereinbarung mit der Schule: ihre neun Punkte, ihr Stand, die nächste Überprüfung.",
    ),
    "handshake",
)
TEXT_SNIPPET = RecordSpec(
    ListSpec(
        records.TextSnippet,
        (Column("abbreviation"), Column("text")),
        descending=False,
    ),
    Words(
        "Textbaustein",
        "Textbausteine",
        "Neuer Textbaustein",
        "Kurze Texte, die Sie oft schreiben. Das Kürzel ruft sie beim Schreiben.",
    ),
    "notebook-text",
)
TIME_ENTRY = RecordSpec(
    ListSpec(
        records.TimeEntry,
        (Column("date"), Column("work_area"), Column("minutes"), Column("note")),
        day="date",
        filters=("work_area",),
    ),
    Words(
        "Eintrag",
        "Einträge",
        "Neue Arbeitszeit",
        "Ihre Arbeitszeit nach Bereichen. Die Arbeitswoche schlägt sie aus Ihren Einträgen vor.",
    ),
    "clock",
    today=("date",),
    again=("work_area", "minutes", "note"),
)
WORKING_HOURS = RecordSpec(
    ListSpec(
        records.WorkingHours,
        (
            Column("valid_from", "Gültig ab"),
            Column("monday", "Mo"),
            Column("tuesday", "Di"),
            Column("wednesday", "Mi"),
            Column("thursday", "Do"),
            Column("friday", "Fr"),
        ),
        order="valid_from",
    ),
    Words(
        "Eintrag",
        "Einträge",
        "Neue Wochenstunden",
        "Ihre Stunden an jedem Wochentag. Die Arbeitswoche vergleicht damit.",
    ),
    "calendar-clock",
    today=("valid_from",),
    again=("monday", "tuesday", "wednesday", "thursday", "friday", "in_holidays"),
)
FREE_DAY = RecordSpec(
    ListSpec(
        records.FreeDay,
        (
            Column("first_day", "Von"),
            Column("last_day", "Bis"),
            Column("free_day_kind"),
            Column("note"),
        ),
        day="first_day",
        filters=("free_day_kind",),
    ),
    Words(
        "Zeitraum",
        "Zeiträume",
        "Neue freie Zeit",
        "Urlaub, freie Tage, Krankheit: Dann werden keine Termine geplant. Die Schulferien und "
        "Feiertage in NRW sind schon bekannt.",
    ),
    "calendar-days",
    today=("first_day", "last_day"),
)
