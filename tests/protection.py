"""A child protection procedure with a child and a case, for tests."""

from datetime import date, timedelta

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    Case,
    ChildProtectionAnswer,
    ChildProtectionAssessment,
    ChildProtectionEntry,
    Guardian,
    RelatedPerson,
    School,
    WorkerProfile,
    YoungPerson,
)

QUESTIONS = (
    "custodians_talk",
    "custodians_informed",
    "child_involved",
    "management_involved",
    "other_professionals",
    "help_offered",
)
SEEN = "Zwei Flecken am Arm. Sagt: „Papa war wütend.“"


def with_child(desk, employer_type="independent"):
    """Put a worker, a child with mother and sibling and a case into the file; return the case."""
    school = School(name="Gesamtschule Musterpark")
    child = YoungPerson(first_name="Mia", last_name="Müller", birth_date=date(2014, 3, 4))
    case = Case(case_no="F-014", young_person_id=child.id, school_id=school.id)
    mother = Guardian(
        young_person_id=child.id,
        name="Anna Müller",
        relation="biological_parent",
        has_custody="yes",
        telephone="0151 123",
        address="Lange Straße 12\n47799 Krefeld",
    )
    sister = RelatedPerson(young_person_id=child.id, name="Lina Müller", relation="sibling")
    uncle = RelatedPerson(young_person_id=child.id, name="Onkel Heinz", relation="aunt_uncle")
    profile = WorkerProfile(
        name="Kim Muster", employer_type=employer_type, employer_name="Hilfe e. V."
    )
    desk.workspace.save(profile, school, child, case, mother, sister, uncle)
    return case


def begun(desk, case=None, **values):
    """Begin a procedure and return its id."""
    service = desk.child_protection
    known = {
        "noticed_on": clock.today(),
        "legal_path": service.usual_path() or "p8a_agreement",
        **values,
    }
    assessment = ChildProtectionAssessment(case_id=case.id if case else None, **known)
    entry = ChildProtectionEntry(
        assessment_id="",
        date=clock.today(),
        protection_entry_kind="observation",
        observer="Frau Kern",
        text=SEEN,
        information_source="Kind selbst",
    )
    return service.begin(assessment, entry).id


def answer(desk, procedure_id, question, reason=""):
    """Answer a question: no with a reason, otherwise yes with today."""
    desk.child_protection.answer(
        ChildProtectionAnswer(
            assessment_id=procedure_id,
            protection_question=question,
            answer="no" if reason else "yes",
            date=None if reason else clock.today(),
            reason=reason,
        )
    )


def complete(desk, procedure_id):
    """Write down everything that closing asks for."""
    today = clock.today()
    for question in QUESTIONS:
        answer(desk, procedure_id, question)
    service = desk.child_protection
    service.save(
        service.procedure(procedure_id).assessment.changed(
            urgency="days",
            acute_danger="no",
            specialist_consulted="yes",
            specialist_on=today,
            specialist_name="Frau Lang, iseF",
            assessed_on=today,
            risk_result="latent",
            danger_types=("neglect",),
            reported_on=today - timedelta(days=20),
            reported_to="ASD Krefeld",
            report_form="written",
            answered_on=today,
            feedback_confirmed="yes",
        )
    )
