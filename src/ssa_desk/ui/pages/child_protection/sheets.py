"""The sheets of a procedure: one for each step, for answers, entries, measures and closing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from ssa_desk.content.child_protection import protection_words
from ssa_desk.domain import clock
from ssa_desk.domain.child_protection import CORRECTION, Procedure
from ssa_desk.domain.records import (
    ChildProtectionAnswer,
    ChildProtectionAssessment,
    ChildProtectionEntry,
    ChildProtectionMeasure,
)
from ssa_desk.services.desk import Desk
from ssa_desk.ui.pages.child_protection.sheet_dialog import Sheet

ENTRY, ADDENDUM, ANSWER, MEASURE = "entry", "addendum", "answer", "measure"
CLOSE, REOPEN, YEARLY, NEW, RATING = "close", "reopen", "yearly", "new", "rating"


@dataclass(frozen=True, slots=True)
class Facts:
    """Some fields of the procedure itself: its title, and the step whose hint is shown."""

    title: str
    fields: tuple[str, ...]
    step: str = ""


FACTS: Mapping[str, Facts] = {
    "facts": Facts(
        "Angaben zum Verfahren",
        ("number", "noticed_on", "case_id", "young_person_id", "legal_path", "whereabouts"),
    ),
    "first": Facts("Erste Einschätzung", ("urgency",), "first_assessment"),
    "acute": Facts("Akute Gefahr", ("acute_danger",), "acute_danger"),
    "specialist": Facts(
        "Beratung durch die insoweit erfahrene Fachkraft",
        ("specialist_consulted", "specialist_on", "specialist_name", "no_specialist_reason"),
        "specialist",
    ),
    "assessed": Facts(
        "Ergebnis der Einschätzung",
        ("assessed_on", "next_review_on", "risk_result", "danger_types"),
        "assessed",
    ),
    "review": Facts("Überprüfung", ("next_review_on",)),
    "decision": Facts(
        "Meldung an das Jugendamt",
        ("reported_on", "report_form", "reported_to", "not_reported_reason"),
        "decision",
    ),
    "feedback": Facts(
        "Rückmeldung des Jugendamts",
        ("answered_on", "feedback_confirmed", "feedback_active", "no_feedback_reason"),
        "feedback",
    ),
}
"""Sheets of the procedure itself, by their name."""


def _words(text: str) -> str:
    return QCoreApplication.translate("protection", text)


def facts_sheet(desk: Desk, name: str, procedure: Procedure) -> Sheet:
    """Return the sheet of some fields of the procedure."""
    facts, one = FACTS[name], procedure.assessment
    hint = protection_words().steps[facts.step].hint if facts.step else ""
    fields = facts.fields
    if name == "facts" and one.case_id:
        fields = tuple(field for field in fields if field != "young_person_id")
    return Sheet(
        name=name,
        heading=facts.title,
        text=hint,
        kind=ChildProtectionAssessment,
        fields=fields,
        store=desk.child_protection.save,
        about=one.id,
        case_id=one.case_id or "",
        record=one,
        left_out=_LEFT_OUT.get(name),
    )


def entry_sheet(desk: Desk, procedure: Procedure, corrects: str = "") -> Sheet:
    """Return the sheet of a new entry, or of a correction that names what it corrects."""
    now = clock.now().astimezone()
    fields = ["date", "time", "protection_entry_kind", "observer", "text", "information_source"]
    if corrects:
        fields.remove("protection_entry_kind")
    return Sheet(
        name=ADDENDUM if corrects else ENTRY,
        heading=_words("Nachtrag") if corrects else _words("Eintrag ins Protokoll"),
        text=_words(
            "Tatsachen und wörtliche Äußerungen, keine Deutung. Gespeichertes bleibt stehen; "
            "berichtigt wird mit einem Nachtrag."
        ),
        kind=ChildProtectionEntry,
        fields=tuple(fields),
        store=desk.child_protection.write,
        focus="text",
        about=corrects or procedure.assessment.id,
        case_id=procedure.assessment.case_id or "",
        starts={
            "assessment_id": procedure.assessment.id,
            "date": clock.today(),
            "time": now.time().replace(second=0, microsecond=0, tzinfo=None),
            "protection_entry_kind": CORRECTION if corrects else "observation",
            "observer": desk.workspace.profile().name,
            "corrects_id": corrects or None,
        },
    )


def answer_sheet(desk: Desk, procedure: Procedure, question: str) -> Sheet:
    """Return the sheet of an answer: "Ja, am ..." or "Nein, weil ..."."""
    newest = procedure.answer(question)
    return Sheet(
        name=ANSWER,
        heading=_words("Frage zum Vorgehen"),
        text=_words("Die neue Antwort gilt. Frühere Antworten bleiben sichtbar."),
        kind=ChildProtectionAnswer,
        fields=("protection_question", "answer", "date", "with_whom", "reason"),
        store=_storing_answer(desk),
        focus="answer" if question else "",
        about=procedure.assessment.id,
        case_id=procedure.assessment.case_id or "",
        starts={
            "assessment_id": procedure.assessment.id,
            "protection_question": question or None,
            "answer": newest.answer if newest else None,
            "date": newest.date if newest else clock.today(),
            "with_whom": newest.with_whom if newest else "",
            "reason": newest.reason if newest else "",
        },
        left_out=_left_of_answer,
    )


def measure_sheet(
    desk: Desk, procedure: Procedure, measure: ChildProtectionMeasure | None
) -> Sheet:
    """Return the sheet of a measure of the protection plan."""
    return Sheet(
        name=MEASURE,
        heading=_words("Maßnahme des Schutzplans"),
        text="",
        kind=ChildProtectionMeasure,
        fields=("measure", "responsible", "until", "review_on", "done_on"),
        store=desk.child_protection.plan,
        about=measure.id if measure else procedure.assessment.id,
        case_id=procedure.assessment.case_id or "",
        record=measure,
        starts={"assessment_id": procedure.assessment.id},
    )


def closing_sheet(desk: Desk, procedure: Procedure) -> Sheet:
    """Return the sheet that closes the procedure."""

    def store(record: ChildProtectionAssessment) -> None:
        desk.child_protection.close(record.id, record.closing_note)

    return Sheet(
        name=CLOSE,
        heading=_words("Verfahren abschließen"),
        text=_words(
            "Danach kann es nur noch gelesen werden. SSA Desk erinnert jährlich daran, zu "
            "entscheiden, ob es aufbewahrt wird."
        ),
        kind=ChildProtectionAssessment,
        fields=("closing_note",),
        store=store,
        about=procedure.assessment.id,
        case_id=procedure.assessment.case_id or "",
        record=procedure.assessment,
        button=_words("Ab&schließen"),
    )


def reopening_sheet(desk: Desk, procedure: Procedure) -> Sheet:
    """Return the sheet that opens a closed procedure again."""
    text = _words("Bitte schreiben Sie, warum. Der Grund und der frühere Abschluss bleiben stehen.")
    sheet = _note(desk, procedure, REOPEN, desk.child_protection.reopen)
    return replace(sheet, heading=_words("Verfahren wieder aufnehmen"), text=text)


def yearly_sheet(desk: Desk, procedure: Procedure) -> Sheet:
    """Return the sheet of the yearly review of a closed procedure."""
    text = _words("Wird das Verfahren weiter aufbewahrt? Warum, und mit wem abgestimmt?")
    sheet = _note(desk, procedure, YEARLY, desk.child_protection.review_yearly)
    return replace(sheet, heading=_words("Jährliche Überprüfung"), text=text)


def _note(desk: Desk, procedure: Procedure, name: str, act: Callable[[str, str], None]) -> Sheet:
    def store(entry: ChildProtectionEntry) -> None:
        act(entry.assessment_id, entry.text)

    return replace(entry_sheet(desk, procedure), name=name, fields=("text",), store=store)


def _storing_answer(desk: Desk) -> Callable[[ChildProtectionAnswer], None]:
    def store(answer: ChildProtectionAnswer) -> None:
        values = {"reason": ""} if answer.answer == "yes" else {"date": None}
        desk.child_protection.answer(answer.changed(**values))

    return store


def _left_of_answer(values: Mapping[str, object]) -> Iterable[str]:
    if values["answer"] == "yes":
        return ("reason",)
    return ("date", "with_whom") if values["answer"] == "no" else ("date", "with_whom", "reason")


def _left_of_specialist(values: Mapping[str, object]) -> Iterable[str]:
    if values["specialist_consulted"] == "yes":
        return ("no_specialist_reason",)
    is_no = values["specialist_consulted"] == "no"
    asked = {"no_specialist_reason"} if is_no else set()
    return {"specialist_on", "specialist_name", "no_specialist_reason"} - asked


def _left_of_decision(values: Mapping[str, object]) -> Iterable[str]:
    return ("not_reported_reason",) if values["reported_on"] else ("report_form", "reported_to")


def _left_of_feedback(values: Mapping[str, object]) -> Iterable[str]:
    if values["answered_on"]:
        return ("no_feedback_reason",)
    return ("feedback_confirmed", "feedback_active")


_LEFT_OUT = {
    "specialist": _left_of_specialist,
    "decision": _left_of_decision,
    "feedback": _left_of_feedback,
}
