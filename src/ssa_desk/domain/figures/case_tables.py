"""P02 to P15, P17 and P18: cases of the period by features of the person and of the case."""

from collections.abc import Callable, Mapping

from ssa_desk.domain.figures.facts import CaseFacts
from ssa_desk.domain.figures.figure import CodesOf, Counting, Figure

_CODES: Mapping[str, CodesOf[CaseFacts]] = {
    "gender": lambda case: (case.gender,),
    "level": lambda case: (case.level,),
    "level_group": lambda case: (case.level_group,),
    "topic": lambda case: (case.main_topic,),
    "krefeld_topic": lambda case: (case.krefeld_topic,),
    "access_path": lambda case: (case.access_path,),
    "extent": lambda case: (case.extent,),
    "newly_arrived": lambda case: (case.newly_arrived,),
    "german_main_family_language": lambda case: (case.german_main_family_language,),
    "closure_reason": lambda case: (case.closure_reason,),
    "goal_attainment": lambda case: (case.goal_attainment,),
    "absence_form": lambda case: case.absence_forms,
    "absence_result": lambda case: (case.absence_result,),
}


def _by(
    *groupings: tuple[str, ...], of: Callable[[CaseFacts], bool] = lambda _case: True
) -> tuple[Counting[CaseFacts]]:
    """Count the cases of the period, or those `of` picks."""
    return (_picked({dim: _CODES[dim] for dims in groupings for dim in dims}, groupings, of),)


def _picked(
    codes: Mapping[str, CodesOf[CaseFacts]],
    groupings: tuple[tuple[str, ...], ...],
    of: Callable[[CaseFacts], bool] = lambda _case: True,
    **fixed: str,
) -> Counting[CaseFacts]:
    return Counting(
        lambda material: filter(of, material.cases), codes, ((), *groupings), fixed=fixed
    )


_PARTNERS = (
    _picked(
        {"partner_type": lambda case: case.partners},
        (("partner_type",),),
        lambda case: bool(case.partners),
    ),
    _picked(
        {"partner_type": lambda case: case.referred_to},
        (("partner_type",),),
        lambda case: bool(case.referred_to),
        role="referral",
    ),
)


CASES_BY_GENDER = Figure(
    "P02", "cases_by_gender", "Fälle nach Geschlecht", "cases", ("gender",), _by(("gender",))
)
CASES_BY_LEVEL = Figure(
    "P03",
    "cases_by_level",
    "Fälle nach Jahrgang",
    "cases",
    ("level", "level_group"),
    _by(("level",), ("level_group",)),
)
CASES_BY_GENDER_AND_LEVEL = Figure(
    "P04",
    "cases_by_gender_and_level",
    "Fälle nach Geschlecht und Jahrgang",
    "cases",
    ("gender", "level", "level_group"),
    _by(("gender",), ("level_group",), ("gender", "level"), ("gender", "level_group")),
)
CASES_BY_TOPIC = Figure(
    "P05", "cases_by_topic", "Fälle nach Hauptthema", "cases", ("topic",), _by(("topic",))
)
CASES_BY_TOPIC_AND_GENDER = Figure(
    "P06",
    "cases_by_topic_and_gender",
    "Fälle nach Hauptthema und Geschlecht",
    "cases",
    ("topic", "gender"),
    _by(("topic",), ("gender",), ("topic", "gender")),
)
CASES_BY_TOPIC_AND_LEVEL = Figure(
    "P07",
    "cases_by_topic_and_level",
    "Fälle nach Hauptthema und Jahrgangsgruppe",
    "cases",
    ("topic", "level_group"),
    _by(("topic",), ("level_group",), ("topic", "level_group")),
)
CASES_BY_ALL_TOPICS = Figure(
    "P08",
    "cases_by_all_topics",
    "Fälle nach allen Themen (Mehrfachnennung)",
    "cases",
    ("topic",),
    (_picked({"topic": lambda case: case.topics}, (("topic",),)),),
)
CASES_BY_ACCESS = Figure(
    "P09", "cases_by_access", "Fälle nach Zugang", "cases", ("access_path",), _by(("access_path",))
)
CASES_BY_ACCESS_AND_GENDER = Figure(
    "P10",
    "cases_by_access_and_gender",
    "Fälle nach Zugang und Geschlecht",
    "cases",
    ("access_path", "gender"),
    _by(("access_path",), ("gender",), ("access_path", "gender")),
)
CASES_BY_EXTENT = Figure(
    "P12", "cases_by_extent", "Fälle nach Umfang", "cases", ("extent",), _by(("extent",))
)
CASES_BY_KREFELD_TOPIC = Figure(
    "P18",
    "cases_by_krefeld_topic",
    "Fälle nach den Themen des Rahmenkonzepts",
    "cases",
    ("krefeld_topic",),
    _by(("krefeld_topic",)),
)
CASES_BY_ARRIVAL = Figure(
    "P11",
    "cases_by_arrival",
    "Fälle nach Zuwanderung und Familiensprache",
    "cases",
    ("newly_arrived", "german_main_family_language"),
    _by(("newly_arrived",), ("german_main_family_language",)),
)
CLOSED_CASES = Figure(
    "P13",
    "closed_cases",
    "Abgeschlossene Fälle nach Grund und Zielerreichung",
    "closed",
    ("closure_reason", "goal_attainment"),
    _by(("closure_reason",), ("goal_attainment",), of=lambda case: case.is_closed),
)
CASES_BY_PARTNER = Figure(
    "P14",
    "cases_by_partner",
    "Fälle nach beteiligten Stellen (Mehrfachnennung)",
    "partner_cases",
    ("partner_type", "role"),
    _PARTNERS,
)
CASES_WITH_PROTECTED_TOPICS = Figure(
    "P15",
    "cases_with_protected_topics",
    "Fälle mit besonders geschützten Themen",
    "cases",
    (),
    _by(of=lambda case: case.has_protected_topic),
)
CASES_BY_ABSENCE = Figure(
    "P17",
    "cases_by_absence",
    "Fälle mit Fehlzeiten nach Form und Ergebnis",
    "absence_cases",
    ("absence_form", "absence_result"),
    _by(("absence_form",), ("absence_result",), of=lambda case: bool(case.absence_result)),
)
