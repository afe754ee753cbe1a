"""Entrusted entries of a case (§ 65 SGB VIII): what may leave only with a basis of its own."""

from collections.abc import Iterable
from typing import TypeVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.entry_marks import is_entrusted
from ssa_desk.domain.figures.reference import Reference
from ssa_desk.domain.records import RECORDS
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.mapping import table_of

R = TypeVar("R", bound=Record)

KINDS = tuple(kind for kind in RECORDS if "entrusted" in kind.model_fields)
"""Kinds of records that can be entrusted."""
_MOST = 100_000


def parts(workspace: Workspace, case_id: str) -> frozenset[Reference]:
    """Return the entrusted entries of a case."""
    return frozenset(
        Reference(kind.KIND, one.id) for kind in KINDS for one in _of_case(workspace, kind, case_id)
    )


def left_for(records: Iterable[R], *, with_entrusted: bool) -> tuple[R, ...]:
    """Return the records that may leave: entrusted ones only where a permit allows them."""
    return tuple(one for one in records if with_entrusted or not is_entrusted(one))


def _of_case(workspace: Workspace, kind: type[R], case_id: str) -> list[R]:
    field = table_of(kind).case_field
    if field is None:
        return []
    return workspace.find(kind, limit=_MOST, entrusted=True, **{field: case_id})
