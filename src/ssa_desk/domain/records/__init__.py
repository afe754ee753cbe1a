"""The register of record types. A new kind: its module, a line here, a migration, a page."""

from ssa_desk.domain.base import Record
from ssa_desk.domain.records.anonymous_contact import AnonymousContact
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.case_contact import CaseContact
from ssa_desk.domain.records.guardian import Guardian
from ssa_desk.domain.records.local_entry import LocalEntry
from ssa_desk.domain.records.school import School
from ssa_desk.domain.records.worker_profile import WorkerProfile
from ssa_desk.domain.records.young_person import ClassMembership, YoungPerson

__all__ = [
    "RECORDS",
    "AnonymousContact",
    "Case",
    "CaseContact",
    "ClassMembership",
    "Guardian",
    "LocalEntry",
    "School",
    "WorkerProfile",
    "YoungPerson",
]

RECORDS: tuple[type[Record], ...] = (
    WorkerProfile,
    School,
    YoungPerson,
    ClassMembership,
    Guardian,
    Case,
    CaseContact,
    AnonymousContact,
    LocalEntry,
)
