"""Names that must not stand on a letter: of children counselled secretly, of who is shut out."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.folding import plain, spellings
from ssa_desk.domain.records import Guardian, YoungPerson
from ssa_desk.services.without_parents import WithoutParents
from ssa_desk.services.workspace import Workspace

_WORD = re.compile(r"\w+")
_AND = re.compile(r",|;|/|&|·|\n|\bund\b")


class LetterBlockedError(ExpectedError):
    """The child is counselled without the knowledge of its guardians."""

    def __init__(self) -> None:
        super().__init__(
            "Dieser Brief ist gesperrt: Das Kind wird ohne Wissen der Sorgeberechtigten beraten "
            "(§ 8 Abs. 3 SGB VIII), oder ein Kontakt ist nicht erlaubt. Es wurde nichts "
            "geschrieben und nichts ist verloren."
        )


class SecretNames:
    """Looks for these names in what is typed; reads the file once, so make a new one each time."""

    def __init__(self, workspace: Workspace) -> None:
        self._without_parents = WithoutParents(workspace)

    def refuse(self, values: Mapping[str, str]) -> None:
        """Raise LetterBlockedError for a name anywhere, in any order and spelling.

        To somebody who stands in the file once more (as guardian of a sister, say) a first name
        is enough; whoever may not be contacted gets no letter at all.
        """
        if not self._guardians and not self._children:
            return
        known = self._same(values.get("guardian", ""), values.get("address", ""))
        if any(one.contact_allowed == "no" for one in known):
            raise LetterBlockedError
        own = {one.young_person_id for one in known}
        for child in self._children:
            names = (child.first_name if child.id in own else "", full_name(child))
            if any(has_name(text, name) for name in names for text in values.values()):
                raise LetterBlockedError

    def _same(self, names: str, address: str) -> list[Guardian]:
        """Return the guardians who must learn nothing and are among these people."""
        same = self._without_parents.same
        return [one for name in each_name(names) for one in same(name, address, self._guardians)]

    @cached_property
    def _children(self) -> list[YoungPerson]:
        return self._without_parents.people()

    @cached_property
    def _guardians(self) -> list[Guardian]:
        return self._without_parents.guardians()


def each_name(names: str) -> Iterable[str]:
    """Return the people that a line of names means, the whole line among them."""
    single = [one.strip() for one in _AND.split(names)]
    return dict.fromkeys((names, *(one for one in single if " " in one)))


def full_name(child: YoungPerson) -> str:
    """Return first and last name."""
    return f"{child.first_name} {child.last_name}".strip()


def has_name(text: str, name: str) -> bool:
    """Return whether every word of a name stands in a text, in any order and spelling."""
    words = frozenset(_WORD.findall(plain(text)))
    parts = _WORD.findall(name)
    return bool(parts) and all(not words.isdisjoint(spellings(part)) for part in parts)
