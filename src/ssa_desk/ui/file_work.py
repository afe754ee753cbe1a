"""Work for which the open file is closed or another one takes its place: keys, backups, damage."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from ssa_desk.services.backups import Restored
    from ssa_desk.services.desk import Desk
    from ssa_desk.services.keys import Rotated
    from ssa_desk.services.lock_choice import LockChoice
    from ssa_desk.services.unlock import Root
    from ssa_desk.ui.backup_keeper import BackupKeeper
    from ssa_desk.ui.conductor import Conductor
    from ssa_desk.ui.desk_view import DeskView
    from ssa_desk.ui.dialogs.rotation import Cause
    from ssa_desk.ui.entry_guard import EntryGuard
    from ssa_desk.ui.password_window import PasswordView
    from ssa_desk.ui.sheet_window import SheetView
    from ssa_desk.ui.way_window import WayView
    from ssa_desk.ui.widgets.secret import Secret


class FileWork(QObject):
    """Shows the views in between; `leader` opens and closes the file."""

    def __init__(self, leader: "Conductor", parent: QObject) -> None:
        super().__init__(parent)
        self._leader = leader
        self._keeper: BackupKeeper | None = None
        self._has_reason = False
        self.entry_guard: EntryGuard | None = None
        """Watches the last view that held a key while no file was open."""

    # While a file is open

    def watch(self, view: "DeskView") -> None:
        """Answer to what its pages ask for, and look after its backups."""
        from ssa_desk.services import deputy

        view.file_work_wanted.connect(self.begin)
        view.notices.rescue_wanted.connect(self.rescue_open)
        view.notices.sheet_wanted.connect(self.show_sheet)
        view.notices.reason_wanted.connect(self.ask_reason)
        view.desk.workspace.notices.listen(view.notices.show_disk)
        if deputy.is_deputy(view.desk):
            view.notices.show_deputy(has_reason=self._has_reason)
            view.banner.hide()
            return
        self._keep_backups(view)

    def end(self) -> None:
        """Look after nothing any more: the file is about to be closed."""
        if self._keeper is not None:
            self._keeper.end()
            self._keeper = None

    def greet(self) -> None:
        """Say after unlocking by password what happened meanwhile."""
        from ssa_desk.services import deputy

        view = self._leader.desk_view
        if view is None:
            return
        view.notices.show_openings(deputy.openings(view.desk))
        if view.desk.sheets.is_unproved:
            view.notices.show_sheet_missing()

    def begin(self, work: str, value: object) -> None:
        """Do what a page asks for, once it has returned."""
        steps: dict[str, Callable[[], None]] = {
            "rotate": partial(self.rotate, str(value)),
            "restore": partial(self.restore, value if isinstance(value, Path) else None),
            "rescue": self.rescue_open,
        }
        QTimer.singleShot(0, self, steps[work])

    def _keep_backups(self, view: "DeskView") -> None:
        from ssa_desk.ui.backup_keeper import BackupKeeper

        self._keeper = BackupKeeper(view.desk, self._jobs, view)
        self._keeper.damage_found.connect(self._tell_damage)
        self._keeper.news.connect(self._tell_news)

    def _tell_damage(self) -> None:
        from ssa_desk.services.health import DAMAGED

        if self._leader.desk_view is not None:
            self._leader.desk_view.notices.show_damage(DAMAGED)

    def _tell_news(self) -> None:
        view = self._leader.desk_view
        if view is not None and view.page_id in ("today", "settings"):
            view.page.act("news")

    # By code

    def opened_by_code(self, path: Path, root: "Root") -> None:
        """Ask whether it is the worker or a deputy."""
        from ssa_desk.ui.way_window import WayView

        view = WayView(path, root, self._window)
        view.own_chosen.connect(self.recover)
        view.deputy_chosen.connect(self.stand_in)
        view.left.connect(self._leader.begin)
        self._show_guarded(view, path, self._code_again)

    def recover(self, path: Path, root: "Root") -> None:
        """Ask the worker for a new password."""
        from ssa_desk.services import unlock
        from ssa_desk.ui.password_window import PasswordView

        may_wait = unlock.has_side_file(path)
        view = PasswordView(path, root, self._jobs, may_wait=may_wait, parent=self._window)
        view.finished.connect(self._enter_own)
        self._show_guarded(view, path, self._code_again)

    def stand_in(self, path: Path, root: "Root", reason: str) -> None:
        """Open what a deputy may see."""
        from ssa_desk.services import deputy

        outcome = errors.attempt(deputy.open_as_deputy, path, root, reason)
        if outcome.error is None:
            self._has_reason = False
            if self._leader.locking is not None:
                self._leader.locking.forget()
            self._leader.show_desk(path, outcome.value)
            return
        root.wipe()
        self._leader.begin(path, errors.sentence(outcome.error))

    def _enter_own(self, path: Path, root: "Root") -> None:
        from ssa_desk.services import deputy

        outcome = errors.attempt(deputy.open_as_owner, path, root)
        if outcome.error is None:
            self._leader.show_desk(path, outcome.value)
            return
        root.wipe()
        self._leader.begin(path, errors.sentence(outcome.error))

    def ask_reason(self) -> None:
        """Let a deputy see guarded entries, for a reason."""
        from ssa_desk.services import deputy
        from ssa_desk.ui.dialogs.deputy_reason import DeputyReasonDialog

        view = self._leader.desk_view
        if view is None:
            return
        dialog = DeputyReasonDialog(self._window)
        reason = dialog.reason if dialog.exec() else ""
        dialog.deleteLater()
        if not reason or self._leader.desk_view is not view:
            return
        outcome = errors.attempt(deputy.open_with_reason, view.desk, reason)
        if outcome.error is not None:
            errors.show(outcome.error, self._window)
            return
        path = view.desk.path
        self._leader.let_go()
        self._has_reason = True
        self._leader.show_desk(path, outcome.value)

    # New keys

    def rotate(self, cause: str) -> None:
        """Give the open file new keys, then its new sheet."""
        from ssa_desk.services.lock_choice import lock_choice
        from ssa_desk.ui.dialogs.rotation import RotationDialog

        view = self._leader.desk_view
        if view is None or not self._has_kept(view):
            return
        path, choice = view.desk.path, lock_choice(view.desk.workspace)
        self.end()
        why: Cause = "sheet" if cause == "sheet" else "password"
        dialog = RotationDialog(view.desk, self._jobs, why, self._window)
        dialog.exec()
        rotated = dialog.rotated
        dialog.deleteLater()
        if rotated is None:
            if self._leader.desk_view is view:
                self._keep_backups(view)
            return
        self._leader.let_go()
        self._show_sheet(path, rotated, choice)

    def show_sheet(self) -> None:
        """Show the sheet of the present keys again, after the password: nobody has proved it."""
        from ssa_desk.services.lock_choice import lock_choice
        from ssa_desk.ui.dialogs.protected import may_enter

        view = self._leader.desk_view
        if view is None or not may_enter(view.desk, self._jobs, self._window):
            return
        if self._leader.desk_view is not view or not self._has_kept(view):
            return
        path, choice = view.desk.path, lock_choice(view.desk.workspace)
        rotated = view.desk.sheets.again(path.name)
        self._leader.let_go()
        self._show_sheet(path, rotated, choice)

    def _show_sheet(self, path: Path, rotated: "Rotated", choice: "LockChoice") -> None:
        from ssa_desk.ui.sheet_window import SheetView

        view = SheetView(path, rotated, self._window)
        view.finished.connect(self._enter_rotated)
        again = self.tr("Nach dem Entsperren lässt sich das neue Blatt noch einmal drucken.")
        self._show_guarded(view, path, again, choice)

    def _show_guarded(
        self,
        view: "SheetView | WayView | PasswordView",
        path: Path,
        where: str,
        choice: "LockChoice | None" = None,
    ) -> None:
        """Show a view that holds the key; when nobody is there any more, ask for the password."""
        from ssa_desk.services.lock_choice import LockChoice
        from ssa_desk.ui.entry_guard import EntryGuard

        self._window.show_view(view)
        # The file is closed: where its choice is not known, the careful one counts.
        self.entry_guard = EntryGuard(view, view, choice or LockChoice(), where)
        self.entry_guard.left.connect(partial(self._leader.begin, path))

    @property
    def _code_again(self) -> str:
        return self.tr("Bitte öffnen Sie noch einmal mit dem Wiederherstellungscode.")

    def _enter_rotated(self, path: Path, root: "Root") -> None:
        self._leader.enter(path, root)
        view = self._leader.desk_view
        if view is None:
            return
        proved = errors.attempt(view.desk.sheets.note_proved)
        if proved.error is not None:
            errors.show(proved.error, self._window)
        view.notices.sheet.show_text("")
        view.go("settings", "renew")

    # Backups

    def restore(self, backup: Path | None) -> None:
        """Put a backup in the place of the open file, after all questions."""
        view = self._leader.desk_view
        if view is None or not self._has_kept(view):
            return
        path = view.desk.path
        secret = self._agreed(path, backup, _counts(view.desk))
        if secret is not None and self._leader.desk_view is view:
            present = view.desk.root.copy()
            self._leader.let_go()
            self._restore(path, *secret, present)

    def rescue(self, path: Path, sentence: str) -> None:
        """Offer what helps with a damaged file."""
        from ssa_desk.ui.damaged_window import DamagedView

        view = DamagedView(path, sentence, self._jobs, self._window)
        view.restore_wanted.connect(self._restore_damaged)
        view.other_wanted.connect(self._restore_damaged)
        view.salvage_wanted.connect(self._salvage)
        view.left.connect(self._leader.begin)
        self._window.show_view(view)

    def rescue_open(self) -> None:
        """Close the open file, which is damaged, and offer what helps."""
        from ssa_desk.services.health import DAMAGED

        view = self._leader.desk_view
        if view is not None:
            path = view.desk.path
            self._leader.let_go()
            self.rescue(path, DAMAGED)

    def _restore_damaged(self, path: Path, backup: Path | None = None) -> None:
        secret = self._agreed(path, backup, {})
        if secret is not None:
            self._restore(path, *secret)

    def _agreed(
        self, path: Path, backup: Path | None, present: Mapping[str, int]
    ) -> "tuple[Path, Secret] | None":
        from ssa_desk.ui.dialogs.restore import RestoreDialog

        chosen = backup or _choose_backup(self._window, path)
        if chosen is None:
            return None
        dialog = RestoreDialog(chosen, present, self._jobs, self._window)
        is_agreed = bool(dialog.exec())
        dialog.deleteLater()
        return (chosen, dialog.secret) if is_agreed and dialog.secret else None

    def _restore(
        self, path: Path, backup: Path, secret: "Secret", present_root: "Root | None" = None
    ) -> None:
        from ssa_desk.ui.restore_window import RestoreView

        view = RestoreView(path, backup, secret, self._jobs, present_root, self._window)
        view.finished.connect(partial(self._enter_restored, backup))
        view.left.connect(self._leader.begin)
        self._window.show_view(view)

    def _enter_restored(self, backup: Path, path: Path, restored: "Restored") -> None:
        self._leader.enter(path, restored.root)
        view = self._leader.desk_view
        if view is None:
            return
        self._note_backups(view.desk, backup)
        words = [self.tr("Die Sicherung ist eingesetzt.")]
        if restored.aside is not None:
            aside = self.tr("Die frühere Datei liegt daneben: „{}“.")
            words.append(aside.format(restored.aside.name))
        if restored.has_older_keys:
            words.append(
                self.tr(
                    "Sie hat ältere Schlüssel: Passwort und Wiederherstellungsblatt von damals "
                    "gelten wieder, die neueren nicht."
                )
            )
        if not restored.is_ledger_kept:
            words.append(
                self.tr(
                    "Die Liste der ausgegebenen Berichte aus der früheren Datei ließ sich nicht "
                    "übernehmen. Bitte geben Sie für dieselben Zeiträume keinen zweiten Bericht "
                    "heraus, ohne die Fachstelle zu fragen."
                )
            )
        view.notices.show_done(" ".join(words))
        view.go("today")

    def _note_backups(self, desk: "Desk", restored: Path) -> None:
        """Let the restored file know the backups that were made after the one it came from."""

        def work(_progress: Progress) -> None:
            desk.backups.note_found(restored)

        def done(_nothing: None) -> None:
            self._tell_news()

        def failed(error: Exception) -> None:
            errors.show(error, self._window)

        self._jobs.run(work, done, failed)

    def _salvage(self, path: Path) -> None:
        from ssa_desk.ui.dialogs.salvage import SalvageDialog

        dialog = SalvageDialog(path, self._jobs, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _has_kept(self, view: "DeskView") -> bool:
        """Write what is typed first: it goes along into the new file, or stays in the old one."""
        kept = errors.attempt(view.keep_drafts)
        if kept.error is not None:
            errors.show(kept.error, self._window)
        return kept.error is None

    @property
    def _window(self) -> MainWindow:
        return self._leader.window

    @property
    def _jobs(self) -> Jobs:
        return self._leader.jobs


def _counts(desk: "Desk") -> dict[str, int]:
    from ssa_desk.domain.records import RECORDS

    return {kind.KIND: desk.workspace.count(kind) for kind in RECORDS}


def _choose_backup(parent: QWidget, path: Path) -> Path | None:
    title = QCoreApplication.translate("FileWork", "Sicherung wählen")
    kinds = QCoreApplication.translate("FileWork", "Sicherungen von SSA Desk (*.ssabak)")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(path.parent), kinds)
    return Path(chosen) if chosen else None
