"""Marks on the fields of a record: forms, storage, search and export are derived from them."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Title:
    """The German name of a field, with `&` before the key of its label, and a short help."""

    text: str
    help: str = ""

    @property
    def plain(self) -> str:
        """Return the name without the mark of the key."""
        return self.text.replace("&", "")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The field holds identifiers of this choice list (or of a local entry that rolls up)."""

    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """The field holds the id of a record of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class LongText:
    """The field is free text of several lines: it is drafted, searched, never exported."""


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Data class of the field; every field that tells about a person has one.

    "group" is the name of a class: it tells about a person, but names none.
    """

    level: Literal["personal", "protected", "group"] = "personal"


@dataclass(frozen=True, slots=True)
class Counted:
    """The field decides a figure of the annual report."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The search finds the record by this field, whatever the accents (folded column)."""


@dataclass(frozen=True, slots=True)
class Aside:
    """The form shows the field under "Weitere Angaben", not at first sight."""
