"""Choice lists: what an entry is and how a worker's own sub-entry rolls up into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Entry:
    """One choice. `identifier` is stored and never re-used; `code` and `label` are shown."""

    identifier: str
    label: str
    code: str = ""
    retired: bool = False
    protected: bool = False
    maps_to: str = ""
    """Identifier in the list that this one rolls up into (topic -> krefeld_topic)."""
    rolls_up_to: str = ""
    """For a worker's own sub-entry, or one that ended: what it counts as in the same list."""


@dataclass(frozen=True)
class Catalogue:
    """One choice list in its order, own sub-entries behind the entry they belong to."""

    name: str
    title: str
    entries: tuple[Entry, ...]

    @cached_property
    def _by_identifier(self) -> dict[str, Entry]:
        return {entry.identifier: entry for entry in self.entries}

    @cached_property
    def _by_any_name(self) -> dict[str, str]:
        names = {}
        for entry in reversed(self.entries):
            for name in (entry.label, entry.code, entry.identifier):
                if name:
                    names[name.casefold().strip()] = entry.identifier
        return names

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._by_identifier

    @property
    def active(self) -> tuple[Entry, ...]:
        """Return the entries that may still be chosen."""
        return tuple(entry for entry in self.entries if not entry.retired)

    @property
    def standard(self) -> tuple[Entry, ...]:
        """Return the entries of the shared list that are not retired: the cells of a report."""
        return tuple(entry for entry in self.active if not entry.rolls_up_to)

    def entry(self, identifier: str) -> Entry | None:
        """Return the entry, or None when no such entry was ever in the list."""
        return self._by_identifier.get(identifier)

    def label(self, identifier: str) -> str:
        """Return the German label; an unknown identifier stands for itself."""
        entry = self.entry(identifier)
        return entry.label if entry else identifier

    def rolled_up(self, identifier: str) -> str:
        """Return the standard identifier that this choice counts as."""
        entry = self.entry(identifier)
        if entry is None or not entry.rolls_up_to:
            return identifier
        # A sub-entry may belong to one that ended since, which counts as another.
        return self.rolled_up(entry.rolls_up_to)

    def find(self, name: str) -> str | None:
        """Return the identifier for a label, short code or identifier, whatever its case."""
        return self._by_any_name.get(name.casefold().strip())

    def extended(self, own: Iterable[Entry]) -> "Catalogue":
        """Return the list with a worker's own sub-entries behind the entries they belong to."""
        own = tuple(own)
        entries: list[Entry] = []
        for entry in self.entries:
            entries.append(entry)
            entries.extend(one for one in own if one.rolls_up_to == entry.identifier)
        return Catalogue(self.name, self.title, tuple(entries))
