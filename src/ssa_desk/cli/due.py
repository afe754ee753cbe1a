"""`due`: what is to be deleted or looked at by the retention plan; numbers, no names."""

import argparse
from collections.abc import Iterator

from ssa_desk.cli import access
from ssa_desk.services.due_list import DueCase, DueList


def due(options: argparse.Namespace) -> int:
    """Print how much is due since when, and how much of it is kept by something."""
    with access.open_file(options) as desk:
        found = desk.retention.due()
    print(f"Zu löschen: {found.to_delete}, zu prüfen: {found.to_review}")
    for words in _lines(found):
        print(words)
    return 0


def _lines(found: DueList) -> Iterator[str]:
    deletions = [one for one in found.cases if not one.verdict.is_review]
    reviews = [one for one in found.cases if one.verdict.is_review]
    for title, cases in (("Fälle, Frist abgelaufen", deletions), ("Fälle, zu prüfen", reviews)):
        if cases:
            yield f"{title}: {_case_words(cases)}"
    for group in found.groups:
        what = group.title if group.retention != "group_names" else "Namen in Gruppenlisten"
        kind = "zu prüfen" if group.is_review else "Frist abgelaufen"
        yield f"{what}, {kind}: {len(group.ids)}, seit {group.since:%d.%m.%Y} ({group.reason})"


def _case_words(cases: list[DueCase]) -> str:
    first = min(one.verdict.on for one in cases if one.verdict.on)
    held = sum(not one.is_free for one in cases)
    words = f"{len(cases)}, seit {first:%d.%m.%Y}"
    return f"{words}, davon nicht zu löschen: {held}" if held else words
