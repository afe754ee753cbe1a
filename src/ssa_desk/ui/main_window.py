"""The one window: welcome, set-up, unlock or the open file. Its title never carries a name."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

from ssa_desk.settings.program import ZOOMS, ProgramStore
from ssa_desk.ui import actions, errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.unlock_window import UnlockView, WelcomeView

if TYPE_CHECKING:
    from ssa_desk.storage.keys import Root
    from ssa_desk.ui.desk_view import DeskView

TITLE = "SSA Desk"


class MainWindow(QMainWindow):
    """Shows one view at a time and leads from one to the next."""

    def __init__(self, store: ProgramStore, theme: Theme, path: Path | None) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.store = store
        self.theme = theme
        self.jobs = Jobs(self)
        self._desk_view: DeskView | None = None
        self._root: Root | None = None
        self._page_id = ""
        self._foot: QLabel | None = None
        self._actions = actions.build((c for c in actions.ACTIONS if c.owner == "window"), self)
        self._restore_geometry()
        self.begin(path)

    def begin(self, path: Path | None, reason: str = "") -> None:
        """Ask for the password of the file, or welcome who has none yet."""
        if path is None:
            welcome = WelcomeView(self)
            welcome.other_wanted.connect(self.choose_file)
            welcome.new_wanted.connect(self.set_up)
            self._show(welcome)
            return
        view = UnlockView(path, self.jobs, reason, self)
        view.unlocked.connect(self.enter)
        view.code_wanted.connect(self.ask_code)
        view.other_wanted.connect(self.choose_file)
        view.new_wanted.connect(self.set_up)
        self._show(view)

    def prepare(self) -> None:
        """Read what the open file will need, while the user types the password."""
        self.jobs.run(_preload, _nothing, _nothing)

    def enter(self, path: Path, root: "Root") -> None:
        """Open the file and show it at the page that was open last."""
        from ssa_desk.services import unlock

        outcome = errors.attempt(unlock.open_desk, path, root)
        if outcome.error is not None:
            root.wipe()
            self._tell(outcome.error)
            return
        from ssa_desk.ui.desk_view import DeskView
        from ssa_desk.ui.pages.settings_page import settings_page

        view = DeskView(outcome.value, self.jobs, settings_page(self.store, self.theme), self)
        view.lock_wanted.connect(self.lock)
        view.said.connect(self._say)
        view.saved.connect(self._show_saved)
        self._desk_view, self._root = view, root
        own = [c for c in actions.ACTIONS if c.id in self._actions or c.id in view.actions_by_id]
        actions.fill_menu(view.sidebar.menu, own, {**view.actions_by_id, **self._actions})
        self._show(view)
        self._show_saved()
        self.statusBar().show()
        view.go(self._page_id or "today")
        self.store.keep(replace(self.store.settings, last_file=str(path)))
        self.theme.app.focusWindowChanged.connect(self._lend_lock)

    def lock(self) -> None:
        """Close dialogs first; the rest once their callers have returned."""
        from ssa_desk.ui.lock import close_dialogs

        close_dialogs()
        QTimer.singleShot(0, self, self._lock_now)

    def choose_file(self) -> None:
        """Let the user choose another file."""
        from PySide6.QtWidgets import QFileDialog

        from ssa_desk.settings import paths

        present = self.store.settings.last_path
        folder = present.parent if present else paths.documents_folder()
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Datei öffnen"), str(folder), self.tr("SSA-Desk-Dateien (*.ssadesk)")
        )
        if chosen:
            self._page_id = ""
            self.begin(Path(chosen))

    def ask_code(self) -> None:
        """Ask for the recovery code of the file."""
        from ssa_desk.ui.code_window import CodeView

        present = self.centralWidget()
        if not isinstance(present, UnlockView):
            return
        view = CodeView(present.path, self.jobs, self)
        view.opened.connect(self._opened_by_code)
        view.left.connect(self._back_to_password)
        self._show(view)

    def set_up(self) -> None:
        """Make a new file step by step."""
        from ssa_desk.ui.setup_window import SetupView

        present = self.centralWidget()
        back = present.path if isinstance(present, UnlockView) else None
        view = SetupView(self.jobs, back, self)
        view.finished.connect(self.enter)
        view.left.connect(self.begin)
        self._show(view)

    def enlarge(self) -> None:
        """Draw everything one step larger."""
        self._zoom(1)

    def reduce(self) -> None:
        """Draw everything one step smaller."""
        self._zoom(-1)

    def usual_size(self) -> None:
        """Draw everything in the usual size."""
        self._keep_zoom(1.0)

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from ssa_desk.ui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self)
        dialog.exec()
        dialog.deleteLater()

    def show_about(self) -> None:
        """Say what this program is."""
        from ssa_desk.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self)
        dialog.exec()
        dialog.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is not saved, then close the file and end the background work."""
        if self._desk_view is not None:
            if not self._desk_view.may_close():
                event.ignore()
                return
            self._close_desk()
        self._discard_set_up()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.store.keep(replace(self.store.settings, geometry=geometry))
        self.jobs.end()
        super().closeEvent(event)

    def _discard_set_up(self) -> None:
        from ssa_desk.ui.setup_window import SetupView

        view = self.centralWidget()
        if isinstance(view, SetupView):
            view.discard()

    def _lock_now(self) -> None:
        view = self._desk_view
        if view is None:
            return
        path = view.desk.path
        self._page_id = view.page_id
        self._close_desk()
        self.begin(path, self.tr("Gesperrt. Weiter geht es dort, wo Sie waren."))

    def _close_desk(self) -> None:
        from ssa_desk.ui.lock import close_desk

        view, root = self._desk_view, self._root
        if view is None or root is None:
            return
        self.theme.app.focusWindowChanged.disconnect(self._lend_lock)
        self._desk_view, self._root = None, None
        self.jobs.drop_all()
        close_desk(view, root)
        self.statusBar().hide()

    def _show(self, view: QWidget) -> None:
        former = self.takeCentralWidget()
        self.setCentralWidget(view)
        if former is not None:
            former.hide()
            former.deleteLater()
        view.setFocus()

    def _tell(self, error: Exception) -> None:
        view = self.centralWidget()
        if isinstance(view, UnlockView):
            view.fail(error)
        else:
            errors.show(error, self)

    def _opened_by_code(self, path: Path, root: "Root") -> None:
        from ssa_desk.services import unlock
        from ssa_desk.ui.password_window import PasswordView

        may_wait = unlock.has_side_file(path)
        view = PasswordView(path, root, self.jobs, may_wait=may_wait, parent=self)
        view.finished.connect(self.enter)
        self._show(view)

    def _back_to_password(self) -> None:
        self.begin(self.store.settings.last_path)

    def _say(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, 6000)

    def _show_saved(self) -> None:
        if self._foot is None:
            self._foot = QLabel(self)
            self.statusBar().addWidget(self._foot)
            self.statusBar().setSizeGripEnabled(False)
        if self._desk_view is not None:
            self._foot.setText(_saved_words(self._desk_view.desk.workspace.last_saved))

    def _lend_lock(self, _window: QWindow | None) -> None:
        """Let the lock key work over a dialog: a shortcut reaches only its own window."""
        dialog = QApplication.activeModalWidget()
        if dialog is not None and self._desk_view is not None:
            dialog.addAction(self._desk_view.actions_by_id["lock"])

    def _zoom(self, steps: int) -> None:
        place = min(range(len(ZOOMS)), key=lambda one: abs(ZOOMS[one] - self.theme.zoom))
        self._keep_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, place + steps))])

    def _keep_zoom(self, zoom: float) -> None:
        self.theme.enlarge(zoom)
        self.store.keep(replace(self.store.settings, zoom=zoom))

    def _restore_geometry(self) -> None:
        self.setMinimumSize(480, 400)
        self.resize(1240, 760)
        if self.store.settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.store.settings.geometry.encode()))


def _preload(_progress: Progress) -> None:
    from ssa_desk.services import desk, passwords, unlock  # noqa: F401


def _saved_words(moment: datetime | None) -> str:
    if moment is None:
        return "Verschlüsselt · nichts zu speichern"
    return f"Verschlüsselt · zuletzt gespeichert um {moment.astimezone():%H:%M} Uhr"


def _nothing(_value: object) -> None:
    return
