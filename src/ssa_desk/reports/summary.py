"""The first page of the report: who, where, when, and the year at a glance."""

from collections.abc import Iterator, Mapping

from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.labels import code_label
from ssa_desk.content.numbers import grouped
from ssa_desk.domain.table import PrintedTable
from ssa_desk.reports.document import Document
from ssa_desk.reports.outline import Card
from ssa_desk.reports.rows import COLLECTIVE, counts, share
from ssa_desk.reports.words import words

Tables = Mapping[str, PrintedTable]

_MOST_NAMED = 3
CARDS = (
    ("cases", "P01", ""),
    ("children", "P01", "unit=children"),
    ("new", "P01", "status=new"),
    ("closed", "P01", "status=closed"),
    ("contacts", "A01", ""),
    ("tally", "A04", ""),
    ("sessions", "G01", "measure=sessions"),
    ("parent_contacts", "A06", ""),
)
_SENTENCES = (
    ("topics", "P05"),
    ("access", "P09"),
    ("extent", "P12"),
    ("work_areas", "A05"),
)


def facts(document: Document) -> list[tuple[str, str]]:
    """Return what the cover says, title and value; what is not known is left out."""
    return [(title, value) for title, value in _facts(document) if value]


def cards(document: Document) -> Iterator[Card]:
    """Yield the printed numbers that stand large on the first page."""
    title, children = words()["summary"], document.publication.children
    now = _tables(document.publication.tables)
    then = _tables(document.previous.tables) if document.previous else {}
    for name, table, key in CARDS:
        value = now[table].cells.get(key) if table in now else None
        if name == "children" and children is not None:
            yield Card(title["children_exact"], children)
        elif value is not None:
            before = then[table].cells.get(key) if table in then else None
            said = "" if before is None else title["before"].format(count=grouped(before))
            yield Card(title[name], value, said)


def sentences(tables: Tables) -> Iterator[str]:
    """Yield one sentence each on topics, access, extent and work, the most frequent rows first."""
    texts = words()["summary"]
    for name, table in _SENTENCES:
        named = _most_frequent(tables[table]) if table in tables else ""
        if named:
            yield texts[name].format(list=named)


def _tables(tables: tuple[PrintedTable, ...]) -> dict[str, PrintedTable]:
    return {table.id: table for table in tables}


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    title, about = words()["cover"], document.about
    forms = [catalogue("school_type").label(form) for form in about.school_forms]
    yield title["schools" if len(about.schools) > 1 else "school"], ", ".join(about.schools)
    yield title["school_forms" if len(forms) > 1 else "school_form"], ", ".join(forms)
    yield title["pupils"], _pupils(document)
    yield title["employer"], about.employer
    yield title["worker"], about.worker
    if about.fte is not None:
        yield title["fte"], title["fte_value"].format(fte=f"{about.fte:.2f}".replace(".", ","))
    yield title["report_id"], about.report_id or ""
    yield title["edition"], title["edition_value"] if document.publication.replaces else ""
    yield title["issued_on"], f"{about.issued_on:%d.%m.%Y}"


def _pupils(document: Document) -> str:
    schools = _tables(document.publication.tables).get("S01")
    pupils = schools.cells.get("") if schools else None
    return grouped(pupils) if pupils else ""


def _most_frequent(table: PrintedTable) -> str:
    dim = table.dims[0]
    rows = [row for row in counts(table, dim) if row[1] and row[0] not in COLLECTIVE]
    if len(rows) > _MOST_NAMED:
        rows = sorted(rows, key=lambda row: -row[1])[:_MOST_NAMED]
    return "; ".join(_named(table, dim, code, count) for code, count in rows)


def _named(table: PrintedTable, dim: str, code: str, count: int) -> str:
    text = words()["summary"]
    percent = share(count, table.cells.get(""))
    shape = text["of_which"] if percent else text["of_which_plain"]
    if table.unit == "percent":
        shape = text["of_time"]
    named: str = shape.format(label=code_label(dim, code), count=grouped(count), share=percent)
    return named
