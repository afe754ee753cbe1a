"""The annex: how is counted, what was left out, how the numbers are protected, the audit."""

from collections.abc import Iterator

from ssa_desk.content.labels import figure_rule
from ssa_desk.content.report_tables import all_report_tables
from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.figures import FIGURES
from ssa_desk.reports import json as report_json
from ssa_desk.reports.document import Document
from ssa_desk.reports.outline import Block, Bullets, Facts, Heading, Listing, Paragraph, Section
from ssa_desk.reports.words import words


def annex(document: Document) -> Iterator[Section]:
    """Yield the sections of the annex."""
    text = words()
    parts = (
        ("counting", tuple(_counting(document.publication))),
        ("left_out", tuple(_left_out(document.publication))),
        ("method", tuple(_method())),
        ("audit", tuple(_audit(document))),
    )
    for letter, (key, blocks) in zip("ABCD", parts, strict=True):
        yield Section(key, letter, text[key]["title"], blocks, key in {"counting", "audit"})


def only_on_screen() -> list[str]:
    """Return the titles of the tables that the program shows but never hands on."""
    printed = {table.id for table in all_report_tables().tables}
    return [f"{figure.title} ({figure.id})" for figure in FIGURES if figure.id not in printed]


def _counting(publication: Publication) -> Iterator[Block]:
    text = words()["counting"]
    yield Paragraph(text["text"])
    known = {figure.id for figure in FIGURES}
    rows = tuple(
        (table.id, table.title, figure_rule(table.id))
        for table in publication.tables
        if table.id in known
    )
    yield Listing("", tuple(text["columns"]), rows, tuple(text["widths"]))


def _left_out(publication: Publication) -> Iterator[Block]:
    text = words()["left_out"]
    if publication.dropped:
        yield Paragraph(text["dropped"])
        titles = {table.id: table.title for table in all_report_tables().tables}
        yield Bullets(
            tuple(
                f"{titles.get(table_id, '')} ({table_id}): {reason}".strip()
                for table_id, reason in publication.dropped
            )
        )
    else:
        yield Paragraph(text["none"])
    if listed := only_on_screen():
        yield Paragraph(text["screen"])
        yield Bullets(tuple(listed))
    if publication.notes:
        yield Heading(text["notes"])
        yield Bullets(publication.notes)


def _method() -> Iterator[Block]:
    text = words()["method"]
    yield from (Paragraph(one) for one in text["paragraphs"])
    yield Heading(text["limits_title"])
    yield Bullets(tuple(text["limits"]))


def _audit(document: Document) -> Iterator[Block]:
    text = words()["audit"]
    yield Paragraph(text["text"])
    yield Facts(tuple(_facts(document)))
    if document.about.report_id:
        digest = report_json.printed_digest(
            document.publication, document.about, document.catalogue
        )
        yield Paragraph(f"{text['sha256']}:\n{digest}")
    yield Heading(text["repeat_title"])
    most = max((table.maxdev for table in document.publication.tables), default=0)
    rules = all_report_tables().rules
    yield Bullets(
        tuple(step.format(maxdev=most, rules=rules) for step in text["repeat"]), is_numbered=True
    )


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    publication, about = document.publication, document.about
    text, audit, period = words()["audit"], publication.audit, publication.period
    yield text["result"], text["results"][audit.status]
    yield text["exposed"], str(len(audit.exposed))
    yield text["quantities"], str(audit.quantities)
    if audit.by_construction or audit.by_solver:
        yield (
            text["proofs"],
            text["proofs_value"].format(built=audit.by_construction, searched=audit.by_solver),
        )
    if audit.earlier:
        yield text["earlier"], "; ".join(audit.earlier)
    yield text["world"], text["world_words"]["yes" if audit.world else "no"]
    yield text["tables"], ", ".join(table.id for table in publication.tables) or "–"
    yield text["period"], f"{period.first:%d.%m.%Y} bis {period.last:%d.%m.%Y}"
    yield text["rules"], all_report_tables().rules
    yield text["catalogue"], document.catalogue
    if publication.children is not None:
        yield text["children"], str(publication.children)
    if about.report_id:
        yield text["report_id"], about.report_id
        yield text["school_slots"], ", ".join(about.school_slots) or "–"
