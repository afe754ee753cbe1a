"""The rows about a person as entries in plain words: German titles, choices and days in words."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from ssa_desk.domain.base import Record
from ssa_desk.domain.handling import ColumnRule, field_rule
from ssa_desk.domain.records import RECORDS
from ssa_desk.services.audit_trail import action_title, kind_title
from ssa_desk.services.lists import catalogue_of, link_of
from ssa_desk.services.record_names import RecordNames
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.column_rules import column_rules
from ssa_desk.storage.mapping import column_types
from ssa_desk.storage.person_rows import PersonRow, Relation

State = Literal["shown", "names", "hidden"]
"""A value stands there, without the names of others, or not at all."""

_KINDS = {kind.KIND: kind for kind in RECORDS}
_LONG, _AROUND = 600, 150
"""Of a longer text about others only so many letters around the name are shown."""
_IDS = ("record_id", "sequence", "row_hash")
_KIND_COLUMNS = ("form", "kind", "record_kind")
_OTHER_KIND = "Formular des Programms"
_MOMENTS = ("created_at", "updated_at")
_DAYS = (
    "date",
    "day",
    "received_on",
    "noticed_on",
    "given_on",
    "opened_on",
    "starts_on",
    "started_on",
    "valid_from",
    "due_on",
    "at",
    "imported_at",
)
"""Columns with the day by which the entries of a kind are ordered."""


@dataclass(frozen=True, slots=True, repr=False)
class AccessValue:
    """One value of an entry, and what is proposed for it."""

    place: str
    """Table, row and column: where it stands in the file."""
    key: str
    title: str
    raw: object
    """The value as JSON holds it."""
    text: str
    proposal: State = "shown"
    reason: str = ""
    """Why it is proposed for blackening (`access.toml`)."""
    spots: tuple[tuple[int, int], ...] = ()
    """Where others are named in the text."""
    is_free: bool = False
    """It is free text, which somebody must read before it leaves."""
    link: str = ""
    """The kind of record that it names."""
    is_quiet: bool = False
    """It says what goes without saying: it is in the data, not on paper."""


@dataclass(frozen=True, slots=True, repr=False)
class AccessEntry:
    """One row in words."""

    table: str
    key: str
    relation: Relation
    day: str
    """The column with its day, or nothing."""
    order: str
    created: str
    changed: str
    is_disputed: bool
    values: tuple[AccessValue, ...]


@dataclass(frozen=True, slots=True, repr=False)
class AccessSection:
    """All entries of one kind."""

    table: str
    title: str
    relation: Relation
    entries: tuple[AccessEntry, ...]


class Entries:
    """Puts rows into words; names of linked records are fetched once per kind."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._rules = {(rule.table, rule.column): rule for rule in column_rules()}
        self._titles = {rule.table: rule.kind_title for rule in column_rules()}
        self._names: Mapping[str, Mapping[str, str]] = {}
        self._own: frozenset[object] = frozenset()
        self._sessions: dict[str, str] = {}
        self._called: tuple[str, ...] = ()

    def rule(self, table: str, column: str) -> ColumnRule | None:
        """Return what holds for a column, None for a table that nobody registered."""
        return self._rules.get((table, column))

    def sections(self, rows: Iterable[PersonRow]) -> tuple[AccessSection, ...]:
        """Return the rows by kind, in the order of the register, those by day within."""
        rows = tuple(rows)
        self._look_up(rows)
        order = {name: place for place, name in enumerate((*_KINDS, *self._titles))}
        by_kind: dict[tuple[Relation, str], list[AccessEntry]] = defaultdict(list)
        for row in rows:
            by_kind[row.relation, row.table].append(self._entry(row))
        relations = ("own", "beside", "named")
        wanted = sorted(
            by_kind, key=lambda one: (relations.index(one[0]), order.get(one[1], len(order)))
        )
        return tuple(
            AccessSection(
                table,
                self._titles.get(table, table),
                relation,
                tuple(sorted(by_kind[relation, table], key=lambda one: one.order)),
            )
            for relation, table in wanted
        )

    def _look_up(self, rows: tuple[PersonRow, ...]) -> None:
        wanted: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for name, kind in _links(row.table).items():
                wanted[kind] |= {str(one) for one in _several(row.values.get(name))}
        names = RecordNames(self._workspace)
        self._names = {kind: names.of(kind, ids) for kind, ids in wanted.items()}
        self._called = tuple(
            str(row.values[name])
            for row in rows
            for name in ("last_name", "case_no")
            if row.relation == "own" and row.table in ("young_person", "case")
            if row.values.get(name)
        )
        cases = [row.key for row in rows if row.table == "case" and row.relation == "own"]
        children = {row.key for row in rows if row.table == "young_person"}
        self._own = frozenset(children | set(cases if len(cases) == 1 else ()))
        offers = self._names.get("group_offer", {})
        self._sessions = {
            row.key: ", ".join(
                one
                for one in (
                    offers.get(str(row.values["offer_id"]), ""),
                    _day_words(row.values["date"]),
                )
                if one
            )
            for row in rows
            if row.table == "group_session"
        }

    def _entry(self, row: PersonRow) -> AccessEntry:
        day = next((name for name in _DAYS if row.values.get(name)), "")
        created, changed = (_moment_words(row.values.get(name)) for name in _MOMENTS)
        kind = _KINDS.get(row.table)
        return AccessEntry(
            table=row.table,
            key=row.key,
            relation=row.relation,
            day=day,
            order=f"{row.values.get(day, '')} {row.values.get('created_at', '')}",
            created=created,
            changed=changed if changed != created else "",
            is_disputed=bool(row.values.get("disputed")),
            values=tuple(self._of_record(kind, row) if kind else self._of_other(row)),
        )

    def _of_record(self, kind: type[Record], row: PersonRow) -> Iterator[AccessValue]:
        types = column_types(kind)
        for name in kind.model_fields:
            stored = row.values.get(name)
            if name in ("id", *_MOMENTS) or stored in (None, "", ()):
                continue
            raw = bool(stored) if types[name] is bool else stored
            yield AccessValue(
                place=f"{row.table}/{row.key}/{name}",
                key=name,
                title=field_rule(kind, name).title,
                raw=list(raw) if isinstance(raw, tuple) else raw,
                text=self._words(kind, name, raw),
                is_free=types[name] is str
                and not catalogue_of(kind, name)
                and not link_of(kind, name),
                link=link_of(kind, name),
                is_quiet=raw is False or stored in self._own or name == "contact_group_id",
            )

    def _of_other(self, row: PersonRow) -> Iterator[AccessValue]:
        for name, stored in row.values.items():
            if stored in (None, "") or name == "id" or isinstance(stored, bytes):
                continue
            text = _other_words(name, stored, row.values.get("form"))
            is_cut = row.relation == "named" and len(text) > _LONG
            raw = stored if isinstance(stored, str | int | float) else str(stored)
            rule = self.rule(row.table, name)
            text = self._passages(text) if is_cut else text
            yield AccessValue(
                place=f"{row.table}/{row.key}/{name}",
                key=name,
                title=rule.title if rule else name,
                raw=text if is_cut else raw,
                text=text,
                is_free=_is_free(name, stored, rule),
                is_quiet=name in _IDS or stored in self._own,
            )

    def _passages(self, text: str) -> str:
        """Return what stands around the names of the person in a long text about others."""
        words = "|".join(re.escape(one) for one in self._called) or "(?!)"
        found = re.finditer(words, text, re.IGNORECASE)
        parts = (text[max(0, one.start() - _AROUND) : one.end() + _AROUND] for one in found)
        return " … ".join(parts)

    def _words(self, kind: type[Record], name: str, raw: object) -> str:
        catalogue = catalogue_of(kind, name)
        if catalogue:
            choices = self._workspace.catalogue(catalogue)
            return ", ".join(choices.label(str(one)) for one in _several(raw))
        link = link_of(kind, name)
        if link == "group_session":
            return self._sessions.get(str(raw), "")
        if link:
            names = self._names.get(link, {})
            return ", ".join(names.get(str(one), "") for one in _several(raw))
        return plain_words(raw, column_types(kind)[name])


def plain_words(raw: object, kind: type = str) -> str:
    """Return a stored value as a German reader expects it."""
    if kind is bool:
        return "ja" if raw else "nein"
    if kind is date:
        return _day_words(raw)
    if kind is datetime:
        return _moment_words(raw)
    if kind is time:
        return _time_words(raw)
    if kind is float:
        return f"{raw:g}".replace(".", ",")
    return ", ".join(str(one) for one in _several(raw))


def titles_of(form: object) -> Mapping[str, str]:
    """Return the German names of the fields of a form by its kind of record."""
    kind = _KINDS.get(str(form).rpartition("/")[2])
    return {name: field_rule(kind, name).title for name in kind.model_fields} if kind else {}


def _is_free(name: str, stored: object, rule: ColumnRule | None) -> bool:
    """Return whether a column of a table without records holds words of people."""
    is_personal = rule is None or rule.is_personal
    return isinstance(stored, str) and is_personal and name not in (*_IDS, *_DAYS)


def _other_words(name: str, stored: object, form: object) -> str:
    """Return a value of a table without records; JSON as lines of names and values."""
    text = str(stored)
    if name in _KIND_COLUMNS:
        return kind_title(text.rpartition("/")[2]) or _OTHER_KIND
    if name == "action":
        return action_title(text)
    if text[:1] in "{[":
        try:
            return "\n".join(_flat(json.loads(text), titles_of(form)))
        except ValueError:
            return text
    if "T" in text[8:13] and text[:4].isdigit():
        return _moment_words(text)
    return text


def _flat(value: Any, titles: Mapping[str, str], name: str = "") -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _flat(one, titles, titles.get(key, key))
    elif isinstance(value, list):
        for one in value:
            yield from _flat(one, titles, name)
    elif value not in (None, "", False):
        words = "ja" if value is True else str(value)
        yield f"{name}: {words}" if name else words


def _links(table: str) -> dict[str, str]:
    kind = _KINDS.get(table)
    names = kind.model_fields if kind else ()
    return {name: link for name in names if kind and (link := link_of(kind, name))}


def _several(value: object) -> tuple[object, ...]:
    if isinstance(value, tuple | list):
        return tuple(value)
    return () if value in (None, "") else (value,)


def _day_words(value: object) -> str:
    try:
        return f"{date.fromisoformat(str(value)[:10]):%d.%m.%Y}"
    except ValueError:
        return str(value)


def _time_words(value: object) -> str:
    try:
        return f"{time.fromisoformat(str(value)):%H:%M} Uhr"
    except ValueError:
        return str(value)


def _moment_words(value: object) -> str:
    if not value:
        return ""
    try:
        return f"{datetime.fromisoformat(str(value)).astimezone():%d.%m.%Y, %H:%M} Uhr"
    except ValueError:
        return str(value)
