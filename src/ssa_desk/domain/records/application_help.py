"""Help with applications: benefits for education and others."""

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


class ApplicationHelp(Record):
    """One application: its kind, when it was submitted, what came of it."""

    KIND: ClassVar[str] = "application_help"
    TITLE: ClassVar[str] = "Antragshilfe"
    PLURAL: ClassVar[str] = "Antragshilfen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework",
        retention="case",
        data="personal",
        about=("young_person",),
        loose="parent_contact",
    )

    case_id: Annotated[str | None, Title("Fall"), Link("case"), Counted()] = None
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    date: Annotated[dt.date, Title("&Datum"), Counted()]
    duration_min: Annotated[int | None, Title("Da&uer in Minuten"), Counted()] = Field(
        None, ge=0, le=1440
    )
    application_kind: Annotated[
        str,
        Title("&Art des Antrags"),
        Catalogue("application_kind"),
        Sensitive(),
        Counted(),
        Data("special_category"),
    ]
    submitted_on: Annotated[dt.date | None, Title("&Eingereicht am"), Sensitive()] = None
    application_result: Annotated[
        str | None, Title("E&rgebnis"), Catalogue("application_result"), Sensitive(), Counted()
    ] = None
    result_on: Annotated[dt.date | None, Title("Ergebnis a&m"), Sensitive()] = None
    follow_up_on: Annotated[dt.date | None, Title("&Wiedervorlage")] = None
    follow_up_done: Annotated[bool, Title("Wiedervorlage er&ledigt")] = False
    note: Annotated[str, Title("&Notiz"), LongText(), Sensitive("protected")] = ""
    core_area: Annotated[
        str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted(), Aside()
    ] = "accompanying_counselling"
    offer_form: Annotated[
        str | None, Title("Angebots&form"), Catalogue("offer_form"), Counted(), Aside()
    ] = None
