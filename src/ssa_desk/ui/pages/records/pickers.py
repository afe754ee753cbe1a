"""What the link fields of a form offer: schools in a box, everything else by some letters."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import School, YearPlanGoal
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.field import form_fields
from ssa_desk.ui.forms.link_editor import Picker
from ssa_desk.ui.forms.record_form import Shape

Within = Callable[[], Mapping[str, Any]]
"""Gives the fields that are fixed where the form is shown: only such records are offered."""


def shape_of(
    desk: Desk,
    kind: type[Record],
    skip: frozenset[str] = frozenset(),
    taken_keys: str = "",
    within: Within = dict,
) -> Shape:
    """Return the shape of a form whose link fields can all be chosen."""
    linked = [one for one in form_fields(kind) if one.link and one.name not in skip]
    schools = tuple(Choice(one.id, one.name) for one in desk.workspace.schools())
    return Shape(
        skip=skip,
        links={
            **{one.name: schools for one in linked if one.link == School.KIND and schools},
            **_measures(kind),
        },
        pickers={
            one.name: picker_of(desk, one.link, within)
            for one in linked
            if one.link and one.link != School.KIND
        },
        taken_keys=taken_keys,
    )


def _measures(kind: type[Record]) -> dict[str, tuple[Choice, ...]]:
    """Return the numbers of the report that a goal can be measured by."""
    if kind is not YearPlanGoal:
        return {}
    from ssa_desk.services.report_goals import measures

    return {"measured_by": tuple(Choice(key, words) for key, words in measures().items())}


def picker_of(desk: Desk, kind: str, within: Within = dict) -> Picker:
    """Return what finds the records of a kind."""
    return Picker(partial(_found, desk, kind, within), partial(_name, desk, kind))


def _found(desk: Desk, kind: str, within: Within, query: str) -> tuple[Choice, ...]:
    found = desk.lists.names.find(kind, query, within())
    return tuple(Choice(one, name) for one, name in found)


def _name(desk: Desk, kind: str, record_id: str) -> str:
    return desk.lists.names.of(kind, [record_id]).get(record_id, "")
