"""One field on a form: label, editor and the sentence about what is wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ssa_desk.ui.forms.editor import Editor
from ssa_desk.ui.forms.field import FormField
from ssa_desk.ui.forms.link_editor import LinkEditor
from ssa_desk.ui.forms.text_editors import YesEditor
from ssa_desk.ui.widgets.text import restyle, set_look


class FieldCell(QWidget):
    """A labelled editor. The label is its buddy and carries the key of the field."""

    changed = Signal()

    def __init__(self, field: FormField, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self.label = QLabel(field.title.text, self)
        self.label.setVisible(not isinstance(editor, YesEditor))
        editor.take_label(self.label)
        self._cover: QLabel | None = None
        self._covers = False
        self._guard = ""
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(editor)
        column.addWidget(self.problem)
        column.addStretch(1)
        editor.name_input(field.title.plain, field.title.help)
        _show_help(editor, field.title.help)
        editor.changed.connect(self._on_change)

    def show_problem(self, sentence: str, look: str) -> None:
        """Show a sentence below the editor; `look` is "error" or "warning"."""
        if sentence == self.problem.text():
            return
        self.problem.setText(sentence)
        set_look(self.problem, look)
        self.problem.setVisible(bool(sentence))
        self.editor.name_input(self.field.title.plain, sentence or self.field.title.help)
        target = self.editor.focusProxy() or self.editor
        target.setProperty("problem", look == "error" and bool(sentence))
        restyle(target)

    def cover(self, *, covered: bool) -> None:
        """Hide what is written about a person; an empty field stays open for typing."""
        if covered != self._covers and isinstance(self.editor, LinkEditor):
            self.editor.read_name()
        self._covers = covered
        private = covered and (self.field.personal or self.field.long)
        is_hidden = bool(self.editor.typed()) and (private or bool(self._guard))
        self.editor.setHidden(is_hidden)
        if is_hidden and self._cover is None:
            self._cover = QLabel(self)
            set_look(self._cover, "muted")
            column = self.layout()
            if isinstance(column, QVBoxLayout):
                column.insertWidget(0, self._cover)
        if self._cover is not None:
            words = self.tr("{}: verdeckt (F8 zeigt es)").format(self.field.title.plain)
            self._cover.setText(self._guard or words)
            self._cover.setVisible(is_hidden)

    def guard(self, words: str) -> None:
        """Hide what is written behind these words until they are taken away, whatever F8 does."""
        self._guard = words
        self.cover_again()

    def cover_again(self) -> None:
        """Cover a value that was filled in just now."""
        self.cover(covered=self._covers)

    def _on_change(self) -> None:
        if self.problem.text():
            self.show_problem("", "")
        self.changed.emit()


def _show_help(editor: Editor, help_text: str) -> None:
    if not help_text:
        return
    target = editor.focusProxy() or editor
    target.setToolTip(help_text)
    if isinstance(target, QLineEdit | QPlainTextEdit):
        target.setPlaceholderText(help_text)
