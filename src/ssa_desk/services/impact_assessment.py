"""The support sheet for a data protection impact assessment (Art. 35 GDPR): help, no decision."""

from collections.abc import Iterable, Iterator
from typing import Any

from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain.data_classes import DATA_CLASSES, EXPORT_RULES
from ssa_desk.domain.handling import ColumnRule
from ssa_desk.services.processing_paper import parties
from ssa_desk.services.processing_record import ProcessingRecord
from ssa_desk.typesetting import sheet
from ssa_desk.typesetting.sheet import Block, Sheet


def impact_assessment(record: ProcessingRecord, rules: Iterable[ColumnRule]) -> Sheet:
    """Return the sheet: description, necessity, threats to be judged, measures, the decision."""
    words = paper_words("impact")
    return Sheet(
        words["title"],
        words["subtitle"],
        words["foot"],
        (
            sheet.note(words["warning"]),
            sheet.facts(parties(record)),
            *_reasons(words),
            *_description(words, record),
            *_classes(words, rules),
            *_threats(words),
            *_measures(words, record),
            *_decision(words),
        ),
    )


def _reasons(words: Any) -> Iterator[Block]:  # noqa: ANN401 - words of a data file
    for title, said in (("reason_title", "reasons"), ("against_title", "against")):
        yield sheet.heading(words[title])
        yield sheet.points(words[said])


def _description(words: Any, record: ProcessingRecord) -> Iterator[Block]:  # noqa: ANN401
    yield sheet.heading(words["description_title"])
    yield sheet.text(words["description"])
    rows = (
        (
            one.processing.title,
            one.processing.law,
            ", ".join(one.persons),
            "; ".join(one.processing.recipients) or words["nobody"],
        )
        for one in record.activities
    )
    yield sheet.table(words["description_head"], rows, (1.1, 1.1, 1.3, 1.5))
    yield sheet.heading(words["necessity_title"])
    yield sheet.points(words["necessity"])


def _classes(words: Any, rules: Iterable[ColumnRule]) -> Iterator[Block]:  # noqa: ANN401
    kept = [rule for rule in rules if rule.is_personal and not rule.technical]
    rows = (
        (one.title, one.law, EXPORT_RULES[one.export], str(sum(r.data == name for r in kept)))
        for name, one in DATA_CLASSES.items()
        if name != "none"
    )
    yield sheet.heading(words["classes_title"])
    yield sheet.table(words["class_head"], rows, (1, 1.3, 2.4, 0.7))


def _threats(words: Any) -> Iterator[Block]:  # noqa: ANN401
    rows = (
        (
            f"{number}. {one['text']}",
            one["harm"],
            ", ".join(f"Nr. {measure}" for measure in one["measures"]),
            sheet.choices(words["scale"]),
            sheet.choices(words["scale"]),
        )
        for number, one in enumerate(words["threat"], 1)
    )
    yield sheet.heading(words["threats_title"])
    yield sheet.text(words["threats_text"])
    yield sheet.table(words["threat_head"], rows, (1.9, 1.9, 0.9, 1.4, 1.4))


def _measures(words: Any, record: ProcessingRecord) -> Iterator[Block]:  # noqa: ANN401
    rows = (
        (str(one.number), one.title, " ".join(fact.text for fact in one.facts))
        for one in record.measures
    )
    yield sheet.heading(words["measures_title"])
    yield sheet.text(words["measures_text"], "muted")
    yield sheet.table(words["measure_head"], rows, (0.25, 1, 3.2))


def _decision(words: Any) -> Iterator[Block]:  # noqa: ANN401
    yield sheet.lines(words["opinion"], 4)
    yield sheet.lines(words["persons"], 2)
    yield sheet.heading(words["decision_title"])
    yield sheet.ticks(words["decision"])
    yield sheet.signatures(words["signatures"])
