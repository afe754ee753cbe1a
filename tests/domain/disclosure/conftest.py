"""The layout of the report, and a publication made of a random year."""

import pytest

from domain.disclosure.years import year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.publish import publish


@pytest.fixture(scope="session")
def layout():
    return report_tables()


@pytest.fixture(scope="session")
def published(layout):
    def make(material, ledger_id="entry", **changes):
        keys = {"rounding_key": b"r" * 32, "gender_key": b"g" * 32, "ledger_id": ledger_id}
        return publish(material, layout, **{**keys, **changes})

    return make


@pytest.fixture(scope="session")
def report(published):
    return published(year(3, 160))
