"""Quick entry: a contact of one or several children, taken down in some seconds."""

from collections.abc import Sequence
from typing import Any

from ssa_desk.domain import clock
from ssa_desk.domain.base import new_id
from ssa_desk.domain.problem import Problem
from ssa_desk.domain.records import Case, CaseContact, TextSnippet
from ssa_desk.services.cases import CaseRow, Cases
from ssa_desk.services.plausibility import Plausibility
from ssa_desk.services.shared_contacts import SharedContacts
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import search

FEW = 8
_MOST = 500


class QuickEntry:
    """Finds children, knows the usual values, and saves one note for all who were there."""

    def __init__(
        self,
        workspace: Workspace,
        cases: Cases,
        shared: SharedContacts,
        plausibility: Plausibility,
    ) -> None:
        self._workspace = workspace
        self._cases = cases
        self._shared = shared
        self._plausibility = plausibility

    def hits(self, letters: str) -> list[CaseRow]:
        """Return the cases of the children whose name or number has these letters."""
        ids = search.cases_of_children(self._workspace.database, letters, FEW)
        return self._cases.rows_of(ids)

    def rows(self, case_ids: Sequence[str]) -> list[CaseRow]:
        """Return the lines of these cases."""
        return self._cases.rows_of(case_ids)

    def usual(self) -> dict[str, Any]:
        """Return the values that a contact begins with: now, in the office, with the child."""
        return {
            "id": new_id(),
            "case_id": "",
            "date": clock.today(),
            "time": clock.now().astimezone().time().replace(second=0),
            "channel": "in_person_office",
            "setting": "individual",
            "addressee": ("pupil",),
        }

    def topics(self, case_id: str) -> tuple[str, ...]:
        """Return the main topic of a case, as the topics of a contact."""
        topic = self._workspace.get(Case, case_id).main_topic
        return (topic,) if topic else ()

    def hints(self, contact: CaseContact, case_ids: Sequence[str]) -> list[Problem]:
        """Return what looks odd beside the cases, each sentence once."""
        each = (self._plausibility.hints(contact.changed(case_id=one)) for one in case_ids)
        return list(dict.fromkeys(found for hints in each for found in hints))

    def save(self, contact: CaseContact, case_ids: Sequence[str]) -> tuple[CaseContact, ...]:
        """Save the contact in every case, all or none; several children make it a small group."""
        together = len(set(case_ids)) > 1 and contact.setting == "individual"
        kept = contact.changed(setting="small_group") if together else contact
        return self._shared.save(kept, case_ids)

    def snippets(self) -> list[TextSnippet]:
        """Return the worker's own short texts by their abbreviations."""
        return self._workspace.find(TextSnippet, order="abbreviation", limit=_MOST)
