"""The folders of backups: known by an id file, so that a stick is found under any letter."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from ssa_desk.storage import backup_archive as archives
from ssa_desk.storage.backup_archive import Manifest
from ssa_desk.storage.backup_errors import (
    BackupDamagedError,
    BackupMissingError,
    BackupTooNewError,
    at_target,
)
from ssa_desk.system import files, volumes

ID_FILE = "SSA-Sicherung.id"
BESIDE = "backups"
_FORMAT = "ssadesk-backup-folder"
_LARGEST_ID = 1000

Roots = Callable[[], list[Path]]


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of backups that can be reached now."""

    folder: Path
    id: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A backup that lies in a folder, as its name and its own words say."""

    path: Path
    manifest: Manifest

    @property
    def sequence(self) -> int:
        """Return its number."""
        return self.manifest.sequence

    @property
    def created(self) -> datetime:
        """Return when it was made."""
        return self.manifest.created


def beside(path: Path) -> Place:
    """Return the folder beside the file, made where it was not there; raises OSError errors."""
    folder = path.parent / BESIDE
    with at_target():
        folder.mkdir(parents=True, exist_ok=True)
    return marked(folder, path)


def marked(folder: Path, path: Path) -> Place:
    """Return a folder with its id, giving it one where it has none.

    Raises the errors of `backup_errors` when nothing can be written there.
    """
    found = id_of(folder)
    if found is None:
        found = str(uuid4())
        data = json.dumps({"format": _FORMAT, "version": 1, "id": found}).encode("utf-8")
        with at_target():
            files.replace_file(folder / ID_FILE, data)
    return Place(folder, found, is_outside(folder, path))


def id_of(folder: Path) -> str | None:
    """Return the id that a folder was given, None when it is absent or was given none."""
    file = folder / ID_FILE
    try:
        if file.stat().st_size > _LARGEST_ID:
            return None
        raw = json.loads(file.read_bytes())
        return str(UUID(raw["id"])) if raw["format"] == _FORMAT else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def find(folder: str, folder_id: str, path: Path, roots: Roots) -> Place | None:
    """Return a known folder where it is now, under whatever letter, None when it is absent."""
    last = Path(folder)
    tails = [root / Path(*last.parts[-depth:]) for root in roots() for depth in (1, 2)]
    candidates: Iterable[Path] = (last, *tails, *volumes.search(roots(), ID_FILE))
    for one in candidates:
        if id_of(one) == folder_id:
            return Place(one, folder_id, is_outside(one, path))
    return None


def is_outside(folder: Path, path: Path) -> bool:
    """Return whether a folder lies outside the one with the file."""
    return not folder.absolute().is_relative_to(path.parent.absolute())


def backups_in(folder: Path, db_id: str | None = None) -> list[Found]:
    """Return the readable backups in a folder, of one file or of any, the newest first."""
    found = []
    for path in _archives_in(folder):
        with suppress(BackupDamagedError, BackupMissingError, BackupTooNewError, OSError):
            manifest = archives.read_manifest(path)
            if manifest.sequence == archives.sequence_of(path) and db_id in (None, manifest.db_id):
                found.append(Found(path, manifest))
    return sorted(found, key=lambda one: one.manifest.sequence, reverse=True)


def highest_number(folder: Path) -> int:
    """Return the highest number of any backup in a folder, whosesoever it is."""
    return max((archives.sequence_of(path) or 0 for path in _archives_in(folder)), default=0)


def _archives_in(folder: Path) -> list[Path]:
    try:
        return [one for one in folder.iterdir() if archives.sequence_of(one) is not None]
    except OSError:
        return []
