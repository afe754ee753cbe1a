"""From true figures to printed ones: round, attack, leave tables out, or refuse (R14)."""

from collections.abc import Mapping

from ssa_desk.domain.disclosure.audit import audit
from ssa_desk.domain.disclosure.cells import PlannedTable
from ssa_desk.domain.disclosure.errors import (
    NoFiguresError,
    NotSafeError,
    TooFewCasesError,
)
from ssa_desk.domain.disclosure.layout import Layout
from ssa_desk.domain.disclosure.ledger import check_period
from ssa_desk.domain.disclosure.plans import (
    NO_SOLUTION,
    NOT_SAFE,
    Draft,
    Rounding,
    blocking,
    draft,
    dropped_next,
    printed_by_rules,
)
from ssa_desk.domain.disclosure.publication import AuditResult, Publication
from ssa_desk.domain.disclosure.rounding import Draw, Plan, Printed, controlled_rounding
from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable, Table

TOPIC_NOTE = (
    "Fälle ohne Hauptthema zählen als „Sonstiges“. Besonders geschützte Themen stehen gemeinsam in "
    "einer Zeile, in der Tabelle nach Geschlecht zusammen mit „Sonstiges“."
)
LEVEL_NOTE = (
    "In der Tabelle nach Geschlecht und Jahrgang sind Fälle ohne bekannten Jahrgang in der Zeile "
    "mit den meisten Fällen mitgezählt."
)
CHANNEL_NOTE = (
    "Eine Kontaktart steht nur dann für sich, wenn mindestens fünf Kinder daran beteiligt waren "
    "und kein Kind mehr als die Hälfte ausmacht; alle anderen zählen als „Sonstige“."
)
TOTAL_NOTE = (
    "Die Kontakte sind nur als Summe angegeben: Einzelne Kontaktarten verteilen sich auf zu wenige "
    "Kinder, oder es gab nur eine."
)
SCREEN_NOTE = (
    "Weitere Auswertungen bleiben im Programm und werden nicht weitergegeben, bis es auch für sie "
    "ein geprüftes Schutzverfahren gibt."
)
LEFT_OUT = "Einzelne Zeilen wären so klein oder so einseitig, dass sie jemanden verraten könnten."
"""Printed for every table left out: which rule it was would tell about the very rows."""


def publish(
    material: Material,
    layout: Layout,
    *,
    rounding_key: bytes,
    gender_key: bytes,
    ledger_id: str,
    rounding: Rounding = controlled_rounding,
) -> Publication:
    """Return the printed figures of a period, or raise why they may not leave the house.

    The keys are those of the file; `ledger_id` is the id made for the new ledger entry. Whether
    another report covers the same days is for `ledger.check_period`.
    """
    check_period(material.period, ())
    _check_cases(material, layout)
    draw = Draw(rounding_key, ledger_id)
    attempt = draft(material, layout, gender_key)
    while True:
        found = printed_by_rules(attempt, draw, rounding)
        if found is None:
            going = blocking(attempt, draw, rounding), NO_SOLUTION
        else:
            _check_distance(*found)
            tables = _public(*found)
            result = audit(tables, layout)
            if result.status == "safe" and result.world:
                return _publication(material.period, attempt, tables, result)
            going = {name.split(" ", 1)[0] for name in result.exposed}, NOT_SAFE
        if not dropped_next(attempt, *going):
            raise NotSafeError


def _check_cases(material: Material, layout: Layout) -> None:
    if not material.case_count:
        raise NoFiguresError
    # R4 speaks of person tables; contacts of so few cases would tell as much, so nothing leaves.
    if material.case_count < layout.limits.least_cases:
        raise TooFewCasesError


def _check_distance(plan: Plan, printed: Printed) -> None:
    """Raise if a number is further from the truth than the report promises (R1)."""
    most = plan.layout.limits.maxdev
    allowed = {one: most if plan.is_rounded(one) else 0 for one in plan.counts}
    if any(abs(printed[one] - count) > allowed[one] for one, count in plan.counts.items()):
        raise NotSafeError


def _public(plan: Plan, printed: Printed) -> tuple[PublicTable, ...]:
    return tuple(_public_table(plan, table, printed) for table in plan.tables)


def _public_table(plan: Plan, table: PlannedTable, printed: Printed) -> PublicTable:
    cells = {key: printed[quantity] for key, quantity in table.cells.items()}
    head = Table(table.layout.id, table.layout.title, table.layout.unit, table.dims)
    limits = plan.layout.limits
    rounded = {plan.is_rounded(quantity) for quantity in table.cells.values()}
    return public_table(
        head,
        cells | dict.fromkeys(table.zeros, 0),
        base=limits.base if rounded == {True} else 1,
        maxdev=limits.maxdev if True in rounded else 0,
    )


def _publication(
    period: Period, attempt: Draft, tables: tuple[PublicTable, ...], result: AuditResult
) -> Publication:
    order = [table.id for table in attempt.layout.tables]
    dropped = ((table_id, LEFT_OUT) for table_id in sorted(attempt.dropped, key=order.index))
    notes = tuple(_notes({table.id: table.cells for table in tables}))
    return Publication(period, tables, tuple(dropped), notes, result)


def _notes(cells: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Return the notes; which ones depends on the printed tables only, so they tell nothing."""
    notes = [TOPIC_NOTE]
    if "P04" in cells:
        notes.append(LEVEL_NOTE)
    if "A01" in cells:
        notes.append(CHANNEL_NOTE if len(cells["A01"]) > 1 else TOTAL_NOTE)
    return [*notes, SCREEN_NOTE]
