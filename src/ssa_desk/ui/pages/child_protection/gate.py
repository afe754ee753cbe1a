"""What is seen before the password: the question for it, and the numbers for emergencies."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ssa_desk.ui.dialogs.protected import PasswordCheck
from ssa_desk.ui.pages.child_protection.numbers_panel import NumbersPanel
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label


class Gate(ScrollPage):
    """Tells when the password was right; nothing of a procedure is shown here."""

    passed = Signal()

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent, margin=0)
        self.check = PasswordCheck(around.desk, around.jobs, self)
        self.check.passed.connect(self.passed)
        self.check.password.installEventFilter(self)
        self.button = PrimaryButton(self.tr("Ö&ffnen"), "lock-open", self)
        self.button.clicked.connect(self.check.check)
        self.check.busy_changed.connect(self.button.setDisabled)
        self.numbers = NumbersPanel(around.desk, self)
        self.body.addWidget(self._question())
        card = Card(self.tr("Notfallnummern"), self)
        card.body.addWidget(
            label(
                self.tr(
                    "Bei akuter Gefahr zuerst anrufen. Diese Nummern stehen hier ohne Passwort."
                ),
                "muted",
                wrap=True,
            )
        )
        card.body.addWidget(self.numbers, 1)
        card.setMinimumHeight(18 * self.fontMetrics().height())
        self.body.addWidget(card, 1)

    def refresh(self) -> None:
        """Read the numbers again."""
        self.numbers.refresh()

    def begin(self) -> None:
        """Put the cursor into the password."""
        self.check.password.setFocus()

    def forget(self) -> None:
        """Leave no letter of the password behind."""
        self.check.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check the password at Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter:
                self.check.check()
            return is_enter
        return super().eventFilter(watched, event)

    def _question(self) -> Card:
        card = Card(self.tr("Geschützter Bereich"), self)
        card.body.addWidget(
            label(
                self.tr(
                    "Verfahren im Kinderschutz sehen Sie erst, wenn Sie das Passwort der Datei "
                    "noch einmal eingegeben haben. Der Bereich schließt sich zehn Minuten nach der "
                    "letzten Arbeit darin, und wenn Sie sperren."
                ),
                "muted",
                wrap=True,
            )
        )
        self.check.setMaximumWidth(46 * self.fontMetrics().averageCharWidth())
        card.body.addWidget(self.check)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card
