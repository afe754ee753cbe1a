"""A small printed year for tests of what reports look like."""

from datetime import date

from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.publication import About, AuditResult, Publication
from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable, Table

YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))
SAFE = AuditResult("safe", world=True, quantities=395)


def table(table_id: str, **cells: int) -> PublicTable:
    """Return a printed table; `cells` by code of its first dim, "total" for the total."""
    layout = report_tables().table(table_id)
    dims = tuple(dim.steps[0].dim for dim in layout.dims)
    keys = {_key(dims[0], code): count for code, count in cells.items()}
    return public_table(Table(table_id, layout.title, layout.unit, dims), keys)


def crossed() -> PublicTable:
    """Return two topics by gender."""
    cells = {
        "": 60,
        "gender=female": 35,
        "gender=male": 25,
        "topic=bullying": 40,
        "topic=other_or_protected": 20,
        "gender=female,topic=bullying": 25,
        "gender=male,topic=bullying": 15,
        "gender=female,topic=other_or_protected": 10,
        "gender=male,topic=other_or_protected": 10,
    }
    shape = Table("P06", "Fälle nach Hauptthema und Geschlecht", "cases", ("topic", "gender"))
    return public_table(shape, cells)


def overview() -> PublicTable:
    """Return cases and children."""
    cells = {"": 60, "unit=children": 55, "status=new": 45, "status=carried_over": 15}
    shape = Table("P01", "Fälle und Kinder", "cases", ("unit", "status"))
    return public_table(shape, {**cells, "status=closed": 30})


def year(*tables: PublicTable, audit: AuditResult = SAFE) -> Publication:
    """Return a publication of these tables, of a whole small year without any."""
    whole = (
        overview(),
        table("P02", total=60, female=35, male=25),
        table("P05", total=60, bullying=40, violence=0, other=15, protected=5),
        crossed(),
        table("P09", total=60, parents=60, teacher=0),
        table("P12", total=60, brief_1_2=20, standard_3_10=30, intensive_11_plus=10),
        table("A01", total=250, phone=100, written=150),
    )
    dropped = (("P04", "Die Gruppen sind zu klein."),)
    return Publication(YEAR, tables or whole, dropped, ("Ein Hinweis.",), audit)


def about(report_id: str | None = None) -> About:
    """Return a report of one worker at two schools."""
    return About(
        report_id=report_id,
        school_slots=("S04",) if report_id else (),
        school_forms=("gesamtschule",),
        fte=0.75,
        worker="Sabine Müller",
        employer="Stadt Krefeld",
        schools=("Gesamtschule #1 *Nord*", "Realschule Süd"),
        issued_on=date(2026, 8, 20),
    )


def _key(dim: str, code: str) -> str:
    return "" if code == "total" else f"{dim}={code}"
