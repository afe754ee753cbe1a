"""The fields of the quick entry in one calm column, drafted as one."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.fields import Title
from ssa_desk.domain.records import CaseContact
from ssa_desk.ui.forms.aside import Aside
from ssa_desk.ui.forms.cell import FieldCell
from ssa_desk.ui.forms.children_editor import ChildrenEditor
from ssa_desk.ui.forms.editor import Editor, Typed
from ssa_desk.ui.forms.field import FormField
from ssa_desk.ui.forms.record_form import RecordForm

FIELDS = (
    "channel", "duration_min", "topics", "observation", "follow_up_on", "date", "time",
)  # fmt: skip
"""From the top to the bottom; the last two stand side by side."""
_WHO = "children"
_WEEKS = (1, 2)


class ContactFields(RecordForm[CaseContact]):
    """A contact without its case, field below field."""

    def _fields(self) -> list[FormField]:
        """Return the fields from the top to the bottom."""
        chosen = (one for one in super()._fields() if one.name in FIELDS)
        return sorted(chosen, key=lambda one: FIELDS.index(one.name))

    def _laid_out(self) -> Aside | None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for name in FIELDS[:-2]:
            column.addWidget(self.cells[name])
        row = QHBoxLayout()
        row.setSpacing(14)
        for name in FIELDS[-2:]:
            row.addWidget(self.cells[name], 1)
        column.addLayout(row)
        return None


class QuickForm(QObject):
    """Who, and what of the contact: drafted together."""

    changed = Signal()

    def __init__(self, who: ChildrenEditor, contact: ContactFields, parent: QObject) -> None:
        super().__init__(parent)
        self._who, self._contact = who, contact
        self._shown = who.typed()
        who.changed.connect(self.changed)
        contact.changed.connect(self.changed)

    def has_changes(self) -> bool:
        """Return whether something was typed."""
        return self._who.typed() != self._shown or self._contact.has_changes()

    def draft(self) -> tuple[dict[str, Typed], str]:
        """Return what is typed and where the cursor stands."""
        values, cursor = self._contact.draft()
        return {**values, _WHO: self._who.typed()}, cursor

    def restore(self, values: Mapping[str, Typed], cursor: str = "") -> None:
        """Put a draft back."""
        self._who.set_typed(values.get(_WHO, [""]))
        self._contact.restore(values, cursor)
        if not cursor:
            self._who.setFocus()


def who_cell(editor: ChildrenEditor, parent: QWidget) -> FieldCell:
    """Return the first field: its names are codes while names are hidden, so nothing covers it."""
    field = FormField(
        name=_WHO,
        title=Title("&Wer"),
        type=str,
        many=True,
        required=True,
        catalogue=None,
        link=None,
        long=False,
        personal=False,
        aside=False,
        limit=None,
    )
    return FieldCell(field, editor, parent)


def week_buttons(follow_up: Editor, words: Mapping[int, str]) -> tuple[QPushButton, ...]:
    """Return a button for each usual follow-up; `words` names them by weeks."""
    made = []
    for weeks in _WEEKS:
        button = quick_button(words[weeks], follow_up)
        button.clicked.connect(partial(_in_weeks, follow_up, weeks))
        made.append(button)
    return tuple(made)


def quick_button(text: str, parent: QWidget) -> QPushButton:
    """Return a small button beside an input."""
    button = QPushButton(text, parent)
    button.setProperty("look", "quick")
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def beside(editor: Editor, *buttons: QPushButton) -> None:
    """Put buttons to the right of the input of an editor."""
    column = editor.layout()
    target = editor.focusProxy()
    if not isinstance(column, QVBoxLayout) or target is None:
        return
    column.removeWidget(target)
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addWidget(target, 1)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)
    for former, latter in zip((target, *buttons), buttons, strict=False):
        QWidget.setTabOrder(former, latter)


def _in_weeks(follow_up: Editor, weeks: int) -> None:
    follow_up.set_value(clock.today() + timedelta(weeks=weeks))
    follow_up.setFocus()
