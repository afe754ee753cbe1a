"""The sign beside the clock: a contact or a mark in two clicks; it never carries a name.

While the file is locked it only leads to the window that asks for the password.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from ssa_desk.ui import instance
from ssa_desk.ui.look.icons import icon

if TYPE_CHECKING:
    from ssa_desk.ui.conductor import Conductor

_REASONS = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """Works where the system has a place for it; the window needs none."""

    def __init__(self, conductor: "Conductor") -> None:
        super().__init__(conductor)
        self._conductor = conductor
        self.wanted = ""
        """What to do once the password was typed."""
        self.menu = QMenu(conductor.window)
        self.entry = self._action(self.tr("Schnelleintrag"), partial(self.want, "quick_entry"))
        self.tally = self._action(self.tr("Strichliste +1"), partial(self.want, "tally"))
        self.menu.addSeparator()
        self.show = self._action(self.tr("Fenster zeigen"), self._to_front)
        self.lock = self._action(self.tr("Sperren"), conductor.lock)
        self.menu.aboutToShow.connect(self._fit)
        self.sign = QSystemTrayIcon(icon("handshake", "accent", 64), self)
        self.sign.setToolTip("SSA Desk")
        self.sign.setContextMenu(self.menu)
        self.sign.activated.connect(self._on_click)
        self._fit()

    def begin(self) -> None:
        """Show the sign, if there is a place for it."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.sign.show()

    def want(self, what: str) -> None:
        """Do it in the open file, or ask for the password first."""
        self._to_front()
        self.wanted = what
        self.go_on()

    def go_on(self) -> None:
        """Do what was wanted while the file was locked."""
        view = self._conductor.desk_view
        if view is None or not self.wanted:
            return
        what, self.wanted = self.wanted, ""
        # Over an open dialog nothing else begins: its text comes first.
        if QApplication.activeModalWidget() is None:
            QTimer.singleShot(0, view, getattr(view, what))

    def _action(self, text: str, slot: Callable[..., object]) -> QAction:
        action = QAction(text, self.menu)
        action.triggered.connect(slot)
        self.menu.addAction(action)
        return action

    def _to_front(self) -> None:
        instance.bring_to_front(self._conductor.window)

    def _on_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _REASONS:
            self._to_front()

    def _fit(self) -> None:
        """Offer only what can be done now."""
        view = self._conductor.desk_view
        can_write = view is not None and not view.desk.workspace.read_only
        locked = view is None
        self.entry.setVisible(can_write or locked)
        self.entry.setText(
            self.tr("Entsperren und eintragen …") if locked else self.tr("Schnelleintrag")
        )
        self.tally.setVisible(can_write)
        self.lock.setVisible(not locked)
