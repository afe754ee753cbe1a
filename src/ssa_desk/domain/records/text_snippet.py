"""Short texts that the worker types often."""

from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Data, Handling, LongText, Title


class TextSnippet(Record):
    """One text with the abbreviation that calls it."""

    KIND: ClassVar[str] = "text_snippet"
    TITLE: ClassVar[str] = "Textbaustein"
    PLURAL: ClassVar[str] = "Textbausteine"
    HANDLING: ClassVar[Handling] = Handling(purpose="own_work", retention="in_use")

    abbreviation: Annotated[str, Title("&Kürzel", "Zum Beispiel ne"), Data("none")] = Field(
        min_length=1, max_length=20
    )
    text: Annotated[str, Title("&Text"), LongText(), Data("none")] = ""
