"""The sheet of the ten measures of section 22(2) BDSG: program, this file, employer."""

from collections.abc import Iterator, Mapping

from ssa_desk.content.measures import Measure, measures
from ssa_desk.content.paper_words import paper_words
from ssa_desk.services.processing_paper import parties
from ssa_desk.services.processing_record import ProcessingRecord
from ssa_desk.typesetting import sheet
from ssa_desk.typesetting.sheet import Block, Sheet


def measures_paper(record: ProcessingRecord, states: Mapping[str, str]) -> Sheet:
    """Return the sheet; `states` has the sentences about the open file by their names."""
    words = paper_words("measures")
    return Sheet(
        words["title"],
        words["subtitle"],
        words["foot"],
        (
            sheet.text(words["intro"]),
            sheet.facts(parties(record)),
            *(block for one in measures() for block in _measure(one, states)),
            sheet.lines(words["remarks"], 4),
            sheet.signatures(words["signatures"]),
        ),
    )


def _measure(measure: Measure, states: Mapping[str, str]) -> Iterator[Block]:
    words = paper_words("measures")
    yield sheet.heading(f"{measure.number}. {measure.title}")
    yield sheet.text(f"„{measure.law}“", "muted")
    yield sheet.heading(words["program"], 3)
    yield sheet.points(fact.text for fact in measure.facts)
    yield sheet.heading(words["state"], 3)
    yield sheet.points([states[name] for name in measure.states] or [words["unknown"]])
    yield sheet.heading(words["employer"], 3)
    yield sheet.ticks(measure.employer)
