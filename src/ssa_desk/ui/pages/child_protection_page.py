"""The page "Kinderschutz": behind the password, every time anew when it is due."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import ChildProtectionAssessment
from ssa_desk.services.keys import GOOD_FOR
from ssa_desk.ui import errors
from ssa_desk.ui.pages.child_protection.list_side import ProcedureList
from ssa_desk.ui.pages.child_protection.search_choice import SearchChoice
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.header import PageHeader

if TYPE_CHECKING:
    from ssa_desk.ui.pages.child_protection.gate import Gate
    from ssa_desk.ui.pages.child_protection.pane import ProcedurePane

_NARROW_LETTERS = 118
"""Below this width in letters either the list or the procedure is shown."""
OF_CASE = "case:"
"""Before the id of a case: show its procedure, or begin one."""


class ChildProtectionPage(PageWidget):
    """Shows nothing of a procedure before the password; what was asked for meanwhile waits.

    Gate and pane are built when they are first seen: both at once would keep the window waiting.
    """

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._desk = around, around.desk
        self._pending: tuple[str, ...] = ()
        self._is_inside = self._has_gate = self._has_pane = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(GOOD_FOR * 1000)
        self._rest.timeout.connect(self.close_area)
        self._build()
        self._connect()
        self._set_actions(entered=False)
        self.refresh()

    @property
    def is_entered(self) -> bool:
        """Return whether procedures may be seen now."""
        return self._stack.currentWidget() is self._area

    def refresh(self) -> None:
        """Read what is shown again; close the area where the password is due."""
        if not self._desk.keys.is_recently_checked and not self._rest.isActive():
            self.close_area()
            self.gate.refresh()
        elif not self.is_entered:
            self._enter()
        if self.is_entered:
            self._show_all()

    def begin(self) -> None:
        """Put the cursor into the password, or into the list."""
        if self.is_entered:
            self.list.begin()
        else:
            self.gate.begin()

    def new_record(self) -> None:
        """Begin a new procedure."""
        self._begin_new("")

    def act(self, action: str) -> None:
        """Do what another page asked for, after the password: "new", "case:id" or "kind:id"."""
        self._later("act", action)

    def place(self) -> tuple[str, ...]:
        """Return which procedure is shown and which of its tabs."""
        return (self._shown_id, str(self.pane.tabs.currentIndex() if self._has_pane else 0))

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show the procedure again, after the password."""
        if len(place) == 2 and place[0]:
            self._later("return", *place)

    def resume(self, form: str, record_id: str) -> None:
        """Go on with a draft, after the password."""
        self._later("resume", form, record_id)

    def close_area(self) -> None:
        """Show nothing of a procedure any more, until the password is given."""
        self._rest.stop()
        self.list.forget()
        if self._has_pane:
            self.pane.forget()
        self._is_inside = False
        self._side.setCurrentWidget(self._nothing)
        self._stack.setCurrentWidget(self.gate)
        self._set_actions(entered=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Close the area before it is seen where the password is due again."""
        super().showEvent(event)
        if self.is_entered and self._desk.keys.is_recently_checked:
            self._rest.start()
        elif self.is_entered:
            self.close_area()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget typed letters of the password and what waited for it."""
        super().hideEvent(event)
        self._rest.stop()
        if self._has_gate:
            self.gate.forget()
        if not event.spontaneous():
            self._pending = ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow window to the list or the procedure alone."""
        super().resizeEvent(event)
        self._arrange()
        wanted = self.width() * 38 // 100
        self._splitter.setSizes([wanted, self.width() - wanted])

    def _build(self) -> None:
        self._header = PageHeader(self.tr("Kinderschutz"), "", self)
        self._numbers = Button(self.tr("Notfallnummern"), "phone", self)
        self._new = PrimaryButton(self.tr("Neues Verfahren"), "plus", self)
        self._search = SearchChoice(self._desk, self)
        for action in (self._search, self._numbers, self._new):
            self._header.add_action(action)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(QWidget(self))
        self._stack.addWidget(self._built_area())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 18, 12)
        column.setSpacing(10)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)

    @cached_property
    def gate(self) -> "Gate":
        """Return what is seen before the password."""
        from ssa_desk.ui.pages.child_protection.gate import Gate

        self._has_gate = True
        made = Gate(self._around, self)
        made.passed.connect(self._on_passed)
        self._stack.addWidget(made)
        return made

    @cached_property
    def pane(self) -> "ProcedurePane":
        """Return where one procedure is shown."""
        from ssa_desk.ui.pages.child_protection.pane import ProcedurePane

        self._has_pane = True
        made = ProcedurePane(self._around, self._area)
        made.changed.connect(self._on_changed)
        made.told.connect(self.told)
        made.case_wanted.connect(self._want_case)
        self._side.addWidget(made)
        return made

    @property
    def _shown_id(self) -> str:
        return self.pane.shown_id if self._has_pane else ""

    def _built_area(self) -> QWidget:
        self._area = _Area(self)
        self.list = ProcedureList(self._area)
        hint = self.tr("Links ein Verfahren wählen oder ein neues anlegen.")
        self._nothing = EmptyState("shield", self.tr("Nichts gewählt"), hint, "", self._area)
        self._side = QStackedWidget(self._area)
        self._side.addWidget(self._nothing)
        self._back = LinkButton(self.tr("Zur Liste"), "arrow-left", self._area)
        self._splitter = QSplitter(self._area)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(18)
        self._splitter.setProperty("look", "clear")
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._side)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        column = QVBoxLayout(self._area)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._splitter, 1)
        return self._area

    def _connect(self) -> None:
        self._numbers.clicked.connect(self._show_numbers)
        self._new.clicked.connect(self.new_record)
        self.list.new_wanted.connect(self.new_record)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._go_in)
        self._back.clicked.connect(self._go_out)

    def _on_passed(self) -> None:
        self.refresh()
        self.begin()

    def _enter(self) -> None:
        self._stack.setCurrentWidget(self._area)
        self._set_actions(entered=True)
        self._rest.start()
        pending, self._pending = self._pending, ()
        if pending:
            # Later: a dialog waits for its answer.
            QTimer.singleShot(0, self, partial(self._do, *pending))

    def _later(self, *wanted: str) -> None:
        if self.is_entered:
            self._do(*wanted)
        else:
            self._pending = wanted
            self.gate.begin()

    def _do(self, what: str, *rest: str) -> None:
        if not self.is_entered:
            return
        if what == "return":
            self._show(rest[0])
            self.pane.tabs.setCurrentIndex(int(rest[1]))
        elif what == "resume":
            self._resume(*rest)
        elif rest[0] == "new":
            self._begin_new("")
        elif rest[0].startswith(OF_CASE):
            self._show_case(rest[0].removeprefix(OF_CASE))
        else:
            self._show(rest[0].removeprefix(f"{ChildProtectionAssessment.KIND}:"))
            self._go_in()

    def _show_case(self, case_id: str) -> None:
        found = self._desk.child_protection.of_case(case_id)
        if found:
            self._show(found[0].id)
            self._go_in()
        else:
            self._begin_new(case_id)

    def _begin_new(self, case_id: str) -> None:
        if self._desk.workspace.read_only or not self.is_entered:
            return
        from ssa_desk.ui.pages.child_protection.new_procedure import NewProcedureDialog

        dialog = NewProcedureDialog(self._desk, case_id, self)
        begun = dialog.exec()
        dialog.deleteLater()
        if begun:
            self._work_on()
            self._show(dialog.made)
            self.list.show_lines(self._desk.child_protection.lines(), dialog.made)
            self._go_in()
            self.told.emit(self.tr("Das Verfahren ist angelegt."))

    def _resume(self, form: str, record_id: str) -> None:
        from ssa_desk.ui.pages.child_protection import drafts

        name = drafts.name_of(form)
        if name == drafts.NEW:
            self._begin_new(drafts.case_of(self._desk, form, record_id))
        elif name == drafts.NUMBER:
            self._show_numbers()
        else:
            procedure_id, way = drafts.way_to(self._desk, name, record_id)
            if procedure_id:
                self._show(procedure_id)
                self._go_in()
                self.pane.write(way)

    def _show_all(self) -> None:
        shown = self._shown_id
        self.list.show_lines(self._desk.child_protection.lines(), shown)
        if shown:
            self._show(shown)
        self._search.refresh()
        self._arrange()

    def _show_chosen(self, procedure_id: str) -> None:
        if self._has_pane:
            self._show(procedure_id)
        else:
            # The list is seen first: pane and procedure come in the next turn.
            QTimer.singleShot(0, self, partial(self._show_if_entered, procedure_id))

    def _show_if_entered(self, procedure_id: str) -> None:
        if self.is_entered:
            self._show(procedure_id)

    def _show(self, procedure_id: str) -> None:
        service = self._desk.child_protection
        try:
            procedure = service.procedure(procedure_id)
        except ExpectedError as error:
            if self._has_pane:
                self.pane.forget()
            self._side.setCurrentWidget(self._nothing)
            errors.show(error, self)
            return
        name = service.names([procedure.assessment])[procedure_id]
        self.pane.show_procedure(procedure, name)
        self.list.choose(procedure_id)
        self._side.setCurrentWidget(self.pane)
        self._arrange()

    def _on_changed(self) -> None:
        self._work_on()
        self._show_all()

    def _work_on(self) -> None:
        """Let the ten minutes begin anew: somebody works here."""
        if self.is_entered:
            self._rest.start()

    def _set_actions(self, *, entered: bool) -> None:
        self._new.setVisible(entered)
        self._new.setDisabled(self._desk.workspace.read_only)
        self._numbers.setVisible(entered)
        self._search.setVisible(entered)

    def _show_numbers(self) -> None:
        from ssa_desk.ui.pages.child_protection.numbers_panel import show_numbers

        show_numbers(self._desk, self)
        if self._has_gate:
            self.gate.refresh()

    def _want_case(self, case_id: str) -> None:
        self.case_wanted.emit(case_id, "")

    def _go_in(self) -> None:
        self._is_inside = bool(self._shown_id)
        self._arrange()

    def _go_out(self) -> None:
        self._is_inside = False
        self._arrange()
        self.list.begin()

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().averageCharWidth()
        inside = self._is_inside and bool(self._shown_id)
        self.list.setVisible(not (narrow and inside))
        self._side.setVisible(not narrow or inside)
        self._back.setVisible(narrow and inside)
        is_low = self.height() <= 28 * self.fontMetrics().height()
        self._header.setHidden(is_low and narrow and inside)


class _Area(QWidget):
    """List and procedure; side by side is for wider windows."""

    def minimumSizeHint(self) -> QSize:
        """Return the room that one of them needs."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(44 * letter, 22 * letter)
