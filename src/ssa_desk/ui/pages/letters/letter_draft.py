"""The letter that is being written, as a draft: kind, case, language and what was typed."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from ssa_desk.ui.forms.drafting import CASE
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.pages.letters.letter_form import LetterForm
from ssa_desk.ui.pages.letters.recipient import Recipient

_KIND, _GUARDIAN, _LANGUAGE, _VALUE = "kind", "guardian", "language", "value."


class LetterDraft(QObject):
    """Reads the inputs of the page, and puts a draft back into them."""

    changed = Signal()

    def __init__(
        self, kind: QComboBox, recipient: Recipient, language: QComboBox, form: LetterForm
    ) -> None:
        super().__init__(form)
        self._kind, self._recipient = kind, recipient
        self._language, self._form = language, form
        form.typed.connect(self.changed)

    def has_changes(self) -> bool:
        """Return whether something was typed that the file does not know."""
        return self._form.has_changes()

    def draft(self) -> tuple[dict[str, Typed], str]:
        """Return everything that makes the letter, and which input has the cursor."""
        values: dict[str, Typed] = {
            _KIND: str(self._kind.currentData()),
            CASE: self._recipient.case_id,
            _GUARDIAN: self._recipient.guardian_id,
            _LANGUAGE: str(self._language.currentData()),
        }
        values |= {f"{_VALUE}{name}": text for name, text in self._form.typed_values().items()}
        return values, self._form.cursor_place()

    def restore(self, values: Mapping[str, Typed], cursor: str = "") -> None:
        """Put a draft back."""
        self.choose(str(values.get(_KIND, "")), str(values.get(CASE, "")))
        self._recipient.choose_guardian(str(values.get(_GUARDIAN, "")))
        _choose(self._language, str(values.get(_LANGUAGE, "")))
        typed = {
            name.removeprefix(_VALUE): str(text)
            for name, text in values.items()
            if name.startswith(_VALUE)
        }
        self._form.put(typed)
        self._form.focus_at(cursor)

    def choose(self, kind: str, case_id: str) -> None:
        """Choose the kind of letter and the case."""
        _choose(self._kind, kind)
        if case_id:
            self._recipient.choose(case_id)


def _choose(box: QComboBox, key: str) -> None:
    row = box.findData(key)
    if row >= 0:
        box.setCurrentIndex(row)
