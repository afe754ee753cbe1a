"""Every table of the file that holds no records, with a rule for each of its columns.

A migration that makes such a table or gives it a column adds a line here; a test compares both.
"""

from collections.abc import Mapping

from ssa_desk.domain.data_classes import DataClass
from ssa_desk.storage.other_table import OtherTable
from ssa_desk.storage.report_register import REPORT_TABLES

_FILE = (
    OtherTable(
        name="meta",
        title="Kennzeichen der Datei",
        purpose="operation",
        retention="in_use",
        export="never",
        columns={"name": ("Name", "none"), "value": ("Wert", "none")},
    ),
    OtherTable(
        name="secret",
        title="Schlüssel der Rundung",
        purpose="operation",
        retention="in_use",
        export="never",
        columns={"name": ("Name", "none"), "value": ("Wert", "none")},
    ),
    OtherTable(
        name="setting",
        title="Einstellungen",
        purpose="own_work",
        retention="in_use",
        about=("worker",),
        export="access",
        columns={"name": ("Name", "none"), "value_json": ("Wert", "personal")},
    ),
    OtherTable(
        name="opening",
        title="Öffnungen mit dem Wiederherstellungscode",
        purpose="operation",
        retention="audit",
        about=("worker",),
        export="access",
        columns={
            "id": ("Kennung", "none"),
            "at": ("Zeitpunkt", "personal"),
            "way": ("Art", "personal"),
            "reason": ("Grund", "entrusted"),
        },
    ),
    OtherTable(
        name="backup",
        title="Verzeichnis der Sicherungen",
        purpose="operation",
        retention="in_use",
        about=("worker",),
        export="access",
        columns={
            "sequence": ("Nummer", "none"),
            "created_at": ("Angelegt am", "none"),
            "folder": ("Ordner", "personal"),
            "folder_id": ("Kennung des Ordners", "none"),
            "size": ("Größe", "none"),
            "sha256": ("Prüfsumme", "none"),
            "is_outside": ("Außerhalb des Geräts", "none"),
            "verified_at": ("Geprüft am", "none"),
            "rehearsed_at": ("Probe der Rückspielung am", "none"),
            "removed_at": ("Entfernt am", "none"),
        },
    ),
)

_LETTERS = (
    OtherTable(
        name="letter_language",
        title="Eingelesene Übersetzungen",
        purpose="own_work",
        retention="in_use",
        columns={
            "letter_kind": ("Art des Briefes", "none"),
            "language": ("Sprache", "none"),
            "text": ("Text", "none"),
            "imported_at": ("Eingelesen am", "none"),
        },
    ),
)

_PROOFS = (
    OtherTable(
        name="audit_event",
        title="Protokoll der Zugriffe",
        purpose="operation",
        retention="audit",
        about=("worker",),
        export="access",
        columns={
            "sequence": ("Nummer", "none"),
            "at": ("Zeitpunkt", "personal"),
            "action": ("Vorgang", "personal"),
            "kind": ("Art des Eintrags", "none"),
            "record_id": ("Eintrag", "personal"),
        },
    ),
    OtherTable(
        name="deletion_record",
        title="Löschnachweise",
        purpose="operation",
        retention="proof",
        about=("worker",),
        columns={
            "id": ("Kennung", "none"),
            "at": ("Zeitpunkt", "none"),
            "retention": ("Aufbewahrungsklasse", "none"),
            "case_mark": ("Prüfzeichen des Falls", "personal"),
            "first_year": ("Erstes Jahr", "none"),
            "last_year": ("Letztes Jahr", "none"),
            "method": ("Verfahren", "none"),
            "archive": ("Dem Archiv angeboten", "none"),
            "grounds": ("Grund", "none"),
            "records": ("Zahl der Einträge", "none"),
            "disclosures_json": ("Zahl der Weitergaben je Rechtsgrundlage", "none"),
        },
    ),
)

_CASEWORK = (
    OtherTable(
        name="draft",
        title="Entwürfe",
        purpose="casework",
        retention="draft",
        about=("young_person",),
        export="access",
        columns={
            "form": ("Formular", "none"),
            "record_id": ("Eintrag", "personal"),
            "values": ("Eingegebene Werte", "entrusted"),
            "cursor": ("Stelle im Formular", "none"),
            "at": ("Zeitpunkt", "personal"),
        },
    ),
    OtherTable(
        name="import_row",
        title="Übernommene Zeilen",
        purpose="casework",
        retention="case",
        about=("young_person",),
        export="access",
        columns={
            "file_kind": ("Art der Datei", "none"),
            "row_hash": ("Prüfsumme der Zeile", "personal"),
            "occurrence": ("Vorkommen", "none"),
            "record_kind": ("Art des Eintrags", "none"),
            "record_id": ("Eintrag", "personal"),
            "imported_at": ("Übernommen am", "personal"),
        },
    ),
)


def _search(name: str, title: str, columns: Mapping[str, tuple[str, DataClass]]) -> OtherTable:
    """Return a table of the full-text search."""
    return OtherTable(
        name=name,
        title=title,
        purpose="casework",
        retention="draft",
        about=("young_person",),
        export="never",
        columns=columns,
        technical=True,
    )


def _index(name: str) -> tuple[OtherTable, ...]:
    """Return one full-text index with the tables that the database keeps behind it."""
    return (
        _search(name, "Suche", {"text": ("Wörter", "entrusted")}),
        _search(
            f"{name}_config", "Suche: Einstellung", {"k": ("Name", "none"), "v": ("Wert", "none")}
        ),
        _search(
            f"{name}_data",
            "Suche: Wörter",
            {"id": ("Nummer", "none"), "block": ("Wörter", "entrusted")},
        ),
        _search(
            f"{name}_docsize",
            "Suche: Längen",
            {"id": ("Nummer", "none"), "sz": ("Zahl der Wörter", "personal")},
        ),
        _search(
            f"{name}_idx",
            "Suche: Wortanfänge",
            {
                "segid": ("Abschnitt", "none"),
                "term": ("Wortanfang", "entrusted"),
                "pgno": ("Seite", "none"),
            },
        ),
    )


_SEARCH = (
    _search(
        "search_entry",
        "Suche: Texte",
        {
            "id": ("Nummer", "none"),
            "kind": ("Art des Eintrags", "none"),
            "record_id": ("Eintrag", "personal"),
            "case_id": ("Fall", "personal"),
            "text": ("Wörter des Eintrags", "entrusted"),
        },
    ),
    *_index("search_word"),
    *_index("search_part"),
)

OTHER_TABLES: tuple[OtherTable, ...] = (
    *_FILE,
    *_LETTERS,
    *_PROOFS,
    *_CASEWORK,
    *_SEARCH,
    *REPORT_TABLES,
)
