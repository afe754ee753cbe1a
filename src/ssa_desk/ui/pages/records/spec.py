"""What the window must know of a kind of record to list it and to edit it."""

from dataclasses import dataclass, field

from ssa_desk.domain.base import Record
from ssa_desk.services.lists import ListSpec


@dataclass(frozen=True, slots=True)
class Words:
    """What stands below the list and on an empty page."""

    one: str
    many: str
    new: str
    """On the button that begins one: "Neuer Elternkontakt"."""
    empty: str
    """What belongs here, in one sentence."""


@dataclass(frozen=True, slots=True)
class RecordSpec:
    """One kind of record: its list, its words, what its form leaves out.

    `today` are days that begin with today, `again` are fields that "Wie letztes Mal" takes over
    from the record made last (none: there is no such button).
    """

    listed: ListSpec
    words: Words
    icon: str
    skip: frozenset[str] = frozenset()
    today: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    starts: dict[str, object] = field(default_factory=dict)

    @property
    def kind(self) -> type[Record]:
        """Return the record type."""
        return self.listed.kind


@dataclass(frozen=True, slots=True)
class Place:
    """Where a kind is shown: on a page of its own, or in a case that fixes some fields."""

    name: str = "page"
    fixed: frozenset[str] = frozenset()
    offers_drafts: bool = True
    keys: str = ""
    """Letters that buttons around the form use."""

    def form(self, spec: RecordSpec) -> str:
        """Return the name of the drafts of this form."""
        return f"{self.name}/{spec.kind.KIND}"
