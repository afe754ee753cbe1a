"""One annual report as it is printed: all formats are written from it, today and in ten years."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ssa_desk.content.catalogues import VERSION
from ssa_desk.domain.disclosure.publication import About, Publication
from ssa_desk.domain.disclosure.stored import about_of, publication_of, stored

FORMAT = "ssa-document/1"

SECTIONS = (
    "summary",
    "conditions",
    "goals",
    "work_distribution",
    "casework",
    "short_counselling",
    "groups",
    "parents",
    "absenteeism",
    "transitions",
    "child_protection",
    "staff_network",
    "quality",
    "outlook",
)
"""The sections of the report in their order; the worker may write a text for each."""


@dataclass(frozen=True, slots=True, repr=False)
class GoalLine:
    """One goal of the year: what was planned, what came of it; all in German words."""

    goal: str
    indicator: str = ""
    target: str = ""
    actual: str = ""
    attainment: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Printed figures, what the report says about itself, the year before, the worker's words.

    `texts` by section (`SECTIONS`); `previous` is the report printed for the year before.
    """

    publication: Publication
    about: About
    previous: Publication | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    goals: tuple[GoalLine, ...] = ()
    catalogue: str = VERSION
    """The version of the choice lists it was counted with."""

    def __repr__(self) -> str:
        return f"<Document {self.publication.period.title}>"


def document_data(document: Document) -> dict[str, Any]:
    """Return everything printed as plain data for JSON."""
    previous = document.previous
    return {
        "format": FORMAT,
        "report": stored(document.publication, document.about),
        "previous": None if previous is None else stored(previous, document.about),
        "texts": {section: document.texts.get(section, "") for section in SECTIONS},
        "goals": [asdict(goal) for goal in document.goals],
        "catalogue": document.catalogue,
    }


def document_of(data: Mapping[str, Any]) -> Document:
    """Return the document that `document_data` wrote."""
    previous = data["previous"]
    return Document(
        publication=publication_of(data["report"]),
        about=about_of(data["report"]),
        previous=None if previous is None else publication_of(previous),
        texts={section: text for section, text in data["texts"].items() if text},
        goals=tuple(GoalLine(**goal) for goal in data["goals"]),
        catalogue=data.get("catalogue", VERSION),
    )
