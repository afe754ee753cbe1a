"""One contact with several children: a copy of the note in each case, counted once for each.

Each case is complete by itself: what one family may read or have deleted leaves the others alone.
"""

from collections.abc import Sequence

from ssa_desk.domain.base import new_id
from ssa_desk.domain.records import CaseContact
from ssa_desk.services.cases import Cases
from ssa_desk.services.workspace import Workspace

_OWN = frozenset({"id", "created_at", "updated_at", "case_id", "core_area", "follow_up_done"})
"""What each copy has for itself."""
_MOST = 1000


class SharedContacts:
    """Saves, finds and changes the copies of one contact."""

    def __init__(self, workspace: Workspace, cases: Cases) -> None:
        self._workspace = workspace
        self._cases = cases

    def save(self, contact: CaseContact, case_ids: Sequence[str]) -> tuple[CaseContact, ...]:
        """Save a contact in each of the cases, all or none; the first gets the contact itself."""
        cases = tuple(dict.fromkeys(case_ids))
        together = contact.id if len(cases) > 1 else None
        copies = tuple(
            self._cases.with_core_area(
                contact.changed(
                    id=contact.id if place == 0 else new_id(),
                    case_id=case_id,
                    contact_group_id=together,
                )
            )
            for place, case_id in enumerate(cases)
        )
        self._workspace.save(*copies)
        return copies

    def others(self, contact: CaseContact) -> list[CaseContact]:
        """Return the copies of a contact in other cases."""
        if contact.contact_group_id is None:
            return []
        copies = self._workspace.find(
            CaseContact, limit=_MOST, contact_group_id=contact.contact_group_id
        )
        return [copy for copy in copies if copy.id != contact.id]

    def save_everywhere(self, contact: CaseContact) -> tuple[CaseContact, ...]:
        """Save a changed contact and take what is shared over to its copies."""
        shared = {name: value for name, value in contact if name not in _OWN}
        copies = (contact, *(one.changed(**shared) for one in self.others(contact)))
        saved = tuple(self._cases.with_core_area(one) for one in copies)
        self._workspace.save(*saved)
        return saved
