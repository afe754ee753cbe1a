"""The lists of cases: schools, cases, classes, contacts, the tally."""

from ssa_desk.services.imports.columns import Column, Kind

SCHOOLS = Kind(
    "schulen",
    "Schulen",
    (
        Column("Schule", "name", is_needed=True),
        Column("Schulform", "school_type", is_needed=True),
        Column("Schülerzahl", "pupils"),
        Column("Stellenanteil", "post_share"),
    ),
)
CASES = Kind(
    "faelle",
    "Fälle",
    (
        Column("Fallnummer", "case_no", is_needed=True),
        Column("Nachname", "last_name"),
        Column("Vorname", "first_name"),
        Column("Geburtsdatum", "birth_date"),
        Column("Geschlecht", "gender"),
        Column("Klasse", "class_name"),
        Column("Schule", "school"),
        Column("Beginn", "opened_on", is_needed=True),
        Column("Ende", "closed_on"),
        Column("Zugang", "access_path"),
        Column("Hauptthema", "main_topic", is_needed=True),
        Column("weitere Themen", "topics"),
        Column("Familiensprache", "family_language"),
        Column("Deutsch vorrangig", "german_main_family_language"),
        Column("neu zugewandert", "newly_arrived"),
        Column("Abschlussgrund", "closure_reason"),
        Column("Zielerreichung", "goal_attainment"),
        Column("Beratung ohne Eltern", "counselling_without_parents"),
    ),
    counts_equal_rows_once=True,
)
CLASS_HISTORY = Kind(
    "klassenverlauf",
    "Klassenverlauf",
    (
        Column("Fallnummer", "case_no", is_needed=True),
        Column("gültig ab", "valid_from", is_needed=True),
        Column("Klasse", "class_name", is_needed=True),
    ),
)
CONTACTS = Kind(
    "kontakte",
    "Kontakte",
    (
        Column("Fallnummer", "case_no", is_needed=True),
        Column("Datum", "date", is_needed=True),
        Column("Uhrzeit", "time"),
        Column("Dauer in Minuten", "duration_min"),
        Column("Kontaktart", "channel", is_needed=True),
        Column("Setting", "setting"),
        Column("Beteiligte", "addressee"),
        Column("Themen", "topics"),
        Column("Maßnahmen", "interventions"),
        Column("Notiz", "observation"),
        Column("Wiedervorlage", "follow_up_on"),
    ),
    counts_equal_rows_once=True,
)
TALLY = Kind(
    "strichliste",
    "Strichliste",
    (
        Column("Datum", "date", is_needed=True),
        Column("Schule", "school"),
        Column("Adressat", "addressee"),
        Column("Kurzberatungen", "short_count", is_needed=True),
        Column("Beratungen über 15 Min.", "long_count", is_needed=True),
        Column("Personen", "persons"),
        Column("Themen", "topics"),
    ),
)
