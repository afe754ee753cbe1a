"""The report as a PDF for people: summary, tables, charts, method and audit."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ssa_desk.content.catalogues import VERSION
from ssa_desk.content.labels import code_label
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.publication import About, Publication
from ssa_desk.domain.figures import FIGURES
from ssa_desk.domain.table import PublicTable
from ssa_desk.reports import json as report_json
from ssa_desk.reports.document import Document
from ssa_desk.reports.rows import Grid, Row, counts, grids
from ssa_desk.reports.summary import cards, facts, sentences
from ssa_desk.reports.words import words
from ssa_desk.typesetting.charts import bar_chart
from ssa_desk.typesetting.compile import set_pdf
from ssa_desk.typesetting.fonts import check_glyphs

_OVERVIEW = (
    ("total", ""),
    ("new", "status=new"),
    ("carried_over", "status=carried_over"),
    ("closed", "status=closed"),
    ("children", "unit=children"),
)
_OVERVIEW_TABLE = "P01"


def write(document: Document) -> bytes:
    """Return the report as PDF/UA-1 and PDF/A-2a, dated by the day it was issued."""
    publication, about = document.publication, document.about
    tables = {table.id: table for table in publication.tables}
    check_glyphs(dict(facts(about)))
    charts = _charted(tables)
    data = {
        "words": words(),
        "kind": words()["kinds"].get(publication.period.kind, words()["title"]),
        "period": publication.period.title,
        "days": _days(publication),
        "facts": facts(about),
        "cards": cards(tables),
        "sentences": sentences(tables),
        "sections": [_section(section, tables, charts) for section in words()["section"]],
        "dropped": [[_title(table_id), reason] for table_id, reason in publication.dropped],
        "screen": only_on_screen(),
        "notes": publication.notes,
        "audit": list(_audit(publication, about)),
        "sha256": _digest(publication, about) if about.report_id else None,
        "repeat": _repeat(publication),
    }
    images = {f"{table_id}.svg": bar_chart(rows) for table_id, rows in charts.items()}
    return set_pdf("report", data, about.issued_on, images)


def bars(table: PublicTable) -> list[tuple[str, int]]:
    """Return the rows of a chart: label and printed number, above 0, the longest first."""
    (dim,) = table.dims
    rows = [(code_label(dim, code), count) for code, count in counts(table, dim) if count]
    return sorted(rows, key=lambda row: -row[1])


def only_on_screen() -> list[str]:
    """Return the titles of the tables that the program shows but never hands on."""
    printed = {table.id for table in report_tables().tables}
    return [f"{figure.title} ({figure.id})" for figure in FIGURES if figure.id not in printed]


def _charted(tables: Mapping[str, PublicTable]) -> dict[str, list[tuple[str, int]]]:
    """Return the bars of the first tables of the list that can be drawn."""
    text = words()["charts"]
    drawn = {one: bars(tables[one]) for one in text["order"] if one in tables}
    found = [(table_id, rows) for table_id, rows in drawn.items() if rows]
    return dict(found[: text["most"]])


def _section(
    section: Mapping[str, Any],
    tables: Mapping[str, PublicTable],
    charts: Mapping[str, list[tuple[str, int]]],
) -> dict[str, Any]:
    return {
        "title": section["title"],
        "text": section["text"],
        "charts": [_chart(one, charts[one]) for one in section["tables"] if one in charts],
        "tables": [_table(tables[one]) for one in section["tables"] if one in tables],
    }


def _chart(table_id: str, rows: list[tuple[str, int]]) -> dict[str, str]:
    text = words()["charts"]
    listed = ", ".join(f"{label} {count}" for label, count in rows)
    title = text[table_id]
    return {
        "file": f"{table_id}.svg",
        "title": title,
        "alt": text["alt"].format(title=title, list=listed),
    }


def _table(table: PublicTable) -> dict[str, Any]:
    text = words()["words"]
    if table.id == _OVERVIEW_TABLE:
        found = [_overview(table)]
    else:
        found = grids(table, text[table.unit], text["total"])
    return {"id": table.id, "title": table.title, "grids": [asdict(grid) for grid in found]}


def _overview(table: PublicTable) -> Grid:
    label = words()["overview"]
    rows = tuple(
        Row(label[name], (table.cells[key],)) for name, key in _OVERVIEW if key in table.cells
    )
    return Grid(label["heading"], (words()["words"]["count"],), rows, total=None, has_shares=False)


def _title(table_id: str) -> str:
    titles = {table.id: table.title for table in report_tables().tables}
    return f"{titles.get(table_id, '')} ({table_id})".strip()


def _days(publication: Publication) -> str:
    first, last = publication.period.first, publication.period.last
    days: str = words()["cover_line"].format(first=f"{first:%d.%m.%Y}", last=f"{last:%d.%m.%Y}")
    return days


def _audit(publication: Publication, about: About) -> Iterator[tuple[str, str]]:
    text, audit = words()["audit"], publication.audit
    yield text["result"], text["results"][audit.status]
    yield text["exposed"], str(len(audit.exposed))
    yield text["quantities"], str(audit.quantities)
    yield text["world"], text["world_words"]["yes" if audit.world else "no"]
    yield text["tables"], ", ".join(table.id for table in publication.tables)
    yield text["period"], _days(publication)
    yield text["rules"], report_tables().rules
    yield text["catalogue"], VERSION
    if about.report_id:
        yield text["report_id"], about.report_id
        yield text["school_slots"], ", ".join(about.school_slots) or words()["words"]["no_total"]


def _digest(publication: Publication, about: About) -> str:
    """Return the hash that stands in the JSON of the same report."""
    digest: str = json.loads(report_json.write(publication, about))["sha256"]
    return digest


def _repeat(publication: Publication) -> list[str]:
    most = max((table.maxdev for table in publication.tables), default=0)
    return [
        step.format(maxdev=most, rules=report_tables().rules) for step in words()["audit"]["repeat"]
    ]
