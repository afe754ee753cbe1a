"""The record behind a number: its kind and its id, nothing of what it says."""

from typing import NamedTuple


class Reference(NamedTuple):
    """One record: `kind` as in the file ("case", "case_contact", ...) and its id."""

    kind: str
    id: str
