"""Deletes cases as the window does, with a proof, for tests of what stays."""

from ssa_desk.domain.deletion import ArchiveAnswer
from ssa_desk.services import deletion_work
from ssa_desk.services.deletion_proof import DeletionProof
from ssa_desk.services.deletion_work import DeletionOrder

PROOF = DeletionProof("due", ArchiveAnswer("no_duty"))


def delete_cases(desk, case_ids, goes_on=lambda _part: True):
    """Delete cases and return what the deletion did."""
    result = deletion_work.delete(desk, DeletionOrder(PROOF, tuple(case_ids)), goes_on)
    deletion_work.tell_of(desk, result.deleted)
    return result
