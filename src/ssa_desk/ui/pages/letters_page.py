"""The page "Elternbriefe": values on the left, the finished letter on the right, print and save."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.content.errors import MissingValueError
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.disclosures import Wish
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.disclose import permitted
from ssa_desk.ui.forms.drafting import DraftedForm
from ssa_desk.ui.leaving import print_personal, save_personal
from ssa_desk.ui.pages.letters import LETTER
from ssa_desk.ui.pages.letters.letter_draft import LetterDraft
from ssa_desk.ui.pages.letters.letter_form import LetterForm
from ssa_desk.ui.pages.letters.preview import LetterPreview
from ssa_desk.ui.pages.letters.recipient import Recipient
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.header import PageHeader
from ssa_desk.ui.widgets.scroll import ScrollPage

Way = Callable[..., bool]
"""Prints or saves with a permit; whether it was done."""

FILE_NAME = "elternbrief.pdf"
"""Neutral on purpose: no kind of letter and no name in a file name."""

_OF_CASE = ("guardian", "address", "child")
_UNREVIEWED = "ungeprüft"


class LettersPage(PageWidget):
    """Writes one letter at a time; nothing of it is stored."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = around.desk
        self._letters = around.desk.letters
        self._data = b""
        self._build()
        self._show_kind()
        self._typed = LetterDraft(self._kind, self._recipient, self._language, self._form)
        self._drafts = DraftedForm(around.desk.workspace, LETTER, self._typed, self)
        self._resume()

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        self._drafts.keeper.flush()

    def show_private(self, *, hidden: bool) -> None:
        """A letter is full of names: show none of it."""
        self._forget_gone()
        self._left.setHidden(hidden)
        self._preview.setHidden(hidden)
        self._private.setVisible(hidden)
        self._recipient.show_private()

    def place(self) -> tuple[str, ...]:
        """Return the kind of letter and the case."""
        return self._kind_id(), self._recipient.case_id

    def return_to(self, place: tuple[str, ...]) -> None:
        """Choose kind and case again, unless a draft has done it."""
        if not self._typed.has_changes():
            self._typed.choose(*place)

    def act(self, action: str) -> None:
        """Write to the guardians of the case with this id."""
        if action:
            self._recipient.choose(action)
            self._form.focus_first_empty()

    def begin(self) -> None:
        """Begin with the kind of letter."""
        self._kind.setFocus()

    def focus_search(self) -> None:
        """Ask for the case."""
        self._recipient.ask()

    def refresh(self) -> None:
        """Set the letter again: profile or school may have changed."""
        self._forget_gone()
        self._set()

    def _forget_gone(self) -> None:
        """Let go of a letter about a case that is deleted or restricted by now."""
        if self._recipient.is_gone():
            self._start_over()

    def save_as(self) -> None:
        """Write the letter where the user wants it."""
        words = self.tr("Der Brief ist gespeichert. Die PDF-Datei ist nicht verschlüsselt.")
        self._leave(partial(save_personal, name=FILE_NAME), words)

    def print_letter(self) -> None:
        """Print the letter from memory."""
        self._leave(print_personal, self.tr("Der Brief ist an den Drucker gegeben."))

    def _leave(self, way: Way, words: str) -> None:
        """Let the letter go where the gate permits it; it is noted as a disclosure."""
        try:
            permit = permitted(self._desk, self._wish(), self)
            if permit is None or not way(self._desk, permit, self._data, parent=self):
                return
        except ExpectedError as error:
            errors.show(error, self)
            return
        self._drop_draft()
        self.told.emit(f"{words} {self.tr('Die Weitergabe ist vermerkt.')}")

    def _wish(self) -> Wish:
        recipient = self._recipient
        return self._letters.wish(
            self._kind_id(),
            str(self._language.currentData()),
            self._form.values(),
            recipient.case_id,
            recipient.guardian_id,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set values and letter below each other in a narrow window."""
        super().resizeEvent(event)
        wide = sides.arrange(self._sides, self, 96)
        sides.limit(self._left, 60 if wide else None)
        self._preview.setMinimumHeight(0 if wide else 8 * self.fontMetrics().height())

    def _resume(self) -> None:
        """Show the letter that was being written when the file was locked."""
        resumed = errors.attempt(self._drafts.begin, LETTER)
        if resumed.error is not None:
            errors.show(resumed.error, self)
        elif resumed.value:
            self._resumed.show_text(
                self.tr("Hier ist wieder der Brief, den Sie zuletzt geschrieben haben.")
            )

    def _start_over(self) -> None:
        """Throw the draft away and begin an empty letter."""
        self._drop_draft()
        self._resumed.hide()
        self._recipient.clear()
        self._form.clear(tuple(self._form.typed_values()))
        self._show_kind()

    def _drop_draft(self) -> None:
        dropped = errors.attempt(self._drafts.keeper.drop)
        if dropped.error is not None:
            errors.show(dropped.error, self)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 14)
        outer.setSpacing(12)
        header = PageHeader(
            self.tr("Elternbriefe"), self.tr("Wird gedruckt oder gespeichert, nicht abgelegt"), self
        )
        self._save_as = Button(self.tr("Als PDF speichern …"), "file-down", self)
        self._save_as.clicked.connect(self.save_as)
        self._print = PrimaryButton(self.tr("Drucken …"), "printer", self)
        self._print.clicked.connect(self.print_letter)
        header.add_action(self._save_as)
        header.add_action(self._print)
        outer.addWidget(header)
        self._trouble = Banner("error", "", self)
        self._trouble.set_closable(closable=False)
        self._review = Banner("warning", "", self)
        self._review.set_closable(closable=False)
        self._resumed = Banner("info", "", self)
        self._resumed.add_button(self.tr("Neu beginnen")).clicked.connect(self._start_over)
        outer.addWidget(self._resumed)
        outer.addWidget(self._trouble)
        outer.addWidget(self._review)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._left = self._values()
        self._preview = LetterPreview(self)
        self._preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sides.addWidget(self._left, 2)
        self._sides.addWidget(self._preview, 3)
        outer.addLayout(self._sides, 1)
        self._private = self._cover()
        outer.addWidget(self._private, 1)

    def _cover(self) -> EmptyState:
        words = self.tr("Ein Brief besteht aus Namen. Taste F8 zeigt ihn wieder.")
        cover = EmptyState("eye-off", self.tr("Namen sind verdeckt"), words, "", self)
        cover.hide()
        return cover

    def _values(self) -> QWidget:
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(0, 0, 8, 0)
        card = Card("", self)
        self._kind = QComboBox(self)
        for kind in self._letters.kinds():
            self._kind.addItem(kind.title, kind.id)
        self._kind.currentIndexChanged.connect(self._show_kind)
        self._recipient = Recipient(self._desk, self)
        self._recipient.chosen.connect(self._show_recipient)
        self._language = QComboBox(self)
        self._language.currentIndexChanged.connect(self._set)
        self._form = LetterForm(self)
        self._form.changed.connect(self._set)
        card.body.setSpacing(12)
        card.body.addWidget(Field(self.tr("&Brief"), self._kind, "", self))
        card.body.addWidget(self._recipient)
        card.body.addWidget(Field(self.tr("S&prache"), self._language, "", self))
        card.body.addWidget(self._form)
        page.body.addWidget(card)
        page.body.addStretch(1)
        return page

    def _kind_id(self) -> str:
        return str(self._kind.currentData())

    def _show_kind(self) -> None:
        self._language.blockSignals(True)  # noqa: FBT003 - Qt
        self._language.clear()
        for one in self._letters.languages(self._kind_id()):
            same = one.own_name == one.german_name
            words = one.german_name if same else f"{one.german_name} · {one.own_name}"
            self._language.addItem(words, one.code)
        self._language.blockSignals(False)  # noqa: FBT003 - Qt
        self._form.show_placeholders(self._letters.placeholders(self._kind_id()), "bpg")
        self._form.fill(self._letters.prefill())
        self._set()

    def _show_recipient(self) -> None:
        self._form.clear(_OF_CASE)
        recipient = self._recipient
        if not recipient.case_id:
            self._set()
            return
        try:
            guardian_id = recipient.guardian_id
            self._form.fill(self._letters.prefill(recipient.case_id, guardian_id or None))
            if guardian_id:
                code = self._letters.language_for(self._kind_id(), guardian_id)
                self._language.setCurrentIndex(self._language.findData(code))
        except ExpectedError as error:
            self._refuse(error)
            return
        self._set()

    def _set(self) -> None:
        """Set the letter anew, or say what is missing."""
        code = str(self._language.currentData())
        is_german = code == "de"
        state = self._letters.review_state(self._kind_id(), code)
        unreviewed = state == _UNREVIEWED and not is_german
        self._review.show_text(
            self.tr(
                "Diese Übersetzung hat noch niemand geprüft. Bitte lassen Sie sie vor dem "
                "Verschicken von einer sprachkundigen Person lesen."
            )
            if unreviewed
            else ""
        )
        if not self._form.fits():
            self._data = b""
            self._allow(allowed=False)
            self._preview.show_words(self.tr("Datum oder Uhrzeit passt noch nicht."))
            return
        try:
            if self._recipient.case_id:
                self._letters.prefill(self._recipient.case_id, self._recipient.guardian_id or None)
            data = self._letters.set_letter(self._kind_id(), code, self._form.values())
        except ExpectedError as error:
            self._refuse(error)
            return
        self._data = data
        self._trouble.show_text("")
        self._preview.show_letter(data)
        self._allow(allowed=True)

    def _refuse(self, error: ExpectedError) -> None:
        self._data = b""
        self._allow(allowed=False)
        if isinstance(error, MissingValueError):
            self._trouble.show_text("")
            self._preview.show_words(error.sentence)
            return
        self._trouble.show_text(error.sentence)
        self._preview.show_words(self.tr("Für diesen Brief gibt es keine Vorschau."))

    def _allow(self, *, allowed: bool) -> None:
        self._save_as.setEnabled(allowed)
        self._print.setEnabled(allowed)
