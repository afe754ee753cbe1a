"""The tab "Einschränkungen": cases that are only stored, and cases that are not deleted."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.holds import HeldCase, Holds
from ssa_desk.services.restrictions import RestrictedCase
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.protected import may_enter
from ssa_desk.ui.dialogs.restrict import ContentDialog, ReleaseDialog
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card, line
from ssa_desk.ui.widgets.chips import Chip
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.sides import set_beside
from ssa_desk.ui.widgets.text import label

_BESIDE = 100
"""So many letters of width a row needs to have its buttons beside its words."""
_TOP = Qt.AlignmentFlag.AlignTop


class RestrictionsPart(PageWidget):
    """Lists both; what a restricted case holds is shown after the password only."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._jobs = around.desk, around.jobs
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(0, 12, 6, 12)
        page.body.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._restricted = self._card(
            self.tr("Eingeschränkte Fälle"),
            self.tr(
                "Diese Fälle werden nur noch gespeichert (Art. 18 DSGVO, § 84 SGB X). Sie stehen "
                "in keiner Liste, in keiner Suche und auf keinem Ausdruck. Eingeschränkt wird ein "
                "Fall in seinem Kopf unter „Datenschutz“."
            ),
            page,
        )
        self._held = self._card(
            self.tr("Sperrvermerke"),
            self.tr(
                "Diese Fälle werden vorerst nicht gelöscht. Jeder Vermerk hat einen Grund und "
                "einen Tag, an dem er überprüft wird; beides steht in den Stammdaten des Falls."
            ),
            page,
        )
        page.body.addStretch(1)
        self.rows: list[_RestrictedRow] = []
        self.holds: list[_HeldRow] = []
        self.refresh()

    def refresh(self) -> None:
        """Read both lists again."""
        for one in (*self.rows, *self.holds):
            one.hide()
            one.deleteLater()
        is_locked = self._desk.workspace.read_only
        self.rows = [
            _RestrictedRow(one, self, is_locked=is_locked)
            for one in self._desk.restrictions.listed()
        ]
        self.holds = [_HeldRow(one, self) for one in Holds(self._desk.workspace).listed()]
        _fill(self._restricted, self.rows, self.tr("Kein Fall ist eingeschränkt."), self)
        _fill(self._held, self.holds, self.tr("Kein Fall hat einen Sperrvermerk."), self)

    def begin(self) -> None:
        """Put the cursor on the first button."""
        first = next((one.button for one in (*self.rows, *self.holds) if one.button), None)
        if first is not None:
            first.setFocus()

    def release(self, one: RestrictedCase) -> None:
        """Ask why the restriction ends, and end it."""
        dialog = ReleaseDialog(self._desk, one.case_id, one.case_no, self)
        released = dialog.exec()
        dialog.deleteLater()
        if released:
            self.refresh()
            self.told.emit(self.tr("Die Einschränkung ist aufgehoben."))

    def read(self, one: RestrictedCase) -> None:
        """Show what happened in the case, after the password."""
        if not may_enter(self._desk, self._jobs, self):
            return
        try:
            entries = self._desk.restrictions.content(one.case_id)
        except ExpectedError as error:
            errors.show(error, self)
            return
        dialog = ContentDialog(one.case_no, entries, self)
        dialog.exec()
        dialog.deleteLater()

    def _card(self, title: str, words: str, page: ScrollPage) -> QVBoxLayout:
        card = Card(title, self)
        card.body.addWidget(label(words, "muted", wrap=True))
        box = QVBoxLayout()
        box.setSpacing(10)
        card.body.addLayout(box)
        page.body.addWidget(card)
        return box


class _Row(QWidget):
    """A line above, a title with a chip and words; the buttons stand beside them, or below."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.button: Button | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(line(self))
        self.words = QVBoxLayout()
        self.words.setSpacing(4)
        self.top = QHBoxLayout()
        self.top.setSpacing(8)
        self.top.addWidget(label(title, "strong"))
        self.words.addLayout(self.top)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(10)
        self._box.addLayout(self.words, 1)
        self._box.addLayout(self._buttons)
        outer.addLayout(self._box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words when there is no room beside them."""
        super().resizeEvent(event)
        needed = _BESIDE * self.fontMetrics().averageCharWidth()
        set_beside(self._box, beside=self.width() >= needed)

    def add_chip(self, text: str, *, is_due: bool = False) -> None:
        chip = Chip(text, "warning" if is_due else "quiet", self)
        self.top.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_text(self, *texts: str) -> None:
        self.top.addStretch(1)
        for text in texts:
            if text:
                self.words.addWidget(label(text, "small", wrap=True))

    def add_button(self, text: str, icon: str) -> Button:
        button = Button(text, icon, self)
        self._buttons.insertWidget(self._buttons.count() - 1, button, 0, _TOP)
        self.button = self.button or button
        return button


class _RestrictedRow(_Row):
    def __init__(self, one: RestrictedCase, part: RestrictionsPart, *, is_locked: bool) -> None:
        super().__init__(f"{one.case_no} · seit {one.since:%d.%m.%Y}", part)
        counts = (
            self.tr("zählt weiter") if one.counts else self.tr("zählt nicht in neuen Berichten")
        )
        self.add_chip(counts)
        self.add_text(one.ground, one.reason)
        self.read = self.add_button(self.tr("Inhalt ansehen …"), "eye")
        self.read.setAccessibleName(self.tr("Inhalt von Fall {} ansehen").format(one.case_no))
        self.read.clicked.connect(partial(part.read, one))
        self.release = self.add_button(self.tr("Aufheben …"), "lock-open")
        self.release.setAccessibleName(
            self.tr("Einschränkung von Fall {} aufheben").format(one.case_no)
        )
        self.release.setDisabled(is_locked)
        self.release.clicked.connect(partial(part.release, one))


class _HeldRow(_Row):
    def __init__(self, one: HeldCase, part: RestrictionsPart) -> None:
        super().__init__(one.case_no, part)
        day = f"{one.review_on:%d.%m.%Y}" if one.review_on else self.tr("ohne Datum")
        words = self.tr("Überprüfung: {}").format(day)
        self.add_chip(words, is_due=one.is_due(clock.today()))
        if one.is_restricted:
            self.add_chip(self.tr("eingeschränkt"))
        self.add_text(one.reason)
        if not one.is_restricted:
            button = self.add_button(self.tr("Zum Fall"), "arrow-right")
            button.setAccessibleName(self.tr("Zum Fall {}").format(one.case_no))
            button.clicked.connect(partial(part.case_wanted.emit, one.case_id, ""))


def _fill(box: QVBoxLayout, rows: Sequence[QWidget], nothing: str, parent: QWidget) -> None:
    """Show these rows in place of the present ones, or say that there are none."""
    while item := box.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
    for one in rows or [label(nothing, "", wrap=True)]:
        one.setParent(parent)
        box.addWidget(one)
        one.show()
