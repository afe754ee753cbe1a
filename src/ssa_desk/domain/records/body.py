"""The address book: partner organisations and the people there."""

from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Data,
    Handling,
    Link,
    LongText,
    Searched,
    Sensitive,
    Title,
)


class Body(Record):
    """One organisation that the worker works with."""

    KIND: ClassVar[str] = "body"
    TITLE: ClassVar[str] = "Einrichtung"
    PLURAL: ClassVar[str] = "Einrichtungen"
    HANDLING: ClassVar[Handling] = Handling(purpose="cooperation", retention="in_use")

    name: Annotated[str, Title("&Name"), Searched(), Data("none")] = Field(
        min_length=1, max_length=200
    )
    partner_type: Annotated[str | None, Title("&Art der Stelle"), Catalogue("partner_type")] = None
    telephone: Annotated[str, Title("&Telefon"), Data("none")] = ""
    email: Annotated[str, Title("&E-Mail"), Data("none")] = ""
    address: Annotated[str, Title("&Anschrift"), LongText(), Data("none")] = ""
    office_hours: Annotated[str, Title("S&prechzeiten"), Data("none")] = ""
    website: Annotated[str, Title("&Internetseite"), Aside(), Data("none")] = ""
    note: Annotated[str, Title("N&otiz"), LongText(), Data("none")] = ""
    retired: Annotated[bool, Title("Nicht &mehr anbieten"), Aside()] = False


class ContactPerson(Record):
    """One person at an organisation or a school."""

    KIND: ClassVar[str] = "contact_person"
    TITLE: ClassVar[str] = "Ansprechperson"
    PLURAL: ClassVar[str] = "Ansprechpersonen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="cooperation",
        retention="in_use",
        data="third_person",
        persons="third_person",
        about=("professional",),
    )

    body_id: Annotated[str | None, Title("Einrichtung"), Link("body")] = None
    name: Annotated[str, Title("&Name"), Searched(), Sensitive()] = Field(
        min_length=1, max_length=120
    )
    role: Annotated[str, Title("&Funktion")] = ""
    telephone: Annotated[str, Title("&Telefon"), Sensitive()] = ""
    email: Annotated[str, Title("&E-Mail"), Sensitive()] = ""
    note: Annotated[str, Title("N&otiz"), LongText(), Sensitive()] = ""
