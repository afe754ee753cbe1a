"""An input with its label above and a problem below."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.naming import name_input
from ssa_desk.ui.widgets.text import label, restyle


class Field(QWidget):
    """Label (with its key and buddy), editor, help, and the sentence of a problem."""

    def __init__(
        self, text: str, editor: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        name = QLabel(text, self)
        name.setBuddy(editor)
        name_input(editor, text.replace("&", ""))
        if help_text:
            (editor.focusProxy() or editor).setAccessibleDescription(help_text)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        column.addWidget(name)
        column.addWidget(editor)
        if help_text:
            column.addWidget(label(help_text, "small", wrap=True))
        column.addWidget(self._problem)

    def show_problem(self, sentence: str) -> None:
        """Say below the input what does not fit; an empty sentence takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.editor.setProperty("problem", bool(sentence))
        restyle(self.editor)

    @property
    def problem(self) -> str:
        """Return the sentence that is shown, or nothing."""
        return self._problem.text()
