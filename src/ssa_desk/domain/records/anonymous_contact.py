"""Short contacts that are only counted, never named (B7, the tally)."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Aside, Catalogue, Counted, Handling, Link, Title


class AnonymousContact(Record):
    """One line of the tally sheet: counts of a day, no person."""

    KIND: ClassVar[str] = "anonymous_contact"
    TITLE: ClassVar[str] = "Strichlisten-Eintrag"
    PLURAL: ClassVar[str] = "Strichliste"
    HANDLING: ClassVar[Handling] = Handling(purpose="casework", retention="activity")

    date: Annotated[dt.date, Title("&Datum"), Counted()]
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    addressee: Annotated[str | None, Title("&Mit wem"), Catalogue("addressee"), Counted()] = None
    short_count: Annotated[int, Title("&Kurzberatungen bis 15 Min."), Counted()] = Field(0, ge=0)
    long_count: Annotated[int, Title("&Beratungen über 15 Min."), Counted()] = Field(0, ge=0)
    persons: Annotated[int, Title("&Personen"), Counted()] = Field(0, ge=0)
    topics: Annotated[tuple[str, ...], Title("&Themen"), Catalogue("topic"), Counted()] = Field(
        (), max_length=5
    )
    core_area: Annotated[
        str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted(), Aside()
    ] = "accompanying_counselling"
    offer_form: Annotated[
        str | None, Title("Ang&ebotsform"), Catalogue("offer_form"), Counted(), Aside()
    ] = None
