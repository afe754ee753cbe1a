"""Puts the window together: settings, look, unlock; and pictures of the pages for the demo."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ssa_desk.settings import paths
from ssa_desk.settings.program import ProgramStore
from ssa_desk.system.process import forbid_core_dumps
from ssa_desk.ui import errors
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.main_window import MainWindow


def run(path: Path | None = None) -> int:
    """Show the window, with this file or the last one, and return the exit status."""
    forbid_core_dumps()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SSA Desk")
    app.setDesktopFileName("ssa-desk")
    store = ProgramStore(paths.program_settings_file())
    theme = Theme(app, store.settings.theme, store.settings.zoom)
    window = MainWindow(store, theme, path or store.settings.last_path)
    window.show()
    QTimer.singleShot(0, window, lambda: _settle_in(app, window))
    return app.exec()


def _settle_in(app: QApplication, window: MainWindow) -> None:
    """Do what can wait until the window is seen."""
    from ssa_desk.ui.log import write_log
    from ssa_desk.ui.look.language import speak_german

    errors.install()
    write_log(paths.log_file())
    speak_german(app)
    window.prepare()
