"""The tab "Sorgeberechtigte": who cares for the child, and in which language."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Guardian, YoungPerson
from ssa_desk.services.cases import CaseView
from ssa_desk.services.desk import Desk
from ssa_desk.services.without_parents import REACH, WithoutParents
from ssa_desk.ui.dialogs.ask import really, really_delete
from ssa_desk.ui.forms.drafting import Draft, DraftKeeper
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.pages.cases.facts import Facts
from ssa_desk.ui.pages.cases.header import KEYS
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, GhostButton, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label

FORM = Guardian.KIND


class GuardiansTab(QWidget):
    """A card for each person; one of them, or a new one, in a form."""

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: CaseView | None = None
        self._form: RecordForm[Guardian] | None = None
        self._drafts: DraftKeeper | None = None
        self._again = SaveAgain(self.save, self)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._list = ScrollPage(self, margin=0)
        self._list.body.setContentsMargins(0, 14, 8, 14)
        self._stack.addWidget(self._list)
        self._empty = EmptyState(
            "users",
            self.tr("Noch niemand eingetragen"),
            self.tr("Mutter, Vater oder wer sonst sorgt: mit Sprache, für Briefe und Anrufe."),
            self.tr("Person eintragen"),
            self,
        )
        self._empty.chosen.connect(self.add)
        self._stack.addWidget(self._empty)
        self._editing = QWidget(self)
        self._build_editing()
        self._stack.addWidget(self._editing)

    def show_case(self, view: CaseView) -> None:
        """Show the guardians of a case."""
        self.show_private(view)
        self._stack.setCurrentIndex(0 if view.guardians else 1)

    def show_private(self, view: CaseView) -> None:
        """Show the case as it may be seen now; what is being written stays."""
        self._view = view
        while item := self._list.body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for guardian in view.guardians:
            self._list.body.addWidget(_GuardianCard(self._desk, guardian, self))
        add = Button(self.tr("Weitere Person"), "plus", self)
        add.clicked.connect(self.add)
        add.setDisabled(self._desk.workspace.read_only)
        self._list.body.addWidget(add)
        self._list.body.addStretch(1)

    def add(self) -> None:
        """Begin a new person."""
        self._begin(None)

    def edit(self, guardian: Guardian) -> None:
        """Show a person in the form."""
        self._begin(guardian)

    def delete(self, guardian: Guardian) -> None:
        """Delete a person after a question."""
        heading = self.tr("Diese Person löschen?")
        if really_delete(self, heading, self.tr("Name, Sprache und Anschrift werden gelöscht.")):
            self._desk.workspace.delete(guardian)
            self.saved.emit()

    def resume(self, guardian_id: str, values: Mapping[str, Typed], cursor: str) -> None:
        """Show the form with a draft in it."""
        known = self._view.guardians if self._view else ()
        guardian = next((one for one in known if one.id == guardian_id), None)
        self._begin(guardian)
        if self._form is not None and self._drafts is not None:
            self._drafts.adopt()
            self._form.restore(values, cursor)

    def keep_draft(self) -> None:
        """Keep what is typed now."""
        if self._drafts is not None and self._is_editing():
            self._drafts.flush()

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        return self._drafts.live if self._drafts is not None and self._is_editing() else None

    def has_unsaved(self) -> bool:
        """Return whether the form differs from the record."""
        return self._is_editing() and self._form is not None and self._form.has_changes()

    def save(self) -> bool:
        """Save the person in the form; return whether it was saved."""
        if not self._is_editing() or self._form is None or self._view is None:
            return True
        self._trouble.hide()
        try:
            self._store(self._form.record(), self._view)
        except ExpectedError as error:
            if not self._again.takes(error):
                self._trouble.show_text(error.sentence)
            return False
        self._form.settle()
        self.stop()
        self.saved.emit()
        return True

    def stop(self) -> None:
        """Go back to the list without saving."""
        self._again.stop()
        if self._drafts is not None:
            self._drafts.drop()
        has_any = self._view is not None and bool(self._view.guardians)
        self._stack.setCurrentIndex(0 if has_any else 1)

    def _store(self, guardian: Guardian, view: CaseView) -> None:
        """Save the person; a case without a young person gets a nameless one to hang it on."""
        if view.person is not None:
            self._desk.workspace.save(guardian.changed(young_person_id=view.person.id))
            return
        person = YoungPerson()
        self._desk.cases.save_case(view.case, person)
        self._desk.workspace.save(guardian.changed(young_person_id=person.id))

    def _is_editing(self) -> bool:
        return self._stack.currentWidget() is self._editing

    def _begin(self, guardian: Guardian | None) -> None:
        if self._form is None:
            shape = Shape(taken_keys=KEYS)
            self._form = RecordForm(Guardian, self._desk.workspace.catalogue, shape, self)
            self._card.body.addWidget(self._form)
            self._drafts = DraftKeeper(self._desk.workspace, FORM, self._draft, self)
            self._form.changed.connect(self._drafts.touch)
        shown = guardian or Guardian(has_custody="yes")
        self._form.show_record(shown)
        if self._drafts is not None and self._view is not None:
            self._drafts.begin(shown.id, self._view.case.id)
        self._trouble.hide()
        self._stack.setCurrentWidget(self._editing)
        self._form.focus_first()

    def _draft(self) -> Draft | None:
        return self._form.draft() if self._form is not None and self.has_unsaved() else None

    def _build_editing(self) -> None:
        column = QVBoxLayout(self._editing)
        column.setContentsMargins(0, 0, 0, 0)
        self._trouble = Banner("error", "", self)
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(0, 14, 8, 14)
        self._card = Card(self.tr("Sorgeberechtigte Person"), self)
        page.body.addWidget(self._card)
        page.body.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 8, 0)
        row.addStretch(1)
        cancel = Button(self.tr("Abbrechen"), "", self)
        cancel.clicked.connect(self.stop)
        save = PrimaryButton(self.tr("Speichern"), "check", self)
        save.clicked.connect(self.save)
        row.addWidget(cancel)
        row.addWidget(save)
        column.addWidget(self._trouble)
        column.addWidget(page, 1)
        column.addLayout(row)


class _GuardianCard(Card):
    def __init__(self, desk: Desk, guardian: Guardian, tab: GuardiansTab) -> None:
        super().__init__("", tab)
        self._guardian, self._tab = guardian, tab
        top = QHBoxLayout()
        shown = desk.workspace.privacy.shown(guardian.name)
        top.addWidget(label(shown or self.tr("Ohne Namen"), "heading"))
        top.addStretch(1)
        edit = GhostButton("pencil", self.tr("Bearbeiten"), self)
        edit.clicked.connect(self._edit)
        delete = GhostButton("trash-2", self.tr("Löschen …"), self)
        delete.clicked.connect(self._delete)
        for button in (edit, delete):
            button.setDisabled(desk.workspace.read_only)
            top.addWidget(button)
        self.body.addLayout(top)
        self._facts = Facts(desk.workspace, self)
        self.body.addWidget(self._facts)
        self._why = WithoutParents(desk.workspace).covers(guardian)
        self._show(hidden=bool(self._why))
        if self._why:
            self.body.insertWidget(1, self._warning())

    def _warning(self) -> Banner:
        banner = Banner("warning", self._why, self)
        banner.set_closable(closable=False)
        if any(getattr(self._guardian, name) for name in REACH):
            self.uncover = banner.add_button(self.tr("Aufdecken …"), "eye")
            self.uncover.clicked.connect(self._ask_to_uncover)
        return banner

    def _show(self, *, hidden: bool) -> None:
        self._is_covered = hidden
        self._facts.show_record(self._guardian, ("name", *(REACH if hidden else ())))

    def _ask_to_uncover(self) -> None:
        """Show how to reach the person when that is really wanted, as in an emergency."""
        heading = self.tr("Telefon und Anschrift aufdecken?")
        if self._is_covered and really(self, heading, self._why, self.tr("&Aufdecken")):
            self._show(hidden=False)

    def _edit(self) -> None:
        if self._why:
            self._ask_to_uncover()
            if self._is_covered:
                return
        self._tab.edit(self._guardian)

    def _delete(self) -> None:
        self._tab.delete(self._guardian)
