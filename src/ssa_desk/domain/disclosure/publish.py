"""From true figures to printed ones: round, attack, leave tables out, or refuse (R14)."""

from collections.abc import Sequence

from ssa_desk.domain.disclosure.audit import audit
from ssa_desk.domain.disclosure.cells import PlannedTable, Quantity
from ssa_desk.domain.disclosure.errors import (
    NoFiguresError,
    NotSafeError,
    OverlapNotSafeError,
    TooFewCasesError,
    TooFewChildrenError,
)
from ssa_desk.domain.disclosure.layout import Layout
from ssa_desk.domain.disclosure.ledger import check_period
from ssa_desk.domain.disclosure.plans import (
    CHILDREN,
    NO_SOLUTION,
    NOT_SAFE,
    NOTHING,
    Draft,
    Rounding,
    blocking,
    bound_nearer,
    draft,
    drop_all,
    dropped_next,
    printed_by_rules,
)
from ssa_desk.domain.disclosure.publication import AuditResult, Earlier, Known, Publication
from ssa_desk.domain.disclosure.rounding import Draw, Plan, Printed, controlled_rounding
from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.table import PublicTable, Table

TOPIC_NOTE = (
    "Fälle ohne Hauptthema zählen als „Sonstiges“. Besonders geschützte Themen stehen gemeinsam in "
    "einer Zeile, in der Tabelle nach Geschlecht zusammen mit „Sonstiges“."
)
LEVEL_NOTE = (
    "In Tabellen, die den Jahrgang mit Geschlecht oder Thema verbinden, sind Fälle ohne bekannten "
    "Jahrgang in der Zeile mit den meisten Fällen mitgezählt."
)
ROWS_NOTE = (
    "Bei Kontakten und Tätigkeiten steht eine Zeile nur dann für sich, wenn mindestens fünf "
    "Personen daran beteiligt waren und keine mehr als die Hälfte ausmacht; alle anderen zählen "
    "als „Sonstige“."
)
TOTAL_NOTE = (
    "Manche Tätigkeiten sind nur als Summe angegeben: Die einzelnen Arten verteilen sich auf zu "
    "wenige Personen, oder es gab nur eine."
)
SHARES_NOTE = "Arbeitsbereiche mit weniger als 5 % der Arbeitszeit stehen unter „Sonstige“."
LEAST_EXACT = 20
"""Fewer children than this are never named exactly (R16)."""
LEFT_OUT = "Einzelne Zeilen wären so klein oder so einseitig, dass sie jemanden verraten könnten."
"""Printed for every table left out: which rule it was would tell about the very rows."""


def publish(  # noqa: PLR0913
    material: Material,
    layout: Layout,
    *,
    rounding_key: bytes,
    gender_key: bytes,
    ledger_id: str,
    earlier: tuple[Earlier, ...] = (),
    exact_children: bool = False,
    rounding: Rounding = controlled_rounding,
) -> Publication:
    """Return the printed figures of a period, or raise why they may not leave the house.

    The keys are those of the file; `ledger_id` is the id made for the new ledger entry. `earlier`
    are the reports of the same school over the same days, the older one first; one of the same
    period is issued anew. `exact_children`: the text will name the number of children (R16).
    """
    check_period(Scope(material.period), ())
    attempt = draft(material, layout, gender_key, earlier, exact_children=exact_children)
    _check_cases(attempt)
    draw = Draw(rounding_key, ledger_id)
    while True:
        found = printed_by_rules(attempt, draw, rounding)
        if found is None:
            going = blocking(attempt, draw, rounding)
            if not going:
                raise _refusal(attempt)
            drop_all(attempt, going, NO_SOLUTION)
            continue
        _check_distance(*found)
        tables = _public(*found)
        known = Known(found[1].get(CHILDREN) if exact_children else None)
        result = audit(tables, layout, earlier, known, period=material.period)
        if result.status == "safe" and result.world:
            return _publication(attempt, tables, result, known)
        if not _retried(attempt, result):
            raise _refusal(attempt)


def _retried(attempt: Draft, result: AuditResult) -> bool:
    """Bind exposed tables nearer to the issued ones, or else drop one; False if neither helps."""
    named = result.exposed or (result.reasons if result.world else ())
    tables = {name.split(" ", 1)[0] for name in named} & set(attempt.tables)
    if result.exposed and bound_nearer(attempt, tables):
        return True
    # Without the number of cases there is no report; no table dropped makes it possible again.
    changed_cases = bool(result.reasons) and "P01" in tables
    return not changed_cases and dropped_next(attempt, tables, NOT_SAFE)


def _refusal(attempt: Draft) -> NotSafeError:
    issued = [one.period for one in attempt.issued]
    return OverlapNotSafeError(issued) if issued else NotSafeError()


def _check_cases(attempt: Draft) -> None:
    cases = attempt.facts.count(Quantity("cases"))
    if not cases:
        raise NoFiguresError
    # R4 speaks of person tables; contacts of so few cases would tell as much, so nothing leaves.
    if cases < attempt.layout.limits.least_cases:
        raise TooFewCasesError
    if attempt.exact and attempt.facts.count(CHILDREN) < LEAST_EXACT:
        raise TooFewChildrenError


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
    attempt: Draft, tables: tuple[PublicTable, ...], result: AuditResult, known: Known
) -> Publication:
    order = [table.id for table in attempt.layout.tables]
    dropped = tuple(
        (table_id, NOTHING if attempt.dropped[table_id] == NOTHING else LEFT_OUT)
        for table_id in sorted(attempt.dropped, key=order.index)
    )
    notes = tuple(_notes(tables))
    return Publication(attempt.period, tables, dropped, notes, result, children=known.children)


def _notes(tables: Sequence[PublicTable]) -> list[str]:
    """Return the notes; which ones depends on the printed tables only, so they tell nothing."""
    cells = {table.id: table.cells for table in tables}
    notes = [TOPIC_NOTE]
    if {"P04", "P07"} & set(cells):
        notes.append(LEVEL_NOTE)
    rounded = [name for name in cells if name.startswith("A") and name != "A05"]
    if rounded:
        notes.append(ROWS_NOTE)
    if any(len(cells[name]) == 1 for name in rounded):
        notes.append(TOTAL_NOTE)
    if "A05" in cells:
        notes.append(SHARES_NOTE)
    return notes
