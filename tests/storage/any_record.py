"""Any records of any type, for hypothesis: values of each field's own type and limits."""

from datetime import UTC, date, datetime, time

from hypothesis import strategies as st
from pydantic import ValidationError

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


def made(record_type, values):
    """Return the record, or None when the values break a rule of the type."""
    try:
        return record_type(**values)
    except ValidationError:
        return None


def any_of(record_type):
    """Records without links to others."""
    types = column_types(record_type)
    links = [name for name in types if name.endswith("_id")]
    fields = {name: _OF[kind] for name, kind in types.items() if name not in (*links, "id")}
    fields |= {
        name: st.sampled_from(("", "S04", "R017")) for name in fields if name == "report_slot"
    }
    values = st.fixed_dictionaries({}, optional=fields)
    return values.map(lambda chosen: made(record_type, chosen)).filter(lambda one: one is not None)


def full(record_type, word, **links):
    """A record with the word in every text field that takes it."""
    types = column_types(record_type)
    values = {name: word for name, kind in types.items() if kind is str and _is_free(name)}
    values |= {name: (word,) for name, kind in types.items() if kind is tuple}
    values |= {"date": date(2026, 1, 2)} if "date" in types else {}
    values |= {"valid_from": date(2026, 1, 2)} if "valid_from" in types else {}
    return record_type(**values, **links)


def _is_free(name):
    return name != "id" and not name.endswith("_id") and name != "report_slot"


__all__ = ["RECORDS", "any_of", "full"]
