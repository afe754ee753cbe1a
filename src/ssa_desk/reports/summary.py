"""The first page of the report: who, where, when, and the year at a glance."""

from collections.abc import Iterator, Mapping

from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.labels import code_label
from ssa_desk.domain.disclosure.publication import About
from ssa_desk.domain.table import PublicTable
from ssa_desk.reports.rows import counts, share
from ssa_desk.reports.words import words

Tables = Mapping[str, PublicTable]

_MOST_NAMED = 3
_CARDS = (
    ("cases", "P01", ""),
    ("children", "P01", "unit=children"),
    ("new", "P01", "status=new"),
    ("closed", "P01", "status=closed"),
    ("contacts", "A01", ""),
)
_SENTENCES = (("topics", "P05"), ("access", "P09"), ("extent", "P12"))


def facts(about: About) -> list[tuple[str, str]]:
    """Return what the cover says, title and value; what is not known is left out."""
    found = _facts(about)
    return [(title, value) for title, value in found if value]


def cards(tables: Tables) -> list[tuple[str, int]]:
    """Return the printed numbers that stand large on the first page."""
    title = words()["summary"]
    return [
        (title[name], tables[table].cells[key])
        for name, table, key in _CARDS
        if table in tables and key in tables[table].cells
    ]


def sentences(tables: Tables) -> list[str]:
    """Return one sentence each on topics, access and extent, the most frequent rows first."""
    texts = words()["summary"]
    return [
        texts[name].format(list=_most_frequent(tables[table]))
        for name, table in _SENTENCES
        if table in tables and _most_frequent(tables[table])
    ]


def _facts(about: About) -> Iterator[tuple[str, str]]:
    title = words()["cover"]
    forms = [catalogue("school_type").label(form) for form in about.school_forms]
    yield title["schools" if len(about.schools) > 1 else "school"], ", ".join(about.schools)
    yield title["school_forms" if len(forms) > 1 else "school_form"], ", ".join(forms)
    yield title["employer"], about.employer
    yield title["worker"], about.worker
    if about.fte is not None:
        yield title["fte"], title["fte_value"].format(fte=f"{about.fte:.2f}".replace(".", ","))
    yield title["report_id"], about.report_id or ""
    yield title["issued_on"], f"{about.issued_on:%d.%m.%Y}"


def _most_frequent(table: PublicTable) -> str:
    (dim,) = table.dims
    rows = [row for row in counts(table, dim) if row[1]]
    if len(rows) > _MOST_NAMED:
        rows = sorted(rows, key=lambda row: -row[1])[:_MOST_NAMED]
    return "; ".join(_named(table, dim, code, count) for code, count in rows)


def _named(table: PublicTable, dim: str, code: str, count: int) -> str:
    text = words()["summary"]
    percent = share(count, table.cells.get(""))
    shape = text["of_which"] if percent else text["of_which_plain"]
    named: str = shape.format(label=code_label(dim, code), count=count, share=percent)
    return named
