"""The values of a letter: an input for each of its placeholders."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ssa_desk.content.letters import Placeholder
from ssa_desk.ui.forms.choice_editors import Choice, ChoiceBox
from ssa_desk.ui.forms.day_editor import DayEditor
from ssa_desk.ui.forms.keys import unique_keys
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.forms.text_editors import GrowingText, LineEditor, time_editor
from ssa_desk.ui.widgets.field import Field

REST_MS = 15
"""The paper is set in the background: it may follow the keys closely."""
_HINTS = {
    "by_hand": "leer: von Hand",
    "optional": "freiwillig",
    "required": "",
}


_DAYS = ("date", "reply_until")
_TIMES = ("time",)
_HALF = (*_DAYS, *_TIMES)

Input = ChoiceBox | GrowingText | LineEditor


class LetterForm(QWidget):
    """Tells, after a short rest, that a value has changed."""

    changed = Signal()
    typed = Signal()
    """Something was typed, told at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._inputs: dict[str, Input] = {}
        self._fields: dict[str, Field] = {}
        self._required: set[str] = set()
        self._given: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.changed)

    def show_placeholders(self, placeholders: Sequence[Placeholder], taken_keys: str) -> None:
        """Ask for these values; what was typed under the same name is kept."""
        present = self.values()
        for field in self._fields.values():
            field.hide()
            field.deleteLater()
        self._inputs, self._fields = {}, {}
        self._required = {one.name for one in placeholders if one.fill == "required"}
        titles = unique_keys((one.title for one in placeholders), taken_keys)
        row = column = 0
        for placeholder, title in zip(placeholders, titles, strict=True):
            editor = self._input(placeholder)
            self._inputs[placeholder.name] = editor
            target = editor.line if isinstance(editor, LineEditor) else editor
            field = Field(title, target, "", self)
            self._fields[placeholder.name] = field
            if isinstance(editor, ChoiceBox) and (line := editor.lineEdit()) is not None:
                line.setAccessibleName(placeholder.title)
            span = 1 if placeholder.name in _HALF else 2
            if column + span > 2:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, span)
            column += span
        self._given = {}
        self.fill(_defaults(placeholders))
        self.put(present)

    def values(self) -> dict[str, str]:
        """Return the values that are given."""
        found = {name: _text_of(editor).strip() for name, editor in self._inputs.items()}
        return {name: text for name, text in found.items() if text}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put what the file knows into its inputs; other inputs stay as they are."""
        self.put(values)
        own = (name for name in values if name in self._inputs)
        self._given |= {name: _text_of(self._inputs[name]) for name in own}

    def typed_values(self) -> dict[str, str]:
        """Return what lies in all inputs."""
        return {name: _text_of(editor) for name, editor in self._inputs.items()}

    def has_changes(self) -> bool:
        """Return whether something differs from what was filled in."""
        typed = self.typed_values()
        return any(
            text.strip() != self._given.get(name, "").strip() for name, text in typed.items()
        )

    def cursor_place(self) -> str:
        """Return which input has the cursor."""
        found = (name for name, field in self._fields.items() if field.editor.hasFocus())
        return next(found, "")

    def focus_at(self, cursor: str) -> None:
        """Put the cursor into an input."""
        if cursor in self._inputs:
            self._inputs[cursor].setFocus()

    def put(self, values: Mapping[str, str]) -> None:
        """Put typed values into their inputs."""
        for name, text in values.items():
            editor = self._inputs.get(name)
            if isinstance(editor, ChoiceBox):
                row = editor.findData(text)
                if row >= 0:
                    editor.setCurrentIndex(row)
                else:
                    editor.setEditText(text)
            elif isinstance(editor, LineEditor):
                editor.set_typed(text)
            elif editor is not None:
                editor.setPlainText(text)

    def hide_inputs(self, names: Sequence[str]) -> None:
        """Hide these inputs and show all others: each letter of a run has its own values."""
        for name, field in self._fields.items():
            field.setHidden(name in names)

    def settled(self) -> None:
        """Take what is typed as done."""
        self._given = self.typed_values()

    def clear(self, names: Sequence[str]) -> None:
        """Empty some inputs."""
        self.fill(dict.fromkeys(names, ""))

    def fits(self) -> bool:
        """Return whether days and times are some; say it at the inputs that were left."""
        found = {name: _problem(self._inputs[name]) for name in _HALF if name in self._inputs}
        for name, sentence in found.items():
            field = self._fields[name]
            field.show_problem("" if field.editor.hasFocus() else sentence)
        return not any(found.values())

    def focus_first_empty(self) -> None:
        """Put the cursor where something is still to be typed, what is needed first."""
        empty = [name for name, editor in self._inputs.items() if not _text_of(editor)]
        for name in sorted(empty, key=lambda one: one not in self._required)[:1]:
            self._inputs[name].setFocus()

    def _input(self, placeholder: Placeholder) -> Input:
        if placeholder.choices:
            box = ChoiceBox(self)
            box.fill(Choice(one.key, one.title) for one in placeholder.choices)
            box.currentTextChanged.connect(self._touch)
            return box
        if placeholder.lines > 1:
            text = GrowingText(self, least=2, most=placeholder.lines)
            text.setPlaceholderText(_HINTS[placeholder.fill])
            text.textChanged.connect(self._touch)
            return text
        line = self._line(placeholder)
        line.changed.connect(self._touch)
        line.line.editingFinished.connect(self._rest.start)
        return line

    def _touch(self) -> None:
        self._rest.start()
        self.typed.emit()

    def _line(self, placeholder: Placeholder) -> LineEditor:
        if placeholder.name in _DAYS:
            day = DayEditor(self)
            if placeholder.fill == "by_hand":
                day.line.setPlaceholderText(_HINTS["by_hand"])
            return day
        line = time_editor(self) if placeholder.name in _TIMES else LineEditor(self)
        if placeholder.fill != "required":
            line.line.setPlaceholderText(_HINTS[placeholder.fill])
        return line


def _defaults(placeholders: Sequence[Placeholder]) -> dict[str, str]:
    return {one.name: one.default for one in placeholders if one.default}


def _problem(editor: Input) -> str:
    try:
        editor.value() if isinstance(editor, LineEditor) else None
    except EntryError as error:
        return str(error)
    return ""


def _text_of(editor: Input) -> str:
    if isinstance(editor, ChoiceBox):
        return editor.currentText()
    return editor.line.text() if isinstance(editor, LineEditor) else editor.toPlainText()
