"""From a record type to its table and back, derived from the type and its marks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, cached_property
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import ValidationError

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Link, LongText, Searched
from ssa_desk.domain.folding import folded, plain
from ssa_desk.storage import errors

R = TypeVar("R", bound=Record)

_WRITE: dict[type, Callable[[Any], str | int]] = {
    datetime: lambda moment: moment.astimezone(UTC).isoformat(),
    date: lambda day: day.isoformat(),
    time: lambda hour: hour.isoformat(),
    bool: int,
}


@dataclass(frozen=True)
class RecordTable(Generic[R]):
    """The table of one record type; several values of one field are in a child table."""

    record_type: type[R]

    @property
    def kind(self) -> str:
        """Return the name of the table."""
        return self.record_type.KIND

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """Return the fields with several values."""
        fields = self.record_type.model_fields
        return tuple(name for name in fields if get_origin(fields[name].annotation) is tuple)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Return the fields with a column of their own, as the record type has them."""
        return tuple(name for name in self.record_type.model_fields if name not in self.lists)

    @cached_property
    def searched(self) -> tuple[str, ...]:
        """Return the fields with a folded column beside them."""
        return self._marked(Searched)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the fields whose words the full text holds."""
        return tuple(dict.fromkeys((*self.searched, *self._marked(LongText))))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Return all columns of the table."""
        return (*self.fields, *(f"{name}_folded" for name in self.searched))

    @cached_property
    def case_field(self) -> str | None:
        """Return the field that names the case a record belongs to."""
        if self.kind == "case":
            return "id"
        return next((name for name in self._marked(Link) if self._links_case(name)), None)

    @cached_property
    def select(self) -> str:
        """Return the beginning of a question for whole records."""
        return f'SELECT {", ".join(self.fields)} FROM "{self.kind}"'

    @cached_property
    def upsert(self) -> str:
        """Return the statement that stores a record, new or changed (never REPLACE: cascades)."""
        names = ", ".join(self.columns)
        places = ", ".join(f":{name}" for name in self.columns)
        changes = ", ".join(f"{name} = excluded.{name}" for name in self.columns if name != "id")
        return (
            f'INSERT INTO main."{self.kind}" ({names}) VALUES ({places})'
            f" ON CONFLICT (id) DO UPDATE SET {changes}"
        )

    def list_table(self, field: str) -> str:
        """Return the child table of a field with several values."""
        return f"{self.kind}_{field}"

    def values(self, record: R) -> dict[str, Any]:
        """Return the columns of a record."""
        columns = {name: written(getattr(record, name)) for name in self.fields}
        columns.update((f"{name}_folded", folded(getattr(record, name))) for name in self.searched)
        return columns

    def text(self, record: R) -> str:
        """Return everything of a record that the full text holds, folded."""
        return plain("\n".join(text for name in self.words if (text := getattr(record, name))))

    def record(self, values: Mapping[str, Any]) -> R:
        """Return the record of a stored row; raises RecordUnreadableError."""
        try:
            return self.record_type.model_validate(values)
        except ValidationError:
            raise errors.RecordUnreadableError from None

    def _marked(self, mark: type) -> tuple[str, ...]:
        return tuple(
            name
            for name, info in self.record_type.model_fields.items()
            if any(isinstance(one, mark) for one in info.metadata)
        )

    def _links_case(self, field: str) -> bool:
        return Link("case") in self.record_type.model_fields[field].metadata


@cache
def table_of(record_type: type[R]) -> RecordTable[R]:
    """Return the table of a record type."""
    return RecordTable(record_type)


def written(value: Any) -> Any:  # noqa: ANN401 - any field
    """Return a value as the file stores it: moments in UTC and days as ISO text."""
    write = _WRITE.get(type(value))
    return value if write is None else write(value)


def column_types(record_type: type[Record]) -> dict[str, type]:
    """Return the plain type of each field, without None."""
    fields = record_type.model_fields
    return {name: _plain(fields[name].annotation) for name in fields}


def _plain(annotation: Any) -> type:  # noqa: ANN401 - an annotation
    if get_origin(annotation) is tuple:
        return tuple
    options = [one for one in get_args(annotation) or (annotation,) if one is not type(None)]
    found: type = options[0]
    return found
