"""P02 to P12 and P18: cases of the period by features of the person and of the case."""

from collections.abc import Callable, Mapping

from ssa_desk.domain.figures.figure import Cells, CodesOf, Figure, counted
from ssa_desk.domain.figures.material import CaseFacts, Material

_CODES: Mapping[str, CodesOf[CaseFacts]] = {
    "gender": lambda case: (case.gender,),
    "level": lambda case: (case.level,),
    "level_group": lambda case: (case.level_group,),
    "topic": lambda case: (case.main_topic,),
    "krefeld_topic": lambda case: (case.krefeld_topic,),
    "access_path": lambda case: (case.access_path,),
    "extent": lambda case: (case.extent,),
}


def _by(*groupings: tuple[str, ...]) -> Callable[[Material], Cells]:
    codes = {dim: _CODES[dim] for dims in groupings for dim in dims}
    return lambda material: counted(material.cases, codes, groupings)


def _all_topics(material: Material) -> Cells:
    return counted(material.cases, {"topic": lambda case: case.topics}, [("topic",)])


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
    _all_topics,
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
