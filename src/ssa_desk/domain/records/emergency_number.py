"""A number for emergencies, entered by the worker (E5)."""

from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Data, Handling, LongText, Title


class EmergencyNumber(Record):
    """Whom to call in an emergency; the program ships none."""

    KIND: ClassVar[str] = "emergency_number"
    TITLE: ClassVar[str] = "Notfallnummer"
    PLURAL: ClassVar[str] = "Notfallnummern"
    HANDLING: ClassVar[Handling] = Handling(purpose="child_protection", retention="in_use")

    name: Annotated[str, Title("&Stelle"), Data("none")] = Field(min_length=1, max_length=120)
    telephone: Annotated[str, Title("&Telefon"), Data("none")] = ""
    hours: Annotated[
        str, Title("&Erreichbar", "Zum Beispiel Mo bis Fr 8 bis 16 Uhr"), Data("none")
    ] = ""
    note: Annotated[str, Title("N&otiz"), LongText(), Data("none")] = ""
    position: Annotated[int, Title("&Reihenfolge")] = Field(0, ge=0, le=99)
