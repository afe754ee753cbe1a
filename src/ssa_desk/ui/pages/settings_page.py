"""Settings: profile, schools, own choices, the look, and the file with its keys and backups."""

from functools import partial

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ssa_desk.domain.records import WorkerProfile
from ssa_desk.services import deputy
from ssa_desk.settings.program import ProgramStore
from ssa_desk.ui.dialogs import ask
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.pages.page import Page, PageWidget, Surroundings
from ssa_desk.ui.pages.settings.file_tabs import FileTabs
from ssa_desk.ui.pages.settings.lock_part import LockPart
from ssa_desk.ui.pages.settings.look_part import LookPart
from ssa_desk.ui.pages.settings.own_choices_part import OwnChoicesPart
from ssa_desk.ui.pages.settings.record_part import RecordPart
from ssa_desk.ui.pages.settings.schools_part import SchoolsPart
from ssa_desk.ui.widgets.header import PageHeader


def settings_page(store: ProgramStore, theme: Theme) -> Page:
    """Return the entry of the side bar."""
    return Page("settings", "Einstellungen", "settings", partial(_build, store, theme))


def _build(store: ProgramStore, theme: Theme, around: Surroundings, parent: QWidget) -> PageWidget:
    return SettingsPage(around, store, theme, parent)


class SettingsPage(PageWidget):
    """Profile, schools and own choices lie in the file, the look on this machine.

    A deputy does not see what is about the file itself.
    """

    def __init__(
        self, around: Surroundings, store: ProgramStore, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace = around.desk.workspace
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 0)
        column.setSpacing(12)
        column.addWidget(PageHeader(self.tr("Einstellungen"), "", self))
        self.tabs = QTabWidget(self)
        column.addWidget(self.tabs, 1)
        self.profile = RecordPart(WorkerProfile, self._workspace, self.tabs)
        self.schools = SchoolsPart(self._workspace, self.tabs)
        self.own_choices = OwnChoicesPart(around.desk, self.tabs)
        self.look = LookPart(store, theme, self.tabs)
        self.tabs.addTab(self.profile, self.tr("Profil"))
        self.tabs.addTab(self.schools, self.tr("Schulen"))
        self.tabs.addTab(self.own_choices, self.tr("Eigene Auswahl"))
        self.tabs.addTab(self.look, self.tr("Darstellung"))
        self.locking = LockPart(self._workspace, self.tabs)
        self.tabs.addTab(self.locking, self.tr("Sperren"))
        self.file = None if deputy.is_deputy(around.desk) else FileTabs(around, self.tabs)
        if self.file is not None:
            self.file.work_wanted.connect(self.file_work_wanted)
        self.profile.saved.connect(self._saved)
        self.schools.saved.connect(self._saved)
        self.own_choices.saved.connect(self._own_saved)
        self.refresh()

    def refresh(self) -> None:
        """Read profile and schools again, keeping what is being written."""
        if not self.profile.has_unsaved():
            self._show_profile()
        self.schools.refresh()
        self.own_choices.refresh()
        self.locking.refresh()
        if self.file is not None:
            self.file.refresh()

    def begin(self) -> None:
        """Begin with the tabs."""
        self.tabs.tabBar().setFocus()

    def save(self) -> bool:
        """Save what is being written on both tabs."""
        parts = (self.profile, self.schools.part)
        return all(part.save() for part in parts if part.has_unsaved())

    def has_unsaved(self) -> bool:
        """Return whether something typed is not saved."""
        return self.profile.has_unsaved() or self.schools.part.has_unsaved()

    def leave(self) -> bool:
        """Ask about unsaved work; return whether the page may be left."""
        if not self.has_unsaved():
            return True
        answer = ask.unsaved(self)
        if answer == "discard":
            self.profile.discard()
            self.schools.part.discard()
            self._show_profile()
            return True
        return answer == "save" and self.save()

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        self.profile.keep_draft()
        self.schools.part.keep_draft()

    def place(self) -> tuple[str, ...]:
        """Return the tab and the school that is shown."""
        return str(self.tabs.currentIndex()), self.schools.shown

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show tab and school again."""
        tab, school_id = place
        if school_id != NEW:
            self.schools.choose(school_id)
        self.tabs.setCurrentIndex(int(tab))

    def act(self, action: str) -> None:
        """Show the tab another page asked for."""
        if self.file is not None and self.file.act(action):
            return
        name, _, record_id = action.partition(":")
        parts = {"schools": self.schools, "school": self.schools, "own_choice": self.own_choices}
        self.tabs.setCurrentWidget(parts.get(name, self.profile))
        if name == "school":
            self.schools.choose(record_id)
        elif name == "own_choice":
            self.own_choices.write(record_id)

    def _show_profile(self) -> None:
        # A profile that was never saved has another id each time.
        self.profile.show_record(self._workspace.profile(), NEW)

    def _own_saved(self, _entry_id: str) -> None:
        # The forms of the other tabs offer it too.
        self.refresh()
        self.told.emit(self.tr("Gespeichert."))

    def _saved(self, _record_id: str) -> None:
        self.told.emit(self.tr("Gespeichert."))
