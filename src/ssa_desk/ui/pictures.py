"""Pictures of the pages of a file, light and dark: for the demo and for people who check them."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from ssa_desk.ui.conductor import Conductor
from ssa_desk.ui.look.theme import Choice

SIZE = QSize(1366, 768)
REST_MS = 40
"""Between two looks whether the page has come to rest."""
LOOKS_AT_REST = 4

_NAMES = {
    "today": "heute",
    "cases": "faelle",
    "groups": "gruppen",
    "parents": "elternarbeit",
    "transitions": "uebergaenge",
    "network": "netzwerk",
    "planning": "planung",
    "statistics": "statistik",
    "report": "jahresbericht",
    "letters": "elternbriefe",
    "data_protection": "datenschutz",
    "child_protection": "kinderschutz",
    "settings": "einstellungen",
}
_SCHEMES: tuple[tuple[Choice, str], ...] = (("light", "hell"), ("dark", "dunkel"))


class Pictures(QObject):
    """Goes through the pages one by one; `finished` when all pictures lie in the folder."""

    finished = Signal()

    def __init__(self, conductor: Conductor, folder: Path) -> None:
        super().__init__(conductor)
        self.paths: list[Path] = []
        self._conductor = conductor
        self._folder = folder
        self._steps = self._all_steps()
        self._name = ""
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Take the first picture as soon as its page rests."""
        self._folder.mkdir(parents=True, exist_ok=True)
        QTimer.singleShot(0, self, self._next)
        self._timer.start()

    def _look(self) -> None:
        self._looks = self._looks + 1 if self._conductor.jobs.is_idle else 0
        if self._looks < LOOKS_AT_REST:
            return
        path = self._folder / f"{self._name}.png"
        self._conductor.window.grab().save(str(path))
        self.paths.append(path)
        self._next()

    def _next(self) -> None:
        self._looks = 0
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
            self.finished.emit()
            return
        self._name, act = step
        act()

    def _all_steps(self) -> Iterator[tuple[str, Callable[[], object]]]:
        view = self._conductor.desk_view
        if view is None:
            return
        first = next(iter(view.desk.cases.rows(limit=1)), None)
        for choice, word in _SCHEMES:
            self._conductor.theme.choose(choice)
            for page_id, name in _NAMES.items():
                yield f"{name}-{word}", partial(view.go, page_id)
            if first is not None:
                yield f"fall-{word}", partial(view.show_case, first.id)
