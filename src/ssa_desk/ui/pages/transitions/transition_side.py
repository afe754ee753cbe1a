"""One transition in its form: its stages above, the outcomes of its own kind alone."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.base import Record
from ssa_desk.domain.follow_up import next_follow_up
from ssa_desk.domain.records import Case, Transition
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.choice_editors import Choice, ChoiceEditor
from ssa_desk.ui.forms.drafting import Draft
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.spec import Place
from ssa_desk.ui.pages.transitions.spec import OF_KIND, TRANSITION
from ssa_desk.ui.pages.transitions.stage_card import StageCard

_STAGE = "stage."
"""Before the stage in the names of a draft."""


class TransitionSide(RecordSide):
    """A new transition is saved first; then its stages are shown."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget) -> None:
        self._kind = ""
        super().__init__(desk, TRANSITION, place, parent)
        self.prepare = self._with_child
        self.stages = StageCard(desk, self)
        self.stages.hide()
        self.stages.changed.connect(self._on_change)
        self._page.body.insertWidget(0, self.stages)

    def show_record(self, record: Record, case_id: str = "") -> None:
        """Show a transition with its stages."""
        super().show_record(record, case_id)
        if isinstance(record, Transition):
            self.stages.cover(covered=self._desk.workspace.privacy.is_on)
            self.stages.show_transition(record)
            self.stages.show()
            self._fit_kind(record.transition_kind)
            self.form.editor("outcome").set_value(record.outcome)
            self.form.settle()

    def begin(self, values: Mapping[str, Any], case_id: str = "") -> None:
        """Begin a new transition; the stages come with the first save."""
        super().begin(values, case_id)
        self.stages.hide()
        self._fit_kind(str(values.get("transition_kind") or ""))
        self.form.settle()

    def focus_first(self) -> None:
        """Put the cursor where an answer is due, else into the stages or a new form."""
        due = next_follow_up(self.record) if isinstance(self.record, Transition) else None
        if due is not None and due.day <= clock.today() and not self.is_new:
            self.form.focus_first(due.field)
            self._page.ensureWidgetVisible(self.form.cells[due.field])
            self._mark_answer(due.field)
        elif self.record is not None and not self.is_new:
            self.stages.table.setFocus()
        else:
            super().focus_first()

    def has_unsaved(self) -> bool:
        """Return whether the form or a stage differs from what is saved."""
        written = not self.is_new and self.stages.sheet.has_changes
        return super().has_unsaved() or (self.record is not None and written)

    def save(self) -> bool:
        """Save form and stages."""
        self.stages.end_writing()
        return super().save()

    def store(self, record: Record) -> None:
        """Save the transition with its stages."""
        if isinstance(record, Transition):
            stages = () if self.is_new else self.stages.sheet.stages
            self._desk.transitions.save(record, stages)

    def restore(self, values: Mapping[str, Typed], cursor: str) -> None:
        """Put a draft back with its stages."""
        super().restore(values, cursor)
        self._fit_typed_kind()
        stages = {
            name.removeprefix(_STAGE): list(one)
            for name, one in values.items()
            if name.startswith(_STAGE) and isinstance(one, list)
        }
        if stages and not self.is_new:
            self.stages.restore(stages)

    def keep_draft(self) -> None:
        """Keep what is typed now, also in the cell that is being written."""
        self.stages.end_writing()
        super().keep_draft()

    def _draft(self) -> Draft | None:
        found = super()._draft()
        if found is None or self.is_new:
            return found
        values, cursor = found
        stages = self.stages.sheet.typed().items()
        return {**values, **{f"{_STAGE}{name}": one for name, one in stages}}, cursor

    def _on_change(self) -> None:
        self._fit_typed_kind()
        super()._on_change()

    def _fit_typed_kind(self) -> None:
        """Offer what belongs to the kind that is chosen now."""
        try:
            kind = self.form.editor("transition_kind").value()
        except EntryError:
            return
        if self.record is None or not isinstance(kind, str) or kind == self._kind:
            return
        typed = self.form.editor("outcome").typed()
        self._fit_kind(kind)
        self.form.editor("outcome").set_typed(typed)
        if isinstance(self.record, Transition) and not self.is_new:
            self.stages.offer(self.record.changed(transition_kind=kind))

    def _fit_kind(self, kind: str) -> None:
        self._kind = kind
        editor = self.form.editor("outcome")
        if isinstance(editor, ChoiceEditor):
            own, others = self._outcomes(kind)
            editor.offer(own, others)
        self.form.leave_out(
            name
            for name, kinds in OF_KIND.items()
            if kind not in kinds and not self._has_value(name)
        )

    def _outcomes(self, kind: str) -> tuple[list[Choice], list[Choice]]:
        """Return the outcomes of a kind, with the worker's own below them, and all others."""
        everything = self._desk.workspace.catalogue("transition_outcome").entries
        if not kind:
            return [Choice(one.identifier, one.label) for one in everything], []
        names = self._desk.workspace.catalogue(f"outcome_{kind}")
        own: list[Choice] = []
        others: list[Choice] = []
        for one in everything:
            fits = (one.rolls_up_to or one.identifier) in names and not one.retired
            (own if fits else others).append(Choice(one.identifier, one.label))
        return own, others

    def _mark_answer(self, name: str) -> None:
        """Let the first letter typed replace the empty choice."""
        editor = self.form.editor(name)
        line = editor.box.lineEdit() if isinstance(editor, ChoiceEditor) else None
        if line is not None:
            line.selectAll()

    def _has_value(self, name: str) -> bool:
        return isinstance(self.record, Transition) and getattr(self.record, name, None) is not None

    def _with_child(self, transition: Transition) -> Record:
        """Return the transition with the child and the class of its case."""
        if not transition.case_id:
            return transition
        values: dict[str, Any] = {}
        if not transition.young_person_id:
            case = self._desk.workspace.get(Case, transition.case_id)
            values["young_person_id"] = case.young_person_id
        if not transition.class_name:
            values["class_name"] = self._desk.cases.view(transition.case_id).class_name
        return transition.changed(**values) if values else transition
