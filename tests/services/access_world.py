"""A child with a case and a record of every kind that hangs on it, a word of its own in each."""

from itertools import count

from ssa_desk.domain import clock
from ssa_desk.domain.fields import Link
from ssa_desk.domain.records import RECORDS, Case, DataSubjectRequest, Guardian, YoungPerson
from ssa_desk.storage import import_rows
from ssa_desk.storage.drafts import Drafts
from ssa_desk.storage.mapping import column_types
from storage.any_record import full, with_needed

IDS = {"young_person", "case", "guardian"}


class Marker:
    """Gives every field a word that stands nowhere else."""

    def __init__(self):
        self._numbers = count(1)
        self.words = []

    def word(self):
        self.words.append(f"Mk{next(self._numbers):04d}x")
        return self.words[-1]

    def marked(self, kind, **links):
        """A record with a word in every text and every list."""
        record = full(kind, "Wort", **links)
        types = column_types(kind)
        free = [
            name
            for name in types
            if name not in ("id", "report_slot", "contact_group_id") and not name.endswith("_id")
        ]
        values = {name: self.word() for name in free if types[name] is str}
        values |= {name: (self.word(),) for name in free if types[name] is tuple}
        return type(record).model_validate({**dict(record), **values})


def links_of(kind):
    return {
        name: mark.kind
        for name, info in kind.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Link)
    }


def filled(desk):
    """Save a whole world; return the child, the case, and the words that stand in it."""
    marker = Marker()
    child = marker.marked(YoungPerson)
    case = marker.marked(Case, young_person_id=child.id)
    guardian = marker.marked(Guardian, young_person_id=child.id)
    ids = {"young_person": child.id, "case": case.id, "guardian": guardian.id}
    records = [child, case, guardian, *_hanging(marker, ids)]
    desk.workspace.save(*records)
    database = desk.workspace.database
    Drafts(database).keep("case_contact", "new", {"case_id": case.id, "note": marker.word()})
    import_rows.note(database, [import_rows.ImportedRow("faelle", "f" * 64, 0, "case", case.id)])
    return child, case, marker.words


def _hanging(marker, ids):
    """Yield a marked record of every kind that leads to the child, over others if need be."""
    made = dict(ids)
    waiting = [kind for kind in RECORDS if kind.KIND not in IDS]
    while waiting:
        ready = [kind for kind in waiting if set(links_of(kind).values()) & set(made)]
        if not ready:
            return
        for kind in ready:
            waiting.remove(kind)
            links = links_of(kind)
            own = {name: made[to] for name, to in links.items() if to in made and to != kind.KIND}
            *before, plain = with_needed(kind, "Anderes")
            yield from (one for one in before if one.KIND not in made)
            rest = {name: getattr(plain, name) for name in links if name not in own}
            record = marker.marked(kind, **rest, **own)
            made[kind.KIND] = record.id
            yield record


def asking(child, case=None, **values):
    """A request of the child itself."""
    return DataSubjectRequest(
        **{
            "young_person_id": child.id if child else None,
            "case_id": case.id if case else None,
            "request_kind": "access",
            "requester": "young_person",
            "identity_proof": "known",
            "received_on": clock.today(),
            **values,
        }
    )
