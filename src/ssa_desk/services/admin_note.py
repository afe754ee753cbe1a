"""The note for whoever looks after the computer, with the duty of secrecy to sign."""

from collections.abc import Iterator
from typing import Any

from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain.records import WorkerProfile
from ssa_desk.typesetting import sheet
from ssa_desk.typesetting.sheet import Block, Sheet

_LISTS = ("network", "rights", "backup", "help")


def admin_note(profile: WorkerProfile) -> Sheet:
    """Return the note: what is written where, no network, rights, backups, the duty of secrecy."""
    words = paper_words("admin_note")
    return Sheet(
        words["title"],
        words["subtitle"],
        words["foot"],
        (
            sheet.text(words["intro"]),
            sheet.facts(_parties(words, profile), columns=3),
            sheet.heading(words["files_title"]),
            sheet.table(words["files_head"], words["files"], (1.6, 1.4, 1.4)),
            *(block for name in _LISTS for block in _points(words, name)),
            *_secrecy(words),
        ),
    )


def _parties(words: Any, profile: WorkerProfile) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    missing = f"({words['open']})"
    yield words["controller"], profile.employer_name or missing
    yield words["contact"], profile.name or missing
    yield words["officer"], profile.data_protection_officer or missing


def _points(words: Any, name: str) -> Iterator[Block]:  # noqa: ANN401
    yield sheet.heading(words[f"{name}_title"])
    yield sheet.points(words[name])


def _secrecy(words: Any) -> Iterator[Block]:  # noqa: ANN401
    yield sheet.heading(words["secrecy_title"])
    yield sheet.text(words["secrecy_law"], "muted")
    yield from (sheet.text(one) for one in words["secrecy"])
    yield sheet.lines(words["secrecy_head"], 2)
    yield sheet.signatures(words["signatures"])
