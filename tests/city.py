"""Reports of invented workers as files, made by the real rules; small layouts make them quick."""

import json
from datetime import date
from functools import cache

from domain.disclosure.years import year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.layout import Layout
from ssa_desk.domain.disclosure.publication import About
from ssa_desk.domain.disclosure.publish import publish
from ssa_desk.domain.figures.material import Material
from ssa_desk.reports.json import write
from ssa_desk.reports.strict_json import digest

FEW = ("P01", "P02", "P03", "P04", "P05", "P12", "A01")


@cache
def few_tables() -> Layout:
    """Return the layout with some of its tables only."""
    whole = report_tables()
    tables = tuple(table for table in whole.tables if table.id in FEW)
    order = tuple(one for one in whole.drop_order if one in FEW)
    return Layout(**{**_fields(whole), "tables": tables, "drop_order": order})


@cache
def worker(number: int, cases: int = 40, *, whole: bool = False) -> tuple[Material, bytes]:
    """Return the true year of one worker and the report of it."""
    material = year(number, cases)
    keys = {"rounding_key": bytes([number]) * 32, "gender_key": b"g" * 32, "ledger_id": f"{number}"}
    layout = report_tables() if whole else few_tables()
    return material, write(publish(material, layout, **keys), about(number))


def about(number: int, form: str = "gesamtschule") -> About:
    """Return what the report of a worker says about itself."""
    return About(
        report_id=f"R{number:03}",
        school_slots=(f"S{number % 40:02}",),
        school_forms=(form,),
        fte=0.5,
        worker="Erika Erfunden",
        employer="Stadt Erfunden",
        schools=("Schule am Ring",),
        issued_on=date(2026, 8, 3),
    )


def report(number: int, **changes: object) -> bytes:
    """Return a report with some fields changed, and the right hash."""
    content = json.loads(worker(number)[1])
    return hashed({**content, **changes})


def hashed(content: dict) -> bytes:
    """Return changed contents as a file with the right hash."""
    return json.dumps({**content, "sha256": digest(content)}).encode()


def period(first: int) -> dict[str, str]:
    """Return the field of the school year that begins in a year."""
    return {"from": f"{first}-08-01", "to": f"{first + 1}-07-31", "kind": "schuljahr"}


def put(folder, *files: bytes) -> list:
    """Write files into a folder and return their paths."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"bericht-{number:02}.json" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    return paths


def _fields(layout: Layout) -> dict[str, object]:
    return {name: getattr(layout, name) for name in Layout.__dataclass_fields__}
