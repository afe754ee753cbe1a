"""The tabs of the settings that are about the file itself: keys, backups, health."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.settings.backups_part import BackupsPart
from ssa_desk.ui.pages.settings.health_part import HealthPart
from ssa_desk.ui.pages.settings.keys_part import KeysPart

Part = TypeVar("Part", KeysPart, BackupsPart, HealthPart)

_NAMES = ("keys", "backups", "health")


class FileTabs(QObject):
    """Puts the tabs in, builds each at its first visit, and shows the one that is asked for."""

    work_wanted = Signal(str, object)
    """See `PageWidget.file_work_wanted`."""

    def __init__(self, around: Surroundings, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._around = around
        self._tabs = tabs
        titles = (self.tr("Passwort und Code"), self.tr("Sicherungen"), self.tr("Zustand"))
        self._holders = {name: QWidget(tabs) for name in _NAMES}
        for holder, title in zip(self._holders.values(), titles, strict=True):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            tabs.addTab(holder, title)
        tabs.currentChanged.connect(self._look)

    @cached_property
    def keys(self) -> KeysPart:
        """Return the tab "Passwort und Code"."""
        part = self._put("keys", KeysPart(self._around, self._holders["keys"]))
        part.rotation_wanted.connect(self._rotate)
        return part

    @cached_property
    def backups(self) -> BackupsPart:
        """Return the tab "Sicherungen"."""
        part = self._put("backups", BackupsPart(self._around, self._holders["backups"]))
        part.restore_wanted.connect(self._restore)
        return part

    @cached_property
    def health(self) -> HealthPart:
        """Return the tab "Zustand"."""
        part = self._put("health", HealthPart(self._around, self._holders["health"]))
        part.rescue_wanted.connect(self._rescue)
        return part

    def refresh(self) -> None:
        """Show how things stand now, as far as it was shown before."""
        for name in _NAMES:
            if name in self.__dict__:
                getattr(self, name).refresh()

    def act(self, action: str) -> bool:
        """Show "keys", "backups", "renew" or "health", or take up "news"; else return False."""
        if action == "news":
            self.refresh()
            return True
        name = "backups" if action == "renew" else action
        if name not in self._holders:
            return False
        self._tabs.setCurrentWidget(self._holders[name])
        if action == "renew":
            self.backups.offer_renewal()
        return True

    def _put(self, name: str, part: Part) -> Part:
        layout = self._holders[name].layout()
        if layout is not None:
            layout.addWidget(part)
        part.refresh()
        return part

    def _look(self, _index: int) -> None:
        shown = self._tabs.currentWidget()
        name = next((one for one, holder in self._holders.items() if holder is shown), "")
        if name:
            getattr(self, name)
        if name == "backups":
            self.backups.look()

    def _rotate(self, cause: str) -> None:
        self.work_wanted.emit("rotate", cause)

    def _restore(self, backup: object) -> None:
        self.work_wanted.emit("restore", backup)

    def _rescue(self) -> None:
        self.work_wanted.emit("rescue", None)
