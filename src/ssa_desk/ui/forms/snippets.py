"""Text snippets in a long text: the abbreviation and Tab, or a menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from ssa_desk.domain.records import TextSnippet
from ssa_desk.ui.forms.text_editors import LongTextEditor
from ssa_desk.ui.widgets.buttons import LinkButton

_SHOWN = 40


class Snippets(QObject):
    """Puts the worker's own texts into one editor; `button` opens the menu of all of them."""

    def __init__(
        self, editor: LongTextEditor, snippets: Callable[[], Sequence[TextSnippet]]
    ) -> None:
        super().__init__(editor)
        self._text = editor.text
        self._snippets = snippets
        self._text.installEventFilter(self)
        self.button = LinkButton(self.tr("Text&baustein einfügen"), "notebook-text", editor)
        self.button.setToolTip(self.tr("Oder das Kürzel schreiben und die Tabulatortaste drücken"))
        self.menu = QMenu(self.button)
        self.button.clicked.connect(self._open)
        self.button.setVisible(bool(snippets()))

    def put_below(self) -> None:
        """Set the button below the text."""
        editor = self.parent()
        layout = editor.layout() if isinstance(editor, LongTextEditor) else None
        if layout is not None:
            layout.addWidget(self.button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Replace an abbreviation before the cursor at Tab; elsewhere Tab leads on."""
        if (
            watched is self._text
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            return self._replaced()
        return super().eventFilter(watched, event)

    def _replaced(self) -> bool:
        cursor = self._text.textCursor()
        if cursor.hasSelection():
            return False
        before = cursor.block().text()[: cursor.positionInBlock()]
        word = before.rsplit(maxsplit=1)[-1] if before and not before[-1].isspace() else ""
        text = self._text_of(word.casefold()) if word else None
        if text is None:
            return False
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(word)
        )
        cursor.insertText(text)
        self._text.setTextCursor(cursor)
        return True

    def _text_of(self, word: str) -> str | None:
        known = {one.abbreviation.strip().casefold(): one.text for one in self._snippets()}
        return known.get(word)

    def _open(self) -> None:
        self.menu.clear()
        for one in self._snippets():
            action = QAction(_words(one), self.menu)
            action.setData(one.text)
            action.triggered.connect(self._insert_chosen)
            self.menu.addAction(action)
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _insert_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._text.insertPlainText(str(action.data()))
            self._text.setFocus()


def _words(snippet: TextSnippet) -> str:
    text = " ".join(snippet.text.split())
    short = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
    return f"{snippet.abbreviation}   {short}".replace("&", "&&")
