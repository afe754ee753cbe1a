"""The file `SSA-Sicherung-<sequence>.ssabak`: a ZIP without compression, readable by any program.

What lies in it opens also by hand: the database and its key slots, under names that fit together.
"""

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import ssa_desk
from ssa_desk.domain import clock
from ssa_desk.storage.backup_errors import (
    BackupDamagedError,
    BackupMissingError,
    BackupStoppedError,
    BackupTooNewError,
)
from ssa_desk.storage.side_format import SideFile, canonical, parse, serialised
from ssa_desk.system import files

SUFFIX = ".ssabak"
README, MANIFEST = "LIESMICH.txt", "manifest.json"
DATABASE, SLOTS = "datenbank.ssadesk", "datenbank.ssadesk.keys"
FORMAT, VERSION = "ssadesk-backup", 1

_NAME = re.compile(r"SSA-Sicherung-([0-9]{1,9})\.ssabak")
_BLOCK = 1024 * 1024
_LARGEST_MANIFEST, _LARGEST_SLOTS = 64 * 1024, 64 * 1024 * 1024
_ZIP64_FROM = 2**31 - 2**20
_README = """\
SICHERUNG VON SSA DESK

In dieser Datei liegt eine vollständige, verschlüsselte Kopie einer Datei von SSA Desk.
Ohne das Passwort oder den Wiederherstellungscode kann niemand sie lesen.

So holen Sie alles zurück
1. SSA Desk starten, „Sicherung wiederherstellen“ wählen und diese Sicherung angeben.
2. Das Passwort eingeben, das zur Zeit der Sicherung galt, oder den
   Wiederherstellungscode vom Blatt.
3. SSA Desk zeigt, was in der Sicherung steht, und ersetzt die Datei erst danach.
   Die bisherige Datei bleibt unter einem anderen Namen erhalten.

Ohne Fenster: ssa-desk restore SICHERUNG.ssabak DATEI.ssadesk

Von Hand: Eine Sicherung ist ein ZIP-Archiv. Entpacken Sie „datenbank.ssadesk“ und
„datenbank.ssadesk.keys“ in denselben Ordner und öffnen Sie „datenbank.ssadesk“.

Bitte verändern Sie diese Datei nicht: SSA Desk prüft vor dem Wiederherstellen, ob sie
noch so ist, wie sie geschrieben wurde.
"""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself without a key; nothing of what is in it."""

    db_id: str
    sequence: int
    created: datetime
    sha256: str
    size: int
    program: str


def name_of(sequence: int) -> str:
    """Return the name of the backup with this number."""
    return f"SSA-Sicherung-{sequence}{SUFFIX}"


def sequence_of(path: Path) -> int | None:
    """Return the number in the name of a backup, None for any other file."""
    found = _NAME.fullmatch(path.name)
    return int(found[1]) if found else None


def pack(
    archive: Path, copy: Path, slots: SideFile, sequence: int, tell: Callable[[float], object]
) -> Manifest:
    """Write the archive around the copy of a database and wait until it is on the disk.

    Raises OSError.
    """
    files.create_empty(archive)
    with archive.open("r+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as zipped:
            _put(zipped, README, _README.replace("\n", "\r\n").encode("utf-8-sig"))
            _put(zipped, SLOTS, serialised(slots))
            manifest = Manifest(
                slots.db_id,
                sequence,
                clock.now(),
                _put_database(zipped, copy, tell),
                copy.stat().st_size,
                ssa_desk.__version__,
            )
            _put(zipped, MANIFEST, _written(manifest))
        files.sync_file(file)
    return manifest


def read_manifest(archive: Path) -> Manifest:
    """Return what a backup says of itself; raises BackupMissing/Damaged/TooNewError."""
    with _opened(archive) as zipped:
        return _manifest(zipped)


def read_slots(archive: Path) -> SideFile:
    """Return the key slots and the report ledger of a backup."""
    with _opened(archive) as zipped:
        return parse(_bytes_of(zipped, SLOTS, _LARGEST_SLOTS))


def extract(archive: Path, target: Path, tell: Callable[[float], bool]) -> Manifest:
    """Write the database of a backup to a new file, still encrypted, and compare its hash.

    Raises BackupDamagedError, BackupStoppedError, and OSError for the target.
    """
    files.create_empty(target)
    with _opened(archive) as zipped, target.open("r+b") as file:
        manifest = _manifest(zipped)
        _compare(zipped, manifest, tell, file)
        files.sync_file(file)
    return manifest


def demand_intact(archive: Path, manifest: Manifest, tell: Callable[[float], bool]) -> None:
    """Read a whole backup and raise BackupDamagedError when it is not what was written."""
    with _opened(archive) as zipped:
        if _manifest(zipped) != manifest:
            raise BackupDamagedError
        parse(_bytes_of(zipped, SLOTS, _LARGEST_SLOTS))
        _compare(zipped, manifest, tell)


@contextmanager
def _opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    """Open a backup; whatever is wrong inside is one error, never a traceback."""
    try:
        with zipfile.ZipFile(archive) as zipped:
            yield zipped
    except (FileNotFoundError, NotADirectoryError):
        raise BackupMissingError from None
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, RuntimeError, EOFError):
        raise BackupDamagedError from None


def _manifest(zipped: zipfile.ZipFile) -> Manifest:
    raw: dict[str, Any] = json.loads(_bytes_of(zipped, MANIFEST, _LARGEST_MANIFEST))
    if raw["format"] != FORMAT:
        raise BackupDamagedError
    if raw["version"] != VERSION:
        raise BackupTooNewError(needed=str(raw["program"])[:20])
    created = datetime.fromisoformat(raw["created"])
    if created.tzinfo is None or type(raw["size"]) is not int or type(raw["sequence"]) is not int:
        raise BackupDamagedError
    texts = {name: str(raw[name]) for name in ("db_id", "sha256", "program")}
    return Manifest(sequence=raw["sequence"], created=created, size=raw["size"], **texts)


def _written(manifest: Manifest) -> bytes:
    data = {**asdict(manifest), "created": manifest.created.isoformat()}
    return canonical({"format": FORMAT, "version": VERSION, **data})


def _put(zipped: zipfile.ZipFile, name: str, data: bytes) -> None:
    zipped.writestr(_info(name), data)


def _put_database(zipped: zipfile.ZipFile, copy: Path, tell: Callable[[float], object]) -> str:
    """Stream the copy into the archive and return its hash."""
    size = copy.stat().st_size
    large = size >= _ZIP64_FROM
    with (
        copy.open("rb") as source,
        zipped.open(_info(DATABASE), "w", force_zip64=large) as target,
    ):
        return _stream(source, size, tell, target)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, clock.now().astimezone().timetuple()[:6])
    info.external_attr = files.OWNER_ONLY << 16
    return info


def _bytes_of(zipped: zipfile.ZipFile, name: str, largest: int) -> bytes:
    if zipped.getinfo(name).file_size > largest:
        raise BackupDamagedError
    return zipped.read(name)


def _compare(
    zipped: zipfile.ZipFile,
    manifest: Manifest,
    tell: Callable[[float], bool],
    target: IO[bytes] | None = None,
) -> None:
    info = zipped.getinfo(DATABASE)
    if info.file_size != manifest.size or info.compress_type != zipfile.ZIP_STORED:
        raise BackupDamagedError
    with zipped.open(info) as source:
        if _stream(source, manifest.size, tell, target) != manifest.sha256:
            raise BackupDamagedError


def _stream(
    source: IO[bytes], size: int, tell: Callable[[float], object], target: IO[bytes] | None
) -> str:
    """Pass all bytes on, a block at a time, and return their hash."""
    digest, done = sha256(), 0
    while block := source.read(_BLOCK):
        digest.update(block)
        if target is not None:
            target.write(block)
        done += len(block)
        if tell(done / max(size, 1)) is False:
            raise BackupStoppedError
    return digest.hexdigest()
