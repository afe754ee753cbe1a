"""The annex of a merge: how the sums came about, over how many reports, and the hash."""

from collections.abc import Iterator

from ssa_desk.domain.merging.merged import Merged
from ssa_desk.reports import merged_json
from ssa_desk.reports.merged_words import merged_words
from ssa_desk.reports.outline import Block, Facts, Listing, Paragraph, Section
from ssa_desk.reports.strict_json import parsed


def annex(merged: Merged) -> Iterator[Section]:
    """Yield the sections of the annex."""
    text = merged_words()
    parts = (("method", tuple(_method(merged))), ("check", (_check(merged),)))
    for letter, (key, blocks) in zip("AB", parts, strict=True):
        yield Section(key, letter, text[key]["title"], blocks, has_own_page=key == "method")


def _method(merged: Merged) -> Iterator[Block]:
    text, newest = merged_words()["method"], merged.years[0]
    yield from (Paragraph(one) for one in text["paragraphs"])
    rows = tuple(
        (
            table.id,
            table.title,
            f"{table.reports} von {table.of}",
            text["exact"] if table.band is None else f"{table.band:.0f}",
        )
        for table in newest.added.tables
    )
    yield Listing(text["tables"], tuple(text["columns"]), rows, tuple(text["widths"]))


def _check(merged: Merged) -> Facts:
    text = merged_words()["check"]
    digest: str = parsed(merged_json.write(merged))["sha256"]
    return Facts(
        (
            (text["catalogue"], merged.catalogue),
            (text["rules"], merged.rules),
            (text["periods"], ", ".join(year.period.title for year in merged.years)),
            (text["sha256"], digest),
        )
    )
