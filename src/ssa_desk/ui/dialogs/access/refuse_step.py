"""The step that refuses a request: ground, reason for the file, the letter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from ssa_desk.content.access import refusal_words
from ssa_desk.content.catalogues import catalogue
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label

_LINES = 5


class RefuseStep(QWidget):
    """A ground from the list brings its words; the worker may say more."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(2, 2, 8, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._law = Banner("warning", "", self)
        self._law.set_closable(closable=False)
        self.ground = QComboBox(self)
        for entry in catalogue("refusal_ground").active:
            self.ground.addItem(entry.label, entry.identifier)
        self.ground.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.ground.currentIndexChanged.connect(self._take_words)
        self.reason = QPlainTextEdit(self)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.fontMetrics().height() * _LINES + 16)
        self.reason.textChanged.connect(self.changed)
        self._say = label("", "heading", wrap=True)
        page.body.addWidget(self._law)
        page.body.addWidget(Field(self.tr("&Grund der Ablehnung"), self.ground, "", self))
        page.body.addWidget(
            Field(
                self.tr("&Begründung für die Akte"),
                self.reason,
                self.tr("Sie muss festgehalten werden (§ 83 Abs. 3 SGB X) und bleibt hier."),
                self,
            )
        )
        page.body.addWidget(label(self.tr("Das steht im Brief und das können Sie sagen:"), "muted"))
        page.body.addWidget(self._say)
        page.body.addStretch(1)
        self._proposed = ""
        self._take_words()

    def propose(self, ground: str) -> None:
        """Begin with the ground that the law gives."""
        self.ground.setCurrentIndex(max(0, self.ground.findData(ground)))
        self._take_words()
        self.ground.setFocus()

    def chosen(self) -> tuple[str, str]:
        """Return the ground and the reason."""
        return str(self.ground.currentData()), self.reason.toPlainText().strip()

    def _take_words(self) -> None:
        words = refusal_words(str(self.ground.currentData()))
        self._law.show_text(words.law)
        self._say.setText(words.say)
        if self.reason.toPlainText().strip() in ("", self._proposed):
            self.reason.setPlainText(words.file)
        self._proposed = words.file
        self.changed.emit()
