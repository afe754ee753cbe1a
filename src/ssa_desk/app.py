"""Puts the window together: settings, look, unlock; and pictures of the pages for the demo."""

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ssa_desk.settings import paths
from ssa_desk.settings.program import ProgramStore
from ssa_desk.system.display import has_display
from ssa_desk.system.process import forbid_core_dumps, keep_constants
from ssa_desk.ui.instance import Claim, give_way
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from ssa_desk.ui.conductor import Conductor

NO_DISPLAY = (
    "Es gibt hier keinen Bildschirm für das Fenster. Ihre Dateien sind unverändert. "
    "Die Befehle ohne Fenster zeigt: ssa-desk --help\n"
)


def run(path: Path | None = None, *, for_office: bool = False) -> int:
    """Show the window, with this file or the last one, and return the exit status.

    `for_office`: begin with what the Fachstelle does, without any file.
    """
    if not has_display():
        sys.stderr.write(NO_DISPLAY)
        return 1
    forbid_core_dumps()
    keep_constants()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SSA Desk")
    app.setDesktopFileName("ssa-desk")
    store = ProgramStore(paths.program_settings_file())
    theme = Theme(app, store.settings.theme, store.settings.zoom)
    path = None if for_office else path or store.settings.last_path
    claim = Claim(app)
    holder = claim.take(path) if path else None
    if path and holder and holder.is_here:
        return give_way(path)
    window = MainWindow(store)
    window.show()
    begin = partial(_fill, window, store, theme, claim)
    QTimer.singleShot(0, window, partial(begin, path, for_office=for_office))
    status = app.exec()
    claim.release()
    return status


def _keep_no_history() -> None:
    """Let no dialog for files write a list of visited folders and files: a name may be in it.

    On Linux Qt's own dialogs are shown, for those of a desktop keep lists that nobody here can
    switch off. Windows and macOS show theirs.
    """
    if sys.platform == "linux":
        from PySide6.QtCore import Qt  # Thirteen milliseconds, which the frame does without.

        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def pictures(path: Path, password: str, folder: Path) -> list[Path]:
    """Open the file without a screen, draw its pages into the folder, return the pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop

    from ssa_desk.services import unlock
    from ssa_desk.ui.conductor import Conductor
    from ssa_desk.ui.look.fonts import lend_font
    from ssa_desk.ui.look.language import speak_german
    from ssa_desk.ui.pictures import SIZE, Pictures

    keep_constants()
    root = unlock.unlock(path, password)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    lend_font()
    speak_german(app)
    theme = Theme(app, "light")
    store = ProgramStore(None)
    window = MainWindow(store)
    window.resize(SIZE)
    window.show()
    conductor = Conductor(window, store, theme)
    conductor.enter(path, root)
    taken = Pictures(conductor, folder)
    loop = QEventLoop()
    taken.finished.connect(loop.quit)
    taken.begin()
    loop.exec()
    window.close()
    return taken.paths


def _fill(
    window: MainWindow,
    store: ProgramStore,
    theme: Theme,
    claim: Claim,
    path: Path | None,
    *,
    for_office: bool,
) -> None:
    """Ask for the password in the frame that is already on the screen."""
    from ssa_desk.ui import errors
    from ssa_desk.ui.conductor import Conductor
    from ssa_desk.ui.look.fonts import lend_font
    from ssa_desk.ui.look.icons import icon

    errors.install()
    _keep_no_history()
    lend_font()
    theme.app.setWindowIcon(icon("handshake", "accent", 64))
    conductor = Conductor(window, store, theme, claim)
    if for_office:
        conductor.merge_reports()
    else:
        conductor.start(path)
    QTimer.singleShot(0, conductor, partial(_settle_in, conductor))


def _settle_in(conductor: "Conductor") -> None:
    """Do what can wait until the question for the password is seen."""
    from ssa_desk.ui.log import write_log
    from ssa_desk.ui.look.language import speak_german

    gc.enable()
    write_log(paths.log_file())
    speak_german(conductor.theme.app)
    conductor.theme.follow_system()
    conductor.read_ahead()
