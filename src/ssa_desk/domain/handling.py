"""The rule of each field: what its kind, its marks and its class say together."""

import types
from dataclasses import dataclass, replace
from typing import Any, get_args

from ssa_desk.domain.base import Record
from ssa_desk.domain.data_classes import DATA_CLASSES, DataClass, ExportRule
from ssa_desk.domain.fields import Catalogue, Counted, Data, Handling, Link, Sensitive, Title
from ssa_desk.domain.purposes import PURPOSES, Purpose, Subject
from ssa_desk.domain.retention_classes import RetentionClass

_OF_EVERY_RECORD = {
    "id": "Kennung in der Datei",
    "created_at": "Angelegt am",
    "updated_at": "Zuletzt geändert am",
}
_UNTITLED = {"contact_group_id": "Gemeinsamer Kontakt"}


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """One column of the file: what it may hold, how long it stays, when it may leave."""

    table: str
    column: str
    kind_title: str
    title: str
    data: DataClass
    retention: RetentionClass
    export: ExportRule
    purpose: Purpose
    about: tuple[Subject, ...] = ()
    loose: RetentionClass | None = None
    """The retention class of rows that belong to no case."""
    counted: bool = False
    """It decides a figure of the annual report."""
    technical: bool = False
    """It only finds, orders or repeats what other columns say."""

    @property
    def law(self) -> str:
        """Return what the data rest on: the law of the purpose and that of the data class."""
        if self.data == "none":
            return ""
        return f"{PURPOSES[self.purpose].law}; {DATA_CLASSES[self.data].law}"

    @property
    def is_personal(self) -> bool:
        """Return whether it may tell about a person."""
        return self.data != "none"

    def at(self, table: str, column: str) -> "ColumnRule":
        """Return the same rule for another column that holds the same."""
        return replace(self, table=table, column=column)

    def beside(self, table: str, column: str, addition: str) -> "ColumnRule":
        """Return the rule of a column that the program keeps for this one."""
        title = f"{self.title} ({addition})"
        return replace(self, table=table, column=column, title=title, technical=True)


def field_rule(kind: type[Record], name: str) -> ColumnRule:
    """Return the rule of one field; raises LookupError where nobody has thought about it."""
    info = kind.model_fields[name]
    marks = {type(mark): mark for mark in info.metadata}
    own, handling = marks.get(Data, Data()), kind.HANDLING
    data = own.data or _data_class(handling, marks, info.annotation)
    if data is None:
        raise LookupError(f"{kind.KIND}.{name} is free text without a data class")
    return ColumnRule(
        table=kind.KIND,
        column=name,
        kind_title=kind.PLURAL,
        title=_title(name, marks),
        data=data,
        retention=own.retention or handling.retention,
        export=own.export or handling.export or DATA_CLASSES[data].export,
        purpose=handling.purpose,
        about=() if data == "none" else handling.about,
        loose=None if own.retention else handling.loose,
        counted=Counted in marks,
        technical=name in _OF_EVERY_RECORD,
    )


def _data_class(
    handling: Handling,
    marks: dict[Any, Any],
    annotation: Any,  # noqa: ANN401 - a type expression
) -> DataClass | None:
    """Return what follows from the marks, or None for free text that nothing is said of."""
    sensitive = marks.get(Sensitive)
    if sensitive is not None and sensitive.level == "protected":
        return "special_category" if Catalogue in marks else "entrusted"
    if sensitive is not None:
        return handling.persons
    is_free = str in _parts(annotation) and not {Catalogue, Link} & set(marks) and Title in marks
    return None if is_free and handling.data == "none" else handling.data


def _parts(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a type expression
    is_union = isinstance(annotation, types.UnionType)
    return get_args(annotation) if is_union else (annotation, *get_args(annotation))


def _title(name: str, marks: dict[Any, Any]) -> str:
    if Title in marks:
        plain: str = marks[Title].plain
        return plain
    return _OF_EVERY_RECORD.get(name) or _UNTITLED[name]
