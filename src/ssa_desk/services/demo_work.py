"""Invented daily work around invented cases: groups, parents, transitions, network, time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.holidays import school_holidays
from ssa_desk.domain.base import Record
from ssa_desk.domain.holidays import SchoolCalendar
from ssa_desk.domain.records import (
    AbsenceRecord,
    Appointment,
    Body,
    Case,
    CaseGoal,
    ChildProtectionAssessment,
    ContactPerson,
    GroupOffer,
    GroupSession,
    NetworkActivity,
    ParentContact,
    ParentEvent,
    Referral,
    School,
    StaffConsultation,
    Task,
    Teacher,
    TextSnippet,
    TimeEntry,
    Transition,
    TransitionStage,
    YearPlanGoal,
)
from ssa_desk.domain.schoolyear import school_year

_OFFERS = (
    ("Klassenrat", "class_council", "class", 22),
    ("Sozialtraining", "social_skills_training", "class", 12),
    ("Mädchentreff", "gender_specific_group", "small_group", 9),
    ("Streitschlichter-Ausbildung", "peer_mediation", "small_group", 10),
    ("Smartphone und ich", "media_literacy", "class", 24),
    ("Pausentreff", "break_open_offer", "open", 0),
)
_AREAS = (
    ("counselling_casework", 210),
    ("group_class_project", 70),
    ("parent_work", 45),
    ("committees_networking", 30),
    ("documentation_administration", 65),
)
_KINDS = ("kita_to_primary", "primary_to_secondary", "secondary_to_vocational")
_PARENT_NOTES = ("Rückruf vereinbart.", "Möchte am Elternsprechtag kommen.", "", "")


@dataclass(frozen=True, slots=True)
class _Scene:
    chance: Random
    cases: Sequence[Case]
    schools: Sequence[School]
    days: Sequence[date]
    today: date

    def day(self) -> date:
        return self.chance.choice(self.days)

    def code(self, name: str) -> str:
        return self.chance.choice(catalogue(name).standard).identifier


def invented_work(chance: Random, records: Sequence[Record], today: date) -> Iterator[Record]:
    """Yield daily work since the last school year around the cases and schools of `records`."""
    first = school_year(today).first.replace(year=school_year(today).first.year - 1)
    every_day = (first + timedelta(days=number) for number in range((today - first).days + 1))
    scene = _Scene(
        chance,
        [one for one in records if isinstance(one, Case)],
        [one for one in records if isinstance(one, School)],
        list(SchoolCalendar(school_holidays()).school_days(every_day)),
        today,
    )
    for part in (_groups, _parents, _transitions, _absences, _network, _times, _plans, _addresses):
        yield from part(scene)


def _groups(scene: _Scene) -> Iterator[Record]:
    calendar = SchoolCalendar(school_holidays())
    for place, (title, kind, setting, size) in enumerate(_OFFERS):
        first = scene.days[(place + 1) * len(scene.days) // (len(_OFFERS) + 1)]
        last = min(first + timedelta(weeks=12), scene.today + timedelta(weeks=3))
        offer = GroupOffer(
            title=title,
            group_offer_type=kind,
            offer_form="project_diversity_group_work",
            setting=setting,
            school_id=scene.schools[0].id,
            grades=(str(5 + place % 4),),
            starts_on=first,
            ends_on=last,
            goal="Regeln gemeinsam finden",
        )
        yield offer
        for day in calendar.weekly(first, last):
            yield _session(scene, offer, day, size)


def _session(scene: _Scene, offer: GroupOffer, day: date, size: int) -> GroupSession:
    if day > scene.today:
        return GroupSession(offer_id=offer.id, date=day, time=time(10), state="planned")
    girls, boys = (scene.chance.randrange(size // 3, size // 2 + 1) for _ in range(2))
    held = scene.chance.random() < 0.93
    counts = {"participants": girls + boys, "female": girls, "male": boys}
    if not size:
        counts = {"visitors": scene.chance.randrange(12, 35)}
    return GroupSession(
        offer_id=offer.id,
        date=day,
        time=time(10),
        duration_min=45,
        state="held" if held else "cancelled",
        **(counts if held else {}),
    )


def _parents(scene: _Scene) -> Iterator[Record]:
    for _ in range(60):
        language = scene.chance.choice(("de", "de", "de", "tr", "ar", "uk"))
        case = scene.chance.choice((None, *scene.cases))
        yield ParentContact(
            case_id=case.id if case else None,
            date=scene.day(),
            duration_min=scene.chance.choice((10, 15, 20, 30, 45)),
            parent_contact_type=scene.code("parent_contact_type"),
            participants=scene.chance.choice(("Mutter", "Vater", "Mutter und Vater")),
            language=language,
            interpreter_used="yes" if language in ("ar", "uk") else "no",
            note=scene.chance.choice(_PARENT_NOTES),
        )
    for _ in range(8):
        mothers, fathers = scene.chance.randrange(4, 16), scene.chance.randrange(1, 6)
        yield ParentEvent(
            date=scene.day(),
            parent_event_type=scene.code("parent_event_type"),
            parent_event_theme=scene.code("parent_event_theme"),
            duration_min=90,
            languages=("de", "tr"),
            participants=mothers + fathers,
            mothers=mothers,
            fathers=fathers,
            childcare="yes",
        )


def _transitions(scene: _Scene) -> Iterator[Record]:
    for number in range(24):
        kind, begin = _KINDS[number % 3], scene.day()
        has_ended = scene.chance.random() < 0.5 and (scene.today - begin).days > 60
        case = scene.chance.choice(scene.cases) if number % 3 and scene.cases else None
        transition = Transition(
            transition_kind=kind,
            case_id=case.id if case else None,
            young_person_id=case.young_person_id if case else None,
            class_name=("", "4a", "10b")[number % 3],
            started_on=begin,
            kaoa_variant="standard" if number % 3 == 2 else None,
            outcome=scene.code(f"outcome_{kind}") if has_ended else None,
            outcome_on=begin + timedelta(days=60) if has_ended else None,
        )
        yield transition
        stages = catalogue(f"stage_{kind}").standard
        done = scene.chance.randrange(len(stages) + 1)
        for place, stage in enumerate(stages):
            state = "done" if place < done else "planned"
            yield TransitionStage(transition_id=transition.id, stage=stage.identifier, state=state)


def _absences(scene: _Scene) -> Iterator[Record]:
    truants = [one for one in scene.cases if one.main_topic == "school_absenteeism"]
    for case in truants:
        begin = case.opened_on or scene.day()
        days = scene.chance.randrange(6, 30)
        yield AbsenceRecord(
            case_id=case.id,
            starts_on=begin,
            days=days,
            unexcused_days=days // 2,
            absence_form=scene.code("absence_form"),
            step_1_on=begin + timedelta(days=2),
            step_3_on=begin + timedelta(days=9),
        )
    for case in scene.cases[::4]:
        yield Referral(
            case_id=case.id,
            date=case.opened_on or scene.day(),
            partner_type=scene.code("partner_type"),
            accepted=scene.chance.choice(("yes", "yes", "no", "unknown")),
        )
        yield CaseGoal(case_id=case.id, goal="Regelmäßig kommen", indicator="Vier von fünf Tagen")
    for day in sorted(scene.chance.sample(scene.days[-60:], 3)):
        yield ChildProtectionAssessment(
            noticed_on=day,
            legal_path="p8a_public",
            assessed_on=day,
            specialist_consulted="yes",
            risk_result=scene.code("risk_result"),
        )


def _network(scene: _Scene) -> Iterator[Record]:
    for number in range(70):
        is_committee = number % 3 == 0
        yield NetworkActivity(
            date=scene.day(),
            duration_min=scene.chance.choice((15, 30, 60, 90)),
            committee_type=scene.code("committee_type") if is_committee else None,
            partner_type=None if is_committee else scene.code("partner_type"),
            activity_side="internal" if is_committee else "external",
            occasion=scene.chance.choice(("Absprache", "Austausch", "Jahresplanung")),
        )
    for _ in range(30):
        yield StaffConsultation(
            date=scene.day(),
            duration_min=scene.chance.choice((15, 20, 30, 45)),
            staff_consultation_type=scene.code("staff_consultation_type"),
            topic="classroom_behaviour",
        )


def _times(scene: _Scene) -> Iterator[Record]:
    for day in scene.days:
        for area, minutes in _AREAS:
            spread = scene.chance.randrange(-15, 16)
            yield TimeEntry(date=day, work_area=area, minutes=minutes + spread)


def _plans(scene: _Scene) -> Iterator[Record]:
    year = school_year(scene.today).first.year
    yield YearPlanGoal(
        first_year=year,
        goal="Jede 5. Klasse hat einen Klassenrat",
        indicator="Anzahl der Klassen",
        target="4",
        actual="3",
        goal_attainment="mostly",
        core_area="personality_development",
    )
    yield Task(title="Raum für das Elterncafé anfragen", due_on=scene.today + timedelta(days=2))
    yield Task(title="Jahresplanung fortschreiben", due_on=scene.today - timedelta(days=1))
    yield Appointment(
        title="Beratungsteam",
        date=scene.today,
        time=time(13, 30),
        duration_min=60,
        place="Raum 112",
    )
    yield TextSnippet(abbreviation="ne", text="Telefonisch nicht erreicht.")


def _addresses(scene: _Scene) -> Iterator[Record]:
    body = Body(
        name="Beratungsstelle Musterstadt (erfunden)",
        partner_type="family_counselling",
        telephone="02151 000020",
    )
    yield body
    yield ContactPerson(body_id=body.id, name="Robin Beispiel (erfunden)", role="Leitung")
    for name, class_name in (("Frau Probe (erfunden)", "5a"), ("Herr Muster (erfunden)", "7b")):
        yield Teacher(school_id=scene.schools[0].id, name=name, class_name=class_name)
