"""What the commands print, in German lines."""

import json
from collections.abc import Iterator, Mapping, Sequence

from ssa_desk.content.labels import code_label, dim_label
from ssa_desk.domain.records import RECORDS
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import Table, codes_of
from ssa_desk.services.backups import Contents
from ssa_desk.services.health import HealthReport
from ssa_desk.services.imports.plan import FilePlan, ImportPlan, ImportResult, Remark

_TITLES = {record.KIND: record.PLURAL for record in RECORDS}


def health_lines(report: HealthReport) -> Iterator[str]:
    """Yield what a check found."""
    if report.is_sound:
        yield "Die Datei ist in Ordnung: alle Seiten, Tabellen, Verweise und die Suche."
    else:
        yield "Die Datei hat Schäden:"
        yield from (f"  {finding}" for finding in report.findings)
    for kind, number in report.counts:
        yield f"  {_TITLES[kind]}: {number if number >= 0 else 'nicht lesbar'}"


def backup_lines(found: Contents) -> Iterator[str]:
    """Yield what is in a backup."""
    yield f"Sicherung Nr. {found.sequence} vom {found.created.astimezone():%d.%m.%Y, %H:%M} Uhr"
    yield from (f"  {_TITLES[kind]}: {number}" for kind, number in found.counts)
    if found.newest:
        yield f"  jüngster Eintrag vom {found.newest.astimezone():%d.%m.%Y, %H:%M} Uhr"


def plan_lines(plan: ImportPlan) -> Iterator[str]:
    """Yield what an import would do, file by file, with every row that is left out."""
    for file in plan.files:
        yield from _file_lines(file)


def _file_lines(file: FilePlan) -> Iterator[str]:
    if file.state != "read":
        yield f"{file.file}: nicht eingelesen. {file.reason}"
        return
    numbers = (
        (len(file.accepted), "neu"),
        (len(file.known), "schon eingelesen"),
        (len(file.repeated), "wiederholt"),
        (len(file.rejected), "abgelehnt"),
    )
    counts = ", ".join(f"{number} {word}" for number, word in numbers if number) or "keine Zeilen"
    yield f"{file.file} ({file.title}): {counts}"
    for row in file.repeated:
        yield (
            f"  wiederholt: Satz {row.place.record} (Zeile {row.place.line}) "
            f"steht schon in Satz {row.repeats}"
        )
    yield from _remarks("abgelehnt", file.rejected)
    yield from _remarks("Hinweis", file.hints)
    if file.ignored_columns:
        yield f"  nicht beachtete Spalten: {', '.join(file.ignored_columns)}"


def _remarks(word: str, remarks: Sequence[Remark]) -> Iterator[str]:
    for one in remarks:
        column = f", Spalte {one.column}" if one.column else ""
        yield f"  {word}: Satz {one.place.record} (Zeile {one.place.line}){column}: {one.reason}"


def result_line(result: ImportResult) -> str:
    """Return how much was written."""
    if not result.rows:
        return "Es gab nichts Neues einzulesen."
    parts = ", ".join(f"{_TITLES[kind]}: {number}" for kind, number in result.records.items())
    return f"Eingelesen: {result.rows} {'Zeile' if result.rows == 1 else 'Zeilen'} ({parts})."


def figures_json(tables: Sequence[Table], indicators: Mapping[str, object], period: Period) -> str:
    """Return the true figures as JSON: `tables` by id, each with its cells, and the indicators."""
    data = {
        "format": "ssa-figures/1",
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "tables": {table.id: dict(table.cells) for table in tables},
        "indicators": indicators,
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def figure_lines(tables: Sequence[Table], period: Period) -> Iterator[str]:
    """Yield the true figures as text."""
    yield f"{period.title}: wahre Zahlen, nur für Sie. Sie dürfen das Haus nicht verlassen."
    for table in tables:
        yield ""
        yield f"{table.id} {table.title}: {table.total}"
        for key, number in table.cells.items():
            if key:
                yield f"  {_cell(key)}: {number}"


def _cell(key: str) -> str:
    return ", ".join(
        f"{dim_label(dim)} {code_label(dim, code)}" for dim, code in codes_of(key).items()
    )
