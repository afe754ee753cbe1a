"""Several forms beside each other that are drafted as one."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.forms.record_form import RecordForm


class FormsTogether(QObject):
    """Names the values of each form by its own name and a dot."""

    changed = Signal()

    def __init__(self, forms: Mapping[str, RecordForm[Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._forms = {f"{name}.": form for name, form in forms.items()}
        for form in forms.values():
            form.changed.connect(self.changed)

    def has_changes(self) -> bool:
        """Return whether something in one of the forms differs from what is saved."""
        return any(form.has_changes() for form in self._forms.values())

    def draft(self) -> tuple[dict[str, Typed], str]:
        """Return what is typed in all forms and where the cursor stands."""
        values: dict[str, Typed] = {}
        place = ""
        for name, form in self._forms.items():
            typed, cursor = form.draft()
            values |= {f"{name}{key}": value for key, value in typed.items()}
            place = f"{name}{cursor}" if cursor else place
        return values, place

    def restore(self, values: Mapping[str, Typed], cursor: str = "") -> None:
        """Put a draft back into all forms."""
        for name, form in self._forms.items():
            form.restore(
                {key.removeprefix(name): one for key, one in values.items() if key.startswith(name)}
            )
        for name, form in self._forms.items():
            if cursor.startswith(name):
                form.focus_at(cursor.removeprefix(name))
