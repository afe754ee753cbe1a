"""The processing record (Art. 30 GDPR) as a paper."""

from collections.abc import Iterator, Mapping

from ssa_desk.content.paper_words import paper_words
from ssa_desk.services.processing_record import ProcessingActivity, ProcessingRecord
from ssa_desk.typesetting import sheet
from ssa_desk.typesetting.sheet import Block, Sheet


def processing_paper(record: ProcessingRecord) -> Sheet:
    """Return the record as a paper: who answers, every activity, the measures."""
    words = paper_words("processing")
    return Sheet(
        words["title"],
        words["subtitle"],
        words["foot"],
        (
            sheet.text(words["intro"]),
            sheet.facts(parties(record)),
            *(block for one in record.activities for block in _activity(one, record.transfer)),
            sheet.heading(words["measures"]),
            sheet.text(words["measures_text"], "muted"),
            *_measures(record),
            sheet.signatures(words["checked"]),
        ),
    )


def parties(record: ProcessingRecord) -> Iterator[tuple[str, str]]:
    """Yield who answers for the data, with a word where the profile does not say it."""
    words = paper_words("processing")
    employer = ", ".join(one for one in (record.employer, record.employer_address) if one)
    said = {
        words["controller"]: employer,
        words["worker"]: record.worker,
        words["officer"]: record.data_protection_officer,
        words["authority"]: record.data_protection_authority,
        words["frame_title"]: record.frame,
    }
    return ((name, value or f"({words['open']})") for name, value in said.items())


def _activity(activity: ProcessingActivity, transfer: str) -> Iterator[Block]:
    words, processing = paper_words("processing"), activity.processing
    yield sheet.heading(processing.title)
    yield sheet.facts(
        (
            (words["law"], processing.law),
            (words["persons"], ", ".join(activity.persons)),
            (words["recipients"], "; ".join(processing.recipients) or words["nobody"]),
            (words["transfer"], transfer),
        )
    )
    yield sheet.heading(words["categories"], 3)
    rows = ((f"{one.title} ({one.law})", _fields(one.fields)) for one in activity.categories)
    yield sheet.table(words["category_head"], rows, (1, 2.6))
    yield sheet.heading(words["deletions"], 3)
    kept = (
        (
            f"{one.retention.title} ({one.retention.code})",
            one.retention.period,
            one.retention.start,
            ", ".join(one.kinds) + (f" ({words['loose']})" if one.loose else ""),
        )
        for one in activity.deletions
    )
    yield sheet.table(words["deletion_head"], kept, (1, 1.8, 1.2, 1.6))


def _fields(fields: Mapping[str, tuple[str, ...]]) -> str:
    return "\n".join(f"{kind}: {', '.join(titles)}" for kind, titles in fields.items())


def _measures(record: ProcessingRecord) -> Iterator[Block]:
    for one in record.measures:
        yield sheet.heading(f"{one.number}. {one.title}", 3)
        yield sheet.points(fact.text for fact in one.facts)
