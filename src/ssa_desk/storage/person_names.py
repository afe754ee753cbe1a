"""How a young person may be named in a text: first and last name together, or a case number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ssa_desk.domain.folding import plain, spellings
from ssa_desk.storage.database import Database

_SHORTEST_NUMBER = 4
"""Shorter case numbers are found in any text."""
_ENDINGS = ("", "s")


@dataclass(frozen=True)
class PersonNames:
    """The names of one person and the numbers of their cases."""

    person: tuple[str, str]
    numbers: tuple[str, ...]

    def __repr__(self) -> str:
        return "<PersonNames>"

    @cached_property
    def exact(self) -> tuple[str, ...]:
        """Return words as they are written: one of them stands in every text that names them."""
        has_both = all(self.person)
        return (*(self.person[1:] if has_both else ()), *self.numbers)

    @cached_property
    def folded(self) -> tuple[tuple[str, ...], ...]:
        """Return groups of folded words that stand together in a text."""
        if not all(self.person):
            return ()
        first, last = (spellings(one) for one in self.person)
        return tuple((one, other) for one in first for other in last)

    def are_in(self, texts: Iterable[str], *, lone: bool = False) -> bool:
        """Return whether these texts of a row, taken together, name the person.

        With `lone` a text that is nothing but the last name does, too: a list of passed names.
        """
        many = [_words(one) for one in texts]
        whole = f" {' '.join(many)} "
        if any(f" {_words(number)} " in whole for number in self.numbers):
            return True
        if not all(self.person):
            return False
        spelled = [_spelled(one) for one in self.person]
        is_full = all(any(f" {one} " in whole for one in forms) for forms in spelled)
        return is_full or (lone and not spelled[1].isdisjoint(many))


def names_of(database: Database, child_id: str | None, case_ids: Iterable[str]) -> PersonNames:
    """Return the names of a child and the numbers of these cases."""
    found = database.row(
        "SELECT first_name, last_name FROM young_person WHERE id = :id", {"id": child_id}
    )
    numbers = [
        database.value('SELECT case_no FROM "case" WHERE id = :id', {"id": one}) for one in case_ids
    ]
    return PersonNames(
        (found[0].strip(), found[1].strip()) if found else ("", ""),
        tuple(sorted(one for one in numbers if one and len(one) >= _SHORTEST_NUMBER)),
    )


def _spelled(name: str) -> set[str]:
    return {f"{one}{end}" for one in spellings(_words(name)) for end in _ENDINGS}


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text)))
