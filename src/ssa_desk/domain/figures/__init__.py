"""The register of figures. A new table: its function in this room and a line here."""

from ssa_desk.domain.figures import case_tables, cases, contacts, tally
from ssa_desk.domain.figures.figure import Figure
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.table import Table

FIGURES: tuple[Figure, ...] = (
    cases.CASES,
    case_tables.CASES_BY_GENDER,
    case_tables.CASES_BY_LEVEL,
    case_tables.CASES_BY_GENDER_AND_LEVEL,
    case_tables.CASES_BY_TOPIC,
    case_tables.CASES_BY_TOPIC_AND_GENDER,
    case_tables.CASES_BY_TOPIC_AND_LEVEL,
    case_tables.CASES_BY_ALL_TOPICS,
    case_tables.CASES_BY_ACCESS,
    case_tables.CASES_BY_ACCESS_AND_GENDER,
    case_tables.CASES_BY_EXTENT,
    case_tables.CASES_BY_KREFELD_TOPIC,
    contacts.CONTACTS_BY_CHANNEL,
    contacts.CONTACTS_BY_ADDRESSEE,
    tally.TALLY,
)


def figures(material: Material) -> tuple[Table, ...]:
    """Return every table of the register, counted from the material of a period."""
    return tuple(figure.count(material) for figure in FIGURES)
