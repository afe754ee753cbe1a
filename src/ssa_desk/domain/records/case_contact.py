"""A contact in a case: what was observed, thought and agreed (B6)."""

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


class CaseContact(Record):
    """One contact of a case. A missed appointment is one with the channel `no_show`."""

    KIND: ClassVar[str] = "case_contact"
    TITLE: ClassVar[str] = "Kontakt"
    PLURAL: ClassVar[str] = "Kontakte"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework", retention="case", data="personal", about=("young_person",)
    )

    case_id: Annotated[str, Title("Fall"), Link("case"), Counted()]
    date: Annotated[dt.date, Title("&Datum"), Counted()]
    time: Annotated[dt.time | None, Title("&Uhrzeit")] = None
    duration_min: Annotated[int | None, Title("Da&uer in Minuten"), Counted()] = Field(
        None, ge=0, le=9999
    )
    channel: Annotated[str, Title("Kontakt&art"), Catalogue("channel"), Counted()] = (
        "in_person_office"
    )
    setting: Annotated[str | None, Title("&Setting"), Catalogue("setting"), Counted()] = None
    addressee: Annotated[
        tuple[str, ...], Title("&Beteiligte"), Catalogue("addressee"), Counted()
    ] = ()
    topics: Annotated[
        tuple[str, ...],
        Title("&Themen", "Bis zu fünf"),
        Catalogue("topic"),
        Sensitive("protected"),
        Counted(),
    ] = Field((), max_length=5)
    interventions: Annotated[
        tuple[str, ...], Title("&Maßnahmen"), Catalogue("intervention"), Counted()
    ] = ()
    observation: Annotated[
        str,
        Title("Beob&achtung", "Was war zu sehen und zu hören? Kurz und sachlich."),
        LongText(),
        Sensitive("protected"),
    ] = ""
    assessment: Annotated[
        str, Title("&Einschätzung", "Was bedeutet das?"), LongText(), Sensitive("protected")
    ] = ""
    agreements: Annotated[str, Title("&Vereinbarungen"), LongText(), Sensitive("protected")] = ""
    next_step: Annotated[str, Title("Nä&chster Schritt"), Sensitive("protected")] = ""
    follow_up_on: Annotated[dt.date | None, Title("&Wiedervorlage")] = None
    follow_up_done: Annotated[bool, Title("Wiedervorlage er&ledigt")] = False
    core_area: Annotated[
        str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted(), Aside()
    ] = None
    offer_form: Annotated[
        str | None, Title("Angebots&form"), Catalogue("offer_form"), Counted(), Aside()
    ] = "individual_case_work"
    information_source: Annotated[
        str, Title("&Information von"), Sensitive(), Aside(), Data("third_person")
    ] = ""
    entrusted: Annotated[bool, Title("An&vertraut (§ 65 SGB VIII)"), Aside()] = False
    entrusted_by: Annotated[
        str, Title("Anvertraut von"), Sensitive(), Aside(), Data("third_person")
    ] = ""
    disputed: Annotated[bool, Title("Bestritten (§ 84 Abs. 2 SGB X)"), Aside()] = False
    disputed_note: Annotated[
        str, Title("Vermerk dazu"), LongText(), Sensitive("protected"), Aside()
    ] = ""
    contact_group_id: Annotated[str | None, Link("case_contact")] = None
    """Several children in one contact: each case has its own copy of the note, counted once for
    each, and this names the copy written first (it may be deleted with its case)."""
