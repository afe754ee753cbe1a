"""The log of letters, and the worker's own templates (B19). The paper itself is not kept."""

import datetime as dt
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
    Sensitive,
    Title,
)


class Letter(Record):
    """One letter that was printed or saved: to whom, in which language, how, and the reply."""

    KIND: ClassVar[str] = "letter"
    TITLE: ClassVar[str] = "Brief"
    PLURAL: ClassVar[str] = "Briefe"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="parents",
        retention="letter",
        data="personal",
        about=("young_person", "guardian"),
    )

    case_id: Annotated[str | None, Title("Fall"), Link("case")] = None
    young_person_id: Annotated[str | None, Title("Kind"), Link("young_person")] = None
    guardian_id: Annotated[
        str | None, Title("Sorgeberechtigte Person"), Link("guardian"), Data("third_person")
    ] = None
    offer_id: Annotated[str | None, Title("Gruppenangebot"), Link("group_offer")] = None
    letter_kind: Annotated[str, Title("Art des Briefes"), Data("none")] = ""
    title: Annotated[str, Title("&Brief"), Data("none")] = ""
    language: Annotated[str, Title("&Sprache"), Sensitive(), Data("special_category")] = ""
    recipient: Annotated[str, Title("&An"), Sensitive(), Data("third_person")] = ""
    date: Annotated[dt.date, Title("&Datum")]
    letter_way: Annotated[str | None, Title("&Weg"), Catalogue("letter_way")] = None
    reply_expected: Annotated[bool, Title("Antwort er&wartet")] = False
    reply_until: Annotated[dt.date | None, Title("Antwort b&is")] = None
    replied_on: Annotated[dt.date | None, Title("Ge&antwortet am")] = None
    letter_reply: Annotated[str | None, Title("Ant&wort"), Catalogue("letter_reply")] = None
    batch_id: Annotated[str, Title("Gemeinsam gedruckt"), Aside(), Data("none")] = ""
    note: Annotated[str, Title("N&otiz"), LongText(), Sensitive("protected"), Aside()] = ""


class LetterTemplate(Record):
    """One letter of the worker's own, with placeholders such as {child}."""

    KIND: ClassVar[str] = "letter_template"
    TITLE: ClassVar[str] = "Eigene Vorlage"
    PLURAL: ClassVar[str] = "Eigene Vorlagen"
    HANDLING: ClassVar[Handling] = Handling(purpose="own_work", retention="in_use")

    title: Annotated[str, Title("&Name der Vorlage"), Data("none")] = Field(
        min_length=1, max_length=80
    )
    subject: Annotated[str, Title("&Betreff"), Data("none")] = ""
    greeting: Annotated[str, Title("&Anrede"), Data("none")] = "Guten Tag {guardian},"
    text: Annotated[str, Title("&Text"), LongText(), Data("none")] = ""
    farewell: Annotated[str, Title("&Gruß"), Data("none")] = "Mit freundlichen Grüßen"
    reply: Annotated[bool, Title("Mit Abschnitt für die Ant&wort")] = False
