"""Readers of what goes on with a child: transition, absence, referral, risk assessment."""

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import (
    AbsenceRecord,
    ChildProtectionAssessment,
    Referral,
    Transition,
    TransitionStage,
)
from ssa_desk.services.imports.cells import Cells
from ssa_desk.services.imports.rows import Builder, case_of
from ssa_desk.services.imports.stock import Stock

_STATES = ("done", "planned", "missed")
_STEPS = tuple(f"step_{number}_on" for number in range(1, 8))


def transition(cells: Cells) -> Builder:
    """Read a row of `uebergaenge`: a transition with its stages."""
    case_no = cells.text("case_no")
    kind = cells.needed_choice("transition_kind", "transition_kind")
    values: dict[str, object] = {
        "transition_kind": kind,
        "number": cells.text("number"),
        "class_name": cells.text("class_name"),
        "started_on": cells.needed_day("started_on"),
        "recommendation": cells.choice("recommendation", "school_type"),
        "recommendation_restricted": cells.offered("recommendation_restricted", "answer"),
        "kaoa_variant": cells.offered("kaoa_variant", "kaoa_variant"),
        "qualification": cells.offered("qualification", "qualification"),
        "outcome": cells.choice("outcome", f"outcome_{kind}" if kind else "transition_outcome"),
        "outcome_on": cells.day("outcome_on"),
        "at_risk": cells.offered("at_risk", "answer"),
        "follow_up_3": cells.offered("follow_up_3", "answer"),
    }
    stages = {state: cells.choices(state, "transition_stage") for state in _STATES}

    def build(stock: Stock) -> tuple[Record, ...]:
        of_case = case_of(case_no, stock) if case_no else None
        links = {
            "case_id": of_case.id if of_case else None,
            "young_person_id": of_case.young_person_id if of_case else None,
        }
        record = Transition.model_validate({**values, **links})
        steps = (
            TransitionStage(transition_id=record.id, stage=stage, state=state)
            for state, names in stages.items()
            for stage in names
        )
        return (*steps, record)

    return build


def absence(cells: Cells) -> Builder:
    """Read a row of `fehlzeiten`: an absence with the days of its steps."""
    case_no = cells.needed_text("case_no")
    values: dict[str, object] = {
        "number": cells.text("number"),
        "starts_on": cells.needed_day("starts_on"),
        "ends_on": cells.day("ends_on"),
        "days": cells.whole_up_to("days", 400),
        "unexcused_days": cells.whole_up_to("unexcused_days", 400),
        "hours": cells.whole_up_to("hours", 4000),
        "absence_form": cells.choice("absence_form", "absence_form"),
        **{step: cells.day(step) for step in _STEPS},
        "absence_result": cells.choice("absence_result", "absence_result"),
    }
    cells.check_order("starts_on", "ends_on")

    def build(stock: Stock) -> tuple[Record, ...]:
        return (AbsenceRecord.model_validate({**values, "case_id": case_of(case_no, stock).id}),)

    return build


def referral(cells: Cells) -> Builder:
    """Read a row of `vermittlungen`: a partner that a child was referred to or who took part."""
    case_no = cells.needed_text("case_no")
    values: dict[str, object] = {
        "date": cells.needed_day("date"),
        "partner_type": cells.needed_choice("partner_type", "partner_type"),
        "referral_kind": cells.choice("referral_kind", "referral_kind") or "involved",
        "accepted": cells.offered("accepted", "answer"),
    }

    def build(stock: Stock) -> tuple[Record, ...]:
        return (Referral.model_validate({**values, "case_id": case_of(case_no, stock).id}),)

    return build


def assessment(cells: Cells) -> Builder:
    """Read a row of `kinderschutz`: a risk assessment, without name and case."""
    values: dict[str, object] = {
        "number": cells.text("number"),
        "noticed_on": cells.day("noticed_on"),
        "legal_path": cells.offered("legal_path", "legal_path"),
        "assessed_on": cells.day("assessed_on"),
        "specialist_consulted": cells.offered("specialist_consulted", "answer"),
        "risk_result": cells.choice("risk_result", "risk_result"),
        "danger_types": cells.several_offered("danger_types", "danger_type"),
        "reported_on": cells.day("reported_on"),
        "answered_on": cells.day("answered_on"),
    }
    return lambda _stock: (ChildProtectionAssessment.model_validate(values),)
