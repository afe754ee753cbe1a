"""The questions about the procedure: "Ja, am ..." or "Nein, weil ...", earlier answers below."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ssa_desk.domain.child_protection import Procedure
from ssa_desk.domain.records import ChildProtectionAnswer
from ssa_desk.services.protection_text import answer_words
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui.pages.child_protection.emptying import empty_out
from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label


class QuestionsTab(ScrollPage):
    """Tells which question is to be answered."""

    wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent, margin=0)
        self._workspace = workspace
        self.body.setContentsMargins(0, 10, 6, 0)
        self.body.setSpacing(8)

    def show_procedure(self, procedure: Procedure, *, writable: bool) -> None:
        """Show each question with its newest answer and the earlier ones."""
        empty_out(self.body)
        for one in self._workspace.catalogue("protection_question").entries:
            given = [
                answer
                for answer in procedure.answers
                if answer.protection_question == one.identifier
            ]
            if given or not one.retired:
                self.body.addWidget(self._card(one.identifier, one.label, given, writable=writable))
        self.body.addStretch(1)

    def _card(
        self, key: str, question: str, given: list[ChildProtectionAnswer], *, writable: bool
    ) -> Card:
        card = Card("", self)
        card.body.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(question, "strong", wrap=True), 1)
        button = LinkButton(self.tr("Ändern …") if given else self.tr("Antworten …"), "", self)
        button.setAccessibleName(f"{question} {button.text()}")
        button.setProperty("way", f"answer:{key}")
        button.clicked.connect(self._want)
        button.setEnabled(writable)
        head.addWidget(button)
        card.body.addLayout(head)
        newest = given[-1] if given else None
        card.body.addWidget(label(self._words(newest), wrap=True))
        for text in self._earlier(given[:-1]):
            card.body.addWidget(label(text, "small", wrap=True))
        return card

    def _earlier(self, answers: Iterable[ChildProtectionAnswer]) -> Iterable[str]:
        for one in reversed(tuple(answers)):
            written = f"{one.created_at.astimezone():%d.%m.%Y, %H:%M}"
            yield self.tr("Früher ({} Uhr): {}").format(written, self._words(one))

    def _words(self, answer: ChildProtectionAnswer | None) -> str:
        privacy = self._workspace.privacy
        if answer is None:
            return answer_words(None)
        return answer_words(answer, privacy.shown(answer.with_whom), privacy.text(answer.reason))

    def _want(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(str(sender.property("way")))
