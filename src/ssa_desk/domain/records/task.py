"""Something to do until a day (B28)."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Handling, Link, LongText, Sensitive, Title


class Task(Record):
    """One task; it may belong to a case."""

    KIND: ClassVar[str] = "task"
    TITLE: ClassVar[str] = "Aufgabe"
    PLURAL: ClassVar[str] = "Aufgaben"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="own_work",
        retention="case",
        data="personal",
        about=("young_person",),
        loose="personal_note",
    )

    title: Annotated[str, Title("&Aufgabe"), Sensitive("protected")] = Field(
        min_length=1, max_length=200
    )
    due_on: Annotated[dt.date | None, Title("&Fällig am")] = None
    done_on: Annotated[dt.date | None, Title("&Erledigt am")] = None
    case_id: Annotated[str | None, Title("Fall"), Link("case")] = None
    note: Annotated[str, Title("&Notiz"), LongText(), Sensitive("protected")] = ""
