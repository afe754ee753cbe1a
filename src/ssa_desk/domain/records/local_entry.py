"""A worker's own choice below a standard one: it counts as the standard one."""

from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Data, Handling, Title


class LocalEntry(Record):
    """One own sub-entry of a catalogue; its identifier is its record id."""

    KIND: ClassVar[str] = "local_entry"
    TITLE: ClassVar[str] = "Eigene Unterauswahl"
    PLURAL: ClassVar[str] = "Eigene Unterauswahlen"
    HANDLING: ClassVar[Handling] = Handling(purpose="own_work", retention="in_use")

    catalogue: Annotated[str, Title("&Liste"), Data("none")]
    label: Annotated[str, Title("&Bezeichnung"), Data("none")] = Field(min_length=1, max_length=80)
    rolls_up_to: Annotated[str, Title("&Zählt als"), Data("none")]
    retired: Annotated[bool, Title("&Nicht mehr anbieten")] = False
