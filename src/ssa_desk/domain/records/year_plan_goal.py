"""Goals of the year plan with their indicators (B26)."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Aside, Catalogue, Counted, Data, Handling, Link, LongText, Title


def _text(value: object) -> object:
    """Return no choice as no text."""
    return "" if value is None else value


class YearPlanGoal(Record):
    """One goal of one school year: what was to be reached and what was."""

    KIND: ClassVar[str] = "year_plan_goal"
    TITLE: ClassVar[str] = "Ziel der Jahresplanung"
    PLURAL: ClassVar[str] = "Jahresplanung"
    HANDLING: ClassVar[Handling] = Handling(purpose="reporting", retention="activity")

    first_year: Annotated[int, Title("Schul&jahr ab", "2026 steht für 2026/27"), Counted()]
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    goal: Annotated[str, Title("&Handlungsziel"), Data("none")] = Field(
        min_length=1, max_length=400
    )
    indicator: Annotated[str, Title("&Wirksamkeitsindikator"), Data("none")] = ""
    target: Annotated[str, Title("&Soll"), Data("none")] = ""
    actual: Annotated[str, Title("&Ist"), Data("none")] = ""
    goal_attainment: Annotated[
        str | None, Title("Z&ielerreichung"), Catalogue("goal_attainment"), Counted()
    ] = None
    core_area: Annotated[str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted()] = (
        None
    )
    measured_by: Annotated[
        str,
        BeforeValidator(_text),
        Title("&Gemessen an", "Die gedruckte Zahl des Berichts steht dann als Ist"),
        Counted(),
        Aside(),
        Data("none"),
    ] = Field(default="", max_length=200)
    comment: Annotated[str, Title("&Bemerkung"), LongText(), Data("none")] = ""
