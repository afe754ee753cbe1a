"""A school the worker is at (B2)."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Counted,
    Data,
    Handling,
    LongText,
    Searched,
    Title,
)


class School(Record):
    """One school with the share of the post that belongs to it."""

    KIND: ClassVar[str] = "school"
    TITLE: ClassVar[str] = "Schule"
    PLURAL: ClassVar[str] = "Schulen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="cooperation", retention="in_use", about=("professional",)
    )

    name: Annotated[str, Title("&Name"), Searched(), Data("none")] = Field(min_length=1)
    school_type: Annotated[str | None, Title("&Schulform"), Catalogue("school_type"), Counted()] = (
        None
    )
    pupils: Annotated[int | None, Title("Sch&ülerzahl"), Counted()] = Field(None, ge=0)
    post_share: Annotated[float | None, Title("Stellen&anteil", "1 = volle Stelle"), Counted()] = (
        Field(None, ge=0, le=2)
    )
    address: Annotated[str, Title("Ans&chrift"), LongText(), Data("none")] = ""
    telephone: Annotated[str, Title("&Telefon"), Data("none")] = ""
    school_number: Annotated[str, Title("Schul&nummer"), Aside(), Data("none")] = ""
    all_day: Annotated[str | None, Title("&Ganztag"), Catalogue("answer"), Aside()] = None
    social_index: Annotated[int | None, Title("So&zialindex"), Aside()] = Field(None, ge=1, le=9)
    classes: Annotated[int | None, Title("Anzahl der &Klassen"), Aside()] = Field(None, ge=0)
    head: Annotated[str, Title("Schul&leitung"), Aside(), Data("third_person")] = ""
    coordinating_group: Annotated[
        str,
        Title("Koordinierungsgr&uppe", "Nur Funktionen, keine Namen"),
        LongText(),
        Aside(),
        Data("none"),
    ] = ""
    concept_date: Annotated[date | None, Title("Kon&zept vom"), Aside()] = None
    report_slot: Annotated[
        str,
        Title("Schulnummer im &Bericht", "Von der Fachstelle, zum Beispiel S04"),
        Aside(),
        Data("none"),
    ] = Field("", pattern=r"^(S\d{2})?$")
