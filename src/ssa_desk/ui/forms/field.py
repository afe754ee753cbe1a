"""What a form must know of one field: read from the marks of the record type."""

import types
from dataclasses import dataclass
from typing import Any, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic.fields import FieldInfo

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Aside, Catalogue, Link, LongText, Sensitive, Title


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a record type, ready to get an editor."""

    name: str
    title: Title
    type: type
    many: bool
    required: bool
    catalogue: str | None
    link: str | None
    long: bool
    personal: bool
    """Text that names or describes a person."""
    aside: bool
    limit: int | None
    names_group: bool = False
    """The name of a class: personal, but not the name of a person."""


def form_fields(kind: type[Record]) -> tuple[FormField, ...]:
    """Return the fields of a record type that have a German title, in their order."""
    found = (_form_field(name, info) for name, info in kind.model_fields.items())
    return tuple(field for field in found if field is not None)


def _form_field(name: str, info: FieldInfo) -> FormField | None:
    marks = {type(mark): mark for mark in info.metadata}
    if Title not in marks:
        return None
    inner, optional = _without_none(info.annotation)
    many = get_origin(inner) is tuple
    return FormField(
        name=name,
        title=marks[Title],
        type=get_args(inner)[0] if many else inner,
        many=many,
        required=info.is_required() or not (optional or many or inner in (str, bool)),
        catalogue=marks[Catalogue].name if Catalogue in marks else None,
        link=marks[Link].kind if Link in marks else None,
        long=LongText in marks,
        personal=Sensitive in marks and inner is str and Catalogue not in marks,
        aside=Aside in marks,
        limit=marks[MaxLen].max_length if MaxLen in marks else None,
        names_group=Sensitive in marks and marks[Sensitive].level == "group",
    )


def _without_none(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type expression
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation, False
    kept = [one for one in get_args(annotation) if one is not type(None)]
    return kept[0], True
