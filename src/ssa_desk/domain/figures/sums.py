"""Counts that no table of the report shows: what the indicators need beside the tables."""

from typing import Any

from ssa_desk.domain.figures.figure import Counting, Figure
from ssa_desk.domain.figures.groups import groups
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.parents import contacts, events
from ssa_desk.domain.figures.work import learning


def _sum(name: str, title: str, unit: str, *countings: Counting[Any]) -> Figure:
    dims = dict.fromkeys(dim for one in countings for dim in (*one.codes, *one.fixed))
    return Figure(name, name, title, unit, tuple(dims), countings)


def _itself(material: Material) -> tuple[Material]:
    return (material,)


CASE_SCHOOLS = _sum(
    "case_schools",
    "Fälle nach Schulform",
    "cases",
    Counting(
        lambda material: material.cases,
        {"school_type": lambda case: (case.school_type or "not_stated",)},
        (("school_type",),),
    ),
)
CASE_DAYS = _sum(
    "case_days",
    "Abgeschlossene Fälle nach Dauer",
    "closed",
    Counting(
        lambda material: (case for case in material.cases if case.is_closed),
        {"days": lambda case: (str(case.days),)},
        (("days",),),
    ),
)
CASE_CONTACTS = _sum(
    "case_contacts",
    "Fälle nach Zahl der Kontakte",
    "cases",
    Counting(
        lambda material: material.cases,
        {"contacts": lambda case: (str(case.contacts),)},
        (("contacts",),),
    ),
)
ABSENCE_STEPS = _sum(
    "absence_steps",
    "Schritte bei Fehlzeiten",
    "absence_cases",
    Counting(
        lambda material: material.cases,
        {"step": lambda case: case.absence_steps},
        (("step",),),
    ),
)
REFERRALS = _sum(
    "referrals",
    "Vermittlungen",
    "referrals",
    Counting(
        lambda material: material.work.referrals,
        {
            "partner_type": lambda one: (one.partner_type,),
            "accepted": lambda one: (one.accepted,),
        },
        ((), ("partner_type",), ("accepted",), ("accepted", "partner_type")),
    ),
)
CONTACT_MINUTES = _sum(
    "contact_minutes",
    "Minuten der Kontakte",
    "minutes",
    Counting(lambda material: material.contacts, weight=lambda contact: contact.minutes or 0),
)
GROUP_MINUTES = _sum(
    "group_minutes",
    "Minuten der Gruppentermine",
    "minutes",
    Counting(groups, weight=lambda session: session.minutes),
)
GROUP_GENDERS = _sum(
    "group_genders",
    "Teilnehmende nach Geschlecht",
    "participants",
    Counting(groups, fixed={"gender": "female"}, weight=lambda session: session.female),
    Counting(groups, fixed={"gender": "male"}, weight=lambda session: session.male),
    Counting(groups, fixed={"gender": "diverse"}, weight=lambda session: session.diverse),
)
OFFER_PARTNERS = _sum(
    "offer_partners",
    "Gruppenangebote nach Partner",
    "offers",
    Counting(
        groups,
        {"partner_type": lambda session: session.partners},
        (("partner_type",),),
        apart=lambda session: session.offer_id,
        reference=lambda session: session.offer,
    ),
)
PARENT_LANGUAGES = _sum(
    "parent_languages",
    "Elternkontakte nach Sprache",
    "parent_contacts",
    Counting(contacts, {"language": lambda one: (one.language,)}, (("language",),)),
)
NEWLY_ARRIVED_PARENTS = _sum(
    "newly_arrived_parents",
    "Elternkontakte zu neu zugewanderten Kindern",
    "parent_contacts",
    Counting(lambda material: (one for one in contacts(material) if one.is_newly_arrived)),
)
EVENT_PARENTS = _sum(
    "event_parents",
    "Mütter und Väter bei Veranstaltungen",
    "participants",
    Counting(events, fixed={"measure": "mothers"}, weight=lambda one: one.mothers),
    Counting(events, fixed={"measure": "fathers"}, weight=lambda one: one.fathers),
)
STAGES = _sum(
    "stages",
    "Erledigte Schritte der Übergänge",
    "transitions",
    Counting(
        lambda material: material.work.transitions,
        {
            "transition_kind": lambda one: (one.transition_kind,),
            "stage": lambda one: one.stages,
        },
        (("transition_kind", "stage"),),
    ),
)
CONSULTATION_MINUTES = _sum(
    "consultation_minutes",
    "Minuten der Beratung im Kollegium",
    "minutes",
    Counting(lambda material: material.work.consultations, weight=lambda one: one.minutes),
)
LEARNING_MINUTES = _sum(
    "learning_minutes",
    "Minuten der Fortbildung und Supervision",
    "minutes",
    Counting(
        lambda material: material.work.network,
        {"kind": learning},
        (("kind",),),
        weight=lambda one: one.minutes,
    ),
)
ASIDE = _sum(
    "aside",
    "Was in keiner Tabelle steht",
    "cases",
    Counting(
        _itself,
        fixed={"measure": "missed"},
        weight=lambda material: material.missed,
        reference=None,
    ),
    Counting(
        _itself,
        fixed={"measure": "closed_without_contact"},
        weight=lambda material: material.closed_without_contact,
        reference=None,
    ),
)

SUMS: tuple[Figure, ...] = (
    CASE_SCHOOLS,
    CASE_DAYS,
    CASE_CONTACTS,
    ABSENCE_STEPS,
    REFERRALS,
    CONTACT_MINUTES,
    GROUP_MINUTES,
    GROUP_GENDERS,
    OFFER_PARTNERS,
    PARENT_LANGUAGES,
    NEWLY_ARRIVED_PARENTS,
    EVENT_PARENTS,
    STAGES,
    CONSULTATION_MINUTES,
    LEARNING_MINUTES,
    ASIDE,
)
