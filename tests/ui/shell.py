"""A whole window over a real file, as the program puts it together."""

from dataclasses import dataclass
from pathlib import Path

from ssa_desk.settings.program import ProgramStore
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Cost
from ssa_desk.ui.conductor import Conductor
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.main_window import MainWindow

PASSWORD = "Lampe Tiger Wolke 7"
CHEAP = Cost(64 * 1024, 3, 1)


@dataclass
class Shell:
    """The window, who leads through it, and the file it asks for."""

    window: MainWindow
    conductor: Conductor
    path: Path

    @property
    def view(self):
        """Return what the window shows."""
        return self.window.centralWidget()

    def unlock(self, qtbot, password=PASSWORD):
        """Type the password and wait for the file."""
        self.view.password.setText(password)
        self.view.unlock()
        qtbot.waitUntil(lambda: self.conductor.desk_view is not None, timeout=20_000)


def new_file(path: Path) -> vault.Created:
    """Return a new file with the cheapest key derivation that is allowed."""
    return vault.create(path, PASSWORD, cost=CHEAP)


def shell(app, path: Path | None, settings: Path | None = None) -> Shell:
    """Return a shown window that asks for the password of the file."""
    store = ProgramStore(settings)
    theme = Theme(app, "light")
    window = MainWindow(store)
    window.show()
    conductor = Conductor(window, store, theme)
    conductor.begin(path)
    return Shell(window, conductor, path)
