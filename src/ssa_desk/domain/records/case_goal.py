"""Goals of a case and the steps of its support plan (B5)."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue, Data, Handling, Link, LongText, Sensitive, Title


class CaseGoal(Record):
    """One goal agreed in a case."""

    KIND: ClassVar[str] = "case_goal"
    TITLE: ClassVar[str] = "Ziel"
    PLURAL: ClassVar[str] = "Ziele"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework", retention="case", data="personal", about=("young_person",)
    )

    case_id: Annotated[str, Title("Fall"), Link("case")]
    goal: Annotated[str, Title("&Ziel"), LongText(), Sensitive("protected")] = ""
    indicator: Annotated[str, Title("&Woran wird es gemerkt?"), Sensitive("protected")] = ""
    due_on: Annotated[dt.date | None, Title("&Bis")] = None
    goal_attainment: Annotated[
        str | None,
        Title("Ziel&erreichung"),
        Catalogue("goal_attainment"),
        Sensitive("protected"),
        Data("entrusted"),
    ] = None
    note: Annotated[str, Title("&Notiz"), LongText(), Sensitive("protected")] = ""


class SupportPlanStep(Record):
    """One step of the support plan: who does what until when."""

    KIND: ClassVar[str] = "support_plan_step"
    TITLE: ClassVar[str] = "Schritt des Hilfeplans"
    PLURAL: ClassVar[str] = "Hilfeplan"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework", retention="case", data="personal", about=("young_person",)
    )

    case_id: Annotated[str, Title("Fall"), Link("case")]
    case_goal_id: Annotated[str | None, Title("Ziel"), Link("case_goal")] = None
    step: Annotated[str, Title("&Schritt"), LongText(), Sensitive("protected")] = ""
    responsible: Annotated[str, Title("&Wer"), Sensitive(), Data("third_person")] = ""
    due_on: Annotated[dt.date | None, Title("&Bis")] = None
    done_on: Annotated[dt.date | None, Title("&Erledigt am")] = None
    note: Annotated[str, Title("&Notiz"), LongText(), Sensitive("protected")] = ""
