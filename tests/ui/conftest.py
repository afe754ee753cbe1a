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
    special = {
        "report_slot": {"worker_profile": "R017", "school": "S04"},
        "participants": {"parent_event": 9},
        "first_year": {"year_plan_goal": 2026},
        "extended_until": {"data_subject_request": date(2026, 11, 3)},
    }

    def value(kind, field):
        if field.catalogue:
            active = [entry.identifier for entry in catalogue_of(field.catalogue).active]
            return tuple(active[1:4]) if field.many else active[-1]
        if kind.KIND in special.get(field.name, {}):
            return special[field.name][kind.KIND]
        return plain.get(field.type, f"Äß „{field.name}“")

    def build(kind):
        return kind(**{field.name: value(kind, field) for field in form_fields(kind)})

    assert RECORDS
    return build


@pytest.fixture
def desk(tmp_path):
    """An empty encrypted file, open."""
    from support import new_desk

    desk = new_desk(tmp_path / "jahr.ssadesk")
    yield desk
    desk.close()


@pytest.fixture
def full_desk(desk):
    """A file with two invented school years."""
    from random import Random

    from ssa_desk.domain import clock
    from ssa_desk.services.demo_year import invented_records

    desk.workspace.save(*invented_records(Random(7), 30, clock.today()))
    return desk


@pytest.fixture
def jobs():
    from ssa_desk.ui.jobs import Jobs

    jobs = Jobs()
    yield jobs
    jobs.end()


@pytest.fixture
def page_of(qtbot, jobs):
    """Build a page of the register over a desk and show it."""
    from PySide6.QtWidgets import QWidget

    from ssa_desk.ui.pages import PAGES
    from ssa_desk.ui.pages.page import Surroundings

    hosts = []

    def build(page_id, desk, width=1150):
        page = next(one for one in PAGES if one.id == page_id)
        host = QWidget()
        hosts.append(host)
        qtbot.addWidget(host)
        made = page.build(Surroundings(desk, jobs), host)
        host.resize(width, 700)
        made.resize(width, 700)
        with qtbot.waitExposed(host):
            host.show()
        qtbot.waitUntil(lambda: jobs.is_idle)
        return made

    return build
