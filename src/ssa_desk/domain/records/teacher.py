"""Teachers of the schools, with the class they lead."""

from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Handling, Link, LongText, Searched, Sensitive, Title


class Teacher(Record):
    """One teacher or other member of the staff of a school."""

    KIND: ClassVar[str] = "teacher"
    TITLE: ClassVar[str] = "Lehrkraft"
    PLURAL: ClassVar[str] = "Lehrkräfte"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="cooperation",
        retention="in_use",
        data="third_person",
        persons="third_person",
        about=("professional",),
    )

    school_id: Annotated[str | None, Title("S&chule"), Link("school")] = None
    name: Annotated[str, Title("&Name"), Searched(), Sensitive()] = Field(
        min_length=1, max_length=120
    )
    class_name: Annotated[str, Title("&Klasse", "Die eigene Klasse, zum Beispiel 7b")] = ""
    role: Annotated[str, Title("&Funktion")] = ""
    telephone: Annotated[str, Title("&Telefon"), Sensitive()] = ""
    email: Annotated[str, Title("&E-Mail"), Sensitive()] = ""
    note: Annotated[str, Title("N&otiz"), LongText(), Sensitive()] = ""
