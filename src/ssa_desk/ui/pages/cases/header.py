"""The head of one case: number and name, marks, and what can be done."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.domain import clock
from ssa_desk.services.cases import CaseView
from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.pages.cases.doings import CASE_DOINGS, doing
from ssa_desk.ui.widgets.buttons import Button, GhostButton, PrimaryButton
from ssa_desk.ui.widgets.chips import ChipKind, ChipRow
from ssa_desk.ui.widgets.sides import set_beside
from ssa_desk.ui.widgets.text import ElidedLabel

KEYS = "aw"
"""Letters of the buttons; forms below them leave these alone."""


class CaseHeader(QWidget):
    """Shows a case; the buttons stand beside the name, or below it in a narrow window."""

    contact_wanted = Signal()
    letter_wanted = Signal()
    closing_wanted = Signal()
    doing_wanted = Signal(str)
    """Do this of `doings.CASE_DOINGS`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_low = self._warns = False
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(6)
        self._title = ElidedLabel("", "title")
        self._subtitle = ElidedLabel("", "muted")
        self._chips = ChipRow(self)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addWidget(self._chips)
        self._box.addLayout(words, 1)
        self._box.addWidget(self._actions())

    def show_case(self, view: CaseView, *, is_due: bool) -> None:
        """Show another case, or the same after a change."""
        self._title.setText(title_of(view))
        self._subtitle.setText(subtitle_of(view))
        self._chips.show_chips(chips_of(view, is_due=is_due))
        # Nobody may call home by mistake because the window is low.
        self._warns = view.without_parents
        self._chips.setHidden(self._is_low and not self._warns)
        self._closing.setText(
            self.tr("&Abschließen …") if view.case.is_open else self.tr("&Wieder öffnen")
        )

    def set_read_only(self, *, read_only: bool) -> None:
        """Switch off what would change the file."""
        for button in (self._contact, self._closing):
            button.setDisabled(read_only)
        for action in self.protection.actions():
            action.setDisabled(read_only and doing(str(action.data())).writes)

    def set_low(self, *, low: bool) -> None:
        """Take one line only: the window has little height."""
        self._is_low = low
        self._subtitle.setHidden(low)
        self._chips.setHidden(low and not self._warns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the name when there is no room beside it."""
        super().resizeEvent(event)
        needed = 84 * self.fontMetrics().averageCharWidth()
        set_beside(self._box, beside=self._is_low or self.width() >= needed)

    def _actions(self) -> QWidget:
        box = QWidget(self)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        protection = self._protection_button()
        self._letter = Button(self.tr("Brief …"), "mail", self)
        self._letter.setToolTip(self.tr("Elternbrief schreiben"))
        self._letter.setAccessibleName(self.tr("Elternbrief schreiben"))
        self._letter.clicked.connect(self.letter_wanted)
        self._closing = Button(self.tr("&Abschließen …"), "", self)
        self._closing.clicked.connect(self.closing_wanted)
        self._contact = PrimaryButton(self.tr("Neuer Kontakt"), "plus", self)
        self._contact.setToolTip(self.tr("Neuer Kontakt (Strg+Umschalt+N)"))
        self._contact.clicked.connect(self.contact_wanted)
        for button in (protection, self._letter, self._closing, self._contact):
            row.addWidget(button)
        return box

    def _protection_button(self) -> GhostButton:
        self.protection = QMenu(self)
        for one in CASE_DOINGS:
            action = QAction(QCoreApplication.translate("doings", one.title), self.protection)
            set_icon(action, one.icon, "muted")
            action.setData(one.id)
            action.triggered.connect(self._on_doing)
            self.protection.addAction(action)
        button = GhostButton("shield-check", self.tr("Datenschutz in diesem Fall"), self)
        button.setMenu(self.protection)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setVisible(bool(CASE_DOINGS))
        return button

    def _on_doing(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.doing_wanted.emit(str(sender.data()))


def title_of(view: CaseView) -> str:
    """Return number and name."""
    return " · ".join(part for part in (view.case.case_no, name_of(view)) if part)


def name_of(view: CaseView) -> str:
    """Return first and last name as far as they are known and may be seen."""
    return view.name


def subtitle_of(view: CaseView) -> str:
    """Return class, school and the days of the case."""
    case = view.case
    parts = [f"Klasse {view.class_name}" if view.class_name else ""]
    parts.append(view.school.name if view.school else "")
    parts.append(_days(case.opened_on, case.closed_on))
    return " · ".join(part for part in parts if part)


def _days(first: date | None, last: date | None) -> str:
    if first and last:
        return f"{first:%d.%m.%Y} bis {last:%d.%m.%Y}"
    if last:
        return f"bis {last:%d.%m.%Y}"
    return f"seit {first:%d.%m.%Y}" if first else ""


def chips_of(view: CaseView, *, is_due: bool) -> list[tuple[str, ChipKind]]:
    """Return the marks of a case."""
    chips: list[tuple[str, ChipKind]] = []
    chips.append(("offen", "") if view.case.is_open else ("abgeschlossen", "quiet"))
    if view.case.dormant and view.case.is_open:
        chips.append(("ruht", "quiet"))
    if view.age is not None and view.age >= 15:
        chips.append(("18+" if view.age >= 18 else "15+", "quiet"))
    if is_due:
        chips.append(("Wiedervorlage fällig", "warning"))
    if view.case.review_date and view.case.review_date <= clock.today():
        chips.append(("Überprüfung fällig", "warning"))
    if view.in_protection:
        chips.append(("Kinderschutz", "quiet"))
    if view.case.legal_hold:
        chips.append(("Sperrvermerk", "quiet"))
    if view.without_parents:
        chips.append(("Beratung ohne Wissen der Eltern", "error"))
    return chips
