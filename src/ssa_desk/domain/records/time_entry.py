"""Working time by work area (A18, B17)."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue, Counted, Handling, Link, Title


class TimeEntry(Record):
    """Minutes of one day in one work area, as the worker confirmed them."""

    KIND: ClassVar[str] = "time_entry"
    TITLE: ClassVar[str] = "Arbeitszeit"
    PLURAL: ClassVar[str] = "Arbeitszeiten"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="own_work", retention="activity", data="personal", about=("worker",)
    )

    date: Annotated[dt.date, Title("&Datum"), Counted()]
    work_area: Annotated[str, Title("&Arbeitsbereich"), Catalogue("work_area"), Counted()]
    minutes: Annotated[int, Title("&Minuten"), Counted()] = Field(0, ge=0, le=99_999)
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    note: Annotated[str, Title("&Notiz")] = ""
