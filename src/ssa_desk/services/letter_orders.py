"""A letter on its way: begun with what the file knows, then ordered for one recipient."""

from collections.abc import Mapping
from dataclasses import dataclass

from ssa_desk.services.letter_people import Recipient
from ssa_desk.typesetting.own_letters import OwnLetter

OWN = "own"
"""The kind of a letter in the worker's own words."""


@dataclass(frozen=True, slots=True, repr=False)
class LetterDraft:
    """A letter that begins: what every recipient reads alike, and who they may be."""

    kind: str
    values: Mapping[str, str]
    recipients: tuple[Recipient, ...]
    case_id: str = ""
    offer_id: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class LetterOrder:
    """One letter to one recipient in one language, with the values that are printed."""

    kind: str
    language: str
    values: Mapping[str, str]
    recipient: Recipient
    offer_id: str = ""
    own: OwnLetter | None = None
    template_id: str = ""
    title: str = ""
    """What an own letter is called in the log."""
    copies: int = 1
