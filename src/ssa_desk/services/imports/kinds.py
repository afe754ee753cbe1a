"""The lists that are recognised by their headers. A new list: a line here and its reader."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the German header and the name that the reader uses for it."""

    header: str
    name: str
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list. Columns that are needed tell it from all other kinds."""

    name: str
    title: str
    columns: tuple[Column, ...]
    counts_equal_rows_once: bool = False

    @property
    def needed(self) -> frozenset[str]:
        """Return the folded headers that a file of this kind must have."""
        return frozenset(folded_header(one.header) for one in self.columns if one.is_needed)

    @property
    def headers(self) -> frozenset[str]:
        """Return all folded headers."""
        return frozenset(folded_header(one.header) for one in self.columns)


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

READ_KINDS = (SCHOOLS, CASES, CLASS_HISTORY, CONTACTS, TALLY)
"""What is read, in the order in which it must be read."""

_LATER = (
    ("gruppen", "Gruppen", "Angebot-Nr Titel", "Art Angebotsform Kernbereich Jahrgänge Ziel"),
    ("gruppentermine", "Gruppentermine", "Angebot-Nr Datum Teilnehmende", "Besucher Status"),
    ("elternkontakte", "Elternkontakte", "Datum Art Sprachmittlung", "Fallnummer Sprache Notiz"),
    ("elternveranstaltungen", "Elternveranstaltungen", "Datum Sprachen Teilnehmende", "Thema"),
    ("uebergaenge", "Übergänge", "Beginn KAoA-Variante", "Nr Fallnummer Art Klasse Empfehlung"),
    ("fehlzeiten", "Fehlzeiten", "Fallnummer Von Bis Fehltage", "Nr Fehlstunden Form Ergebnis"),
    ("kinderschutz", "Kinderschutz-Einschätzungen", "Nr Rechtsweg Ergebnis", ""),
    ("netzwerk", "Netzwerkkontakte", "Datum Gremium Stelle", "intern/extern Anlass"),
    ("kollegiale_beratung", "Kollegiale Beratungen", "Datum Art Fallnummer Thema", ""),
    ("vermittlungen", "Vermittlungen", "Fallnummer Datum Stelle angenommen", "Art"),
    ("zeiten", "Arbeitszeiten", "Datum Arbeitsbereich Minuten", ""),
)


def later_kinds() -> tuple[Kind, ...]:
    """Return the lists that are recognised and left alone."""
    return tuple(
        Kind(
            name,
            title,
            (
                *(Column(header, header, is_needed=True) for header in needed.split()),
                *(Column(header, header) for header in further.split()),
            ),
        )
        for name, title, needed, further in _LATER
    )


def folded_header(header: str) -> str:
    """Return a header without the differences that do not matter."""
    return " ".join(header.split()).casefold()


def recognised(header: Sequence[str]) -> Kind | None:
    """Return the kind of list that a header belongs to; the most matching columns win."""
    found = {folded_header(cell) for cell in header}
    fitting = [kind for kind in (*READ_KINDS, *later_kinds()) if kind.needed <= found]
    return max(fitting, key=lambda kind: len(kind.headers & found), default=None)


def nearest(header: Sequence[str]) -> tuple[Kind, tuple[str, ...]] | None:
    """Return the list that a header nearly belongs to, and the needed headers it lacks."""
    found = {folded_header(cell) for cell in header}
    kind = max(READ_KINDS, key=lambda one: len(one.headers & found))
    if len(kind.headers & found) < len(kind.headers) / 2:
        return None
    lacking = (one.header for one in kind.columns if one.is_needed)
    return kind, tuple(header for header in lacking if folded_header(header) not in found)
