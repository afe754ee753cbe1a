"""The annex: how is counted, what was left out, how the numbers are protected, the audit."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from ssa_desk.content.labels import figure_rule
from ssa_desk.content.numbers import grouped
from ssa_desk.content.report_tables import report_tables
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
        yield Section(key, letter, text[key]["title"], blocks, key == "counting")


def only_on_screen() -> list[str]:
    """Return the titles of the tables that the program shows but never hands on."""
    printed = {table.id for table in report_tables().tables}
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
    if rows:
        yield Listing("", tuple(text["columns"]), rows, tuple(text["widths"]))
    else:
        yield Paragraph(text["none"])


def _left_out(publication: Publication) -> Iterator[Block]:
    text = words()["left_out"]
    if publication.dropped:
        yield Paragraph(text["dropped"])
        titles = {table.id: table.title for table in report_tables().tables}
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
    yield Paragraph(text["repeat_command"])
    limits = asdict(report_tables().limits)
    rules = document.publication.audit.rules or report_tables().rules
    steps = (step.format(**limits, rules=rules) for step in text["repeat"])
    yield Bullets(tuple(steps), is_numbered=True)


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    publication, about = document.publication, document.about
    text, audit, period = words()["audit"], publication.audit, publication.period
    yield text["result"], text["results"][audit.status]
    yield text["quantities"], text["quantities_value"].format(count=grouped(audit.quantities))
    yield text["exposed"], grouped(len(audit.exposed))
    if audit.by_construction or audit.by_solver:
        yield (
            text["proofs"],
            text["proofs_value"].format(
                built=grouped(audit.by_construction), searched=grouped(audit.by_solver)
            ),
        )
    yield text["earlier"], "; ".join(map(_days, audit.earlier)) or text["no_earlier"]
    yield text["world"], text["world_words"]["yes" if audit.world else "no"]
    yield text["tables"], ", ".join(table.id for table in publication.tables) or "–"
    yield text["period"], f"{period.first:%d.%m.%Y} bis {period.last:%d.%m.%Y}"
    yield text["rules"], audit.rules or report_tables().rules
    yield text["catalogue"], document.catalogue
    if publication.children is not None:
        yield text["children"], str(publication.children)
    if about.report_id:
        yield text["report_id"], about.report_id
        yield text["school_slots"], ", ".join(about.school_slots) or "–"


def _days(title: str) -> str:
    """Return the days of a report, which the audit names as "2025-08-01/2026-07-31"."""
    days = (date.fromisoformat(day) for day in title.split("/"))
    return " bis ".join(f"{day:%d.%m.%Y}" for day in days)
