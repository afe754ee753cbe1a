"""The lists that are recognised by their headers. A new list: a line here and its reader."""

from collections.abc import Sequence

from ssa_desk.services.imports.case_lists import CASES, CLASS_HISTORY, CONTACTS, SCHOOLS, TALLY
from ssa_desk.services.imports.columns import Kind, folded_header
from ssa_desk.services.imports.daily_lists import DAILY_LISTS

READ_KINDS = (SCHOOLS, CASES, CLASS_HISTORY, CONTACTS, TALLY, *DAILY_LISTS)
"""What is read, in the order in which it must be read."""


def recognised(header: Sequence[str]) -> Kind | None:
    """Return the kind of list that a header belongs to; the most matching columns win."""
    found = {folded_header(cell) for cell in header}
    fitting = [kind for kind in READ_KINDS if kind.needed <= found]
    return max(fitting, key=lambda kind: len(kind.headers & found), default=None)


def nearest(header: Sequence[str]) -> tuple[Kind, tuple[str, ...]] | None:
    """Return the list that a header nearly belongs to, and the needed headers it lacks."""
    found = {folded_header(cell) for cell in header}
    kind = max(READ_KINDS, key=lambda one: len(one.headers & found))
    if len(kind.headers & found) < len(kind.headers) / 2:
        return None
    lacking = (one.header for one in kind.columns if one.is_needed)
    return kind, tuple(header for header in lacking if folded_header(header) not in found)
