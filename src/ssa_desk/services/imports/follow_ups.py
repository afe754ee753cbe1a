"""Follow-ups of imported lists: those that a later contact answered are not due any more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ssa_desk.domain.catalogue import Catalogue
from ssa_desk.domain.records import CaseContact
from ssa_desk.services.imports.plan import ReadyRow


def settled(rows: Sequence[ReadyRow], channels: Catalogue) -> tuple[ReadyRow, ...]:
    """Return the rows with every follow-up done that has a contact on its day or later.

    An old list does not say which follow-ups are done; without this the first day after an import
    would begin with all of them.
    """
    latest: dict[str, date] = {}
    for contact in _contacts(rows):
        if channels.rolled_up(contact.channel) != "no_show":
            latest[contact.case_id] = max(contact.date, latest.get(contact.case_id, contact.date))
    return tuple(_settled(row, latest) for row in rows)


def _settled(row: ReadyRow, latest: dict[str, date]) -> ReadyRow:
    if not any(_is_answered(contact, latest) for contact in _contacts([row])):
        return row
    records = tuple(
        record.model_copy(update={"follow_up_done": True})
        if isinstance(record, CaseContact)
        else record
        for record in row.records
    )
    return replace(row, records=records)


def _is_answered(contact: CaseContact, latest: dict[str, date]) -> bool:
    if contact.follow_up_on is None:
        return False
    last = latest.get(contact.case_id, contact.date)
    return last > contact.date and last >= contact.follow_up_on


def _contacts(rows: Sequence[ReadyRow]) -> list[CaseContact]:
    return [record for row in rows for record in row.records if isinstance(record, CaseContact)]
