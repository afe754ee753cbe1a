"""The log of letters: what went to whom, how, and whether an answer came. No paper is kept."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from ssa_desk.content import letters as content
from ssa_desk.domain import clock
from ssa_desk.domain.base import new_id
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Letter
from ssa_desk.services.letter_blocks import is_named, title_of
from ssa_desk.services.letter_orders import LetterOrder
from ssa_desk.services.letter_replies import due_replies
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import letter_log

_MOST = 100_000
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_WAYS, _REPLIES = "letter_way", "letter_reply"
_ANSWERED = ("reply", "signatures")
"""Parts of a letter that come back: the slip, or the signed sheet."""


class UnknownWayError(ExpectedError):
    """A way or an answer that the choice list does not have."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Auswahl gibt es nicht. Es wurde nichts geändert. Bitte wählen Sie aus der Liste."
        )


class LetterLog:
    """Notes letters that left, their way and the answers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def note(self, orders: Sequence[LetterOrder], way: str = "") -> tuple[Letter, ...]:
        """Note letters that were printed or saved just now, all or nothing."""
        self._demand(_WAYS, way)
        batch = new_id() if len(orders) > 1 else ""
        entries = tuple(_entry(one, way or None, batch) for one in orders)
        if entries:
            self._workspace.save(*entries)
        return entries

    def of_case(self, case_id: str) -> list[Letter]:
        """Return the letters of a case, the newest first."""
        return self._found(case_id=case_id)

    def of_offer(self, offer_id: str) -> list[Letter]:
        """Return the letters about a group offer, the newest first."""
        return self._found(offer_id=offer_id)

    def batch(self, batch_id: str) -> list[Letter]:
        """Return the letters that left together."""
        return self._found(batch_id=batch_id) if batch_id else []

    def awaiting(self) -> list[Letter]:
        """Return the letters whose answer is due, the longest due first."""
        ids = letter_log.awaiting(self._workspace.database, clock.today())
        found = self._workspace.find(Letter, id=tuple(ids), limit=_MOST) if ids else []
        return sorted(found, key=lambda one: one.reply_until or date.max)

    def due(self) -> int:
        """Return how many answers are due."""
        return due_replies(self._workspace)

    def note_reply(self, letter: Letter, reply: str, on: date | None = None) -> Letter:
        """Note the answer to a letter; "" takes it back."""
        self._demand(_REPLIES, reply)
        day = (on or clock.today()) if reply else None
        return self._saved(letter.changed(letter_reply=reply or None, replied_on=day))

    def change_ways(self, letters: Sequence[Letter], way: str) -> None:
        """Note how letters that left together got there, all or nothing."""
        self._demand(_WAYS, way)
        if letters:
            self._workspace.save(*(one.changed(letter_way=way or None) for one in letters))

    def _found(self, **equal: Any) -> list[Letter]:  # noqa: ANN401 - values of any field
        return self._workspace.find(Letter, order="date", descending=True, limit=_MOST, **equal)

    def _saved(self, letter: Letter) -> Letter:
        self._workspace.save(letter)
        return letter

    def _demand(self, catalogue: str, key: str) -> None:
        known = {one.identifier for one in self._workspace.catalogue(catalogue).entries}
        if key and key not in known:
            raise UnknownWayError


def _entry(order: LetterOrder, way: str | None, batch: str) -> Letter:
    to, values = order.recipient, order.values
    named = values.get("guardian", "") if is_named(order) else to.title
    return Letter(
        case_id=to.case_id or None,
        young_person_id=to.young_person_id or None,
        guardian_id=to.guardian_ids[0] if to.guardian_ids else None,
        offer_id=order.offer_id or None,
        letter_kind=order.template_id or order.kind,
        title=title_of(order),
        language=order.language,
        recipient=" ".join(named.split()),
        date=clock.today(),
        letter_way=way,
        reply_expected=_is_answered(order),
        reply_until=_day(values.get("reply_until", "")),
        batch_id=batch,
        note=f"{order.copies} Stück" if order.copies > 1 else "",
    )


def _is_answered(order: LetterOrder) -> bool:
    if order.recipient.to == "open":
        return False
    if order.own is not None:
        return order.own.reply
    words = content.text(content.kind(order.kind), content.GERMAN).words
    return any(name in words for name in _ANSWERED)


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    day, month, year = (int(one) for one in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
