"""Marks on the fields of a record: forms, storage, search and export are derived from them."""

from dataclasses import dataclass
from typing import Literal

from ssa_desk.domain.data_classes import DataClass, ExportRule
from ssa_desk.domain.purposes import Purpose, Subject
from ssa_desk.domain.retention_classes import RetentionClass


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
    """The field tells about a person: hidden on the screen, and its data class follows from it.

    "group" is the name of a class: it tells about a person, but names none.
    "protected" is content: free text is "entrusted", a choice is "special_category".
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


@dataclass(frozen=True, slots=True)
class Data:
    """Says of one field what neither its kind nor `Sensitive` says right."""

    data: DataClass | None = None
    retention: RetentionClass | None = None
    export: ExportRule | None = None


@dataclass(frozen=True, slots=True)
class Handling:
    """How the law sees one kind of record; what a field does not say itself holds for it.

    `data` is the class of fields without a mark, `persons` that of `Sensitive` ones; `loose` is
    the retention class of records that belong to no case.
    """

    purpose: Purpose
    retention: RetentionClass
    data: DataClass = "none"
    persons: DataClass = "personal"
    about: tuple[Subject, ...] = ()
    export: ExportRule | None = None
    loose: RetentionClass | None = None
