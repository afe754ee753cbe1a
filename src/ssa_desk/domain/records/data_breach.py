"""A breach of data protection (B22)."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue, Handling, LongText, Sensitive, Title


class DataBreach(Record):
    """One breach with the moment of discovery, what was affected, and who was told when."""

    KIND: ClassVar[str] = "data_breach"
    TITLE: ClassVar[str] = "Datenpanne"
    PLURAL: ClassVar[str] = "Datenpannen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="operation", retention="proof", about=("worker",)
    )

    breach_kind: Annotated[str | None, Title("&Art"), Catalogue("breach_kind")] = None
    happened_on: Annotated[dt.date | None, Title("&Geschehen am")] = None
    discovered_on: Annotated[dt.date, Title("&Bemerkt am")]
    discovered_time: Annotated[dt.time | None, Title("Bemerkt &um")] = None
    what: Annotated[str, Title("&Was ist geschehen"), LongText(), Sensitive("protected")] = ""
    data_affected: Annotated[str, Title("Welche &Daten"), LongText(), Sensitive("protected")] = ""
    persons_affected: Annotated[int | None, Title("&Zahl der Personen")] = Field(
        None, ge=0, le=99999
    )
    breach_risk: Annotated[str | None, Title("&Risiko"), Catalogue("breach_risk")] = None
    measures: Annotated[str, Title("&Maßnahmen"), LongText(), Sensitive("protected")] = ""
    authority_informed_on: Annotated[dt.date | None, Title("Datenschutzbehörde &informiert am")] = (
        None
    )
    authority_informed_time: Annotated[
        dt.time | None, Title("Datenschutzbehörde informiert um")
    ] = None
    supervision_informed_on: Annotated[
        dt.date | None, Title("Rechts- oder &Fachaufsicht informiert am")
    ] = None
    persons_informed_on: Annotated[dt.date | None, Title("&Personen benachrichtigt am")] = None
    delay_reason: Annotated[
        str, Title("Grund einer Verspätun&g"), LongText(), Sensitive("protected")
    ] = ""
    no_report_reason: Annotated[
        str, Title("Grund, &nicht zu melden"), LongText(), Sensitive("protected")
    ] = ""
    closed_on: Annotated[dt.date | None, Title("Abges&chlossen am")] = None
