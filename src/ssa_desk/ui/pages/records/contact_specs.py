"""What the lists of parents, network and address book show."""

from ssa_desk.domain import records
from ssa_desk.services.lists import Column, ListSpec
from ssa_desk.ui.pages.records.spec import RecordSpec, Words

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
