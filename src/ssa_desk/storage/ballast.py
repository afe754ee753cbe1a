"""Room kept beside the file: freed when the disk is full, so that the save still succeeds."""

import os
from pathlib import Path

from ssa_desk.system import files

LARGEST = 16 * 1024 * 1024
SMALLEST = 64 * 1024
_PART_OF_FREE = 20
_PIECE = 1024 * 1024


class Ballast:
    """The ballast of one file: 16 MB or 5 % of the free space, the smaller."""

    def __init__(self, file: Path) -> None:
        self.path = file.with_name(file.name + ".ballast")

    @property
    def size(self) -> int:
        """Return how many bytes are kept, 0 when there is no ballast."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def lay(self) -> bool:
        """Keep room when there is some to keep; return whether there is a ballast now.

        Takes up to a second: for the background. Where nothing can be written there is none.
        """
        if self._is_enough():
            return True
        part = self.path.with_name(self.path.name + ".part")
        try:
            self.path.unlink(missing_ok=True)
            part.unlink(missing_ok=True)
            wanted = self._wanted()
            if wanted < SMALLEST:
                return False
            # Random bytes: a disk that compresses would keep no room for zeros.
            files.write_durably(part, _random(wanted))
            files.move_durably(part, self.path)
        except OSError:
            _forget(part)
            return False
        return True

    def free(self) -> bool:
        """Give the room back; return whether there was any."""
        had_room = self.size > 0
        try:
            self.path.unlink(missing_ok=True)
            files.sync_folder(self.path.parent)
        except OSError:
            return False
        return had_room

    def _is_enough(self) -> bool:
        """Return whether a new ballast would not be twice as large."""
        try:
            return self.size > 0 and self._wanted() < 2 * self.size
        except OSError:
            return self.size > 0

    def _wanted(self) -> int:
        return min(LARGEST, files.free_bytes(self.path.parent) // _PART_OF_FREE)


def _random(size: int) -> bytes:
    return b"".join(os.urandom(min(_PIECE, size - place)) for place in range(0, size, _PIECE))


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # Nobody may write here, so nothing was left either.
