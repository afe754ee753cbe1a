"""The tab "Sperren": when the file locks by itself, and what others may see of the screen."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.lock_choice import MINUTES, LockChoice, choose_lock, lock_choice
from ssa_desk.services.workspace import Workspace
from ssa_desk.system import capture
from ssa_desk.ui import errors
from ssa_desk.ui.guard import Guard
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted


class LockPart(QWidget):
    """Every choice is kept at once, in the file."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(self, margin=0)
        scroll.body.setContentsMargins(0, 14, 6, 20)
        scroll.body.addWidget(self._when())
        scroll.body.addWidget(self._screen())
        scroll.body.addStretch(1)
        column.addWidget(scroll)
        self.refresh()
        self.minutes.currentIndexChanged.connect(self._keep)
        for box in (self.sleep, self.lock, self.names, self.capture):
            box.toggled.connect(self._keep)
            box.setDisabled(workspace.read_only)
        self.minutes.setDisabled(workspace.read_only)
        self.capture.setEnabled(capture.can_hide() and not workspace.read_only)

    def refresh(self) -> None:
        """Show what is chosen, and what this system lets the program see."""
        choice = lock_choice(self._workspace)
        values = (
            (self.sleep, choice.on_sleep),
            (self.lock, choice.on_screen_lock),
            (self.names, choice.hides_names),
            (self.capture, choice.hides_window),
        )
        for box, on in values:
            box.blockSignals(True)  # noqa: FBT003 - Qt
            box.setChecked(on)
            box.blockSignals(False)  # noqa: FBT003 - Qt
        self.minutes.blockSignals(True)  # noqa: FBT003 - Qt
        self.minutes.setCurrentIndex(self.minutes.findData(choice.minutes))
        self.minutes.blockSignals(False)  # noqa: FBT003 - Qt
        self._show_sight()

    def _when(self) -> Card:
        card = Card(self.tr("Von selbst sperren"), self)
        self.minutes = QComboBox(card)
        for count in MINUTES:
            self.minutes.addItem(counted(count, "Minute", "Minuten"), count)
        self.minutes.setMaximumWidth(self.fontMetrics().averageCharWidth() * 24)
        card.body.addWidget(Field(self.tr("&Nach Zeit ohne Eingabe"), self.minutes))
        self.sight = label("", "small", wrap=True)
        card.body.addWidget(self.sight)
        self.sleep = QCheckBox(self.tr("Wenn der Rechner in den &Ruhezustand geht"), card)
        self.lock = QCheckBox(self.tr("Wenn der &Bildschirm des Systems gesperrt wird"), card)
        card.body.addWidget(self.sleep)
        card.body.addWidget(self.lock)
        hint = self.tr(
            "Was Sie gerade schreiben, wird vorher verschlüsselt gesichert und ist nach dem "
            "Entsperren wieder da. Sofort sperren: Strg+L."
        )
        card.body.addWidget(label(hint, "small", wrap=True))
        return card

    def _screen(self) -> Card:
        card = Card(self.tr("Blicke auf den Bildschirm"), self)
        self.names = QCheckBox(self.tr("Nach dem Entsperren &Namen zunächst verbergen"), card)
        card.body.addWidget(self.names)
        hint = self.tr("F8 verbirgt Namen und Texte jederzeit und zeigt sie wieder.")
        card.body.addWidget(label(hint, "small", wrap=True))
        words = self.tr("&Fenster in Bildschirmfotos und beim Teilen des Bildschirms verbergen")
        self.capture = QCheckBox(words, card)
        card.body.addWidget(self.capture)
        if not capture.can_hide():
            hint = self.tr(
                "Dieses System kann ein Fenster nicht verbergen. Beim Teilen des Bildschirms "
                "bitte vorher sperren."
            )
            card.body.addWidget(label(hint, "small", wrap=True))
        return card

    def _show_sight(self) -> None:
        guard = self.window().findChild(Guard)
        if guard is None:
            self.sight.hide()
            return
        sees_all = guard.idle.sight == "system"
        words = self.tr("Gezählt wird jede Eingabe am Rechner, auch in anderen Programmen.")
        if not sees_all:
            words = self.tr(
                "Dieses System verrät nur Eingaben in SSA Desk selbst: Wer länger in anderen "
                "Programmen arbeitet, findet SSA Desk gesperrt."
            )
        if not (guard.session.hears_sleep or guard.session.hears_screen):
            words += " " + self.tr("Ruhezustand und Bildschirmsperre meldet es nicht zuverlässig.")
        self.sight.setText(words)
        self.sight.show()

    def _keep(self) -> None:
        before = lock_choice(self._workspace)
        choice: LockChoice = before.changed(
            minutes=int(self.minutes.currentData()),
            on_sleep=self.sleep.isChecked(),
            on_screen_lock=self.lock.isChecked(),
            hides_names=self.names.isChecked(),
            hides_window=self.capture.isChecked(),
        )
        try:
            choose_lock(self._workspace, choice)
        except ExpectedError as error:
            errors.show(error, self)
            self.refresh()
