"""The register of record types. A new kind: its module, a line here, a migration, a page."""

from ssa_desk.domain.base import Record
from ssa_desk.domain.records.absence_record import AbsenceRecord
from ssa_desk.domain.records.anonymous_contact import AnonymousContact
from ssa_desk.domain.records.application_help import ApplicationHelp
from ssa_desk.domain.records.appointment import Appointment
from ssa_desk.domain.records.body import Body, ContactPerson
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.case_contact import CaseContact
from ssa_desk.domain.records.case_goal import CaseGoal, SupportPlanStep
from ssa_desk.domain.records.child_protection_assessment import ChildProtectionAssessment
from ssa_desk.domain.records.child_protection_protocol import (
    ChildProtectionAnswer,
    ChildProtectionEntry,
    ChildProtectionMeasure,
    ChildProtectionRating,
)
from ssa_desk.domain.records.consent import Consent
from ssa_desk.domain.records.data_breach import DataBreach
from ssa_desk.domain.records.data_subject_request import DataSubjectRequest
from ssa_desk.domain.records.disclosure import Disclosure
from ssa_desk.domain.records.emergency_number import EmergencyNumber
from ssa_desk.domain.records.group_offer import GroupOffer
from ssa_desk.domain.records.group_session import GroupAttendance, GroupSession
from ssa_desk.domain.records.guardian import Guardian
from ssa_desk.domain.records.letter import Letter, LetterTemplate
from ssa_desk.domain.records.local_entry import LocalEntry
from ssa_desk.domain.records.network_activity import NetworkActivity
from ssa_desk.domain.records.parent_contact import ParentContact
from ssa_desk.domain.records.parent_event import ParentEvent
from ssa_desk.domain.records.referral import Referral
from ssa_desk.domain.records.related_person import RelatedPerson
from ssa_desk.domain.records.school import School
from ssa_desk.domain.records.school_agreement import SchoolAgreement
from ssa_desk.domain.records.staff_consultation import StaffConsultation
from ssa_desk.domain.records.task import Task
from ssa_desk.domain.records.teacher import Teacher
from ssa_desk.domain.records.text_snippet import TextSnippet
from ssa_desk.domain.records.time_entry import TimeEntry
from ssa_desk.domain.records.transition import Transition, TransitionStage
from ssa_desk.domain.records.worker_profile import WorkerProfile
from ssa_desk.domain.records.working_hours import FreeDay, WorkingHours
from ssa_desk.domain.records.year_plan_goal import YearPlanGoal
from ssa_desk.domain.records.young_person import ClassMembership, YoungPerson

__all__ = [
    "RECORDS",
    "AbsenceRecord",
    "AnonymousContact",
    "ApplicationHelp",
    "Appointment",
    "Body",
    "Case",
    "CaseContact",
    "CaseGoal",
    "ChildProtectionAnswer",
    "ChildProtectionAssessment",
    "ChildProtectionEntry",
    "ChildProtectionMeasure",
    "ChildProtectionRating",
    "ClassMembership",
    "Consent",
    "ContactPerson",
    "DataBreach",
    "DataSubjectRequest",
    "Disclosure",
    "EmergencyNumber",
    "FreeDay",
    "GroupAttendance",
    "GroupOffer",
    "GroupSession",
    "Guardian",
    "Letter",
    "LetterTemplate",
    "LocalEntry",
    "NetworkActivity",
    "ParentContact",
    "ParentEvent",
    "Referral",
    "RelatedPerson",
    "School",
    "SchoolAgreement",
    "StaffConsultation",
    "SupportPlanStep",
    "Task",
    "Teacher",
    "TextSnippet",
    "TimeEntry",
    "Transition",
    "TransitionStage",
    "WorkerProfile",
    "WorkingHours",
    "YearPlanGoal",
    "YoungPerson",
]

RECORDS: tuple[type[Record], ...] = (
    WorkerProfile,
    School,
    YoungPerson,
    ClassMembership,
    Guardian,
    RelatedPerson,
    Case,
    CaseContact,
    CaseGoal,
    SupportPlanStep,
    Referral,
    AnonymousContact,
    GroupOffer,
    GroupSession,
    GroupAttendance,
    ParentContact,
    ParentEvent,
    Transition,
    TransitionStage,
    AbsenceRecord,
    ChildProtectionAssessment,
    ChildProtectionEntry,
    ChildProtectionAnswer,
    ChildProtectionRating,
    ChildProtectionMeasure,
    EmergencyNumber,
    Consent,
    Disclosure,
    DataSubjectRequest,
    DataBreach,
    Letter,
    LetterTemplate,
    NetworkActivity,
    StaffConsultation,
    ApplicationHelp,
    TimeEntry,
    Task,
    Appointment,
    YearPlanGoal,
    SchoolAgreement,
    Body,
    ContactPerson,
    Teacher,
    TextSnippet,
    WorkingHours,
    FreeDay,
    LocalEntry,
)
