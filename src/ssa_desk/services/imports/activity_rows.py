"""Readers of what the worker does: groups, parents, network, consultation, time."""

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import (
    GroupOffer,
    GroupSession,
    NetworkActivity,
    ParentContact,
    ParentEvent,
    StaffConsultation,
    TimeEntry,
)
from ssa_desk.services.imports.cells import Cells
from ssa_desk.services.imports.errors import RowRefusedError
from ssa_desk.services.imports.rows import Builder, case_of
from ssa_desk.services.imports.stock import Stock

_MOST = 9_999  # minutes: a class trip lasts longer than a day
_MOST_TIME = 99_999  # minutes: some lists hold months
_RATINGS = frozenset("12345")
_NO_OFFER = (
    "Dieses Angebot gibt es nicht. Steht es in einer anderen Liste, lesen Sie bitte beide "
    "zusammen ein."
)


def group_offer(cells: Cells) -> Builder:
    """Read a row of `gruppen`: an offer."""
    offer_no = cells.text("offer_no")
    values: dict[str, object] = {
        "offer_no": offer_no,
        "title": cells.text("title") or _titled(cells, offer_no),
        "group_offer_type": cells.choice("group_offer_type", "group_offer_type"),
        "offer_form": cells.choice("offer_form", "offer_form"),
        "core_area": cells.choice("core_area", "core_area"),
        "setting": cells.choice("setting", "setting"),
        "grades": cells.several_offered("grades", "level"),
        "classes": cells.text("classes"),
        "starts_on": cells.day("starts_on"),
        "ends_on": cells.day("ends_on"),
        "planned_sessions": cells.whole_up_to("planned_sessions", 400),
        "partners": cells.choices("partners", "partner_type"),
        "goal": cells.text("goal"),
    }
    cells.check_order("starts_on", "ends_on")
    evaluation = cells.text("evaluation")
    if evaluation in _RATINGS:
        values["rating"] = int(evaluation)
    else:
        values["evaluation"] = evaluation

    def build(stock: Stock) -> tuple[Record, ...]:
        if offer_no and stock.offer_id(offer_no):
            raise RowRefusedError(
                "Angebot-Nr", "Ein Angebot mit dieser Nummer und anderem Inhalt gibt es schon."
            )
        return (GroupOffer.model_validate(values),)

    return build


def group_session(cells: Cells) -> Builder:
    """Read a row of `gruppentermine`: a session of an offer."""
    offer_no = cells.needed_text("offer_no")
    values: dict[str, object] = {
        "date": cells.needed_day("date"),
        "duration_min": cells.whole("duration_min", most=_MOST),
        "participants": cells.whole("participants"),
        "female": cells.whole("female"),
        "male": cells.whole("male"),
        "diverse": cells.whole("diverse"),
        "visitors": cells.whole("visitors"),
        "state": cells.offered("state", "session_state") or "held",
        "course": cells.text("course"),
    }

    def build(stock: Stock) -> tuple[Record, ...]:
        offer_id = stock.offer_id(offer_no)
        if offer_id is None:
            raise RowRefusedError("Angebot-Nr", _NO_OFFER)
        return (GroupSession.model_validate({**values, "offer_id": offer_id}),)

    return build


def parent_contact(cells: Cells) -> Builder:
    """Read a row of `elternkontakte`: a contact with parents, with or without a case."""
    case_no = cells.text("case_no")
    values: dict[str, object] = {
        "date": cells.needed_day("date"),
        "duration_min": cells.whole("duration_min", most=_MOST),
        "parent_contact_type": cells.choice("parent_contact_type", "parent_contact_type"),
        "language": cells.choice("language", "language"),
        "interpreter_used": cells.offered("interpreter_used", "answer"),
        "participants": cells.text("participants"),
        "topics": cells.choices("topics", "topic"),
        "note": cells.text("note"),
    }

    def build(stock: Stock) -> tuple[Record, ...]:
        case_id = case_of(case_no, stock).id if case_no else None
        return (ParentContact.model_validate({**values, "case_id": case_id}),)

    return build


def parent_event(cells: Cells) -> Builder:
    """Read a row of `elternveranstaltungen`: an event for parents."""
    values: dict[str, object] = {
        "date": cells.needed_day("date"),
        "parent_event_type": cells.choice("parent_event_type", "parent_event_type"),
        "duration_min": cells.whole("duration_min", most=_MOST),
        "languages": cells.choices("languages", "language"),
        "participants": cells.whole("participants"),
        "mothers": cells.whole("mothers"),
        "fathers": cells.whole("fathers"),
        "partners": cells.choices("partners", "partner_type"),
        "childcare": cells.offered("childcare", "answer"),
        **_theme(cells),
    }
    return lambda _stock: (ParentEvent.model_validate(values),)


def network(cells: Cells) -> Builder:
    """Read a row of `netzwerk`: a committee, a training or a contact with a partner."""
    values: dict[str, object] = {
        "date": cells.needed_day("date"),
        "duration_min": cells.whole("duration_min", most=_MOST),
        "committee_type": cells.choice("committee_type", "committee_type"),
        "partner_type": cells.choice("partner_type", "partner_type"),
        "activity_side": cells.choice("activity_side", "activity_side"),
        "occasion": cells.text("occasion"),
    }
    return lambda _stock: (NetworkActivity.model_validate(values),)


def consultation(cells: Cells) -> Builder:
    """Read a row of `kollegiale_beratung`: advice to staff."""
    case_no = cells.text("case_no")
    values: dict[str, object] = {
        "date": cells.needed_day("date"),
        "duration_min": cells.whole("duration_min", most=_MOST),
        "staff_consultation_type": cells.choice(
            "staff_consultation_type", "staff_consultation_type"
        ),
        "topic": cells.choice("topic", "topic"),
    }

    def build(stock: Stock) -> tuple[Record, ...]:
        case_id = case_of(case_no, stock).id if case_no else None
        return (StaffConsultation.model_validate({**values, "case_id": case_id}),)

    return build


def time(cells: Cells) -> Builder:
    """Read a row of `zeiten`: minutes of a day in one work area."""
    values: dict[str, object] = {
        "date": cells.needed_day("date"),
        "work_area": cells.needed_choice("work_area", "work_area"),
        "minutes": cells.whole("minutes", most=_MOST_TIME) or 0,
    }
    return lambda _stock: (TimeEntry.model_validate(values),)


def _titled(cells: Cells, offer_no: str) -> str:
    """Return a title for an offer without one: its sessions would be lost with it."""
    cells.hint("title", "Das Angebot hat keinen Titel und heißt jetzt nach seiner Nummer.")
    return f"Angebot {offer_no}".strip()


def _theme(cells: Cells) -> dict[str, object]:
    """Return the theme: one of the list, else as the title in the worker's own words."""
    theme = cells.known("parent_event_theme", "parent_event_theme")
    return {"parent_event_theme": theme} if theme else {"title": cells.text("parent_event_theme")}
