"""The texts about a breach: to copy, to print, to save, for each recipient."""

from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QWidget,
)

from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import DataBreach
from ssa_desk.services.audit_trail import Action
from ssa_desk.services.breach_texts import BreachTexts, Recipient
from ssa_desk.services.desk import Desk
from ssa_desk.services.files import write_over
from ssa_desk.settings import paths
from ssa_desk.ui import errors
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.paper import print_pdf
from ssa_desk.ui.widgets.text import label

_FILE = "datenpanne.pdf"
_LINES = 12


class BreachTextsCard(Card):
    """Shows the text for the chosen recipient as it stands in the saved entry."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(self.tr("Texte zum Kopieren und Drucken"), parent)
        self._desk = desk
        self._texts: BreachTexts | None = None
        self._recipients: dict[str, Recipient] = {
            self.tr("Datenschutz-Aufsichtsbehörde (Art. 33 DSGVO)"): "authority",
            self.tr("Rechts- oder Fachaufsicht (§ 83a SGB X)"): "supervision",
            self.tr("Betroffene Personen (Art. 34 DSGVO)"): "persons",
        }
        self.box = QComboBox(self)
        self.box.addItems(list(self._recipients))
        self.box.currentIndexChanged.connect(self._show)
        self.body.addWidget(Field(self.tr("Text für"), self.box, "", self))
        self.named = Banner("warning", "", self)
        self.named.set_closable(closable=False)
        self.body.addWidget(self.named)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setMinimumHeight(_LINES * self.fontMetrics().height())
        self.body.addWidget(self.text)
        words = paper_words("breach")
        for hint in (words["check"], words["no_names"]):
            self.body.addWidget(label(hint, "small", wrap=True))
        self.body.addLayout(self._buttons())

    @property
    def recipient(self) -> Recipient:
        """Return for whom the text is."""
        return self._recipients[self.box.currentText()]

    def show_breach(self, breach: DataBreach) -> None:
        """Show the texts of a saved breach."""
        profile = self._desk.workspace.profile()
        self._texts = BreachTexts(breach, profile, self._desk.breaches.facts(breach))
        names = self._desk.breaches.named(breach)
        words = self.tr(
            "Im Eintrag steht vielleicht, wer gemeint ist: %1. Bitte umschreiben Sie es."
        )
        self.named.show_text(words.replace("%1", ", ".join(names)) if names else "")
        self._show()

    def copy(self) -> None:
        """Put the text into the clipboard; it is cleared when the file is locked."""
        QApplication.clipboard().setText(self.text.toPlainText())
        self._note("exported")

    def print_text(self) -> None:
        """Print the text as a paper."""
        if self._texts is not None and print_pdf(self._texts.pdf(self.recipient), self):
            self._note("printed")

    def save_as(self) -> None:
        """Write the paper where the user wants it."""
        proposed = str(paths.documents_folder() / _FILE)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Als PDF speichern"), proposed, self.tr("PDF-Dateien (*.pdf)")
        )
        if not chosen or self._texts is None:
            return
        try:
            write_over(Path(chosen), self._texts.pdf(self.recipient))
        except ExpectedError as error:
            errors.show(error, self)
            return
        self._note("exported")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, icon, slot in (
            (self.tr("Kopieren"), "copy", self.copy),
            (self.tr("Als PDF speichern …"), "file-down", self.save_as),
            (self.tr("Drucken …"), "printer", self.print_text),
        ):
            button = Button(words, icon, self)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _show(self, _index: int = 0) -> None:
        self.text.setPlainText(self._texts.plain(self.recipient) if self._texts else "")

    def _note(self, action: Action) -> None:
        outcome = errors.attempt(self._desk.trail.note, action, "breach_text")
        if outcome.error is not None:
            errors.show(outcome.error, self)
