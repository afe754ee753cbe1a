"""What deleted cases had counted for: numbers by period and school, without any person.

They are kept until the report of the period is issued, at most 24 months after its end. A period
whose numbers were removed is frozen: its figures cannot be counted from the file any more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ssa_desk.domain.figures.material import Sealed
from ssa_desk.domain.frozen import Scope, kept_since
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database, Row, Values

Name = tuple[str, str]
"""Kind and name of a number, as `services.sealing` gives them."""

CHILDREN, LARGEST = "children", "largest"
"""How many children were behind a number, and the number of one (R8): of it the highest stays."""
SCOPE = "period_first, period_last, school_id"
"""The columns that say which report a row is about; `IS_SCOPE` picks them by `values`."""
IS_SCOPE = "period_first = :first AND period_last = :last AND school_id = :school_id"
# Joint or apart is chosen once: after a report of either way the other way's numbers have no use.
_DONE = """
    period_last < :since OR EXISTS (
        SELECT 1 FROM issued_report AS report
        WHERE report.period_first = sealed_count.period_first
        AND report.period_last = sealed_count.period_last
        AND (report.school_id IN ('', sealed_count.school_id) OR sealed_count.school_id = ''))
"""


def add(database: Database, scope: Scope, counts: Mapping[Name, int]) -> None:
    """Add the numbers of cases that are being deleted, within the transaction that deletes."""
    database.change_many(
        f"INSERT INTO sealed_count ({SCOPE}, kind, name, count)"
        " VALUES (:first, :last, :school_id, :kind, :name, :count)"
        f" ON CONFLICT ({SCOPE}, kind, name) DO UPDATE SET count = CASE"
        f" WHEN kind = '{LARGEST}' THEN MAX(count, excluded.count)"
        " ELSE count + excluded.count END",
        (
            {**values(scope), "kind": kind, "name": name, "count": count}
            for (kind, name), count in counts.items()
        ),
    )


def of(database: Database, scope: Scope) -> dict[Name, int]:
    """Return the numbers kept for a period and school ("" for all together)."""
    rows = database.rows(
        f"SELECT kind, name, count FROM sealed_count WHERE {IS_SCOPE}", values(scope)
    )
    return {(kind, name): count for kind, name, count in rows}


def as_sealed(database: Database, scope: Scope) -> Sealed:
    """Return these numbers as figures and reports take them."""
    found: dict[str, dict[Any, int]] = defaultdict(dict)
    for (kind, name), count in of(database, scope).items():
        found[kind][name] = count
    return Sealed(
        cells={tuple(name.split("|", 1)): count for name, count in found["cell"].items()},
        quantities=found["quantity"],
        children=found[CHILDREN],
        largest=found[LARGEST],
    )


def sealed(database: Database) -> list[Scope]:
    """Return the periods and schools with numbers kept."""
    return _scopes(database.rows(f"SELECT DISTINCT {SCOPE} FROM sealed_count"))


def frozen(database: Database) -> list[Scope]:
    """Return the periods and schools that cannot be counted any more."""
    return _scopes(database.rows(f"SELECT {SCOPE} FROM frozen_period"))


def freeze(database: Database, scope: Scope, today: date) -> None:
    """Note that cases of a period are deleted without a number kept; what was kept is removed."""
    database.change(
        f"INSERT INTO frozen_period ({SCOPE}, since)"
        " VALUES (:first, :last, :school_id, :today) ON CONFLICT DO NOTHING",
        {**values(scope), "today": today.isoformat()},
    )
    database.change(f"DELETE FROM sealed_count WHERE {IS_SCOPE}", values(scope))


def is_due(database: Database, today: date) -> bool:
    """Return whether there are numbers that may not be kept any longer."""
    sql = f"SELECT EXISTS (SELECT 1 FROM sealed_count WHERE {_DONE})"
    return bool(database.value(sql, _since(today)))


def is_done(database: Database, scope: Scope, today: date) -> bool:
    """Return whether nothing may be kept of a period any more."""
    sql = (
        f"WITH sealed_count ({SCOPE}) AS (VALUES (:first, :last, :school_id))"
        f" SELECT {_DONE} FROM sealed_count"
    )
    return bool(database.value(sql, {**values(scope), **_since(today)}))


def remove_done(database: Database, today: date) -> None:
    """Remove the numbers of periods that were reported or ended 24 months ago, for good.

    `secure_delete` writes zeros over them. Belongs into the transaction that notes a report.
    """
    sql = f"SELECT DISTINCT {SCOPE} FROM sealed_count WHERE {_DONE}"
    for scope in _scopes(database.rows(sql, _since(today))):
        freeze(database, scope, today)


def _since(today: date) -> Values:
    return {"since": kept_since(today).isoformat()}


def values(scope: Scope) -> Values:
    """Return a scope as the tables name it."""
    return {
        "first": scope.period.first.isoformat(),
        "last": scope.period.last.isoformat(),
        "school_id": scope.school_id,
    }


def _scopes(rows: Iterable[Row]) -> list[Scope]:
    return [
        Scope(Period(date.fromisoformat(first), date.fromisoformat(last)), school_id)
        for first, last, school_id in rows
    ]
