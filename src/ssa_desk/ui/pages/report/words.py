"""What the steps of the report say about proofs, tables left out and files."""

from collections.abc import Sequence

from ssa_desk.content.numbers import number
from ssa_desk.domain.disclosure.errors import (
    NoFiguresError,
    NotPublishedError,
    NotSafeError,
    TooFewCasesError,
    TooFewChildrenError,
)
from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.table import Table
from ssa_desk.ui.words import counted

FORMATS: tuple[tuple[str, str], ...] = (
    ("pdf", "PDF zum Lesen und Drucken"),
    ("json", "Datei für die Fachstelle (JSON)"),
    ("xlsx", "Excel mit Diagrammen (XLSX)"),
    ("csv", "Tabellen als Text (CSV, gepackt)"),
    ("docx", "Text zum Bearbeiten (DOCX)"),
)
"""The formats that a report comes in: the ending of the file and its name."""


def audit_words(publication: Publication | None) -> str:
    """Return what the program's own audit found."""
    if publication is None:
        return "Kein Protokoll: Hier gibt es keine Zahlen, die gedruckt werden dürfen."
    audit = publication.audit
    checked = counted(audit.quantities, "Größe", "Größen")
    exposed = len(audit.exposed)
    if exposed:
        return f"{checked} geprüft. Bei {number(exposed)} davon ließe sich jemand erkennen."
    exact = ""
    if publication.children is not None:
        exact = f" Genau genannt wird im Text: {number(publication.children)} Kinder."
    return (
        f"{checked} geprüft, auch Differenzen zwischen Tabellen und früheren Berichten: Aus keiner "
        "lässt sich jemand erkennen. Das Protokoll steht auf der letzten Seite des Berichts."
        f"{exact}"
    )


_WAYS_ON: dict[type[NotPublishedError], str] = {
    TooFewCasesError: (
        "Möglich wird ein Bericht über einen längeren Zeitraum oder, bei mehreren Schulen, ein "
        "gemeinsamer über alle."
    ),
    NoFiguresError: "Im Schritt „Zeitraum“ können Sie einen anderen wählen.",
    TooFewChildrenError: "Im Schritt „Zeitraum“ können Sie auf die genaue Zahl verzichten.",
    NotSafeError: "Möglich ist oft ein längerer Zeitraum: Mehr Fälle verdecken den einzelnen.",
}


def way_on(refusal: NotPublishedError) -> str:
    """Return why a report is refused, and what would make one possible."""
    return " ".join(part for part in (refusal.sentence, _WAYS_ON.get(type(refusal), "")) if part)


def left_out_words(tables: Sequence[Table], publication: Publication | None) -> str:
    """Return which tables are left out and why; the reason is one and the same for all."""
    if publication is None or not publication.dropped:
        return "Alle Tabellen, die ein Bericht haben darf, sind darin."
    titles = {table.id: table.title for table in tables}
    by_reason: dict[str, list[str]] = {}
    for table_id, reason in publication.dropped:
        by_reason.setdefault(reason, []).append(f"„{titles.get(table_id, table_id)}“")
    return "\n".join(
        f"Nicht im Bericht: {', '.join(names)}. {reason}" for reason, names in by_reason.items()
    )
