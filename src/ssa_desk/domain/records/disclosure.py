"""The log of what left the file about a person (B20)."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Data,
    Handling,
    Link,
    LongText,
    Sensitive,
    Title,
)


class Disclosure(Record):
    """One act of passing on: to whom, on what basis, what, and whether the person knows."""

    KIND: ClassVar[str] = "disclosure"
    TITLE: ClassVar[str] = "Weitergabe"
    PLURAL: ClassVar[str] = "Weitergaben"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework",
        retention="case",
        data="personal",
        about=("young_person",),
        loose="proof",
    )
    FIXED_BY: ClassVar[str] = "by_program"

    case_id: Annotated[str | None, Title("Fall"), Link("case")] = None
    young_person_id: Annotated[str | None, Title("Kind"), Link("young_person")] = None
    date: Annotated[dt.date, Title("&Datum")]
    time: Annotated[dt.time | None, Title("&Uhrzeit")] = None
    disclosed_document: Annotated[str | None, Title("&Art"), Catalogue("disclosed_document")] = None
    recipient: Annotated[
        str, Title("&Empfangende Stelle oder Person"), Sensitive(), Data("third_person")
    ] = ""
    body_id: Annotated[
        str | None, Title("E&inrichtung"), Link("body"), Data("special_category")
    ] = None
    guardian_id: Annotated[
        str | None, Title("Sorgeberechtigte Person"), Link("guardian"), Data("third_person")
    ] = None
    legal_basis: Annotated[str | None, Title("&Rechtsgrundlage"), Catalogue("legal_basis")] = None
    consent_id: Annotated[str | None, Title("Ein&willigung"), Link("consent")] = None
    disclosure_way: Annotated[str | None, Title("We&g"), Catalogue("disclosure_way")] = None
    content: Annotated[
        str, Title("Was &wurde weitergegeben"), LongText(), Sensitive("protected")
    ] = ""
    with_entrusted: Annotated[bool, Title("Enthält An&vertrautes")] = False
    entrusted_basis: Annotated[
        str | None, Title("Grundlage für Anvertrautes"), Catalogue("entrusted_basis")
    ] = None
    pseudonymised: Annotated[str | None, Title("&Pseudonymisiert"), Catalogue("answer")] = None
    informed: Annotated[str | None, Title("Person in&formiert"), Catalogue("answer")] = None
    informed_on: Annotated[dt.date | None, Title("Informiert a&m")] = None
    not_informed_reason: Annotated[
        str, Title("Warum nic&ht informiert"), LongText(), Sensitive("protected")
    ] = ""
    by_program: Annotated[bool, Title("Vom Programm vermerkt"), Aside()] = False
    note: Annotated[str, Title("N&otiz"), LongText(), Sensitive("protected"), Aside()] = ""
