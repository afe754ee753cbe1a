"""Any records of any type, for hypothesis: values of each field's own type and limits."""

from datetime import UTC, date, datetime, time

from hypothesis import strategies as st
from pydantic import ValidationError

from ssa_desk.domain.fields import Link
from ssa_desk.domain.records import RECORDS
from ssa_desk.storage.mapping import column_types

_TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30)
_OF = {
    str: _TEXT,
    int: st.integers(0, 9),
    float: st.floats(0, 2, allow_nan=False),
    bool: st.booleans(),
    date: st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    time: st.times(),
    datetime: st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    tuple: st.lists(_TEXT, max_size=4).map(tuple),
}


_SAMPLES = {str: "Wort", int: 1, date: date(2026, 1, 2)}
_KINDS = {kind.KIND: kind for kind in RECORDS}


def made(record_type, values):
    """Return the record, or None when the values break a rule of the type."""
    try:
        return record_type(**values)
    except ValidationError:
        return None


def any_of(record_type, **links):
    """Records with these links only."""
    types = column_types(record_type)
    # Of a restricted case nothing is found: it has tests of its own.
    left = ("id", "restricted_on")
    names = [name for name in types if name not in left and not name.endswith("_id")]
    fields = {name: _OF[types[name]] for name in names}
    fields |= {
        name: st.sampled_from(("", "S04", "R017")) for name in fields if name == "report_slot"
    }
    needed = {name: fields.pop(name) for name in names if _is_needed(record_type, name)}
    values = st.fixed_dictionaries(needed, optional=fields)
    chosen = values.map(lambda chosen: made(record_type, {**chosen, **links}))
    return chosen.filter(lambda one: one is not None)


def full(record_type, word, **links):
    """A record with the word in every text field that takes it."""
    types = column_types(record_type)
    values = {name: _SAMPLES[kind] for name, kind in types.items() if _is_needed(record_type, name)}
    values |= {name: word for name, kind in types.items() if kind is str and _is_free(name)}
    values |= {name: (word,) for name, kind in types.items() if kind is tuple}
    return record_type(**{**values, **links})


def with_needed(record_type, word):
    """The records that a full one cannot be without, and as the last the full one itself."""
    links = {
        name: mark.kind
        for name, info in record_type.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Link) and info.is_required()
    }
    needed = {name: with_needed(_KINDS[kind], word) for name, kind in links.items()}
    ids = {name: records[-1].id for name, records in needed.items()}
    before = [one for records in needed.values() for one in records]
    return [*before, full(record_type, word, **ids)]


def _is_needed(record_type, name):
    return record_type.model_fields[name].is_required()


def _is_free(name):
    return name != "id" and not name.endswith("_id") and name != "report_slot"


__all__ = ["RECORDS", "any_of", "full", "with_needed"]
