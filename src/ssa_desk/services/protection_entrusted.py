"""Whether the papers of a procedure tell what was entrusted (§ 65 SGB VIII)."""

import re
from collections.abc import Iterator

from ssa_desk.domain.child_protection import Procedure
from ssa_desk.domain.consents import is_named, words_of
from ssa_desk.domain.folding import plain
from ssa_desk.domain.records import Case, CaseContact, ParentContact, YoungPerson
from ssa_desk.services.workspace import Workspace

_MOST = 100_000
_CHILD = frozenset({"kind", "schüler", "schülerin", "jugendliche", "jugendlicher"})
_LEAST = 15
"""Letters from which a sentence is that of another entry and no phrase of every day."""


def tells_entrusted(workspace: Workspace, procedure: Procedure) -> bool:
    """Return whether the protocol holds a sentence that the case marks as entrusted.

    The same holds when it names the person who has entrusted something as its source. Then the
    paper cannot leave as one without entrusted content.
    """
    said = _plain(" ".join(_texts(procedure)))
    sources = [one for one in _sources(procedure) if one.strip()]
    child_id = procedure.assessment.young_person_id
    children = workspace.find(YoungPerson, id=child_id) if child_id else []
    name = f"{children[0].first_name} {children[0].last_name}" if children else ""
    return any(
        any(sentence in said for sentence in _sentences(talk))
        or any(_is_same(talk.entrusted_by, one, name) for one in sources)
        for talk in _entrusted(workspace, procedure)
    )


def _is_same(entrusted_by: str, source: str, child: str) -> bool:
    """Return whether both mean one person, the child also as "Kind selbst"."""
    if not entrusted_by.strip():
        return False
    both_child = all(
        is_named(child, one) or not _CHILD.isdisjoint(words_of(one))
        for one in (entrusted_by, source)
    )
    return both_child or is_named(entrusted_by, source) or is_named(source, entrusted_by)


def _entrusted(workspace: Workspace, procedure: Procedure) -> Iterator[CaseContact | ParentContact]:
    child, own = procedure.assessment.young_person_id, procedure.assessment.case_id
    found = workspace.find(Case, young_person_id=child) if child else []
    cases = {one.id for one in found} | ({own} if own else set())
    if cases:
        ids = tuple(cases)
        yield from workspace.find(CaseContact, limit=_MOST, case_id=ids, entrusted=True)
        yield from workspace.find(ParentContact, limit=_MOST, case_id=ids, entrusted=True)


def _texts(procedure: Procedure) -> Iterator[str]:
    for entry in procedure.entries:
        yield entry.text
    for rating in procedure.ratings:
        yield rating.facts
    for answer in procedure.answers:
        yield answer.reason
    yield from (procedure.assessment.whereabouts, procedure.assessment.closing_note)


def _sources(procedure: Procedure) -> Iterator[str]:
    for entry in procedure.entries:
        yield entry.information_source
    for rating in procedure.ratings:
        yield rating.information_source


def _sentences(talk: CaseContact | ParentContact) -> Iterator[str]:
    if isinstance(talk, CaseContact):
        words = (talk.observation, talk.assessment, talk.agreements)
    else:
        words = (talk.note, talk.agreements, "")
    for sentence in re.split(r"[.!?\n]+", "\n".join(words)):
        if len(found := _plain(sentence)) >= _LEAST:
            yield found


def _plain(text: str) -> str:
    return " ".join(plain(text).split())
