"""A meeting of the worker at a day and time (B28)."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Handling, Link, LongText, Sensitive, Title


class Appointment(Record):
    """One appointment; exported without its title when it belongs to a case."""

    KIND: ClassVar[str] = "appointment"
    TITLE: ClassVar[str] = "Termin"
    PLURAL: ClassVar[str] = "Termine"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="own_work",
        retention="case",
        data="personal",
        about=("young_person", "worker"),
        loose="personal_note",
    )

    title: Annotated[str, Title("&Termin"), Sensitive("protected")] = Field(
        min_length=1, max_length=200
    )
    date: Annotated[dt.date, Title("&Datum")]
    time: Annotated[dt.time | None, Title("&Uhrzeit")] = None
    duration_min: Annotated[int | None, Title("Da&uer in Minuten")] = Field(None, ge=0, le=1440)
    place: Annotated[str, Title("&Ort"), Sensitive()] = ""
    case_id: Annotated[str | None, Title("Fall"), Link("case")] = None
    school_id: Annotated[str | None, Title("S&chule"), Link("school")] = None
    cancelled: Annotated[bool, Title("A&bgesagt")] = False
    note: Annotated[str, Title("&Notiz"), LongText(), Sensitive("protected")] = ""
