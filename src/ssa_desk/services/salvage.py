"""Writes what a damaged file still gives into lists that every spreadsheet program opens."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from ssa_desk.content import catalogues
from ssa_desk.domain.base import Record
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.fields import Catalogue as Choices
from ssa_desk.domain.fields import Link, Searched, Title
from ssa_desk.domain.records import RECORDS, LocalEntry
from ssa_desk.services.files import demand_folder, write_over
from ssa_desk.storage.keys import Root
from ssa_desk.storage.salvage import Salvage, opened

__all__ = ["WARNING", "FolderNotEmptyError", "Rescued", "SalvageStoppedError", "salvage"]

WARNING = (
    "Diese Listen sind nicht verschlüsselt: Wer sie öffnet, liest alles, auch Namen. Legen Sie sie "
    "nur an einen geschützten Ort und löschen Sie sie, sobald Sie die Einträge übernommen haben."
)
_MOMENTS = {"created_at": "Angelegt", "updated_at": "Geändert"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet program would compute instead of showing it."""


class FolderNotEmptyError(ExpectedError):
    """The lists would mix with other files."""

    def __init__(self) -> None:
        super().__init__(
            "In diesem Ordner liegen schon Dateien. Es wurde nichts geschrieben. "
            "Bitte wählen Sie einen leeren oder neuen Ordner."
        )


class SalvageStoppedError(ExpectedError):
    """The user stopped the work."""

    def __init__(self) -> None:
        super().__init__(
            "Abgebrochen. Die Datei ist unverändert; die bisher geschriebenen Listen "
            "liegen im Ordner."
        )


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was written of one kind of record; `missing` is None when nobody can tell."""

    kind: str
    path: Path
    read: int
    missing: int | None


def _on(_part: float) -> bool:
    return True


def salvage(
    path: Path, root: Root, folder: Path, goes_on: Callable[[float], bool] = _on
) -> tuple[Rescued, ...]:
    """Write one list for each kind of record into a new or empty folder; show WARNING before.

    The damaged file stays as it is. Raises FolderNotEmptyError, CannotWriteError, DiskFullError,
    SalvageStoppedError, and FileDamagedError when not even the first page can be read.
    """
    demand_folder(folder)
    if folder.is_dir() and any(folder.iterdir()):
        raise FolderNotEmptyError
    with opened(path, root) as source:
        sheets = _Sheets(source)
        found = []
        for number, kind in enumerate(RECORDS):
            if not goes_on(number / len(RECORDS)):
                raise SalvageStoppedError
            found.append(_rescued(source, sheets, kind, folder))
    goes_on(1.0)
    return tuple(found)


def _rescued(source: Salvage, sheets: "_Sheets", kind: type[Record], folder: Path) -> Rescued:
    gaps = source.gaps
    rows = sheets.rows(kind)
    target = folder / f"{kind.PLURAL.replace('/', '-')}.csv"
    write_over(target, _csv([sheets.titles(kind), *rows]))
    expected = source.count(kind)
    lost = max(0, expected - len(rows)) if expected is not None else None
    return Rescued(kind.KIND, target, len(rows), 0 if source.gaps == gaps and not lost else lost)


class _Sheets:
    """Turns records into rows to read: labels, names of linked records, German dates."""

    def __init__(self, source: Salvage) -> None:
        self._source = source
        self._own = {one.id: one.label for one in source.records(LocalEntry)}
        self._labels: dict[str, dict[str, str]] = {}
        linked = {mark.kind for kind in RECORDS for mark in _marks(kind, Link).values()}
        self._names = {
            record.id: _name(record)
            for kind in RECORDS
            if kind.KIND in linked
            for record in source.records(kind)
        }

    def titles(self, kind: type[Record]) -> list[str]:
        """Return what stands above the columns."""
        titles = _marks(kind, Title)
        return [titles[one].plain if one in titles else _MOMENTS[one] for one in _columns(kind)]

    def rows(self, kind: type[Record]) -> list[list[str]]:
        """Return every record that can be read."""
        choices, links = _marks(kind, Choices), _marks(kind, Link)
        return [
            [
                self._cell(getattr(record, name), choices.get(name), name in links)
                for name in _columns(kind)
            ]
            for record in self._source.records(kind)
        ]

    def _cell(self, value: Any, choice: Choices | None, is_link: bool) -> str:  # noqa: ANN401, FBT001
        if isinstance(value, tuple):
            return "; ".join(self._cell(one, choice, is_link) for one in value)
        if is_link:
            value = self._names.get(value, value)
        elif choice is not None and value:
            value = self._label(choice.name, value)
        return _harmless(_text(value))

    def _label(self, name: str, identifier: str) -> str:
        if name not in self._labels:
            entries = catalogues.catalogue(name).entries
            self._labels[name] = {one.identifier: one.label for one in entries} | self._own
        return self._labels[name].get(identifier, identifier)


def _columns(kind: type[Record]) -> list[str]:
    titled = _marks(kind, Title)
    return [*(name for name in kind.model_fields if name in titled), *_MOMENTS]


def _marks(kind: type[Record], mark: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any of the marks
    return {
        name: one
        for name, info in kind.model_fields.items()
        for one in info.metadata
        if isinstance(one, mark)
    }


def _name(record: Record) -> str:
    """Return what one recognises a record by: the fields that the search finds it by."""
    words = (getattr(record, name) for name in _marks(type(record), Searched))
    return " ".join(one for one in words if one) or record.id


def _text(value: Any) -> str:  # noqa: ANN401 - a value of any field
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        return f"{value.astimezone():%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv(rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    # Spreadsheet programs take a file with this mark for UTF-8.
    return text.getvalue().encode("utf-8-sig")
