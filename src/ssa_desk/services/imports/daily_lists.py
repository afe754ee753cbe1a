"""The lists of the daily work: groups, parents, transitions, absence, network, time."""

from ssa_desk.services.imports.columns import Column, Kind

GROUPS = Kind(
    "gruppen",
    "Gruppen",
    (
        Column("Angebot-Nr", "offer_no", is_needed=True),
        Column("Titel", "title", is_needed=True),
        Column("Art", "group_offer_type"),
        Column("Angebotsform", "offer_form"),
        Column("Kernbereich", "core_area"),
        Column("Setting", "setting"),
        Column("Jahrgänge", "grades"),
        Column("Klassen", "classes"),
        Column("Beginn", "starts_on"),
        Column("Ende", "ends_on"),
        Column("geplante Termine", "planned_sessions"),
        Column("Partner", "partners"),
        Column("Ziel", "goal"),
        Column("Bewertung", "evaluation"),
    ),
)
SESSIONS = Kind(
    "gruppentermine",
    "Gruppentermine",
    (
        Column("Angebot-Nr", "offer_no", is_needed=True),
        Column("Datum", "date", is_needed=True),
        Column("Dauer in Minuten", "duration_min"),
        Column("Teilnehmende", "participants", is_needed=True),
        Column("davon w", "female"),
        Column("davon m", "male"),
        Column("davon d", "diverse"),
        Column("Besucher", "visitors"),
        Column("Status", "state"),
        Column("Verlauf", "course"),
    ),
)
PARENT_CONTACTS = Kind(
    "elternkontakte",
    "Elternkontakte",
    (
        Column("Datum", "date", is_needed=True),
        Column("Dauer in Minuten", "duration_min"),
        Column("Art", "parent_contact_type", is_needed=True),
        Column("Fallnummer", "case_no"),
        Column("Sprache", "language"),
        Column("Sprachmittlung", "interpreter_used", is_needed=True),
        Column("Beteiligte", "participants"),
        Column("Themen", "topics"),
        Column("Notiz", "note"),
    ),
)
PARENT_EVENTS = Kind(
    "elternveranstaltungen",
    "Elternveranstaltungen",
    (
        Column("Datum", "date", is_needed=True),
        Column("Art", "parent_event_type"),
        Column("Thema", "parent_event_theme"),
        Column("Dauer in Minuten", "duration_min"),
        Column("Sprachen", "languages", is_needed=True),
        Column("Teilnehmende", "participants", is_needed=True),
        Column("davon Mütter", "mothers"),
        Column("davon Väter", "fathers"),
        Column("Partner", "partners"),
        Column("Kinderbetreuung", "childcare"),
    ),
)
TRANSITIONS = Kind(
    "uebergaenge",
    "Übergänge",
    (
        Column("Nr", "number"),
        Column("Fallnummer", "case_no"),
        Column("Art", "transition_kind", is_needed=True),
        Column("Klasse", "class_name"),
        Column("Beginn", "started_on", is_needed=True),
        Column("Schritte erledigt", "done", is_needed=True),
        Column("Schritte geplant", "planned"),
        Column("Schritte versäumt", "missed"),
        Column("Empfehlung", "recommendation"),
        Column("Empfehlung eingeschränkt", "recommendation_restricted"),
        Column("KAoA-Variante", "kaoa_variant"),
        Column("Schulabschluss", "qualification"),
        Column("Ergebnis", "outcome"),
        Column("Ergebnis am", "outcome_on"),
        Column("erhöhter Unterstützungsbedarf", "at_risk"),
        Column("Nachverfolgung", "follow_up_3"),
    ),
)
ABSENCES = Kind(
    "fehlzeiten",
    "Fehlzeiten",
    (
        Column("Nr", "number"),
        Column("Fallnummer", "case_no", is_needed=True),
        Column("Von", "starts_on", is_needed=True),
        Column("Bis", "ends_on"),
        Column("Fehltage", "days", is_needed=True),
        Column("davon unentschuldigt", "unexcused_days"),
        Column("Fehlstunden", "hours"),
        Column("Form", "absence_form"),
        Column("Schritt 1 am", "step_1_on"),
        Column("Schritt 2 am", "step_2_on"),
        Column("Schritt 3 am", "step_3_on"),
        Column("Schritt 4 am", "step_4_on"),
        Column("Schritt 5 am", "step_5_on"),
        Column("Schritt 6 am", "step_6_on"),
        Column("Schritt 7 am", "step_7_on"),
        Column("Ergebnis", "absence_result"),
    ),
)
ASSESSMENTS = Kind(
    "kinderschutz",
    "Gefährdungseinschätzungen",
    (
        Column("Nr", "number"),
        Column("wahrgenommen am", "noticed_on"),
        Column("Rechtsweg", "legal_path", is_needed=True),
        Column("Einschätzung am", "assessed_on", is_needed=True),
        Column("iseF beteiligt", "specialist_consulted"),
        Column("Ergebnis", "risk_result", is_needed=True),
        Column("Art der Gefährdung", "danger_types"),
        Column("Meldung an Jugendamt am", "reported_on"),
        Column("Rückmeldung am", "answered_on"),
    ),
)
NETWORK = Kind(
    "netzwerk",
    "Netzwerk und Gremien",
    (
        Column("Datum", "date", is_needed=True),
        Column("Dauer in Minuten", "duration_min"),
        Column("Gremium", "committee_type", is_needed=True),
        Column("Stelle", "partner_type", is_needed=True),
        Column("intern/extern", "activity_side"),
        Column("Anlass", "occasion"),
    ),
)
CONSULTATIONS = Kind(
    "kollegiale_beratung",
    "Kollegiale Beratungen",
    (
        Column("Datum", "date", is_needed=True),
        Column("Dauer in Minuten", "duration_min"),
        Column("Art", "staff_consultation_type", is_needed=True),
        Column("Fallnummer", "case_no"),
        Column("Thema", "topic", is_needed=True),
    ),
)
REFERRALS = Kind(
    "vermittlungen",
    "Vermittlungen",
    (
        Column("Fallnummer", "case_no", is_needed=True),
        Column("Datum", "date", is_needed=True),
        Column("Stelle", "partner_type", is_needed=True),
        Column("Art", "referral_kind"),
        Column("angenommen", "accepted", is_needed=True),
    ),
)
TIMES = Kind(
    "zeiten",
    "Arbeitszeiten",
    (
        Column("Datum", "date", is_needed=True),
        Column("Arbeitsbereich", "work_area", is_needed=True),
        Column("Minuten", "minutes", is_needed=True),
    ),
)

DAILY_LISTS = (
    GROUPS,
    SESSIONS,
    PARENT_CONTACTS,
    PARENT_EVENTS,
    TRANSITIONS,
    ABSENCES,
    ASSESSMENTS,
    NETWORK,
    CONSULTATIONS,
    REFERRALS,
    TIMES,
)
"""Offers before their sessions; all after the cases."""
