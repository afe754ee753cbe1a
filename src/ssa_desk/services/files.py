"""Writing what the user asked for to where the user said."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.unlock import SUFFIX, has_side_file
from ssa_desk.storage import errors
from ssa_desk.system.files import replace_file

if TYPE_CHECKING:
    from ssa_desk.services.disclosure_wish import Permit


class CannotWriteError(ExpectedError):
    """The place the user chose cannot be written."""

    def __init__(self) -> None:
        super().__init__(
            "An diesem Ort lässt sich nicht schreiben. In Ihrer Datei ist nichts verloren. "
            "Bitte wählen Sie einen anderen Ordner."
        )


class OwnFileError(ExpectedError):
    """The place the user chose is that of an encrypted file or of its keys."""

    def __init__(self) -> None:
        super().__init__(
            "Unter diesem Namen liegt eine verschlüsselte Datei oder ihre Schlüsseldatei. "
            "Sie bleibt unverändert, bitte wählen Sie einen anderen Namen."
        )


def write_over(path: Path, data: bytes) -> None:
    """Write a whole file in one step, making its folder.

    Never over an encrypted file. Raises CannotWriteError, OwnFileError, DiskFullError.
    """
    if path.suffix in (SUFFIX, ".keys") or path.name.endswith(".keys.bak") or has_side_file(path):
        raise OwnFileError
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    except OSError as error:
        if isinstance(errors.of_system(error), errors.DiskFullError):
            raise errors.DiskFullError from None
        raise CannotWriteError from error


def write_personal(path: Path, data: bytes, permits: "Sequence[Permit]") -> None:
    """Write a file about persons; only `Disclosures` calls it, which notes it in the log.

    Raises as `write_over`, which is for what says nothing about persons; without a permit nothing
    is written.
    """
    if not permits:
        raise CannotWriteError
    write_over(path, data)


def demand_folder(folder: Path) -> None:
    """Raise CannotWriteError when a folder is not there and cannot be made; makes nothing."""
    there = next(
        (one for one in (folder, *folder.absolute().parents) if os.path.lexists(one)), folder
    )
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise CannotWriteError
