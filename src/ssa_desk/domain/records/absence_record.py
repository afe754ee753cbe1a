"""Days a child was missing at school and what was done about it (A17, B14)."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Counted,
    Handling,
    Link,
    LongText,
    Sensitive,
    Title,
)


class AbsenceRecord(Record):
    """One period of absence with the seven steps of the school; a step is taken on its day."""

    KIND: ClassVar[str] = "absence_record"
    TITLE: ClassVar[str] = "Fehlzeit"
    PLURAL: ClassVar[str] = "Fehlzeiten"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework", retention="case", data="personal", about=("young_person",)
    )

    case_id: Annotated[str, Title("Fall"), Link("case"), Counted()]
    starts_on: Annotated[dt.date, Title("&Von"), Counted()]
    ends_on: Annotated[dt.date | None, Title("&Bis"), Counted()] = None
    days: Annotated[int | None, Title("&Fehltage")] = Field(None, ge=0, le=400)
    unexcused_days: Annotated[int | None, Title("davon &unentschuldigt")] = Field(
        None, ge=0, le=400
    )
    hours: Annotated[int | None, Title("Fehl&stunden")] = Field(None, ge=0, le=4000)
    absence_form: Annotated[
        str | None, Title("F&orm"), Catalogue("absence_form"), Sensitive("protected"), Counted()
    ] = None
    step_1_on: Annotated[dt.date | None, Title("&1 Kontakt mit den Eltern am"), Counted()] = None
    step_2_on: Annotated[dt.date | None, Title("&2 Schreiben an die Eltern am"), Counted()] = None
    step_3_on: Annotated[dt.date | None, Title("&3 Gespräch mit Kind und Eltern am"), Counted()] = (
        None
    )
    step_4_on: Annotated[
        dt.date | None, Title("&4 Zweites Schreiben / Attestpflicht am"), Counted()
    ] = None
    step_5_on: Annotated[dt.date | None, Title("&5 Information des Jugendamts am"), Counted()] = (
        None
    )
    step_6_on: Annotated[dt.date | None, Title("&6 Bußgeldverfahren am"), Counted()] = None
    step_7_on: Annotated[dt.date | None, Title("&7 Fallkonferenz am"), Counted()] = None
    absence_result: Annotated[
        str | None, Title("E&rgebnis"), Catalogue("absence_result"), Sensitive(), Counted()
    ] = None
    note: Annotated[str, Title("&Notiz"), LongText(), Sensitive("protected")] = ""
    core_area: Annotated[
        str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted(), Aside()
    ] = "absenteeism_prevention"
    offer_form: Annotated[
        str | None, Title("Angebots&form"), Catalogue("offer_form"), Counted(), Aside()
    ] = None
    number: Annotated[str, Title("Nu&mmer", "Aus Ihrer eigenen Liste"), Aside()] = ""
