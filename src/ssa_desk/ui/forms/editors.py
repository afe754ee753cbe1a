"""Chooses the editor of a field by its type and marks."""

from collections.abc import Callable, Mapping
from datetime import date, time

from PySide6.QtWidgets import QWidget

from ssa_desk.domain.catalogue import Catalogue
from ssa_desk.ui.forms.choice_editors import Choice, ChoiceEditor, SeveralEditor
from ssa_desk.ui.forms.day_editor import DayEditor
from ssa_desk.ui.forms.editor import Editor
from ssa_desk.ui.forms.field import FormField
from ssa_desk.ui.forms.text_editors import (
    LineEditor,
    LongTextEditor,
    QuickNumberEditor,
    YesEditor,
    decimal_editor,
    time_editor,
    whole_editor,
)

CatalogueOf = Callable[[str], Catalogue]
Links = Mapping[str, tuple[Choice, ...]]

QUICK_NUMBERS = {"duration_min": (5, 10, 15, 30, 45, 60, 90)}
"""Fields with buttons for the usual numbers; their unit is minutes."""

_PLAIN: Mapping[type, Callable[[QWidget | None], Editor]] = {
    date: DayEditor,
    time: time_editor,
    int: whole_editor,
    float: decimal_editor,
    str: LineEditor,
}


def editor_for(
    field: FormField, catalogue_of: CatalogueOf, links: Links, parent: QWidget
) -> Editor:
    """Return a new editor that fits the field; `field.title` is the text of a check box."""
    if field.type is bool:
        return YesEditor(field.title.text, parent)
    if field.catalogue or field.name in links:
        return _choice(field, catalogue_of, links, parent)
    if field.name in QUICK_NUMBERS:
        return QuickNumberEditor(QUICK_NUMBERS[field.name], "Minuten", parent)
    return LongTextEditor(parent) if field.long else _PLAIN[field.type](parent)


def renew(editor: Editor, catalogue: Catalogue) -> None:
    """Offer the present entries of a list in an editor built earlier, with nothing chosen."""
    if isinstance(editor, ChoiceEditor | SeveralEditor):
        editor.offer(_choices(catalogue, retired=False), _choices(catalogue, retired=True))


def _choice(field: FormField, catalogue_of: CatalogueOf, links: Links, parent: QWidget) -> Editor:
    if field.name in links:
        return ChoiceEditor(links[field.name], parent, optional=not field.required)
    catalogue = catalogue_of(field.catalogue or "")
    choices, others = _choices(catalogue, retired=False), _choices(catalogue, retired=True)
    if field.many:
        return SeveralEditor(choices, parent, limit=field.limit, others=others)
    return ChoiceEditor(choices, parent, optional=not field.required, others=others)


def _choices(catalogue: Catalogue, *, retired: bool) -> tuple[Choice, ...]:
    return tuple(
        Choice(entry.identifier, entry.label)
        for entry in catalogue.entries
        if entry.retired is retired
    )
