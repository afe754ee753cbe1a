"""When the worker works: weekly hours and own free days."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue, Handling, Title


class WorkingHours(Record):
    """The hours of a usual week, from a day on."""

    KIND: ClassVar[str] = "working_hours"
    TITLE: ClassVar[str] = "Wochenstunden"
    PLURAL: ClassVar[str] = "Wochenstunden"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="own_work", retention="in_use", data="personal", about=("worker",)
    )

    valid_from: Annotated[dt.date, Title("Gültig &ab")]
    monday: Annotated[float | None, Title("&Montag")] = Field(None, ge=0, le=24)
    tuesday: Annotated[float | None, Title("&Dienstag")] = Field(None, ge=0, le=24)
    wednesday: Annotated[float | None, Title("M&ittwoch")] = Field(None, ge=0, le=24)
    thursday: Annotated[float | None, Title("D&onnerstag")] = Field(None, ge=0, le=24)
    friday: Annotated[float | None, Title("&Freitag")] = Field(None, ge=0, le=24)
    in_holidays: Annotated[bool, Title("Auch in den &Schulferien")] = False


class FreeDay(Record):
    """Days on which the worker is not there."""

    KIND: ClassVar[str] = "free_day"
    TITLE: ClassVar[str] = "Freie Zeit"
    PLURAL: ClassVar[str] = "Freie Zeiten"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="own_work", retention="in_use", data="personal", about=("worker",)
    )

    first_day: Annotated[dt.date, Title("&Erster Tag")]
    last_day: Annotated[dt.date, Title("&Letzter Tag")]
    free_day_kind: Annotated[str | None, Title("&Art"), Catalogue("free_day_kind")] = None
    note: Annotated[str, Title("&Notiz")] = ""
