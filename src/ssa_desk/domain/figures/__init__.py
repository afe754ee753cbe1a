"""The register of figures. A new table: its function in this room and a line here."""

from ssa_desk.domain.figures import (
    case_tables,
    cases,
    contacts,
    groups,
    parents,
    protection,
    tally,
    work,
)
from ssa_desk.domain.figures.figure import Figure
from ssa_desk.domain.figures.indicators import Value
from ssa_desk.domain.figures.indicators import indicators as _indicators
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.reference import Reference
from ssa_desk.domain.figures.sums import SUMS
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
    case_tables.CASES_BY_ARRIVAL,
    case_tables.CASES_BY_EXTENT,
    case_tables.CLOSED_CASES,
    case_tables.CASES_BY_PARTNER,
    case_tables.CASES_WITH_PROTECTED_TOPICS,
    work.TRANSITIONS,
    case_tables.CASES_BY_ABSENCE,
    case_tables.CASES_BY_KREFELD_TOPIC,
    contacts.CONTACTS_BY_CHANNEL,
    contacts.CONTACTS_BY_ADDRESSEE,
    contacts.CONTACTS_BY_SETTING,
    tally.TALLY,
    work.MINUTES,
    parents.PARENT_CONTACTS,
    work.NETWORK,
    work.CONSULTATIONS,
    work.ACTIVITIES,
    groups.GROUP_OFFERS,
    parents.PARENT_EVENTS,
    groups.OPEN_OFFERS,
    groups.OFFERS_BY_FORM,
    protection.ASSESSMENTS,
    work.COMMITTEES,
    work.LEARNING,
    work.SCHOOLS,
    work.GOALS,
)


def figures(material: Material) -> tuple[Table, ...]:
    """Return every table of the register, counted from the material of a period."""
    return tuple(figure.count(material) for figure in FIGURES)


def members(material: Material, figure_id: str, key: str) -> tuple[Reference, ...]:
    """Return the records behind a cell of a table, each once."""
    figure = next(one for one in FIGURES if one.id == figure_id)
    return figure.members(material, key)


def every_count(material: Material) -> tuple[Table, ...]:
    """Return all tables and the sums beside them: what outlives cases that are deleted."""
    return tuple(figure.count(material) for figure in (*FIGURES, *SUMS))


def indicators(material: Material) -> dict[str, Value]:
    """Return the indicators of C3 by their code."""
    return _indicators(material, FIGURES)
