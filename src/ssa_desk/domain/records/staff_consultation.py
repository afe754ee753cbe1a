"""Advice to teachers and other staff of the school (B16)."""

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


class StaffConsultation(Record):
    """One consultation, about a case or in general."""

    KIND: ClassVar[str] = "staff_consultation"
    TITLE: ClassVar[str] = "Beratung von Fachkräften"
    PLURAL: ClassVar[str] = "Beratungen von Fachkräften"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="cooperation",
        retention="case",
        data="personal",
        about=("young_person", "professional"),
        loose="parent_contact",
    )

    date: Annotated[dt.date, Title("&Datum"), Counted()]
    time: Annotated[dt.time | None, Title("&Uhrzeit")] = None
    duration_min: Annotated[int | None, Title("Da&uer in Minuten"), Counted()] = Field(
        None, ge=0, le=9999
    )
    staff_consultation_type: Annotated[
        str | None, Title("&Art"), Catalogue("staff_consultation_type"), Counted()
    ] = None
    case_id: Annotated[str | None, Title("Fall"), Link("case"), Counted()] = None
    teacher_id: Annotated[str | None, Title("Lehrkraft"), Link("teacher")] = None
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    topic: Annotated[
        str | None, Title("&Thema"), Catalogue("topic"), Sensitive("protected"), Counted()
    ] = None
    note: Annotated[str, Title("&Notiz"), LongText(), Sensitive("protected")] = ""
    core_area: Annotated[
        str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted(), Aside()
    ] = "accompanying_counselling"
    offer_form: Annotated[
        str | None, Title("Angebots&form"), Catalogue("offer_form"), Counted(), Aside()
    ] = None
