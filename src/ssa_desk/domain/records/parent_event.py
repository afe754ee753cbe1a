"""An event for parents (B11)."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Aside, Catalogue, Counted, Data, Handling, Link, LongText, Title


class ParentEvent(Record):
    """One event: how many came, in which languages it was offered."""

    KIND: ClassVar[str] = "parent_event"
    TITLE: ClassVar[str] = "Elternveranstaltung"
    PLURAL: ClassVar[str] = "Elternveranstaltungen"
    HANDLING: ClassVar[Handling] = Handling(purpose="parents", retention="activity")

    date: Annotated[dt.date, Title("&Datum"), Counted()]
    time: Annotated[dt.time | None, Title("&Uhrzeit")] = None
    duration_min: Annotated[int | None, Title("Da&uer in Minuten"), Counted()] = Field(
        None, ge=0, le=9999
    )
    parent_event_type: Annotated[
        str | None, Title("&Art"), Catalogue("parent_event_type"), Counted()
    ] = None
    parent_event_theme: Annotated[
        str | None, Title("&Thema"), Catalogue("parent_event_theme"), Counted()
    ] = None
    title: Annotated[str, Title("T&itel"), Data("none")] = ""
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    languages: Annotated[tuple[str, ...], Title("S&prachen"), Catalogue("language"), Counted()] = ()
    participants: Annotated[int | None, Title("T&eilnehmende"), Counted()] = Field(None, ge=0)
    mothers: Annotated[int | None, Title("davon &Mütter"), Counted()] = Field(None, ge=0)
    fathers: Annotated[int | None, Title("davon &Väter"), Counted()] = Field(None, ge=0)
    partners: Annotated[
        tuple[str, ...], Title("Pa&rtner"), Catalogue("partner_type"), Counted()
    ] = ()
    childcare: Annotated[str | None, Title("&Kinderbetreuung"), Catalogue("answer"), Counted()] = (
        None
    )
    evaluation: Annotated[str, Title("Ein&schätzung"), LongText(), Data("none")] = ""
    core_area: Annotated[
        str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted(), Aside()
    ] = "parent_work"
    offer_form: Annotated[
        str | None, Title("Angebots&form"), Catalogue("offer_form"), Counted(), Aside()
    ] = "parent_group_offer_universal"
