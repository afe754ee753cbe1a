"""One record of every type for each of several children, each with a word of its own."""

from dataclasses import fields, is_dataclass

from pydantic import BaseModel

from ssa_desk.domain.base import new_id
from ssa_desk.domain.fields import Link
from ssa_desk.domain.records import RECORDS
from ssa_desk.storage.deputy import GUARDED_FIELD, OPEN_KINDS
from storage.any_record import full

AGREED, HIDDEN, OTHER, ENTRUSTED, HOUSE = (
    "Sonnenblume",
    "Zwiebelfisch",
    "Nebelkerze",
    "Geheimfach",
    "Schulhof",
)


def fill(desk):
    """Save all worlds; return the ids of the agreed and of the hidden one, by kind."""
    house = {kind.KIND: new_id() for kind in RECORDS if kind.KIND in OPEN_KINDS}
    open_kinds = [kind for kind in RECORDS if kind.KIND in OPEN_KINDS]
    agreed, agreed_ids = world(AGREED, house, deputy_consent=True)
    hidden, hidden_ids = world(HIDDEN, house)
    # Another case of the agreed child, about which nobody agreed to anything.
    same = {kind: agreed_ids[kind] for kind in ("young_person", "guardian", "related_person")}
    other, _ = world(OTHER, {**house, **same})
    desk.workspace.save(
        *(made(kind, HOUSE, house) for kind in open_kinds),
        *(*agreed, *hidden, *other),
        *entrusted(agreed_ids),
    )
    desk.workspace.drafts.keep("contact", agreed_ids["case_contact"], {"observation": HIDDEN})
    return agreed_ids, hidden_ids


def world(word, given, **of_case):
    """Return one record of each kind that is not given, linked among themselves, and all ids."""
    ids = {kind.KIND: new_id() for kind in RECORDS} | given
    return [
        made(kind, word, ids, **(of_case if kind.KIND == "case" else {}))
        for kind in RECORDS
        if kind.KIND not in given
    ], ids


def entrusted(ids):
    """Return what somebody told in confidence within the agreed case, one of each kind."""
    guarded = [kind for kind in RECORDS if GUARDED_FIELD in kind.model_fields]
    return [made(kind, ENTRUSTED, {**ids, kind.KIND: new_id()}, entrusted=True) for kind in guarded]


def made(kind, word, ids, **values):
    """Return a record whose every link names the record of that kind, but never its own."""
    links = {
        name: ids[mark.kind]
        for name, info in kind.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Link) and mark.kind != kind.KIND
    }
    return full(kind, word, **{"id": ids[kind.KIND], **links, **values})


def text_of(value):
    """Return everything a service gave as one text, also what no repr tells."""
    if isinstance(value, BaseModel):
        return value.model_dump_json()
    if is_dataclass(value) and not isinstance(value, type):
        return " ".join(text_of(getattr(value, one.name)) for one in fields(value))
    if isinstance(value, dict):
        return " ".join(f"{key} {text_of(one)}" for key, one in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return " ".join(map(text_of, value))
    return str(value)
