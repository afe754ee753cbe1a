"""A risk assessment as it is counted (E4); its page and steps are not part of it."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue, Counted, Data, Handling, Sensitive, Title


class ChildProtectionAssessment(Record):
    """One assessment: the days and results that totals are made of, no name and no case."""

    KIND: ClassVar[str] = "child_protection_assessment"
    TITLE: ClassVar[str] = "Gefährdungseinschätzung"
    PLURAL: ClassVar[str] = "Gefährdungseinschätzungen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="child_protection",
        retention="child_protection",
        data="personal",
        about=("young_person",),
    )

    number: Annotated[str, Title("N&ummer"), Sensitive("protected")] = ""
    noticed_on: Annotated[
        dt.date | None, Title("&Wahrgenommen am"), Sensitive("protected"), Counted()
    ] = None
    legal_path: Annotated[
        str | None,
        Title("&Rechtsweg"),
        Catalogue("legal_path"),
        Sensitive("protected"),
        Counted(),
        Data("entrusted"),
    ] = None
    assessed_on: Annotated[
        dt.date | None, Title("&Einschätzung am"), Sensitive("protected"), Counted()
    ] = None
    specialist_consulted: Annotated[
        str | None,
        Title("&iseF beteiligt"),
        Catalogue("answer"),
        Sensitive("protected"),
        Counted(),
        Data("entrusted"),
    ] = None
    risk_result: Annotated[
        str | None,
        Title("Er&gebnis"),
        Catalogue("risk_result"),
        Sensitive("protected"),
        Counted(),
        Data("entrusted"),
    ] = None
    danger_types: Annotated[
        tuple[str, ...],
        Title("&Art der Gefährdung"),
        Catalogue("danger_type"),
        Sensitive("protected"),
        Counted(),
    ] = ()
    reported_on: Annotated[
        dt.date | None, Title("&Meldung an das Jugendamt am"), Sensitive("protected"), Counted()
    ] = None
    answered_on: Annotated[
        dt.date | None, Title("Rüc&kmeldung am"), Sensitive("protected"), Counted()
    ] = None
