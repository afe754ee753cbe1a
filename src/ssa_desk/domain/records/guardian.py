"""A person with custody or care of a young person (B4)."""

from datetime import date
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Handling,
    Link,
    LongText,
    Searched,
    Sensitive,
    Title,
)


class Guardian(Record):
    """Mother, father or another person who cares; letters go to them in their language."""

    KIND: ClassVar[str] = "guardian"
    TITLE: ClassVar[str] = "Sorgeberechtigte Person"
    PLURAL: ClassVar[str] = "Sorgeberechtigte"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework",
        retention="case",
        data="third_person",
        persons="third_person",
        about=("guardian",),
    )

    young_person_id: Annotated[str | None, Title("Kind"), Link("young_person")] = None
    name: Annotated[str, Title("&Name"), Searched(), Sensitive()] = ""
    relation: Annotated[
        str | None, Title("&Beziehung"), Catalogue("guardian_relation"), Sensitive()
    ] = None
    birth_date: Annotated[date | None, Title("&Geburtsdatum"), Sensitive(), Aside()] = None
    language: Annotated[str | None, Title("Sp&rache"), Catalogue("language"), Sensitive()] = None
    interpreter_needed: Annotated[
        str | None, Title("Sprach&mittlung nötig"), Catalogue("answer"), Sensitive()
    ] = None
    has_custody: Annotated[
        str | None, Title("Sor&geberechtigt"), Catalogue("answer"), Sensitive()
    ] = None
    telephone: Annotated[str, Title("&Telefon"), Sensitive()] = ""
    email: Annotated[str, Title("&E-Mail"), Sensitive()] = ""
    address: Annotated[str, Title("&Anschrift"), LongText(), Sensitive()] = ""
    contact_allowed: Annotated[
        str | None,
        Title("&Kontakt erlaubt", "Nein, wenn das Kind ohne Wissen der Eltern beraten wird"),
        Catalogue("answer"),
        Sensitive(),
        Aside(),
    ] = None
