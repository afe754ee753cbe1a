from datetime import UTC, datetime
from random import Random

import pytest

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain import clock
from ssa_desk.domain.fields import Catalogue
from ssa_desk.domain.figures import figures
from ssa_desk.domain.records import GroupSession
from ssa_desk.domain.rules import problems
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services.demo_protection import invented_protection
from ssa_desk.services.demo_work import invented_work
from ssa_desk.services.demo_year import invented_records

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def years():
    with clock.stopped_at(NOW):
        cases = list(invented_records(Random(3), 40, NOW.date()))
        work = list(invented_work(Random(3), cases, NOW.date()))
        yield cases, [*work, *invented_protection([*cases, *work], NOW.date())]


def test_invented_work_is_plausible(years):
    with clock.stopped_at(NOW):
        found = {(one.KIND, odd.field) for one in years[1] for odd in problems(one)}
    assert found <= {("group_session", "participants")}


def test_invented_work_holds_only_choices_of_the_lists(years):
    for record in years[1]:
        for name, info in type(record).model_fields.items():
            lists = [catalogue(mark.name) for mark in info.metadata if isinstance(mark, Catalogue)]
            value = getattr(record, name)
            chosen = value if isinstance(value, tuple) else (value,) if value else ()
            assert all(one in known for known in lists for one in chosen)


def test_no_invented_session_is_in_the_holidays(desk, years):
    desk.workspace.save(*years[0])
    desk.workspace.save(*years[1])
    sessions = [one for one in years[1] if isinstance(one, GroupSession)]
    assert len(sessions) > 40
    assert [one for one in sessions if desk.plausibility.hints(one)] == []
    tables = figures(desk.statistics.material(school_year(NOW.date())))
    assert [one.id for one in tables if not one.cells] == []
