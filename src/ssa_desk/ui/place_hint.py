"""A hint above the page about where the file lies; once put away, it stays away."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from ssa_desk.services.desk import Desk


class PlaceHint(Banner):
    """Looks in the background, because a drive on the network may be slow."""

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget) -> None:
        super().__init__("warning", "", parent)
        self._desk = desk
        self._sentences: list[str] = []
        self._jobs = jobs
        self._close.clicked.connect(self._put_away)
        self.look()

    def look(self) -> None:
        """Show what there is to say about the place of the file."""
        path = self._desk.path

        def work(_progress: Progress) -> list[str]:
            from ssa_desk.services import places

            return places.hints(path)

        self._jobs.run(work, self._show, _note)

    def _show(self, sentences: list[str]) -> None:
        from ssa_desk.services import places

        found = errors.attempt(places.unseen, self._desk.workspace, sentences)
        self._sentences = found.value or []
        self.show_text(" ".join(self._sentences))

    def _put_away(self) -> None:
        from ssa_desk.services import places

        if not self._desk.workspace.read_only:
            # Not kept: it is said again at the next unlock, and nothing is lost.
            errors.attempt(places.put_away, self._desk.workspace, self._sentences)


def _note(error: Exception) -> None:
    """Log what went wrong: a hint that fails is nothing to bother the user with."""
    errors.sentence(error)
