from datetime import date

import pytest

from ssa_desk.services import concerns, deletion_concern, deletion_work
from ssa_desk.services.concerns import Concern
from support import new_desk


@pytest.fixture
def desk(tmp_path):
    desk = new_desk(tmp_path / "probe.ssadesk")
    yield desk
    desk.close()


def source(*found):
    return lambda _desk, today: found if isinstance(today, date) else ()


def test_what_is_due_comes_first_and_what_is_well_is_left_out(desk, monkeypatch):
    well = Concern("Einwilligungen", "alle gültig", "data_protection", "consents")
    soon = Concern("Anfragen", "eine Antwort", "data_protection", "requests", "soon")
    late = Concern("Löschen", "zwei Fälle", "data_protection", "deletion", "due")
    monkeypatch.setattr(concerns, "SOURCES", (source(well, soon), source(late)))
    assert concerns.concerns(desk) == (well, soon, late)
    assert concerns.due(desk) == (late, soon)


def test_nothing_is_called_due_or_not_due_before_it_was_counted(desk):
    assert deletion_concern.concern(desk.workspace).state == deletion_concern.NOT_COUNTED
    deletion_work.tidy(desk)
    assert deletion_concern.concern(desk.workspace).state == "nichts ist fällig"
