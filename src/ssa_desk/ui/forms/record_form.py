"""The form of a record, derived from its type: editors, checks, drafts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.base import Record
from ssa_desk.domain.catalogue import Catalogue
from ssa_desk.domain.errors import InvalidRecordError
from ssa_desk.domain.rules import Problem, problems
from ssa_desk.ui.forms.aside import Aside
from ssa_desk.ui.forms.cell import FieldCell
from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.editor import Editor, Typed
from ssa_desk.ui.forms.editors import CatalogueOf, editor_for, renew
from ssa_desk.ui.forms.field import FormField, form_fields
from ssa_desk.ui.forms.grid import FieldGrid
from ssa_desk.ui.forms.keys import keys_of, unique_keys
from ssa_desk.ui.forms.link_editor import LinkEditor, Picker
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.forms.sentences import sentences
from ssa_desk.ui.forms.text_editors import LongTextEditor

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Shape:
    """Which fields a form shows and how.

    `links` offers records for link fields, `pickers` find them by some letters (link fields in
    neither stay hidden), `taken_keys` are letters that labels beside the form already use.
    """

    only: tuple[str, ...] | None = None
    skip: frozenset[str] = frozenset()
    links: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    pickers: Mapping[str, Picker] = field(default_factory=dict)
    taken_keys: str = ""


class RecordForm(QWidget, Generic[R]):
    """Editors for the fields of one record type.

    `record()` gives a valid record or shows German sentences at the fields and raises
    InvalidRecordError; `hints()` tells what only looks odd.
    """

    changed = Signal()

    def __init__(
        self,
        kind: type[R],
        catalogue_of: CatalogueOf,
        shape: Shape | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._shape = shape or Shape()
        self._base: dict[str, Any] = {}
        self._shown: dict[str, Typed] = {}
        self._catalogue_of = catalogue_of
        self._offered: dict[str, Catalogue] = {}
        self.cells = self._built_cells(catalogue_of)
        self._aside = self._laid_out()
        self.start({})

    @property
    def keys(self) -> str:
        """Return the letters that the labels use; forms beside this one leave them alone."""
        return keys_of(cell.field.title.text for cell in self.cells.values())

    def start(self, values: Mapping[str, Any]) -> None:
        """Begin a new record with these values."""
        fields = self._kind.model_fields
        self._renew_choices()
        given = {name: value for name, value in values.items() if name in fields}
        self._base = given
        for name, cell in self.cells.items():
            default = fields[name].get_default() if not fields[name].is_required() else None
            cell.editor.set_value(given.get(name, default))
        self._settle()

    def show_record(self, record: R) -> None:
        """Show a record; its other fields are kept when it is given back."""
        self._renew_choices()
        self._base = dict(record)
        for name, cell in self.cells.items():
            cell.editor.set_value(self._base[name])
        self._settle()

    def values(self) -> dict[str, object]:
        """Return the typed values of the fields; raises InvalidRecordError."""
        values, found = self._read()
        if found:
            raise InvalidRecordError(tuple(found))
        return values

    def record(self) -> R:
        """Return the valid record, or show what is wrong and raise InvalidRecordError."""
        self.clear_problems()
        values, found = self._read()
        record: R | None = None
        try:
            record = self._kind.model_validate({**self._base, "updated_at": clock.now(), **values})
        except ValidationError as error:
            known = {name for name, _ in found}
            found += [one for one in sentences(error) if one[0] not in known]
        if record is not None:
            errors = (one for one in problems(record) if one.weight == "error")
            found += [(one.field, one.sentence) for one in errors]
        if found or record is None:
            self._show_errors(found)
            raise InvalidRecordError(tuple(found))
        return record

    def hints(self, record: R) -> list[Problem]:
        """Return what looks odd in the fields of this form."""
        found = (one for one in problems(record) if one.weight == "hint")
        return [one for one in found if one.field in self.cells]

    def show_hints(self, hints: Iterable[Problem]) -> None:
        """Show sentences that do not stop the save."""
        for hint in hints:
            self._cell_shown(hint.field).show_problem(hint.sentence, "warning")

    def clear_problems(self) -> None:
        """Take all sentences away."""
        for cell in self.cells.values():
            cell.show_problem("", "")

    def values_as_typed(self) -> dict[str, Typed]:
        """Return what lies in the editors, valid or not: the draft."""
        return {name: cell.editor.typed() for name, cell in self.cells.items()}

    def restore(self, values: Mapping[str, Typed], cursor: str = "") -> None:
        """Put a draft back; the form counts as changed, the cursor is where it was."""
        for name, typed in values.items():
            if name in self.cells:
                self.cells[name].editor.set_typed(typed)
        self._cover_again()
        self.focus_at(cursor)

    def focus_at(self, cursor: str) -> None:
        """Put the cursor where `draft` found it."""
        name, _, place = cursor.partition(":")
        self.focus_first(name)
        editor = self.cells[name].editor if name in self.cells else None
        if isinstance(editor, LongTextEditor):
            editor.set_place(int(place or 0))

    def has_changes(self) -> bool:
        """Return whether something differs from what was shown."""
        return self.values_as_typed() != self._shown

    def settle(self) -> None:
        """Take what lies in the editors as saved."""
        self._shown = self.values_as_typed()

    def draft(self) -> tuple[dict[str, Typed], str]:
        """Return what to keep as a draft: the values as typed and where the cursor stands."""
        cursor = ""
        for name, cell in self.cells.items():
            target = cell.editor.focusProxy()
            if target is not None and target.hasFocus():
                place = cell.editor.place() if isinstance(cell.editor, LongTextEditor) else 0
                cursor = f"{name}:{place}"
        return self.values_as_typed(), cursor

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        return self.cells[name].editor

    def focus_first(self, name: str = "") -> None:
        """Put the cursor into a field, by default the first."""
        cell = self.cells.get(name) or next(iter(self.cells.values()))
        cell.editor.setFocus()

    def leave_out(self, names: Iterable[str]) -> None:
        """Ask for these fields no more until other ones are named; their values stay."""
        left_out = frozenset(names)
        for name, cell in self.cells.items():
            cell.setHidden(name in left_out)
        for grid in self.findChildren(FieldGrid):
            grid.arrange_again()

    def expect_width(self, width: int) -> None:
        """Set the fields for a width before the form is shown."""
        for grid in self.findChildren(FieldGrid):
            grid.expect_width(width)

    def _built_cells(self, catalogue_of: CatalogueOf) -> dict[str, FieldCell]:
        chosen = [one for one in self._fields() if self._is_chosen(one)]
        titles = unique_keys((one.title.text for one in chosen), self._shape.taken_keys)
        cells = {}
        for one, title in zip(chosen, titles, strict=True):
            own = replace(one, title=replace(one.title, text=title))
            picker = self._shape.pickers.get(one.name)
            if picker is None:
                editor = editor_for(own, catalogue_of, self._shape.links, self)
            else:
                editor = LinkEditor(picker, self)
            cells[one.name] = FieldCell(own, editor, self)
            cells[one.name].changed.connect(self.changed)
            if one.catalogue and one.name not in self._shape.links:
                self._offered[one.name] = catalogue_of(one.catalogue)
        return cells

    def _fields(self) -> Iterable[FormField]:
        """Return the fields in the order in which Tab reaches them."""
        return form_fields(self._kind)

    def _renew_choices(self) -> None:
        """Offer the entries of today: own choices may have come or gone since the last record."""
        for name, offered in self._offered.items():
            present = self._catalogue_of(offered.name)
            if present is not offered:
                self._offered[name] = present
                renew(self.cells[name].editor, present)

    def _is_chosen(self, one: FormField) -> bool:
        offered = one.name in self._shape.links or one.name in self._shape.pickers
        if one.link is not None and not offered:
            return False
        only = self._shape.only
        return one.name not in self._shape.skip and (only is None or one.name in only)

    def _laid_out(self) -> Aside | None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        folds = self._shape.only is None
        first = [cell for cell in self.cells.values() if not (cell.field.aside and folds)]
        rest = [cell for cell in self.cells.values() if cell.field.aside and folds]
        column.addWidget(FieldGrid(first, self))
        if not rest:
            return None
        aside = Aside(FieldGrid(rest, self), self)
        column.addWidget(aside)
        return aside

    def _read(self) -> tuple[dict[str, object], list[tuple[str, str]]]:
        values: dict[str, object] = {}
        found = []
        for name, cell in self.cells.items():
            try:
                values[name] = cell.editor.value()
            except EntryError as error:
                found.append((name, str(error)))
        return values, found

    def _show_errors(self, found: Iterable[tuple[str, str]]) -> None:
        for place, (name, sentence) in enumerate(found):
            if name not in self.cells:
                continue
            cell = self._cell_shown(name)
            cell.show_problem(sentence, "error")
            if place == 0:
                cell.editor.setFocus()

    def _cell_shown(self, name: str) -> FieldCell:
        cell = self.cells[name]
        if cell.field.aside and self._aside is not None:
            self._aside.open()
        return cell

    def _cover_again(self) -> None:
        for cell in self.cells.values():
            cell.cover_again()

    def _settle(self) -> None:
        self.clear_problems()
        self._cover_again()
        self.settle()
