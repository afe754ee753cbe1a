"""Siblings and other people around a child."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue, Handling, Link, LongText, Searched, Sensitive, Title


class RelatedPerson(Record):
    """A sibling, grandparent or other person; parents and guardians are `guardian`."""

    KIND: ClassVar[str] = "related_person"
    TITLE: ClassVar[str] = "Person um das Kind"
    PLURAL: ClassVar[str] = "Personen um das Kind"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework",
        retention="case",
        data="third_person",
        persons="third_person",
        about=("relative",),
    )

    young_person_id: Annotated[str, Title("Kind"), Link("young_person")]
    sibling_id: Annotated[
        str | None, Title("Geschwisterkind in der Datei"), Link("young_person")
    ] = None
    name: Annotated[str, Title("&Name"), Searched(), Sensitive()] = ""
    relation: Annotated[
        str | None, Title("&Beziehung"), Catalogue("related_person_relation"), Sensitive()
    ] = None
    birth_date: Annotated[dt.date | None, Title("&Geburtsdatum"), Sensitive()] = None
    lives_with_child: Annotated[
        str | None, Title("&Wohnt beim Kind"), Catalogue("answer"), Sensitive()
    ] = None
    has_custody: Annotated[
        str | None, Title("So&rgeberechtigt"), Catalogue("answer"), Sensitive()
    ] = None
    school_and_class: Annotated[str, Title("S&chule und Klasse"), Sensitive()] = ""
    telephone: Annotated[str, Title("&Telefon"), Sensitive()] = ""
    note: Annotated[str, Title("N&otiz"), LongText(), Sensitive("protected")] = ""
