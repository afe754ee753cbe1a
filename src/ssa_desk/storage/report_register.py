"""The tables of the annual report, with a rule for each of their columns."""

from collections.abc import Mapping

from ssa_desk.domain.data_classes import DataClass
from ssa_desk.storage.other_table import OtherTable

_OF_REPORT: Mapping[str, tuple[str, DataClass]] = {
    "period_first": ("Erster Tag des Zeitraums", "none"),
    "period_last": ("Letzter Tag des Zeitraums", "none"),
    "school_id": ("Schule", "none"),
}

REPORT_TABLES: tuple[OtherTable, ...] = (
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
