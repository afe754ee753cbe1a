"""What a rule finds: a sentence about one field."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence about one field. Errors stop the save, hints may be passed."""

    field: str
    sentence: str
    weight: Literal["error", "hint"] = "error"


def hint(field: str, sentence: str) -> Problem:
    """Return a sentence that does not stop the save."""
    return Problem(field, sentence, "hint")
