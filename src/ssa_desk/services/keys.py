"""The keys of the open file: its password asked again, changed, and new keys for everything."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.passwords import strength
from ssa_desk.storage import rotation, vault
from ssa_desk.storage.backup_errors import BackupStoppedError
from ssa_desk.storage.connection import salt_of
from ssa_desk.storage.errors import ReadOnlyError, RotationStoppedError, WrongPasswordError
from ssa_desk.storage.keys import DEFAULT_COST, Cost, Root

if TYPE_CHECKING:
    from ssa_desk.storage.database import Database

_SECURED = 0.4
"""The part of a rotation that its backup takes."""
GOOD_FOR = 600
"""Seconds a checked password opens protected areas."""


class WeakPasswordError(ExpectedError):
    """A new password is too short or too easy to guess."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Das neue Passwort ist nicht sicher genug. {reason} Es wurde nichts geändert; "
            "das bisherige gilt weiter."
        )


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation gave: the root opens the file, the sheet has to be printed."""

    root: Root
    code: str
    db_id: str
    sheet: bytes

    def __repr__(self) -> str:
        return f"<Rotated {self.db_id}>"


def _goes_on(_part: float) -> bool:
    return True


def _kept(_sheet: bytes) -> None:
    """Leave the sheet to the caller."""


def rotate(
    path: Path,
    root: Root,
    password: str,
    *,
    sheet: Callable[[bytes], None] = _kept,
    progress: Callable[[float], bool] = _goes_on,
    cost: Cost = DEFAULT_COST,
) -> Rotated:
    """Encrypt the whole file anew; from then on only this password and the new code open it.

    `sheet` is given the new recovery sheet before anything is replaced: what it raises leaves the
    file as it was. Backups made before stay openable with the old code. Slow; for any thread.
    Raises WeakPasswordError, RotationStoppedError, RotationFailedError, FileBusyError,
    ReadOnlyError, DiskFullError.
    """
    demand_strength(password)
    made: list[tuple[str, bytes]] = []

    def deliver(new: Root, db_id: str) -> None:
        from ssa_desk.typesetting.recovery_sheet import recovery_sheet

        made.append((db_id, recovery_sheet(new.code, db_id, path.name, clock.today())))
        sheet(made[0][1])

    # A copy: locking the window wipes the one of the desk.
    own = Root(root.secret)
    try:
        _secure(path, own, lambda part: progress(part * _SECURED))
        order = rotation.Order(path, own, password, cost)
        new = rotation.rotate(
            order, deliver, lambda part: progress(_SECURED + part * (1 - _SECURED))
        )
    finally:
        own.wipe()
    return Rotated(new, new.code, *made[0])


def _secure(path: Path, root: Root, progress: Callable[[float], bool]) -> None:
    """Make a last backup under the old keys."""
    from ssa_desk.services.backups import secure

    try:
        secure(path, root, progress)
    except BackupStoppedError:
        raise RotationStoppedError from None


def change_password(path: Path, old: str, new: str, *, cost: Cost = DEFAULT_COST) -> None:
    """Let the new password open the file in place of the old one; needs no open file (slow)."""
    demand_strength(new)
    vault.change_password(path, old, new, cost=cost).wipe()


def raw_key(path: Path, root: Root) -> str:
    """Return key and salt of the file as 96 hexadecimal digits: for independent checks only."""
    return root.raw_key(salt_of(path)).decode("ascii").removeprefix("x'").removesuffix("'")


def opens(path: Path, root: Root) -> bool:
    """Return whether this root secret opens the file."""
    return vault.opens(path, root)


def demand_strength(password: str) -> None:
    """Raise WeakPasswordError unless the password may be taken."""
    found = strength(password)
    if not found.is_enough:
        raise WeakPasswordError(found.sentence)


class Keys:
    """What the user does with the keys of the open file. Slow methods suit any thread."""

    def __init__(self, database: "Database", root: Root, *, cost: Cost = DEFAULT_COST) -> None:
        self._database = database
        self._root = root
        self._cost = cost
        self._checked_at: float | None = None

    def check_password(self, password: str) -> None:
        """Raise WrongPasswordError unless the password opens this file (slow)."""
        _, found = vault.prove(self._database.path, password)
        is_own = found.secret == self._root.secret
        found.wipe()
        if not is_own:
            raise WrongPasswordError

    def change_password(self, old: str, new: str) -> None:
        """Write a new side file: from now on the new password opens the file (slow).

        Raises WrongPasswordError, WeakPasswordError, KeysChangedError, SideFileBusyError.
        """
        self._demand_owner()
        change_password(self._database.path, old, new, cost=self._cost)

    def rotate(
        self,
        password: str,
        *,
        sheet: Callable[[bytes], None] = _kept,
        progress: Callable[[float], bool] = _goes_on,
    ) -> Rotated:
        """Encrypt the whole file anew (see `rotate`); close the desk and open the new file then.

        Call `release` before, in the thread of the window, and `resume` when it fails.
        """
        self._demand_owner()
        path, cost = self._database.path, self._cost
        return rotate(path, self._root, password, sheet=sheet, progress=progress, cost=cost)

    def release(self) -> None:
        """Close the connection for a while: Windows replaces no file that is open."""
        self._database.close_connection()

    def resume(self) -> None:
        """Open the connection again after `release`."""
        self._database.reopen()

    @property
    def is_recently_checked(self) -> bool:
        """Return whether the password was checked within the last ten minutes."""
        return self._checked_at is not None and time.monotonic() - self._checked_at < GOOD_FOR

    def note_checked(self) -> None:
        """Open the protected areas for ten minutes: the password was just checked."""
        self._checked_at = time.monotonic()

    def forget(self) -> None:
        """Close the protected areas again: on lock, and when the user says so."""
        self._checked_at = None

    def _demand_owner(self) -> None:
        if self._database.read_only:
            raise ReadOnlyError
