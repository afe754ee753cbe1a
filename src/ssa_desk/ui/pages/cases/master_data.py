"""The tab "Stammdaten": read the case and the young person, change them on purpose."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, YoungPerson
from ssa_desk.services.cases import CaseView
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.drafting import Draft, DraftKeeper
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.forms.together import FormsTogether
from ssa_desk.ui.pages.cases.class_card import ClassCard
from ssa_desk.ui.pages.cases.facts import Facts
from ssa_desk.ui.pages.cases.header import KEYS
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label

FORM = "master_data"

_CLOSING = ("closed_on", "closure_reason", "goal_attainment")
_RESTRICTION = ("restricted_on", "restriction_ground", "restriction_reason")
"""Set by a dialog of its own: afterwards the case is shown no more."""


class MasterDataTab(QWidget):
    """Cards to read; "Bearbeiten" shows the forms of case and young person."""

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: CaseView | None = None
        self._stack = QStackedWidget(self)
        self._reading = _Reading(desk, self)
        self._reading.edit_wanted.connect(self.edit)
        self.classes = self._reading.classes
        self.classes.changed.connect(self.saved)
        self._stack.addWidget(self._reading)
        self._editing: _Editing | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_case(self, view: CaseView) -> None:
        """Show a case to read."""
        self._view = view
        self._reading.show_case(view)
        self._stack.setCurrentIndex(0)

    def show_private(self, view: CaseView) -> None:
        """Show the case as it may be seen now; what is being written stays."""
        self._view = view
        self._reading.show_case(view)

    def edit(self) -> None:
        """Show the forms; they are built at the first wish."""
        if self._view is None or self._desk.workspace.read_only:
            return
        if self._editing is not None:
            self._stack.removeWidget(self._editing)
            self._editing.deleteLater()
        self._editing = _Editing(self._desk, self._view, self)
        self._editing.ended.connect(self.stop)
        self._editing.save_wanted.connect(self.save)
        self._stack.addWidget(self._editing)
        self._stack.setCurrentWidget(self._editing)
        self._editing.begin()

    def resume(self, values: Mapping[str, Typed], cursor: str) -> None:
        """Show the forms with a draft in them."""
        self.edit()
        if self._editing is not None:
            self._editing.drafts.adopt()
            self._editing.restore(values, cursor)

    def stop(self) -> None:
        """Go back to reading without saving."""
        if self._editing is not None:
            self._editing.drafts.drop()
        self._stack.setCurrentIndex(0)

    def keep_draft(self) -> None:
        """Keep what is typed now."""
        if self._stack.currentIndex() == 1 and self._editing is not None:
            self._editing.drafts.flush()

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        editing = self._editing if self._stack.currentIndex() == 1 else None
        return editing.drafts.live if editing is not None else None

    def has_unsaved(self) -> bool:
        """Return whether a form differs from the record."""
        editing = self._editing
        return self._stack.currentIndex() == 1 and editing is not None and editing.has_changes()

    def save(self) -> bool:
        """Save both records; return whether they were saved."""
        if self._editing is None or self._stack.currentIndex() == 0:
            return True
        if not self._editing.save():
            return False
        self.stop()
        self.saved.emit()
        return True


class _Reading(ScrollPage):
    edit_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, margin=0)
        self.body.setContentsMargins(0, 14, 8, 14)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Kind / junger Mensch"), "heading"))
        row.addStretch(1)
        self._edit = Button(self.tr("Bearbeiten"), "pencil", self)
        self._edit.clicked.connect(self.edit_wanted)
        self._edit.setDisabled(desk.workspace.read_only)
        row.addWidget(self._edit)
        self._person, self._case, self._end = (Facts(desk.workspace, self) for _ in range(3))
        self._nothing = label(
            self.tr("Noch keine Angaben zum Kind. Namen sind freiwillig."), "muted", wrap=True
        )
        person = Card("", self)
        person.body.addLayout(row)
        person.body.addWidget(self._person)
        person.body.addWidget(self._nothing)
        case = Card(self.tr("Fall"), self)
        case.body.addWidget(self._case)
        self.classes = ClassCard(desk, self)
        self._end_card = Card(self.tr("Abschluss"), self)
        self._end_card.body.addWidget(self._end)
        for card in (person, case, self.classes, self._end_card):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def show_case(self, view: CaseView) -> None:
        self._person.show_record(view.person)
        self._nothing.setVisible(self._person.is_empty())
        self._case.show_record(view.case, _CLOSING)
        self.classes.show_case(view)
        self._end.show_record(view.case, set(type(view.case).model_fields) - set(_CLOSING))
        self._end_card.setVisible(not self._end.is_empty())


class _Editing(QWidget):
    ended = Signal()
    save_wanted = Signal()

    def __init__(self, desk: Desk, view: CaseView, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        of = desk.workspace.catalogue
        schools = tuple(Choice(one.id, one.name) for one in desk.workspace.schools())
        links = {"school_id": schools} if schools else {}
        self._person = RecordForm(YoungPerson, of, Shape(taken_keys=KEYS), self)
        shape = Shape(
            skip=frozenset((*_CLOSING, *_RESTRICTION)),
            links=links,
            taken_keys=KEYS + self._person.keys,
        )
        self._case = RecordForm(Case, of, shape, self)
        self._forms = FormsTogether({"person": self._person, "case": self._case}, self)
        self.drafts = DraftKeeper(desk.workspace, FORM, self._draft, self)
        self._forms.changed.connect(self.drafts.touch)
        self._again = SaveAgain(self.save_wanted.emit, self)
        self._trouble = Banner("error", "", self)
        self._passed = ""
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(0, 14, 8, 14)
        for title, form in (
            (self.tr("Kind / junger Mensch"), self._person),
            (self.tr("Fall"), self._case),
        ):
            card = Card(title, self)
            card.body.addWidget(form)
            page.body.addWidget(card)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._trouble)
        column.addWidget(page, 1)
        column.addLayout(self._buttons())

    def begin(self) -> None:
        if self._view.person is not None:
            self._person.show_record(self._view.person)
        self._case.show_record(self._view.case)
        self._person.focus_first()
        self.drafts.begin(self._view.case.id, self._view.case.id)

    def restore(self, values: Mapping[str, Typed], cursor: str) -> None:
        self._forms.restore(values, cursor)

    def has_changes(self) -> bool:
        return self._forms.has_changes()

    def _draft(self) -> Draft | None:
        return self._forms.draft() if self.has_changes() else None

    def save(self) -> bool:
        self._trouble.hide()
        try:
            case = self._case.record()
            person = self._person.record()
            if self._is_stopped_once(person):
                return False
            known = self._view.person is not None or self._person.has_changes()
            self._desk.cases.save_case(case, person if known else None)
        except ExpectedError as error:
            if not self._again.takes(error):
                self._trouble.show_text(error.sentence)
            return False
        self._person.settle()
        self._case.settle()
        return True

    def _is_stopped_once(self, person: YoungPerson) -> bool:
        """Say that the child may have a restricted case; the next save passes."""
        words = self._desk.restrictions.hint_for(person)
        if not words or words == self._passed:
            return False
        self._passed = words
        self._trouble.show_text(words)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop editing at Escape when nothing was typed."""
        if event.key() == Qt.Key.Key_Escape and not self.has_changes():
            self.ended.emit()
            return
        super().keyPressEvent(event)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 8, 0)
        row.setSpacing(8)
        row.addStretch(1)
        cancel = Button(self.tr("Abbrechen"), "", self)
        cancel.clicked.connect(self.ended)
        save = PrimaryButton(self.tr("Speichern"), "check", self)
        save.setToolTip(self.tr("Speichern (Strg+S)"))
        save.clicked.connect(self.save_wanted)
        row.addWidget(cancel)
        row.addWidget(save)
        return row
