"""Lists of records of any kind: searched, filtered, sorted and paged in the file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from ssa_desk.domain import clock
from ssa_desk.domain.base import Record
from ssa_desk.domain.catalogue import Catalogue
from ssa_desk.domain.entry_marks import ENTRUSTED, is_entrusted, marks
from ssa_desk.domain.fields import Catalogue as Choices
from ssa_desk.domain.fields import Link, LongText, Searched, Sensitive
from ssa_desk.domain.folding import folded, folded_words
from ssa_desk.domain.schoolyear import Period, school_year, within_reason
from ssa_desk.services.record_names import RecordNames
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import record_list
from ssa_desk.storage.mapping import column_types
from ssa_desk.storage.record_list import Order, Wanted, Word


@dataclass(frozen=True, slots=True)
class Column:
    """A field in the list; without a title the field's own stands above it."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ListSpec:
    """How a kind of record is listed; the first order holds until the user sorts."""

    kind: type[Record]
    columns: tuple[Column, ...]
    day: str = ""
    order: str = ""
    descending: bool = True
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Query:
    """What the user wants to see of a list; `equal` are fields that have these values."""

    words: str = ""
    period: Period | None = None
    equal: Mapping[str, Any] = field(default_factory=dict)
    order: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One line of a list, ready to read."""

    id: str
    cells: tuple[str, ...]
    marks: tuple[str, ...] = ()
    """What the record is beside its content: entrusted, disputed."""


class Lists:
    """Reads the lists of one open file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.names = RecordNames(workspace)

    def page(self, spec: ListSpec, query: Query, offset: int = 0, limit: int = 200) -> list[Row]:
        """Return a page of rows; the names of linked records are fetched once for all of them."""
        wanted = self._wanted(spec, query)
        ids = record_list.ids(self._workspace.database, wanted, offset, limit)
        return self.rows_of(spec, ids)

    def first(self, spec: ListSpec, query: Query, limit: int = 200) -> tuple[list[Row], int]:
        """Return the first page of rows and how many the list has."""
        wanted = self._wanted(spec, query)
        ids, total = record_list.first(self._workspace.database, wanted, limit)
        return self.rows_of(spec, ids), total

    def rows_of(self, spec: ListSpec, ids: Sequence[str]) -> list[Row]:
        """Return the rows of these records, in this order."""
        if not ids:
            return []
        found = self._workspace.find(spec.kind, id=tuple(ids), limit=len(ids))
        by_id = {one.id: one for one in found}
        records = [by_id[one] for one in ids if one in by_id]
        columns = [self._cells(spec.kind, one.name, records) for one in spec.columns]
        rows = zip(*columns, strict=True)
        return [Row(one.id, row, marks(one)) for one, row in zip(records, rows, strict=True)]

    def count(self, spec: ListSpec, query: Query) -> int:
        """Return how many rows the list has."""
        return record_list.count(self._workspace.database, self._wanted(spec, query))

    def school_years(self, spec: ListSpec) -> list[Period]:
        """Return the school years with a record, the latest first."""
        ends = record_list.years(self._workspace.database, spec.kind, spec.day)
        if ends is None:
            return []
        days = (within_reason(date.fromisoformat(one), clock.today()) for one in ends)
        first, last = map(school_year, days)
        starts = range(last.first.year, first.first.year - 1, -1)
        return [school_year(date(year, 8, 1)) for year in starts]

    def latest(self, spec: ListSpec, equal: Mapping[str, Any]) -> Record | None:
        """Return the record that was made last, None when there is none."""
        latest = Query(equal=equal, order="created_at", descending=True)
        found = record_list.ids(self._workspace.database, self._wanted(spec, latest), 0, 1)
        return self._workspace.get(spec.kind, found[0]) if found else None

    def exists(self, kind: type[Record], record_id: str) -> bool:
        """Return whether there is a record with this id."""
        return self._workspace.count(kind, id=record_id) > 0

    def new_values(self, kind: type[Record], today: Sequence[str]) -> dict[str, Any]:
        """Return what a new record begins with: today, this school year, the only school."""
        values: dict[str, Any] = dict.fromkeys(today, clock.today())
        if "first_year" in kind.model_fields:
            values["first_year"] = school_year(clock.today()).first.year
        schools = self._workspace.schools() if "school_id" in kind.model_fields else []
        if len(schools) == 1:
            values["school_id"] = schools[0].id
        return values

    def _wanted(self, spec: ListSpec, query: Query) -> Wanted:
        listed = [one.name for one in spec.columns]
        links = {name: kind for name in listed if (kind := link_of(spec.kind, name))}
        types = column_types(spec.kind)
        texts = tuple(name for name in listed if types[name] is str and self._is_text(spec, name))
        return Wanted(
            kind=spec.kind,
            words=tuple(self._word(spec, one) for one in folded_words(query.words)),
            links=links,
            texts=texts,
            day=spec.day,
            period=query.period,
            equal=query.equal,
            order=self._order(spec, query),
        )

    def _is_text(self, spec: ListSpec, name: str) -> bool:
        marks = spec.kind.model_fields[name].metadata
        return not any(isinstance(one, Choices | Link | Searched) for one in marks)

    def _word(self, spec: ListSpec, word: str) -> Word:
        choices = {}
        for column in spec.columns:
            catalogue = self._catalogue(spec.kind, column.name)
            keys = [one.identifier for one in _with(catalogue, word)] if catalogue else []
            if keys:
                choices[column.name] = keys
        return Word(word, choices)

    def _order(self, spec: ListSpec, query: Query) -> tuple[Order, ...]:
        if not query.order:
            own = spec.order or spec.day or spec.columns[0].name
            return (self._ranked(spec, Order(own, descending=spec.descending)),)
        return (self._ranked(spec, Order(query.order, descending=query.descending)),)

    def _ranked(self, spec: ListSpec, order: Order) -> Order:
        catalogue = self._catalogue(spec.kind, order.name)
        if catalogue is None:
            return order
        entries = sorted(catalogue.entries, key=lambda one: folded(one.label))
        return replace(order, ranks=tuple(one.identifier for one in entries))

    def _catalogue(self, kind: type[Record], name: str) -> Catalogue | None:
        of = catalogue_of(kind, name)
        return self._workspace.catalogue(of) if of else None

    def _cells(self, kind: type[Record], name: str, records: Sequence[Record]) -> list[str]:
        values = [getattr(one, name) for one in records]
        catalogue, link = self._catalogue(kind, name), link_of(kind, name)
        if catalogue is not None:
            return [", ".join(catalogue.label(one) for one in _several(value)) for value in values]
        if link:
            names = self.names.of(link, (one for value in values for one in _several(value)))
            return [
                ", ".join(names[one] for one in _several(value) if one in names) for value in values
            ]
        words = [words_of(value) for value in values]
        told = {type(one): one for one in kind.model_fields[name].metadata}
        if Sensitive not in told or kind.model_fields[name].annotation is not str:
            return words
        privacy = self._workspace.privacy
        short = privacy.group if told[Sensitive].level == "group" else privacy.shown
        shown = [privacy.text(one) if LongText in told else short(one) for one in words]
        pairs = zip(records, shown, strict=True)
        return [ENTRUSTED if is_entrusted(one) and text else text for one, text in pairs]


def words_of(value: object) -> str:
    """Return a plain value as a German reader expects it."""
    write = _WRITE.get(type(value))
    return write(value) if write else str(value).strip().partition("\n")[0]


_WRITE: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "",
    bool: lambda value: "ja" if value else "",
    date: lambda value: f"{value:%d.%m.%Y}",
    time: lambda value: f"{value:%H:%M}",
    float: lambda value: f"{value:g}".replace(".", ","),
    tuple: lambda value: ", ".join(words_of(one) for one in value),
}


def catalogue_of(kind: type[Record], name: str) -> str:
    """Return the choice list of a field, or nothing."""
    marks = kind.model_fields[name].metadata
    return next((one.name for one in marks if isinstance(one, Choices)), "")


def link_of(kind: type[Record], name: str) -> str:
    """Return the kind of record that a field names, or nothing."""
    marks = kind.model_fields[name].metadata
    return next((one.kind for one in marks if isinstance(one, Link)), "")


def _several(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    return (str(value),) if value else ()


def _with(catalogue: Catalogue, word: str) -> Iterable[Any]:
    return (one for one in catalogue.entries if word in folded(one.label))


def is_sortable(kind: type[Record], name: str) -> bool:
    """Return whether a list may be sorted by a field: not by several values, not by most links."""
    if column_types(kind)[name] is tuple:
        return False
    return link_of(kind, name) in ("", "case", "young_person")
