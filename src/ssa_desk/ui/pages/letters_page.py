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

    return LogTab(around.desk, parent)


def _templates(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.letters.templates_tab import TemplatesTab

    return TemplatesTab(around.desk, parent)


def _languages(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.letters.languages_part import LanguagesPart

    return LanguagesPart(around, parent)


PARTS = (
    Part(WRITE, "Schreiben", WritePart),
    Part(Letter.KIND, "Verschickt", _log),
    Part(LetterTemplate.KIND, "Eigene Vorlagen", _templates),
    Part("languages", "Sprachen", _languages),
)


class LettersPage(RecordsPage):
    """What other pages ask for is a letter to write, unless they name another tab."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        title = QCoreApplication.translate("letters", "Elternbriefe")
        super().__init__(around, title, PARTS, parent)

    def act(self, action: str) -> None:
        """Write ("case:id", "offer:id" …), or show something of another tab ("letter:id")."""
        if action.partition(":")[0] == "log":
            action = f"{Letter.KIND}:open"
        known = {one.id for one in PARTS}
        if not action or action.partition(":")[0] in known:
            super().act(action)
        else:
            super().act(f"{WRITE}:{action}")

    def show_private(self, *, hidden: bool) -> None:
        """Show names as they may be seen now, in every tab that was visited."""
        for part in self._built.values():
            part.show_private(hidden=hidden)
