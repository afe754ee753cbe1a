"""Leads through the window: welcome, set-up, unlock, the open file, lock."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from ssa_desk.settings.program import ZOOMS, ProgramStore
from ssa_desk.ui import actions, errors, instance, reading_ahead
from ssa_desk.ui.file_work import FileWork
from ssa_desk.ui.foot import Foot
from ssa_desk.ui.jobs import Jobs
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.main_window import MainWindow
from ssa_desk.ui.unlock_window import UnlockView, WelcomeView

if TYPE_CHECKING:
    from ssa_desk.domain.base import Record
    from ssa_desk.services.desk import Desk
    from ssa_desk.services.unlock import Root
    from ssa_desk.ui.desk_view import DeskView
    from ssa_desk.ui.lock import ClipboardGuard
    from ssa_desk.ui.locking import Locking
    from ssa_desk.ui.tray import Tray


class Conductor(QObject):
    """Knows which view follows which; opens and closes the file."""

    def __init__(
        self,
        window: MainWindow,
        store: ProgramStore,
        theme: Theme,
        claim: instance.Claim | None = None,
    ) -> None:
        super().__init__(window)
        self.claim = claim or instance.Claim(self)
        self.claim.called.connect(partial(instance.bring_to_front, window))
        self.window = window
        self.store = store
        self.theme = theme
        self.jobs = Jobs(self)
        self.desk_view: DeskView | None = None
        self.locking: Locking | None = None
        self.file_work = FileWork(self, self)
        self._page_id = ""
        self.foot = Foot(window)
        self._clipboard: ClipboardGuard | None = None
        self.tray: Tray | None = None
        own = (one for one in actions.ACTIONS if one.owner == "window")
        self.actions_by_id = actions.build(own, self, window)
        window.may_close = self.may_close

    def start(self, path: Path | None) -> None:
        """Begin with a file; say at once when it is not where it was."""
        missing = path is not None and not path.is_file()
        reason = self.tr(
            "Die Datei ist gerade nicht zu finden. Liegt sie auf einem Stick oder Netzlaufwerk, "
            "das nicht verbunden ist?"
        )
        self.begin(path, reason if missing else "")

    def begin(self, path: Path | None, reason: str = "") -> None:
        """Ask for the password of the file, or welcome who has none yet."""
        if path is not None and not instance.may_have(self.claim, path, self.window):
            if self.window.centralWidget() is not None:
                return
            path = None
        self._discard_set_up()
        view: UnlockView | WelcomeView
        if path is None:
            view = WelcomeView(self.window)
        else:
            view = UnlockView(path, self.jobs, reason, self.window)
            view.unlocked.connect(self.enter)
            view.code_wanted.connect(self.ask_code)
            view.rescue_wanted.connect(self.file_work.rescue)
        view.other_wanted.connect(self.choose_file)
        view.new_wanted.connect(self.set_up)
        view.office_wanted.connect(self.merge_reports)
        self.window.show_view(view)

    def read_ahead(self) -> None:
        """Read what the open file will need, while the user types the password."""
        reading_ahead.begin(self.jobs, self)

    def enter(self, path: Path, root: "Root") -> None:
        """Open the file and show it at the page that was open last."""
        from ssa_desk.services import unlock

        outcome = errors.attempt(unlock.open_desk, path, root)
        if outcome.error is not None:
            root.wipe()
            self._tell(path, outcome.error)
            return
        self.show_desk(path, outcome.value)
        self.file_work.greet()

    def show_desk(self, path: Path, desk: "Desk") -> None:
        """Show a file that was just opened, and remember it for the next start."""
        self.claim.take(path)
        self._show_desk(desk)
        self.store.keep(self.store.settings._replace(last_file=str(path)))

    def lock(self) -> None:
        """Lock the open file: somebody asked for it."""
        if self.locking is not None:
            self.locking.lock()

    def reopen(self, path: Path, root: "Root") -> None:
        """Open the file that replaced the open one, at the same page."""
        QTimer.singleShot(0, self, partial(self._reopen_now, path, root))

    def lock_now(self, reason: str) -> None:
        """Close the file and ask for its password, saying why."""
        if self.desk_view is not None:
            path = self.desk_view.desk.path
            if self._close_desk():
                self.begin(path, reason)

    def let_go(self) -> None:
        """Close the file without writing to it: it is about to be replaced, or damaged."""
        if self.desk_view is not None:
            self._page_id = self.desk_view.page_id
            self._let_go_of_desk(self.desk_view)

    def choose_file(self) -> None:
        """Let the user choose another file."""
        from PySide6.QtWidgets import QFileDialog

        from ssa_desk.settings import paths

        present = self.store.settings.last_path
        folder = present.parent if present else paths.documents_folder()
        kinds = self.tr("SSA-Desk-Dateien (*.ssadesk)")
        chosen, _ = QFileDialog.getOpenFileName(
            self.window, self.tr("Datei öffnen"), str(folder), kinds
        )
        if chosen:
            if self.locking is not None:
                self.locking.forget()
            self.begin(Path(chosen))

    def open_other(self) -> None:
        """Lock the open file and let the user choose another one."""
        if self.desk_view is not None:
            if not self.desk_view.may_close():
                return
            self.lock_now(self.tr("Gesperrt. Weiter geht es dort, wo Sie waren."))
        if self.desk_view is None:
            self.choose_file()

    def ask_code(self) -> None:
        """Ask for the recovery code of the file."""
        from ssa_desk.ui.code_window import CodeView

        present = self.window.centralWidget()
        if not isinstance(present, UnlockView):
            return
        view = CodeView(present.path, self.jobs, self.window)
        view.opened.connect(self.file_work.opened_by_code)
        view.rescue_wanted.connect(self.file_work.rescue)
        view.left.connect(self.begin)
        self.window.show_view(view)

    def set_up(self) -> None:
        """Make a new file step by step."""
        from ssa_desk.ui.setup_window import SetupView

        present = self.window.centralWidget()
        back = present.path if isinstance(present, UnlockView) else None
        view = SetupView(self.jobs, back, self.window)
        view.finished.connect(self.enter_new)
        view.left.connect(self.begin)
        self.window.show_view(view)

    def merge_reports(self) -> None:
        """Show the window of the Fachstelle, which needs no file."""
        from ssa_desk.ui.fachstelle.view import FachstelleView

        view = FachstelleView(self.jobs, self.window)
        view.left.connect(partial(self.start, self.store.settings.last_path))
        self.window.show_view(view)

    def enter_new(self, path: Path, root: "Root", records: "list[Record]") -> None:
        """Open a file just set up and put its first records in."""
        self.enter(path, root)
        if self.desk_view is not None and records:
            outcome = errors.attempt(self.desk_view.desk.workspace.save, *records)
            if outcome.error is not None:
                errors.show(outcome.error, self.window)
            self.desk_view.refresh()

    def may_close(self) -> bool:
        """Ask about what is not saved, then close the file and end the background work."""
        view = self.desk_view
        if view is not None and not (view.may_close() and self._close_desk()):
            return False
        if self.locking is not None and self.locking.holds_drafts and not self._gives_up():
            return False
        self._discard_set_up()
        self.jobs.end()
        self.claim.release()
        return True

    def enlarge(self) -> None:
        """Draw everything one step larger."""
        self._zoom(1)

    def reduce(self) -> None:
        """Draw everything one step smaller."""
        self._zoom(-1)

    def usual_size(self) -> None:
        """Draw everything in the usual size."""
        self._keep_zoom(1.0)

    def close(self) -> None:
        """End the program."""
        self.window.close()

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from ssa_desk.ui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self.window)
        dialog.exec()
        dialog.deleteLater()

    def show_about(self) -> None:
        """Say what this program is."""
        from ssa_desk.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self.window)
        dialog.exec()
        dialog.deleteLater()

    def _show_desk(self, desk: "Desk") -> None:
        from ssa_desk.ui.desk_view import DeskView
        from ssa_desk.ui.lock import ClipboardGuard
        from ssa_desk.ui.locking import Locking
        from ssa_desk.ui.pages.settings_page import settings_page

        self._clipboard = self._clipboard or ClipboardGuard(self)
        self.locking = self.locking or Locking(self)
        settings = settings_page(self.store, self.theme)
        self.desk_view = view = DeskView(desk, self.jobs, settings, self.window)
        view.lock_wanted.connect(self.lock)
        view.file_replaced.connect(self.reopen)
        self.file_work.watch(view)
        view.said.connect(self.foot.say)
        view.saved.connect(self._show_saved)
        both = {**view.actions_by_id, **self.actions_by_id}
        actions.fill_menu(view.sidebar.menu, actions.ACTIONS, both)
        self.window.show_view(view)
        self._show_saved()
        self.locking.go_in(view, self._page_id)
        self._page_id = ""
        self.theme.app.focusWindowChanged.connect(self._lend_lock)
        # The sign can wait until the first page is seen.
        QTimer.singleShot(0, view, self._show_tray)

    def _show_tray(self) -> None:
        from ssa_desk.ui.tray import Tray

        if self.tray is None:
            self.tray = Tray(self)
            self.tray.begin()
        self.tray.go_on()

    def _reopen_now(self, path: Path, root: "Root") -> None:
        # Drafts of the replaced file went with its copy: nothing is written to it any more.
        self.let_go()
        self.enter(path, root)

    def _close_desk(self) -> bool:
        """Close the file; stay when what is typed could not be kept: it would be lost."""
        view = self.desk_view
        if view is None:
            return True
        kept = errors.attempt(view.keep_drafts)
        if kept.error is not None:
            errors.show(kept.error, self.window)
            return False
        self._let_go_of_desk(view)
        return True

    def _gives_up(self) -> bool:
        from ssa_desk.ui.dialogs.ask import really

        heading = self.tr("Noch nicht gespeichert")
        text = self.tr(
            "Was Sie zuletzt getippt haben, wartet noch auf die Datei und ginge verloren. Bitte "
            "entsperren Sie zuerst."
        )
        return really(self.window, heading, text, self.tr("Trotzdem &beenden"))

    def _let_go_of_desk(self, view: "DeskView") -> None:
        from ssa_desk.ui.lock import close_desk

        self.theme.app.focusWindowChanged.disconnect(self._lend_lock)
        if self.locking is not None:
            self.locking.end()
        self.file_work.end()
        self.desk_view = None
        self.jobs.drop_all()
        close_desk(view)
        if self._clipboard is not None:
            self._clipboard.clear()
        self.foot.hide()

    def _discard_set_up(self) -> None:
        view = self.window.centralWidget()
        if view is None:
            return
        from ssa_desk.ui.setup_window import SetupView

        if isinstance(view, SetupView):
            view.discard()

    def _tell(self, path: Path, error: Exception) -> None:
        view = self.window.centralWidget()
        if not isinstance(view, UnlockView):
            self.begin(path)
            view = self.window.centralWidget()
        if isinstance(view, UnlockView):
            view.fail(error)

    def _show_saved(self) -> None:
        if self.desk_view is not None:
            self.foot.show_saved(self.desk_view.desk.workspace.last_saved)

    @Slot(QWindow)
    def _lend_lock(self, _window: QWindow | None) -> None:
        """Let the lock key work over a dialog: a shortcut reaches only its own window."""
        dialog = QApplication.activeModalWidget()
        if dialog is not None and self.desk_view is not None:
            dialog.addActions([self.desk_view.actions_by_id[one] for one in ("lock", "privacy")])

    def _zoom(self, steps: int) -> None:
        place = min(range(len(ZOOMS)), key=lambda one: abs(ZOOMS[one] - self.theme.zoom))
        self._keep_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, place + steps))])

    def _keep_zoom(self, zoom: float) -> None:
        self.theme.enlarge(zoom)
        self.store.keep(self.store.settings._replace(zoom=zoom))
