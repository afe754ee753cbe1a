"""The tab "Schreiben": the letter and its people on the left, the finished paper on the right."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ssa_desk.content.errors import NOTHING_WRITTEN, MissingValueError
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.letter_orders import LetterOrder
from ssa_desk.services.letter_people import Block
from ssa_desk.ui import errors
from ssa_desk.ui.forms.drafting import DraftedForm
from ssa_desk.ui.jobs import Job
from ssa_desk.ui.pages.letters import LETTER
from ssa_desk.ui.pages.letters.leave import Leaving
from ssa_desk.ui.pages.letters.letter_desk import LetterDesk
from ssa_desk.ui.pages.letters.letter_draft import LetterDraft
from ssa_desk.ui.pages.letters.preview import LetterPreview
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import ElidedLabel

_WIDE = 96
"""So many letters of width let form and paper stand side by side."""

MISSING = "Angabe fehlt"
"""The reason of a letter that is only not finished yet."""


class WritePart(PageWidget):
    """Writes one letter to one family or to many; the paper is seen while it is written."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._desk = around, around.desk
        self._letters = around.desk.letters
        self._job: Job | None = None
        self._data = b""
        self._build()
        self._leaving = Leaving(around, self._busy, self)
        self._leaving.done.connect(self._on_left)
        self._typed = LetterDraft(self.letter)
        self._drafts = DraftedForm(around.desk.workspace, LETTER, self._typed, self)
        self.letter.changed.connect(self._set)
        self.letter.begin()
        self._resume()

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        self._drafts.keeper.flush()

    def show_private(self, *, hidden: bool) -> None:
        """A letter is full of names: show none of it."""
        self._forget_gone()
        self._is_hidden = hidden
        self._private.setVisible(hidden)
        self._arrange()
        self.letter.show_private()

    def place(self) -> tuple[str, ...]:
        """Return the kind of letter and for whom it is."""
        whom = self.letter.whom
        return self.letter.kind_key, whom.place, whom.case_id or whom.offer_id

    def return_to(self, place: tuple[str, ...]) -> None:
        """Choose kind and people again, unless a draft has done it."""
        if len(place) == 3 and not self._typed.has_changes():
            self.letter.choose(place[0], place[1], place[2])

    def act(self, action: str) -> None:
        """Write to a case (by its id, or "case:id"), for "offer:id", "contact:id" and others."""
        if action:
            self._show_side(paper=False)
            outcome = errors.attempt(self.letter.start, action)
            if isinstance(outcome.error, ExpectedError):
                self._refuse(outcome.error)
            elif outcome.error is not None:
                raise outcome.error

    def begin(self) -> None:
        """Begin with the kind of letter."""
        self.letter.kind.setFocus()

    def focus_search(self) -> None:
        """Ask for whom the letter is."""
        self._show_side(paper=False)
        self.letter.whom.focus()

    def refresh(self) -> None:
        """Set the letter again: profile, school, templates or people may have changed."""
        self._forget_gone()
        self.letter.read_again()
        self._set()

    def save_as(self) -> None:
        """Write the letter, or all of them, where the user wants it."""
        self._leaving.save(
            self.letter.orders(), self.letter.sorted_by, self.letter.layout_of_paper()
        )

    def print_letter(self) -> None:
        """Print the letter, or all of them, from memory."""
        self._leaving.print(
            self.letter.orders(), self.letter.sorted_by, self.letter.layout_of_paper()
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Set the letter: hidden it is not set, the file may be closed behind it."""
        super().showEvent(event)
        self._set()

    def hideEvent(self, event: QHideEvent) -> None:
        """Set nothing any more."""
        super().hideEvent(event)
        self._drop_job()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show form and paper one at a time in a narrow window."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the room that one side needs: both beside each other is for wider windows."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(40 * letter, 22 * letter)

    def _forget_gone(self) -> None:
        """Let go of a letter about a case that is deleted or restricted by now."""
        if self.letter.whom.is_gone():
            self._start_over()

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
        self.letter.clear()

    def _drop_draft(self) -> None:
        dropped = errors.attempt(self._drafts.keeper.drop)
        if dropped.error is not None:
            errors.show(dropped.error, self)

    def _on_left(self, sentence: str) -> None:
        self._drop_draft()
        self.letter.settled()
        self._resumed.hide()
        self._news.show_text(sentence)
        self.told.emit(sentence)

    def _build(self) -> None:
        self._is_hidden = self._is_paper = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 6, 0)
        outer.setSpacing(8)
        outer.addLayout(self._actions())
        self._busy = Busy(self)
        outer.addWidget(self._busy)
        self._news, self._resumed = Banner("info", "", self), Banner("info", "", self)
        self._resumed.add_button(self.tr("Neu beginnen")).clicked.connect(self._start_over)
        self._trouble, self._review = Banner("error", "", self), Banner("warning", "", self)
        for banner in (self._news, self._resumed, self._trouble, self._review):
            outer.addWidget(banner)
        for banner in (self._trouble, self._review):
            banner.set_closable(closable=False)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self.letter = LetterDesk(self._desk, self)
        self.letter.told.connect(self.told)
        self._left = ScrollPage(self, margin=0)
        self._left.body.setContentsMargins(0, 0, 8, 0)
        self._left.body.addWidget(self.letter)
        self._left.body.addStretch(1)
        self._preview = LetterPreview(self)
        self._preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sides.addWidget(self._left, 1)
        self._sides.addWidget(self._preview, 1)
        self._outer = outer
        outer.addLayout(self._sides, 1)
        words = self.tr("Ein Brief besteht aus Namen. Taste F8 zeigt ihn wieder.")
        self._private = EmptyState("eye-off", self.tr("Namen sind verdeckt"), words, "", self)
        self._private.hide()
        outer.addWidget(self._private, 1)

    def _actions(self) -> QHBoxLayout:
        self._state = ElidedLabel("", "muted", self)
        self._see = Button(self.tr("V&orschau"), "eye", self)
        self._see.setCheckable(True)
        self._see.toggled.connect(self._on_see)
        self._save_as = Button(self.tr("Als PDF speichern …"), "file-down", self)
        self._save_as.clicked.connect(self.save_as)
        self._print = PrimaryButton(self.tr("Drucken …"), "printer", self)
        self._print.clicked.connect(self.print_letter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._state, 1)
        for button in (self._see, self._save_as, self._print):
            row.addWidget(button)
        return row

    def _arrange(self) -> None:
        wide = self.width() >= _WIDE * sides.letter_of(self)
        sides.limit(self._left, 60 if wide else None)
        self._see.setVisible(not wide and not self._is_hidden)
        self._left.setVisible(not self._is_hidden and (wide or not self._is_paper))
        self._preview.setVisible(not self._is_hidden and (wide or self._is_paper))
        # An empty row with a share of the height would push the words down.
        self._outer.setStretchFactor(self._sides, 0 if self._is_hidden else 1)

    def _show_side(self, *, paper: bool) -> None:
        self._see.setChecked(paper)

    def _on_see(self, checked: bool) -> None:  # noqa: FBT001 - Qt
        self._is_paper = checked
        self._arrange()

    def _set(self) -> None:
        """Set the letter anew in the background, or say what is missing."""
        self._drop_job()
        if not self.isVisible():
            return
        self._review.show_text(self.letter.review_words())
        self._state.setText(self.letter.state_words())
        sentence = self.letter.problem()
        if sentence:
            self._show_nothing(sentence)
            return
        order = self.letter.order()
        if order is None:
            self._show_nothing(self.tr("Bitte wählen Sie, wer den Brief bekommt."))
            return
        try:
            self._begin_setting(order)
        except ExpectedError as error:
            self._refuse(error)

    def _begin_setting(self, order: LetterOrder) -> None:
        series = self._letters.serial.prepare((order,), layout=self.letter.layout_of_paper())
        if series.left_out:
            self._show_block(series.left_out[0].blocks[0])
            return
        self._job = self._around.jobs.run(lambda _: series.pdf(), self._show, self._failed)

    def _show_block(self, block: Block) -> None:
        if block.reason == MISSING:
            self._show_nothing(block.sentence)
            return
        self._show_nothing(self.tr("Für diesen Brief gibt es keine Vorschau."))
        self._trouble.show_text(block.sentence)

    def _show(self, data: bytes) -> None:
        self._data = data
        self._trouble.show_text("")
        self._preview.show_letter(data)
        self._allow(allowed=bool(self.letter.orders()))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ExpectedError):
            self._refuse(error)
        else:
            self._show_nothing(self.tr("Der Brief ließ sich nicht setzen."))
            errors.show(error, self)

    def _refuse(self, error: ExpectedError) -> None:
        if isinstance(error, MissingValueError):
            self._show_nothing(error.sentence)
            return
        self._show_nothing(self.tr("Für diesen Brief gibt es keine Vorschau."))
        self._trouble.show_text(error.sentence)

    def _show_nothing(self, words: str) -> None:
        self._data = b""
        self._trouble.show_text("")
        # Nothing was to be written yet: the letter is only not finished.
        self._preview.show_words(words.removesuffix(NOTHING_WRITTEN).rstrip())
        self._allow(allowed=False)

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _allow(self, *, allowed: bool) -> None:
        self._save_as.setEnabled(allowed)
        self._print.setEnabled(allowed)
