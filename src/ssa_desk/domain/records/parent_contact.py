"""A talk with parents, with or without a case (B10)."""

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


class ParentContact(Record):
    """One contact with parents; without a case it is only counted and noted."""

    KIND: ClassVar[str] = "parent_contact"
    TITLE: ClassVar[str] = "Elternkontakt"
    PLURAL: ClassVar[str] = "Elternkontakte"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="parents",
        retention="case",
        data="personal",
        about=("young_person", "guardian"),
        loose="parent_contact",
    )

    case_id: Annotated[str | None, Title("Fall"), Link("case"), Counted()] = None
    guardian_id: Annotated[str | None, Title("Sorgeberechtigte Person"), Link("guardian")] = None
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    date: Annotated[dt.date, Title("&Datum"), Counted()]
    time: Annotated[dt.time | None, Title("&Uhrzeit")] = None
    duration_min: Annotated[int | None, Title("Da&uer in Minuten"), Counted()] = Field(
        None, ge=0, le=9999
    )
    parent_contact_type: Annotated[
        str | None, Title("&Art"), Catalogue("parent_contact_type"), Counted()
    ] = None
    participants: Annotated[
        str,
        Title("&Beteiligte", "Zum Beispiel Mutter, Großeltern"),
        Sensitive(),
        Data("third_person"),
    ] = ""
    language: Annotated[str | None, Title("S&prache"), Catalogue("language"), Counted()] = None
    interpreter_used: Annotated[
        str | None, Title("Sprach&mittlung"), Catalogue("answer"), Counted()
    ] = None
    topics: Annotated[
        tuple[str, ...],
        Title("&Themen", "Bis zu fünf"),
        Catalogue("topic"),
        Sensitive("protected"),
        Counted(),
    ] = Field((), max_length=5)
    note: Annotated[str, Title("N&otiz"), LongText(), Sensitive("protected")] = ""
    agreements: Annotated[str, Title("Ve&reinbarungen"), LongText(), Sensitive("protected")] = ""
    next_step: Annotated[str, Title("Nächster Schr&itt"), Sensitive("protected")] = ""
    follow_up_on: Annotated[dt.date | None, Title("&Wiedervorlage")] = None
    follow_up_done: Annotated[bool, Title("Wiedervorlage er&ledigt")] = False
    core_area: Annotated[
        str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted(), Aside()
    ] = "parent_work"
    offer_form: Annotated[
        str | None, Title("Angebots&form"), Catalogue("offer_form"), Counted(), Aside()
    ] = None
    entrusted: Annotated[bool, Title("An&vertraut (§ 65 SGB VIII)"), Aside()] = False
    entrusted_by: Annotated[
        str, Title("Anvertraut von"), Sensitive(), Aside(), Data("third_person")
    ] = ""
    disputed: Annotated[bool, Title("Bestritten (§ 84 Abs. 2 SGB X)"), Aside()] = False
    disputed_note: Annotated[
        str, Title("Vermerk dazu"), LongText(), Sensitive("protected"), Aside()
    ] = ""
