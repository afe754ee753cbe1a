"""The page "Elternbriefe": write, what was sent, own templates, languages."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ssa_desk.domain.records import Letter, LetterTemplate
from ssa_desk.ui.pages.letters.write_part import WritePart
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.records_page import Part, RecordsPage

WRITE = "write"


def _log(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.letters.log_tab import LogTab

    return LogTab(around, parent)


def _templates(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.letters.templates_tab import TemplatesTab

    return TemplatesTab(around, parent)


PARTS = (
    Part(WRITE, "Schreiben", WritePart),
    Part(Letter.KIND, "Verschickt", _log),
    Part(LetterTemplate.KIND, "Eigene Vorlagen", _templates),
)


class LettersPage(RecordsPage):
    """What other pages ask for is a letter to write, unless they name another tab."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        title = QCoreApplication.translate("letters", "Elternbriefe")
        super().__init__(around, title, PARTS, parent)

    def act(self, action: str) -> None:
        """Write ("case:id", "offer:id" …), or show something of another tab ("letter:id")."""
        known = {one.id for one in PARTS}
        if action.partition(":")[0] in known:
            super().act(action)
        else:
            super().act(f"{WRITE}:{action}")

    def show_private(self, *, hidden: bool) -> None:
        """Show names as they may be seen now, in every tab that was visited."""
        for part in self._built.values():
            part.show_private(hidden=hidden)
