"""The letter that is being written, as a draft: kind, people, language and what was typed."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ssa_desk.ui.forms.drafting import CASE
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.pages.letters.letter_desk import LetterDesk


class LetterDraft(QObject):
    """Reads the inputs of the page, and puts a draft back into them."""

    changed = Signal()

    def __init__(self, letter: LetterDesk) -> None:
        super().__init__(letter)
        self._letter = letter
        letter.typed.connect(self.changed)

    def has_changes(self) -> bool:
        """Return whether something was typed that the file does not know."""
        return self._letter.has_changes()

    def draft(self) -> tuple[dict[str, Typed], str]:
        """Return everything that makes the letter, and which input has the cursor."""
        values, cursor = self._letter.written()
        return {**values, CASE: self._letter.whom.case_id}, cursor

    def restore(self, values: Mapping[str, Typed], cursor: str = "") -> None:
        """Put a draft back."""
        self._letter.put(values, cursor)
