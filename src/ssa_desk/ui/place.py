"""Where somebody was when the file was locked: ids only, nothing of what they stand for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """The open page, what it says about its own place, and the draft that was being written."""

    path: Path
    page_id: str
    of_page: tuple[str, ...] = ()
    draft: tuple[str, str] | None = None
    """Form and id of a draft."""
