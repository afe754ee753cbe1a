"""Every table of the file that holds no records, with a rule for each of its columns.

A migration that makes such a table or gives it a column adds a line here; a test compares both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ssa_desk.domain.data_classes import DATA_CLASSES, DataClass, ExportRule
from ssa_desk.domain.handling import ColumnRule
from ssa_desk.domain.purposes import Purpose, Subject
from ssa_desk.domain.retention_classes import RetentionClass


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table without records: what holds for it, and its columns with title and data class."""

    name: str
    title: str
    purpose: Purpose
    retention: RetentionClass
    columns: Mapping[str, tuple[str, DataClass]]
    about: tuple[Subject, ...] = ()
    export: ExportRule | None = None
    technical: bool = False
    """It only repeats what records say."""

    def rules(self) -> Iterator[ColumnRule]:
        """Return the rule of each column."""
        for column, (title, data) in self.columns.items():
            yield ColumnRule(
                table=self.name,
                column=column,
                kind_title=self.title,
                title=title,
                data=data,
                retention=self.retention,
                export=self.export or DATA_CLASSES[data].export,
                purpose=self.purpose,
                about=() if data == "none" else self.about,
                technical=self.technical,
            )


_OF_REPORT: Mapping[str, tuple[str, DataClass]] = {
    "period_first": ("Erster Tag des Zeitraums", "none"),
    "period_last": ("Letzter Tag des Zeitraums", "none"),
    "school_id": ("Schule", "none"),
}

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
        title="Öffnungen mit dem Wiederherstellungsschlüssel",
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

_REPORTS = (
    OtherTable(
        name="issued_report",
        title="Ausgegebene Berichte",
        purpose="reporting",
        retention="printed_numbers",
        about=("worker",),
        columns={
            "ledger_id": ("Kennung", "none"),
            "sequence": ("Nummer", "none"),
            **_OF_REPORT,
            "kind": ("Art", "none"),
            "publication_json": ("Gedruckte Zahlen", "none"),
            "report_json": ("Bericht als Daten", "personal"),
            "pdf": ("Bericht als PDF", "personal"),
            "issued_at": ("Ausgegeben am", "none"),
            "replaces": ("Ersetzt", "none"),
            "document_json": ("Bericht mit Texten", "personal"),
        },
    ),
    OtherTable(
        name="sealed_count",
        title="Versiegelte Zählung",
        purpose="reporting",
        retention="sealed_counts",
        about=("young_person",),
        export="never",
        columns={
            **_OF_REPORT,
            "kind": ("Art", "none"),
            "name": ("Zelle", "personal"),
            "count": ("Anzahl", "personal"),
        },
    ),
    OtherTable(
        name="frozen_period",
        title="Zeiträume ohne weitere Zählung",
        purpose="reporting",
        retention="printed_numbers",
        columns={**_OF_REPORT, "since": ("Seit", "none")},
    ),
    OtherTable(
        name="report_choice",
        title="Wahl des Berichtswegs",
        purpose="reporting",
        retention="printed_numbers",
        columns={
            "period_first": _OF_REPORT["period_first"],
            "period_last": _OF_REPORT["period_last"],
            "way": ("Gemeinsam oder getrennt", "none"),
            "chosen_at": ("Gewählt am", "none"),
        },
    ),
    OtherTable(
        name="report_number",
        title="Berichtsnummern",
        purpose="reporting",
        retention="in_use",
        about=("worker",),
        columns={"school_id": ("Schule", "none"), "report_id": ("Berichtsnummer", "personal")},
    ),
    OtherTable(
        name="report_text",
        title="Texte des Berichts",
        purpose="reporting",
        retention="printed_numbers",
        about=("young_person", "worker"),
        columns={
            **_OF_REPORT,
            "section": ("Abschnitt", "none"),
            "text": ("Text", "personal"),
            "changed_at": ("Geändert am", "none"),
        },
    ),
    OtherTable(
        name="cleared_hit",
        title="Geprüfte Namen in Texten",
        purpose="reporting",
        retention="case",
        about=("young_person", "guardian", "relative"),
        export="access",
        columns={
            **_OF_REPORT,
            "section": ("Abschnitt", "none"),
            "word": ("Name", "personal"),
            "passage": ("Stelle im Text", "personal"),
            "cleared_at": ("Geprüft am", "none"),
        },
    ),
)

OTHER_TABLES: tuple[OtherTable, ...] = (*_FILE, *_CASEWORK, *_SEARCH, *_REPORTS)
