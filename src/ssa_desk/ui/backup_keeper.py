"""Backups, their rehearsal and the weekly check, made by themselves and without disturbing."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ssa_desk.services import health, unlock
from ssa_desk.services.backups import Backup
from ssa_desk.services.changes import Change
from ssa_desk.services.desk import Desk
from ssa_desk.services.health import HealthReport
from ssa_desk.ui import errors
from ssa_desk.ui.inputs import KEYS, InputFilter
from ssa_desk.ui.jobs import Job, Jobs, Progress

T = TypeVar("T")

REST_MS = 2_000
"""Without a key before a backup begins."""
QUIET_MS = 45_000
"""Without a key before a rehearsal or a check begins: they read a whole file."""
LOOK_MS = 300_000
"""Between two looks whether the stick is there."""
ROOM_MS = 30_000
"""From opening the file to keeping room for a full disk, when nobody waits for anything."""
_DAMAGE_MS = 2_000
_AGAIN_SECONDS = 600
"""After a backup that failed."""


class BackupKeeper(QObject):
    """Backs up after the first change of a day; what goes wrong stands on Heute, in no dialog.

    A backup that failed, or that could not go to the absent stick, is tried again by itself.
    """

    news = Signal()
    """How the backups or the file stand has changed."""
    damage_found = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._job: Job | None = None
        self._tried: set[str] = set()
        self._not_before = 0.0
        self._is_owed = False
        self._keys = InputFilter(KEYS, self._wait_again, self)
        self._rest = self._timer(REST_MS, self.back_up)
        self._quiet = self._timer(QUIET_MS, self.look_after)
        self._look = self._timer(0, self.look)
        self._room = self._timer(ROOM_MS, self.keep_room)
        self._damage = self._timer(_DAMAGE_MS, self._seek_damage)
        self._unlisten = desk.workspace.feed.listen(self._changed)
        self._damage.start()
        if not desk.workspace.read_only:
            self._wait(self._quiet)
            self._look.start()
            self._room.start()

    def end(self) -> None:
        """Do nothing any more: the file is about to be closed."""
        self._unlisten()
        for timer in (self._rest, self._quiet, self._look, self._room, self._damage):
            timer.stop()
        self._keys.end()
        if self._job is not None:
            self._job.drop()

    def back_up(self) -> None:
        """Make a backup if one is due."""
        backups = self._desk.backups
        if time.monotonic() < self._not_before or not backups.state().due:
            return

        def work(progress: Progress) -> Backup:
            return backups.make(progress.goes_on)

        if not self._run(work, self._backed_up, self._not_backed_up):
            self._wait(self._rest)

    def look(self) -> None:
        """Look whether the folder of backups can be reached; a drive may take its time."""
        backups = self._desk.backups

        def work(_progress: Progress) -> bool:
            return backups.look()

        self._look.start(LOOK_MS)
        self._run(work, self._looked, self._failed)

    def keep_room(self) -> None:
        """Keep room beside the file for the day the disk is full; again after it was used.

        What deleted cases had counted for, old proofs and words of a deletion that was cut short
        leave the file in the same quiet moment, once their time is over.
        """
        desk = self._desk

        def work(_progress: Progress) -> bool:
            from ssa_desk.services import deletion_work

            deletion_work.tidy(desk)
            return desk.workspace.keep_room()

        is_started = self._run(work, self._nothing, self._failed)
        self._room.start(LOOK_MS if is_started else ROOM_MS)

    def look_after(self) -> None:
        """Rehearse or check when it is time, one after the other."""
        backups, desk = self._desk.backups, self._desk
        is_started = True
        if "rehearsal" not in self._tried and backups.state().rehearsal_due:
            self._tried.add("rehearsal")
            is_started = self._run(
                lambda progress: backups.rehearse(progress=progress.goes_on),
                self._rehearsed,
                self._failed,
            )
        elif "check" not in self._tried and health.weekly_due(desk):
            self._tried.add("check")
            is_started = self._run(
                lambda progress: health.check_in_background(desk, progress.goes_on),
                self._checked,
                self._failed,
            )
        else:
            return
        if not is_started:
            self._tried.clear()
        self._wait(self._quiet)

    def _run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> bool:
        """Begin work unless something else runs; return whether it was begun."""
        if not self._jobs.is_idle:
            return False
        self._job = self._jobs.run(work, done, failed)
        return True

    def _changed(self, _change: Change) -> None:
        if not self._desk.workspace.read_only:
            self._is_owed = True
            self._wait(self._rest)

    def _looked(self, _is_there: bool) -> None:  # noqa: FBT001 - the shape of `done`
        # Due again: the last one failed, or lies beside the file and the stick is back.
        if self._is_owed and self._desk.backups.state().due:
            self._wait(self._rest)
        self.news.emit()

    def _nothing(self, _has_room: bool) -> None:  # noqa: FBT001 - the shape of `done`
        """Say nothing: where there is no room to keep, a save says what is wrong."""

    def _backed_up(self, backup: Backup) -> None:
        self._is_owed = bool(backup.remark)
        self._desk.backups.trouble = backup.remark
        self.news.emit()

    def _not_backed_up(self, error: Exception) -> None:
        self._not_before = time.monotonic() + _AGAIN_SECONDS
        self._failed(error)

    def _rehearsed(self, _backup: Backup) -> None:
        self.news.emit()

    def _checked(self, report: HealthReport) -> None:
        kept = errors.attempt(health.keep, self._desk, report)
        if kept.error is not None:
            self._failed(kept.error)
        elif not report.is_sound:
            self.damage_found.emit()
        self.news.emit()

    def _failed(self, error: Exception) -> None:
        self._desk.backups.trouble = errors.sentence(error)
        if unlock.is_lost(error):
            self.damage_found.emit()
        self.news.emit()

    def _seek_damage(self) -> None:
        if self._desk.workspace.is_damaged:
            self.damage_found.emit()
        else:
            self._damage.start()

    def _wait(self, timer: QTimer) -> None:
        timer.start()
        self._keys.begin()

    def _wait_again(self) -> None:
        """Wait again after each key; where nothing waits hear no more keys."""
        waiting = [timer for timer in (self._rest, self._quiet) if timer.isActive()]
        for timer in waiting:
            timer.start()
        if not waiting:
            self._keys.end()

    def _timer(self, wait: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(slot)
        return timer
