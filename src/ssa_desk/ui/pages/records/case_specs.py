"""What the lists inside a case show."""

from ssa_desk.domain import records
from ssa_desk.services.lists import Column, ListSpec
from ssa_desk.ui.pages.records.spec import RecordSpec, Words

CASE_GOAL = RecordSpec(
    ListSpec(
        records.CaseGoal,
        (Column("goal"), Column("due_on"), Column("goal_attainment")),
        order="due_on",
        descending=False,
    ),
    Words(
        "Ziel", "Ziele", "Neues Ziel", "Was mit dem Kind vereinbart ist, und woran man es merkt."
    ),
    "target",
)
SUPPORT_PLAN_STEP = RecordSpec(
    ListSpec(
        records.SupportPlanStep,
        (Column("step"), Column("responsible"), Column("due_on"), Column("done_on", "Erledigt")),
        order="due_on",
        descending=False,
    ),
    Words("Schritt", "Schritte", "Neuer Schritt", "Wer macht was bis wann: der Hilfeplan."),
    "list-checks",
    again=("case_goal_id", "responsible"),
)
ABSENCE_RECORD = RecordSpec(
    ListSpec(
        records.AbsenceRecord,
        (
            Column("starts_on"),
            Column("ends_on"),
            Column("days", "Tage"),
            Column("unexcused_days", "unentsch."),
            Column("absence_form"),
        ),
        day="starts_on",
    ),
    Words(
        "Fehlzeit",
        "Fehlzeiten",
        "Neue Fehlzeit",
        "Fehltage des Kindes und was die Schule Schritt für Schritt getan hat.",
    ),
    "calendar-x",
    today=("starts_on",),
)
REFERRAL = RecordSpec(
    ListSpec(
        records.Referral,
        (Column("date"), Column("partner_type"), Column("referral_kind"), Column("accepted")),
        day="date",
    ),
    Words(
        "Vermittlung",
        "Vermittlungen",
        "Neue Vermittlung",
        "An welche Stelle das Kind vermittelt wurde, oder wer im Fall beteiligt ist.",
    ),
    "share-2",
    today=("date",),
)
APPLICATION_HELP = RecordSpec(
    ListSpec(
        records.ApplicationHelp,
        (
            Column("date"),
            Column("application_kind"),
            Column("submitted_on"),
            Column("application_result"),
        ),
        day="date",
    ),
    Words(
        "Antrag",
        "Anträge",
        "Neue Antragshilfe",
        "Anträge auf Bildung und Teilhabe und andere: eingereicht wann, mit welchem Ergebnis.",
    ),
    "file-check",
    today=("date",),
    again=("application_kind", "duration_min"),
)
RELATED_PERSON = RecordSpec(
    ListSpec(
        records.RelatedPerson,
        (Column("name"), Column("relation"), Column("lives_with_child"), Column("has_custody")),
        descending=False,
    ),
    Words(
        "Person",
        "Personen",
        "Neue Person",
        "Geschwister, Großeltern und andere Menschen um das Kind.",
    ),
    "users",
    skip=frozenset({"young_person_id"}),
)
