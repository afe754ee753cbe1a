"""Settings: profile, schools, own choices, the look, and the file with its keys and backups."""

from functools import cached_property, partial
from typing import Any

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

_FORMER = "supervisory_authority"
"""Where older profiles name the authority that has a field of its own now."""


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
        self.profile = RecordPart(WorkerProfile, self._workspace, self.tabs, frozenset({_FORMER}))
        self._school_place = QWidget(self.tabs)
        place = QVBoxLayout(self._school_place)
        place.setContentsMargins(0, 0, 0, 0)
        self.own_choices = OwnChoicesPart(around.desk, self.tabs)
        self.look = LookPart(store, theme, self.tabs)
        self.tabs.addTab(self.profile, self.tr("Profil"))
        self.tabs.addTab(self._school_place, self.tr("Schulen"))
        self.tabs.addTab(self.own_choices, self.tr("Eigene Auswahl"))
        self.tabs.addTab(self.look, self.tr("Darstellung"))
        self.locking = LockPart(self._workspace, self.tabs)
        self.tabs.addTab(self.locking, self.tr("Sperren"))
        self.file = None if deputy.is_deputy(around.desk) else FileTabs(around, self.tabs)
        if self.file is not None:
            self.file.work_wanted.connect(self.file_work_wanted)
        self.profile.saved.connect(self._saved)
        self.tabs.currentChanged.connect(self._look)
        self.own_choices.saved.connect(self._own_saved)
        self.refresh()

    @cached_property
    def schools(self) -> SchoolsPart:
        """Return the tab "Schulen", built when it is first asked for."""
        part = SchoolsPart(self._workspace, self._school_place)
        part.saved.connect(self._saved)
        layout = self._school_place.layout()
        if layout is not None:
            layout.addWidget(part)
        part.refresh()
        return part

    def refresh(self) -> None:
        """Read profile and schools again, keeping what is being written."""
        if not self.profile.has_unsaved():
            self._show_profile()
        if self._has_schools:
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
        return all(part.save() for part in self._forms() if part.has_unsaved())

    def has_unsaved(self) -> bool:
        """Return whether something typed is not saved."""
        return any(part.has_unsaved() for part in self._forms())

    def leave(self) -> bool:
        """Ask about unsaved work; return whether the page may be left."""
        if not self.has_unsaved():
            return True
        answer = ask.unsaved(self)
        if answer == "discard":
            for part in self._forms():
                part.discard()
            self._show_profile()
            return True
        return answer == "save" and self.save()

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        for part in self._forms():
            part.keep_draft()

    def place(self) -> tuple[str, ...]:
        """Return the tab and the school that is shown."""
        shown = self.schools.shown if self._has_schools else NEW
        return str(self.tabs.currentIndex()), shown

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
        schools = self._school_place
        parts = {"schools": schools, "school": schools, "own_choice": self.own_choices}
        self.tabs.setCurrentWidget(parts.get(name, self.profile))
        if name == "school":
            self.schools.choose(record_id)
        elif name == "own_choice":
            self.own_choices.write(record_id)

    @property
    def _has_schools(self) -> bool:
        return "schools" in self.__dict__

    def _forms(self) -> tuple[RecordPart[Any], ...]:
        return (self.profile, self.schools.part) if self._has_schools else (self.profile,)

    def _look(self, _index: int) -> None:
        if self.tabs.currentWidget() is self._school_place:
            _ = self.schools

    def _show_profile(self) -> None:
        # A profile that was never saved has another id each time.
        self.profile.show_record(_with_authority(self._workspace.profile()), NEW)

    def _own_saved(self, _entry_id: str) -> None:
        # The forms of the other tabs offer it too.
        self.refresh()
        self.told.emit(self.tr("Gespeichert."))

    def _saved(self, _record_id: str) -> None:
        self.told.emit(self.tr("Gespeichert."))


def _with_authority(profile: WorkerProfile) -> WorkerProfile:
    """Return the profile with its authority in the field that the papers name."""
    former = profile.supervisory_authority
    if not former or profile.data_protection_authority:
        return profile
    return profile.changed(data_protection_authority=former, supervisory_authority="")
