"""Invented cases and contacts of two school years. Nobody in them exists."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import (
    AnonymousContact,
    Case,
    CaseContact,
    ClassMembership,
    Guardian,
    School,
    WorkerProfile,
    YoungPerson,
)
from ssa_desk.domain.rules import default_core_area
from ssa_desk.domain.schoolyear import school_year

_FIRST = {
    "female": "Amelie Aylin Charlotte Elif Emma Hala Jana Lena Mia Nour Olena Sara Zofia Zeynep",
    "male": "Adam Ben Can Danylo Emir Jonas Karim Leon Luca Matteo Noah Omar Paul Stefan Yusuf",
    "diverse": "Alex Kim Robin Sascha",
    "not_stated": "Luka Nikola Sam",
}
_LAST = (
    "Arslan Bauer Becker Dąbrowski El-Amrani Fischer Hoxha Ivanova Jansen Kaya Kovalenko "
    "Krüger Lehmann Müller Öztürk Popescu Rossi Schäfer Schröder Theißen Wagner Yıldız"
)
_LANGUAGES = ("de", "tr", "ar", "uk", "pl", "ro", "ku", "sq")
_TOPICS = (
    ("peer_conflict", 15),
    ("family_conflict_parenting", 13),
    ("school_absenteeism", 12),
    ("mental_strain", 11),
    ("bullying", 9),
    ("classroom_behaviour", 9),
    ("learning_performance", 8),
    ("transition_career", 6),
    ("teacher_conflict", 5),
    ("migration_integration", 4),
    ("violence", 4),
    ("child_welfare_concern", 3),
    ("self_harm_suicidality", 2),
    ("separation_divorce", 2),
    ("poverty_benefits", 2),
)
_ACCESS = (
    ("teacher", 33),
    ("self_referral", 22),
    ("parents", 18),
    ("peers", 8),
    ("school_management", 6),
    ("youth_office", 5),
    ("worker_initiative", 5),
    ("all_day_school", 3),
)
_CHANNELS = (
    ("in_person_office", 50),
    ("informal_corridor", 13),
    ("phone", 12),
    ("no_show", 6),
    ("messenger_platform", 6),
    ("written", 5),
    ("in_class", 4),
    ("home_visit", 2),
    ("case_conference", 2),
)
_NOTES = (
    "Ruhiges Gespräch. Skalierung des Wohlbefindens: 6 von 10. Lernplan besprochen.",
    "Erzählt vom Streit in der Pause. Möchte selbst mit der Klassenleitung sprechen.",
    "War drei Tage nicht in der Schule. Gründe gesammelt, kleine Anwesenheitsziele vereinbart.",
    "Wirkt müde und zieht sich zurück. Stärken gesammelt, Freizeitangebote angesehen.",
    "Konflikt gemeinsam aufgezeichnet. Nächste Woche Gespräch zu dritt.",
    "Kurzer Austausch zwischen Tür und Angel, es läuft besser.",
    "Praktikumssuche: zwei Betriebe ausgewählt, Anschreiben begonnen.",
)
_AGREEMENTS = ("Rückruf bei der Mutter", "Termin mit der Klassenleitung", "Lernplan mitbringen", "")


def invented_records(chance: Random, cases: int, today: date) -> Iterator[Record]:
    """Yield the records of about `cases` invented cases since the last school year."""
    schools = _schools()
    yield _profile()
    yield from schools
    # A few cases begin before the last school year, so that some are carried over into it.
    start = school_year(today).first.replace(year=school_year(today).first.year - 1)
    start -= timedelta(days=100)
    for number in range(1, cases + 1):
        yield from _case(chance, number, schools[number % 5 == 0], (start, today))
    yield from _tallies(chance, schools, (start, today))


def _profile() -> WorkerProfile:
    return WorkerProfile(
        name="Kim Muster (erfunden)",
        employer_type="municipal",
        employer_name="Stadt Musterstadt",
        employer_address="Rathausplatz 1\n12345 Musterstadt",
        function="Schulsozialarbeit",
        fte=1.0,
        telephone="02151 000000",
        room="Beratungsraum 112",
        office_hours="Montag bis Donnerstag 8 bis 15 Uhr",
        data_protection_officer="Datenschutz der Stadt Musterstadt (erfunden)",
        supervisory_authority="Aufsicht Musterstadt (erfunden)",
        data_protection_authority="Datenschutzbehörde Musterland (erfunden)",
        specialist_supervision="Fachaufsicht Musterstadt (erfunden)",
        report_slot="R999",
    )


def _schools() -> tuple[School, School]:
    return (
        School(
            name="Gesamtschule am Beispielpark",
            school_type="gesamtschule",
            pupils=1085,
            post_share=0.75,
            address="Parkstraße 12\n12345 Musterstadt",
            telephone="02151 000010",
        ),
        School(
            name="Grundschule Musterstraße",
            school_type="primary",
            pupils=268,
            post_share=0.25,
            address="Musterstraße 3\n12345 Musterstadt",
        ),
    )


def _case(chance: Random, number: int, school: School, span: tuple[date, date]) -> Iterator[Record]:
    opened = _school_day(chance, *span)
    person = _person(chance, school, opened)
    topic = _drawn(chance, _TOPICS)
    closes = chance.random() < 0.45 and opened + timedelta(days=60) < span[1]
    closed = _school_day(chance, opened + timedelta(days=30), span[1]) if closes else None
    level = chance.choice((1, 2, 3, 4) if school.school_type == "primary" else range(5, 14))
    case = Case(
        case_no=f"{opened.year}-{number:03}",
        young_person_id=person.id,
        school_id=school.id,
        class_name=_class_name(chance, level),
        opened_on=opened,
        access_path=_drawn(chance, _ACCESS),
        main_topic=topic,
        topics=tuple({_drawn(chance, _TOPICS) for _ in range(chance.randrange(3))} - {topic}),
        initial_situation="Erfundener Fall zur Vorführung.",
        closed_on=closed,
        closure_reason=chance.choice(("goal_reached", "goal_partly_reached", "school_change"))
        if closed
        else None,
        goal_attainment=chance.choice(("fully", "mostly", "partly")) if closed else None,
        counselling_without_parents=chance.random() < 0.05,
    )
    yield person
    yield case
    yield ClassMembership(young_person_id=person.id, valid_from=opened, class_name=case.class_name)
    yield _guardian(chance, person)
    yield from _contacts(chance, case, (opened, closed or span[1]))


def _person(chance: Random, school: School, opened: date) -> YoungPerson:
    gender = _drawn(chance, (("female", 46), ("male", 50), ("diverse", 2), ("not_stated", 2)))
    language = chance.choice(("de", "de", "de", *_LANGUAGES))
    youngest, oldest = (6, 10) if school.school_type == "primary" else (10, 18)
    return YoungPerson(
        first_name=chance.choice(_FIRST[gender].split()),
        last_name=f"{chance.choice(_LAST.split())} (erfunden)",
        birth_date=opened - timedelta(days=chance.randrange(youngest * 365, oldest * 365)),
        gender=gender,
        family_language=language,
        german_main_family_language="yes" if language == "de" else "no",
        newly_arrived="yes" if language in ("uk", "ar") and chance.random() < 0.6 else "no",
    )


def _guardian(chance: Random, person: YoungPerson) -> Guardian:
    return Guardian(
        young_person_id=person.id,
        name=f"{chance.choice(('Frau', 'Herr'))} {person.last_name}",
        relation="biological_parent",
        language=person.family_language,
        interpreter_needed="yes" if person.newly_arrived == "yes" else "no",
        has_custody="yes",
    )


def _contacts(chance: Random, case: Case, span: tuple[date, date]) -> Iterator[CaseContact]:
    number = chance.choice((1, 2, 2, 4, 5, 6, 8, 9, 12, 16))
    for day in sorted(_school_day(chance, *span) for _ in range(number)):
        channel = _drawn(chance, _CHANNELS)
        asks_again = (span[1] - day).days < 20 and chance.random() < 0.3
        yield CaseContact(
            case_id=case.id,
            date=day,
            time=time(chance.randrange(8, 15), chance.choice((0, 10, 15, 30, 45))),
            duration_min=chance.choice((10, 15, 20, 30, 45, 45, 60)),
            channel=channel,
            setting=chance.choice(("individual", "individual", "individual", "family")),
            addressee=chance.choice((("pupil",), ("pupil",), ("parents",), ("pupil", "teacher"))),
            topics=(case.main_topic,) if case.main_topic else (),
            observation=chance.choice(_NOTES),
            agreements=chance.choice(_AGREEMENTS),
            follow_up_on=day + timedelta(days=chance.randrange(5, 15)) if asks_again else None,
            core_area=default_core_area(case.main_topic),
        )


def _tallies(
    chance: Random, schools: tuple[School, School], span: tuple[date, date]
) -> Iterator[AnonymousContact]:
    for _ in range(140):
        short, long = chance.randrange(1, 4), chance.randrange(2)
        yield AnonymousContact(
            date=_school_day(chance, *span),
            school_id=chance.choice(schools).id,
            addressee=chance.choice(("pupil", "pupil", "pupil_group", "parents", "teacher")),
            short_count=short,
            long_count=long,
            persons=short + long + chance.randrange(2),
            topics=(_drawn(chance, _TOPICS),),
        )


def _drawn(chance: Random, weighted: tuple[tuple[str, int], ...]) -> str:
    names, weights = zip(*weighted, strict=True)
    return str(chance.choices(names, weights)[0])


def _school_day(chance: Random, first: date, last: date) -> date:
    day = first + timedelta(days=chance.randrange(max((last - first).days, 1)))
    return day - timedelta(days=max(day.weekday() - 4, 0)) if day.weekday() > 4 else day


def _class_name(chance: Random, level: int) -> str:
    return {11: "EF", 12: "Q1", 13: "Q2"}.get(level) or f"{level}{chance.choice('abcd')}"
