"""What records are called in lists and choices, and finding one by some letters of its name."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ssa_desk.domain.base import Record
from ssa_desk.domain.entry_marks import is_entrusted
from ssa_desk.domain.fields import Searched, Title
from ssa_desk.domain.folding import folded_words
from ssa_desk.domain.records import RECORDS, Case, Guardian, YoungPerson
from ssa_desk.services.without_parents import WithoutParents
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import case_list, record_list
from ssa_desk.storage.record_list import Order, Wanted, Word

FEW = 30

_PEOPLE = frozenset({YoungPerson.KIND, Guardian.KIND})
_NO_CONTACT = " (nicht kontaktieren)"
_KINDS = {kind.KIND: kind for kind in RECORDS}


class RecordNames:
    """Names of linked records, fetched for a whole page at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """Return the names of these records of a kind; one that is gone is not in it."""
        wanted = tuple(dict.fromkeys(ids))
        if not wanted:
            return {}
        found = self._workspace.find(_KINDS[kind], id=wanted, limit=len(wanted))
        if kind == Case.KIND:
            return self._of_cases([one for one in found if isinstance(one, Case)])
        shown = self._workspace.privacy.shown
        if kind == Guardian.KIND:
            covers = WithoutParents(self._workspace).covers
            guardians = (one for one in found if isinstance(one, Guardian))
            return {
                one.id: shown(name_of(one)) + (_NO_CONTACT if covers(one) else "")
                for one in guardians
            }
        personal = kind in _PEOPLE
        return {one.id: shown(name_of(one)) if personal else name_of(one) for one in found}

    def find(
        self, kind: str, query: str, equal: Mapping[str, Any] | None = None, limit: int = FEW
    ) -> list[tuple[str, str]]:
        """Return ids and names that fit some letters, the likeliest first.

        `equal` narrows them as far as the kind has such fields: the goals of this case.
        """
        if kind == Case.KIND:
            state = "all" if query.strip() else "open"
            ids = case_list.listed(self._workspace.database, query, state)[:limit]
        else:
            ids = self._found(_KINDS[kind], query, equal or {}, limit)
        names = self.of(kind, ids)
        return [(one, names[one]) for one in ids if one in names]

    def _found(
        self, kind: type[Record], query: str, equal: Mapping[str, Any], limit: int
    ) -> list[str]:
        own = {name: value for name, value in equal.items() if name in kind.model_fields}
        words = tuple(Word(word, {}) for word in folded_words(query))
        order = tuple(Order(name) for name in _sorting(kind))
        texts = () if _marked(kind, Searched) else _texts(kind)[:1]
        wanted = Wanted(kind, words, texts=texts, equal=own, order=order)
        return record_list.ids(self._workspace.database, wanted, 0, limit)

    def _of_cases(self, cases: list[Case]) -> dict[str, str]:
        people = tuple({one.young_person_id for one in cases if one.young_person_id})
        names = self.of(YoungPerson.KIND, people)
        return {
            one.id: " · ".join(
                part for part in (names.get(one.young_person_id or "", ""), one.case_no) if part
            )
            for one in cases
        }


def name_of(record: Record) -> str:
    """Return what one record is called: its name or its first text."""
    if is_entrusted(record):
        return record.TITLE
    special = _SPECIAL.get(record.KIND)
    if special is not None:
        return special(record) or record.TITLE
    texts = (str(getattr(record, name)).strip() for name in _texts(type(record)))
    return next((text.splitlines()[0] for text in texts if text), record.TITLE)


def _person(person: Any) -> str:  # noqa: ANN401 - one of the kinds with two names
    return f"{person.first_name} {person.last_name}".strip()


_SPECIAL: Mapping[str, Callable[[Any], str]] = {YoungPerson.KIND: _person}


def _texts(kind: type[Record]) -> tuple[str, ...]:
    fields = kind.model_fields
    return tuple(name for name in _marked(kind, Title) if fields[name].annotation is str)


def _sorting(kind: type[Record]) -> tuple[str, ...]:
    return _marked(kind, Searched) or _texts(kind)[:1]


def _marked(kind: type[Record], mark: type) -> tuple[str, ...]:
    fields = kind.model_fields
    return tuple(
        name for name in fields if any(isinstance(one, mark) for one in fields[name].metadata)
    )
