"""What every record has: an id, two moments, frozen values, a repr without content."""

from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field

from ssa_desk.domain import clock
from ssa_desk.domain.fields import Handling


def new_id() -> str:
    """Return a new random UUID as text."""
    return str(uuid4())


class Record(BaseModel):
    """One entry of the file. Frozen: a change is a copy (`changed`)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        use_attribute_docstrings=False,
    )

    KIND: ClassVar[str]
    TITLE: ClassVar[str]
    PLURAL: ClassVar[str]
    HANDLING: ClassVar[Handling]
    APPEND_ONLY: ClassVar[bool] = False
    """Saved once and never changed; a correction is a record of its own."""
    FIXED_BY: ClassVar[str] = ""
    """The field that makes single records of a kind append-only where it is set."""
    SEARCHED_BY_CHOICE: ClassVar[bool] = False
    """The search finds its words only while the user wants it to."""

    id: str = Field(default_factory=new_id)
    created_at: datetime = Field(default_factory=clock.now)
    updated_at: datetime = Field(default_factory=clock.now)

    def changed(self, **values: Any) -> Self:  # noqa: ANN401 - values of any field
        """Return a validated copy with these values and a new moment of change."""
        return type(self).model_validate({**dict(self), "updated_at": clock.now(), **values})

    def __repr__(self) -> str:
        return f"<{self.KIND} {self.id}>"

    __str__ = __repr__
