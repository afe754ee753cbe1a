"""The table of all columns of the file, as a paper and as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain.data_classes import DATA_CLASSES, EXPORT_RULES
from ssa_desk.domain.handling import ColumnRule
from ssa_desk.domain.purposes import PURPOSES, Purpose
from ssa_desk.services.processing_record import Periods
from ssa_desk.typesetting import sheet
from ssa_desk.typesetting.sheet import Block, Sheet

_WIDTHS = (1.9, 1, 2.1, 0.9, 2.6)


def data_map_paper(rules: Iterable[ColumnRule], kept: Periods) -> Sheet:
    """Return every column of every table; `kept` says how long each retention class is."""
    words = paper_words("data_map")
    named = words["rules"]
    return Sheet(
        words["title"],
        words["subtitle"],
        words["foot"],
        (
            sheet.text(words["intro"]),
            sheet.heading(words["rules_title"]),
            sheet.table(
                words["rule_head"],
                ((named[rule], text) for rule, text in EXPORT_RULES.items()),
                (1, 6),
            ),
            sheet.heading(words["classes_title"]),
            sheet.table(words["class_head"], _periods(kept), (1.4, 3, 1.6)),
            *(block for table in _tables(rules) for block in _table(table, kept)),
        ),
        is_wide=True,
    )


def data_map_csv(rules: Iterable[ColumnRule], kept: Periods) -> bytes:
    """Return the same as CSV (UTF-8 with a mark, semicolons), with the names in the file."""
    words = paper_words("data_map")
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(words["csv_head"])
    for one in rules:
        flags = (one.counted, one.technical)
        writer.writerow(
            (
                *(one.table, one.column, one.kind_title, one.title),
                DATA_CLASSES[one.data].title,
                kept[one.retention].title,
                kept[one.loose].title if one.loose else "",
                *(words["rules"][one.export], PURPOSES[one.purpose].title, one.law),
                *(words["yes"] if flag else words["no"] for flag in flags),
            )
        )
    return text.getvalue().encode("utf-8-sig")


def _tables(rules: Iterable[ColumnRule]) -> Iterator[list[ColumnRule]]:
    """Yield the columns of each table that has a name of its own."""
    found: dict[tuple[str, Purpose], list[ColumnRule]] = {}
    for rule in rules:
        found.setdefault((rule.kind_title, rule.purpose), []).append(rule)
    yield from found.values()


def _table(rules: list[ColumnRule], kept: Periods) -> Iterator[Block]:
    words, first = paper_words("data_map"), rules[0]
    purpose = PURPOSES[first.purpose].title
    yield sheet.heading(words["table"].format(title=first.kind_title, purpose=purpose))
    yield sheet.table(words["head"], (_row(one, kept) for one in rules), _WIDTHS)


def _row(rule: ColumnRule, kept: Periods) -> Sequence[str]:
    words = paper_words("data_map")
    retention = kept[rule.retention].title
    if rule.loose:
        retention += f" ({words['loose']}: {kept[rule.loose].title})"
    return (
        rule.title,
        DATA_CLASSES[rule.data].title,
        retention,
        words["rules"][rule.export],
        rule.law,
    )


def _periods(kept: Periods) -> Iterator[tuple[str, str, str]]:
    return ((f"{one.title} ({one.code})", one.period, one.start) for one in kept.values())
