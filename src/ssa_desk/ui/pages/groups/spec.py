"""How group offers and their sessions are listed."""

from ssa_desk.domain.records import GroupOffer, GroupSession
from ssa_desk.services.lists import Column, ListSpec
from ssa_desk.ui.pages.records.spec import RecordSpec, Words

GROUP_OFFER = RecordSpec(
    ListSpec(
        GroupOffer,
        (
            Column("title"),
            Column("group_offer_type"),
            Column("starts_on", "Beginn"),
        ),
        day="starts_on",
        filters=("group_offer_type",),
    ),
    Words(
        "Angebot",
        "Angebote",
        "Neues Gruppenangebot",
        "Soziales Lernen, Projekte, Klassenrat, offene Angebote: mit ihren Terminen und wie viele "
        "kamen.",
    ),
    "users",
    today=("starts_on",),
    again=(
        "group_offer_type",
        "offer_form",
        "core_area",
        "setting",
        "school_id",
        "grades",
        "planned_sessions",
        "partners",
        "goal",
        "indicator",
        "funding",
        "needs_names",
    ),
)
GROUP_SESSION = RecordSpec(
    ListSpec(
        GroupSession,
        (
            Column("date"),
            Column("state"),
            Column("participants", "Zahl"),
            Column("visitors", "Besuch"),
        ),
        day="date",
        filters=("state",),
    ),
    Words(
        "Termin",
        "Termine",
        "Neuer Termin",
        "Jeder Termin mit der Zahl der Teilnehmenden. Eine Reihe planen Sie auf einmal.",
    ),
    "calendar-days",
    skip=frozenset({"offer_id"}),
    today=("date",),
)
