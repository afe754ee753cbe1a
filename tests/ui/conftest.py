import pytest

from ssa_desk.domain.records import RECORDS
from ssa_desk.ui.forms.field import form_fields


@pytest.fixture(scope="session")
def catalogue_of():
    from ssa_desk.content.catalogues import catalogue

    return catalogue


@pytest.fixture(scope="session")
def full_record(catalogue_of):
    """Return a record of a kind with a value in every field."""
    from datetime import date, time

    plain = {int: 3, float: 0.75, bool: True, date: date(2026, 9, 3), time: time(9, 15)}
    special = {"report_slot": {"worker_profile": "R017", "school": "S04"}}

    def value(kind, field):
        if field.catalogue:
            active = [entry.identifier for entry in catalogue_of(field.catalogue).active]
            return tuple(active[1:4]) if field.many else active[-1]
        if field.name in special:
            return special[field.name][kind.KIND]
        return plain.get(field.type, f"Äß „{field.name}“")

    def build(kind):
        return kind(**{field.name: value(kind, field) for field in form_fields(kind)})

    assert RECORDS
    return build
