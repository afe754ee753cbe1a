"""The goals of a period for the report: plan beside actual, taken from printed numbers."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache

from ssa_desk.content.labels import code_label
from ssa_desk.content.numbers import grouped, number
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.records import YearPlanGoal
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import cell_key
from ssa_desk.reports.document import GoalLine
from ssa_desk.services.workspace import Workspace

_MOST = 500


@cache
def measures() -> Mapping[str, str]:
    """Return what a goal can be measured by: table and cell ("A01|channel=phone"), its words."""
    return dict(_measures())


def goals_of(workspace: Workspace, period: Period, school_id: str = "") -> list[YearPlanGoal]:
    """Return the goals of the school years in a period, of one school or of all of them.

    A goal without a school belongs to each.
    """
    years = tuple(range(period.first.year - 1, period.last.year + 1))
    found = workspace.find(YearPlanGoal, order="created_at", limit=_MOST, first_year=years)
    return [
        one
        for one in found
        if _school_year(one).overlaps(period)
        and (not school_id or one.school_id in (None, school_id))
    ]


def goal_lines(
    workspace: Workspace, publication: Publication, school_id: str = ""
) -> tuple[GoalLine, ...]:
    """Return the goals as they are printed beside a publication."""
    attainment = workspace.catalogue("goal_attainment")
    return tuple(
        GoalLine(
            goal=one.goal,
            indicator=one.indicator,
            target=one.target,
            actual=actual_words(one, publication, grouped),
            attainment=attainment.label(one.goal_attainment) if one.goal_attainment else "",
        )
        for one in goals_of(workspace, publication.period, school_id)
    )


def actual_words(
    goal: YearPlanGoal, publication: Publication | None, words: Callable[[int], str] = number
) -> str:
    """Return the actual state: the printed number it is measured by and the worker's words.

    A number that is not printed is not told either. `words` write it for screen or paper.
    """
    told = None if publication is None else _printed(goal.measured_by, publication, words)
    return ": ".join(part for part in (told, goal.actual.strip()) if part)


def _printed(measured_by: str, publication: Publication, words: Callable[[int], str]) -> str | None:
    table_id, _, key = measured_by.partition("|")
    table = next((one for one in publication.tables if one.id == table_id), None)
    if table is None or key not in table.cells:
        return None
    told = words(table[key])
    return f"{told} (gerundet)" if table.maxdev else told


def _measures() -> Iterator[tuple[str, str]]:
    for table in report_tables().tables:
        if not any(dim.kind == "measure" for dim in table.dims):
            yield f"{table.id}|", f"{table.title}: gesamt"
        for dim in table.dims:
            step = dim.steps[0]
            for code in step.codes.codes:
                key = cell_key(**{step.dim: code})
                yield f"{table.id}|{key}", f"{table.title}: {code_label(step.dim, code)}"


def _school_year(goal: YearPlanGoal) -> Period:
    return Period(date(goal.first_year, 8, 1), date(goal.first_year + 1, 7, 31))
