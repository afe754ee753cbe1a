"""Tabs of a case that list what hangs on it: goals, absences, referrals, people around."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import RelatedPerson, YoungPerson
from ssa_desk.services.cases import CaseView
from ssa_desk.services.desk import Desk
from ssa_desk.ui.pages.cases.header import KEYS
from ssa_desk.ui.pages.cases.related_tab import RelatedTab
from ssa_desk.ui.pages.data_protection.consent_tab import ConsentTab
from ssa_desk.ui.pages.data_protection.disclosure_tab import DisclosureTab
from ssa_desk.ui.pages.records import register
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.pages.records.spec import Place, RecordSpec

OF_CASE, OF_CHILD = "case_id", "young_person_id"
PLACE = "case"
"""Before the kind in the names of drafts."""


@dataclass(frozen=True, slots=True)
class Group:
    """One tab of a case: its short title, its whole one, the kinds in it."""

    title: str
    whole: str
    specs: tuple[RecordSpec, ...]


GROUPS = (
    Group("Ziele", "Ziele und Hilfeplan", (register.CASE_GOAL, register.SUPPORT_PLAN_STEP)),
    Group("Fehlzeiten", "Fehlzeiten", (register.ABSENCE_RECORD,)),
    Group(
        "Vermittlung",
        "Vermittlungen und Anträge",
        (register.REFERRAL, register.APPLICATION_HELP),
    ),
    Group(
        "Umfeld",
        "Menschen um das Kind und Kontakte mit den Eltern",
        (register.RELATED_PERSON, register.PARENT_CONTACT),
    ),
    Group(
        "Datenschutz",
        "Einwilligungen und Weitergaben",
        (register.CONSENT, register.DISCLOSURE),
    ),
)

_TABS = {"consent": ConsentTab, "disclosure": DisclosureTab, "related_person": RelatedTab}
"""Kinds whose lists say more than their fields."""


class RecordGroup(QWidget):
    """One kind of record of the case, or several in tabs; built when it is first seen."""

    changed = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, group: Group, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.group = desk, group
        self._view: CaseView | None = None
        self._is_stale = False
        self.parts: list[RecordsTab] = []
        self._tabs: QTabWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)

    def has(self, kind: str) -> bool:
        """Return whether a kind of record is listed here."""
        return any(kind == spec.kind.KIND for spec in self.group.specs)

    def show_case(self, view: CaseView) -> None:
        """Show the records of a case, at once or when the tab is opened."""
        self._view = view
        self._is_stale = True
        if self.isVisible():
            self._read()

    def show_record(self, kind: str, record_id: str) -> None:
        """Show one record."""
        self._open(kind).show_record(record_id)

    def resume(self, form: str, record_id: str) -> None:
        """Go on with a draft."""
        self._open(form.rpartition("/")[2]).resume(form, record_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is shown when it is seen."""
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def has_unsaved(self) -> bool:
        """Return whether a form differs from its record."""
        return any(part.has_unsaved() for part in self.parts)

    def save(self) -> bool:
        """Save what is being written."""
        return all(part.save() for part in self.parts if part.has_unsaved())

    def leave(self) -> bool:
        """Ask about what is not saved; return whether the case may be left."""
        return all(part.leave() for part in self.parts)

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        for part in self.parts:
            part.keep_drafts()

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        return next((draft for part in self.parts if (draft := part.live_draft())), None)

    def _read(self) -> None:
        if self._view is None:
            return
        self._is_stale = False
        if not self.parts:
            self._build()
        for part in self.parts:
            part.show_for(self._fixed(part.spec), self._view.case.id, self._within())

    def _open(self, kind: str) -> RecordsTab:
        self._read()
        place = next(i for i, part in enumerate(self.parts) if kind == part.spec.kind.KIND)
        if self._tabs is not None:
            self._tabs.setCurrentIndex(place)
        return self.parts[place]

    def _fixed(self, spec: RecordSpec) -> Mapping[str, Any]:
        view = self._view
        if view is None:
            return {}
        if OF_CASE in spec.kind.model_fields:
            return {OF_CASE: view.case.id}
        return {OF_CHILD: view.person.id if view.person else ""}

    def _within(self) -> Mapping[str, Any]:
        """Return what narrows the choices of links: this case and this child."""
        view = self._view
        if view is None:
            return {}
        return {OF_CASE: view.case.id, OF_CHILD: view.person.id if view.person else ""}

    def _build(self) -> None:
        for spec in self.group.specs:
            place = Place(PLACE, frozenset({OF_CASE, OF_CHILD}), offers_drafts=False, keys=KEYS)
            part = _TABS.get(spec.kind.KIND, RecordsTab)(self._desk, spec, self, place)
            part.side.prepare = self._prepared(spec)
            part.told.connect(self.told)
            part.changed.connect(self.changed)
            self.parts.append(part)
        self._column.addWidget(self._together(self.parts))

    def _together(self, parts: Sequence[RecordsTab]) -> QWidget:
        if len(parts) == 1:
            return parts[0]
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        for part in parts:
            self._tabs.addTab(part, part.spec.kind.PLURAL)
        return self._tabs

    def _prepared(self, spec: RecordSpec) -> Callable[[Any], Record]:
        return self._with_child if spec.kind is RelatedPerson else _as_it_is

    def _with_child(self, person: RelatedPerson) -> Record:
        """Return the person hung on the child; a case without one gets a nameless one."""
        if person.young_person_id or self._view is None:
            return person
        child = YoungPerson()
        self._desk.cases.save_case(self._view.case, child)
        return person.changed(young_person_id=child.id)


def _as_it_is(record: Record) -> Record:
    return record
