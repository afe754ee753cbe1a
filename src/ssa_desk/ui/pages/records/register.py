"""The register of listed records: what each kind shows. A new kind of record: one entry here."""

from ssa_desk.domain import records
from ssa_desk.services.lists import Column, ListSpec
from ssa_desk.ui.pages.groups.spec import GROUP_OFFER, GROUP_SESSION
from ssa_desk.ui.pages.records.spec import RecordSpec, Words
from ssa_desk.ui.pages.transitions.spec import TRANSITION

PARENT_CONTACT = RecordSpec(
    ListSpec(
        records.ParentContact,
        (
            Column("date"),
            Column("case_id", "Kind"),
            Column("parent_contact_type"),
            Column("duration_min", "Min."),
            Column("topics"),
        ),
        day="date",
        filters=("parent_contact_type",),
    ),
    Words(
        "Elternkontakt",
        "Elternkontakte",
        "Neuer Elternkontakt",
        "Gespräche mit Eltern, zu einem Fall oder ohne Namen nur gezählt.",
    ),
    "users-round",
    today=("date",),
    again=("parent_contact_type", "duration_min", "language", "interpreter_used", "topics"),
)
PARENT_EVENT = RecordSpec(
    ListSpec(
        records.ParentEvent,
        (
            Column("date"),
            Column("parent_event_type"),
            Column("title"),
            Column("parent_event_theme"),
            Column("participants", "Zahl"),
        ),
        day="date",
        filters=("parent_event_type",),
    ),
    Words(
        "Veranstaltung",
        "Veranstaltungen",
        "Neue Elternveranstaltung",
        "Elternabende, Elterncafés und andere Treffen: Thema, Sprachen und wie viele kamen.",
    ),
    "users-round",
    today=("date",),
    again=(
        "time",
        "duration_min",
        "parent_event_type",
        "parent_event_theme",
        "title",
        "languages",
        "partners",
        "childcare",
    ),
)
NETWORK_ACTIVITY = RecordSpec(
    ListSpec(
        records.NetworkActivity,
        (
            Column("date"),
            Column("committee_type"),
            Column("partner_type"),
            Column("occasion"),
            Column("duration_min", "Min."),
        ),
        day="date",
        filters=("committee_type", "partner_type"),
    ),
    Words(
        "Eintrag",
        "Einträge",
        "Neuer Netzwerkkontakt",
        "Gremien, Arbeitskreise, Fortbildungen und Kontakte mit Stellen außerhalb der Schule.",
    ),
    "network",
    today=("date",),
    again=(
        "time",
        "duration_min",
        "committee_type",
        "partner_type",
        "activity_side",
        "body_id",
        "occasion",
    ),
)
STAFF_CONSULTATION = RecordSpec(
    ListSpec(
        records.StaffConsultation,
        (
            Column("date"),
            Column("staff_consultation_type"),
            Column("teacher_id", "Lehrkraft"),
            Column("topic"),
            Column("duration_min", "Min."),
        ),
        day="date",
        filters=("staff_consultation_type",),
    ),
    Words(
        "Beratung",
        "Beratungen",
        "Neue Beratung",
        "Beratung von Lehrkräften und anderen Fachkräften, zu einem Fall oder allgemein.",
    ),
    "message-square-text",
    today=("date",),
    again=("staff_consultation_type", "teacher_id", "duration_min", "topic"),
)
BODY = RecordSpec(
    ListSpec(
        records.Body,
        (Column("name"), Column("partner_type"), Column("telephone"), Column("email")),
        descending=False,
        filters=("partner_type",),
    ),
    Words(
        "Einrichtung",
        "Einrichtungen",
        "Neue Einrichtung",
        "Beratungsstellen, Ämter, Vereine: mit Telefon, Anschrift und Sprechzeiten.",
    ),
    "building-2",
)
CONTACT_PERSON = RecordSpec(
    ListSpec(
        records.ContactPerson,
        (Column("name"), Column("body_id"), Column("role"), Column("telephone")),
        descending=False,
    ),
    Words(
        "Ansprechperson",
        "Ansprechpersonen",
        "Neue Ansprechperson",
        "Menschen in Einrichtungen, die Sie anrufen: mit Funktion und Durchwahl.",
    ),
    "contact",
)
TEACHER = RecordSpec(
    ListSpec(
        records.Teacher,
        (Column("name"), Column("class_name"), Column("role"), Column("school_id")),
        descending=False,
    ),
    Words(
        "Lehrkraft",
        "Lehrkräfte",
        "Neue Lehrkraft",
        "Klassenleitungen und andere Fachkräfte der Schule, mit Klasse und Telefon.",
    ),
    "graduation-cap",
)
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
ON_PAGES: dict[str, tuple[RecordSpec, ...]] = {
    "groups": (GROUP_OFFER, GROUP_SESSION),
    "parents": (PARENT_CONTACT, PARENT_EVENT),
    "transitions": (TRANSITION,),
    "network": (NETWORK_ACTIVITY, STAFF_CONSULTATION, BODY, CONTACT_PERSON, TEACHER),
    "planning": (
        YEAR_PLAN_GOAL,
        SCHOOL_AGREEMENT,
        TEXT_SNIPPET,
        TIME_ENTRY,
        WORKING_HOURS,
        FREE_DAY,
    ),
}
"""Kinds with a tab on a page of the side bar, by the id of the page."""
IN_CASES = (
    CASE_GOAL,
    SUPPORT_PLAN_STEP,
    ABSENCE_RECORD,
    REFERRAL,
    APPLICATION_HELP,
    RELATED_PERSON,
    PARENT_CONTACT,
)
"""Kinds with a place on the page of a case."""
_PARTS = {"working_week": "planning"}
"""Tabs that are no lists but keep drafts."""
_LISTED = [spec for specs in ON_PAGES.values() for spec in specs]
SPECS = (*_LISTED, *(spec for spec in IN_CASES if spec not in _LISTED))
"""Every kind that is listed, once."""


def page_of(kind: str) -> str:
    """Return the page on which a kind of record is listed, or nothing."""
    found = (page for page, specs in ON_PAGES.items() for one in specs if kind == one.kind.KIND)
    return next(found, _PARTS.get(kind, ""))
