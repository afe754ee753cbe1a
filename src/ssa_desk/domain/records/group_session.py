"""One meeting of a group offer and, where the offer needs names, who came (B9)."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Counted,
    Data,
    Handling,
    Link,
    LongText,
    Sensitive,
    Title,
)


class GroupSession(Record):
    """One session: how many took part, not who."""

    KIND: ClassVar[str] = "group_session"
    TITLE: ClassVar[str] = "Gruppentermin"
    PLURAL: ClassVar[str] = "Gruppentermine"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="groups", retention="activity", about=("young_person",)
    )

    offer_id: Annotated[str, Title("Angebot"), Link("group_offer"), Counted()]
    date: Annotated[dt.date, Title("&Datum"), Counted()]
    time: Annotated[dt.time | None, Title("&Uhrzeit")] = None
    duration_min: Annotated[int | None, Title("Da&uer in Minuten"), Counted()] = Field(
        None, ge=0, le=9999
    )
    state: Annotated[str, Title("&Stand"), Catalogue("session_state"), Counted()] = "held"
    participants: Annotated[int | None, Title("&Teilnehmende"), Counted()] = Field(None, ge=0)
    female: Annotated[int | None, Title("davon &weiblich"), Counted()] = Field(None, ge=0)
    male: Annotated[int | None, Title("davon &männlich"), Counted()] = Field(None, ge=0)
    diverse: Annotated[int | None, Title("davon d&ivers"), Counted()] = Field(None, ge=0)
    visitors: Annotated[
        int | None, Title("&Besucherinnen und Besucher", "Bei offenen Angeboten"), Counted()
    ] = Field(None, ge=0)
    staff: Annotated[
        str,
        Title("&Fachkräfte dabei", "Funktionen, keine Namen von Kindern"),
        Aside(),
        Data("none"),
    ] = ""
    course: Annotated[
        str, Title("&Verlauf"), LongText(), Sensitive("protected"), Data(retention="group_names")
    ] = ""
    evaluation: Annotated[
        str,
        Title("&Einschätzung"),
        LongText(),
        Sensitive("protected"),
        Aside(),
        Data(retention="group_names"),
    ] = ""


class GroupAttendance(Record):
    """One child at one session; kept only for offers that need names."""

    KIND: ClassVar[str] = "group_attendance"
    TITLE: ClassVar[str] = "Anwesenheit"
    PLURAL: ClassVar[str] = "Anwesenheit"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="groups", retention="group_names", data="personal", about=("young_person",)
    )

    session_id: Annotated[str, Title("Termin"), Link("group_session")]
    young_person_id: Annotated[str, Title("Kind"), Link("young_person")]
    state: Annotated[str, Title("&Anwesenheit"), Catalogue("attendance"), Sensitive()] = "present"
