"""A young person and the classes they went through (B3)."""

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
    Link,
    LongText,
    Searched,
    Sensitive,
    Title,
)


class YoungPerson(Record):
    """One child or young person; several cases may belong to them."""

    KIND: ClassVar[str] = "young_person"
    TITLE: ClassVar[str] = "Kind / junger Mensch"
    PLURAL: ClassVar[str] = "Kinder und junge Menschen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework", retention="case", data="personal", about=("young_person",)
    )

    last_name: Annotated[str, Title("&Nachname"), Searched(), Sensitive(), Counted()] = ""
    first_name: Annotated[str, Title("&Vorname"), Searched(), Sensitive(), Counted()] = ""
    birth_date: Annotated[date | None, Title("&Geburtsdatum"), Sensitive(), Counted()] = None
    gender: Annotated[
        str | None, Title("Gesch&lecht"), Catalogue("gender"), Sensitive(), Counted()
    ] = None
    family_language: Annotated[
        str | None,
        Title("Familiens&prache"),
        Catalogue("language"),
        Sensitive(),
        Counted(),
        Data("special_category"),
    ] = None
    german_main_family_language: Annotated[
        str | None,
        Title("Vorrangig &Deutsch gesprochen"),
        Catalogue("answer"),
        Sensitive(),
        Counted(),
        Data("special_category"),
    ] = None
    newly_arrived: Annotated[
        str | None,
        Title("Neu &zugewandert"),
        Catalogue("answer"),
        Sensitive(),
        Counted(),
        Data("special_category"),
    ] = None
    parent_foreign_origin: Annotated[
        str | None,
        Title("Elternteil mit aus&ländischer Herkunft"),
        Catalogue("answer"),
        Sensitive(),
        Counted(),
        Aside(),
        Data("special_category"),
    ] = None
    custody: Annotated[
        str | None, Title("&Sorgerecht"), Catalogue("custody"), Sensitive(), Aside()
    ] = None
    living_situation: Annotated[
        str | None, Title("Le&benssituation"), Catalogue("living_situation"), Sensitive(), Aside()
    ] = None
    contact: Annotated[str, Title("&Kontaktdaten"), LongText(), Sensitive(), Aside()] = ""
    left_school_on: Annotated[date | None, Title("Schule verlassen &am"), Sensitive(), Aside()] = (
        None
    )
    next_school: Annotated[str, Title("Nächste S&chule"), Sensitive(), Aside()] = ""


class ClassMembership(Record):
    """The class of a young person from a day on (class history).

    A row noted with a case counts for that case only, a row without one for every case of the
    young person (COUNTING 15).
    """

    KIND: ClassVar[str] = "class_membership"
    TITLE: ClassVar[str] = "Klasse"
    PLURAL: ClassVar[str] = "Klassenverlauf"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework", retention="case", data="personal", about=("young_person",)
    )

    young_person_id: Annotated[str | None, Title("Kind"), Link("young_person")] = None
    case_id: Annotated[str | None, Title("Fall"), Link("case")] = None
    valid_from: Annotated[date, Title("Gültig &ab"), Sensitive(), Counted()]
    class_name: Annotated[str, Title("&Klasse"), Sensitive("group"), Counted()] = Field(
        min_length=1
    )
