"""The tabs of the settings that are about the file itself: keys, backups, health."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTabWidget

from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.settings.backups_part import BackupsPart
from ssa_desk.ui.pages.settings.health_part import HealthPart
from ssa_desk.ui.pages.settings.keys_part import KeysPart


class FileTabs(QObject):
    """Puts the tabs in and shows the one that is asked for."""

    work_wanted = Signal(str, object)
    """See `PageWidget.file_work_wanted`."""

    def __init__(self, around: Surroundings, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self.keys = KeysPart(around, tabs)
        self.backups = BackupsPart(around, tabs)
        self.health = HealthPart(around, tabs)
        tabs.addTab(self.keys, self.tr("Passwort und Code"))
        tabs.addTab(self.backups, self.tr("Sicherungen"))
        tabs.addTab(self.health, self.tr("Zustand"))
        tabs.currentChanged.connect(self._look)
        self.keys.rotation_wanted.connect(self._rotate)
        self.backups.restore_wanted.connect(self._restore)
        self.health.rescue_wanted.connect(self._rescue)

    def refresh(self) -> None:
        """Show how things stand now."""
        for part in (self.keys, self.backups, self.health):
            part.refresh()

    def act(self, action: str) -> bool:
        """Show "keys", "backups", "renew" or "health", or take up "news"; else return False."""
        parts = {"keys": self.keys, "health": self.health, "backups": self.backups}
        part = parts.get("backups" if action == "renew" else action)
        if part is not None:
            self._tabs.setCurrentWidget(part)
        if action == "renew":
            self.backups.offer_renewal()
        if action == "news":
            self.backups.refresh()
            self.health.refresh()
        return part is not None or action == "news"

    def _look(self, _index: int) -> None:
        if self._tabs.currentWidget() is self.backups:
            self.backups.look()

    def _rotate(self, cause: str) -> None:
        self.work_wanted.emit("rotate", cause)

    def _restore(self, backup: object) -> None:
        self.work_wanted.emit("restore", backup)

    def _rescue(self) -> None:
        self.work_wanted.emit("rescue", None)
