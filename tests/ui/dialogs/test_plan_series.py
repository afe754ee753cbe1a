from datetime import UTC, date, datetime, time

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import FreeDay, GroupOffer, GroupSession
from ssa_desk.ui.dialogs.plan_series import PlanSeriesDialog


@pytest.fixture(autouse=True)
def _a_tuesday():
    with clock.stopped_at(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def offer(desk):
    offer = GroupOffer(title="Sozialtraining", planned_sessions=6)
    desk.workspace.save(offer)
    return offer


@pytest.fixture
def dialog(desk, offer, qtbot):
    dialog = PlanSeriesDialog(desk, offer, None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def lines(dialog):
    model = dialog.days
    return {model.index(row, 0).data(): model.index(row, 1).data()
            for row in range(model.rowCount())}  # fmt: skip


def test_days_off_are_named_and_left_out(dialog, desk, offer):
    shown = lines(dialog)
    assert shown["Di, 24.11.2026"] == "Termin"
    assert shown["Di, 29.12.2026"] == "frei: Weihnachtsferien"
    assert list(shown.values()).count("Termin") == 6
    dialog.save()
    days = {one.date for one in desk.groups.sessions(offer)}
    assert len(days) == 6
    assert date(2026, 12, 29) not in days


def test_own_free_days_are_left_out_too(desk, offer, qtbot):
    free = FreeDay(
        free_day_kind="training", first_day=date(2026, 12, 1), last_day=date(2026, 12, 1)
    )
    desk.workspace.save(free)
    dialog = PlanSeriesDialog(desk, offer, None)
    qtbot.addWidget(dialog)
    assert lines(dialog)["Di, 01.12.2026"].startswith("frei:")


def test_weekday_time_and_end_are_taken(dialog, desk, offer):
    dialog.weekday.setCurrentIndex(3)
    dialog.number.set_value(None)
    dialog.last.set_value(date(2026, 12, 10))
    dialog.at.set_value(time(11, 30))
    dialog.minutes.set_value(90)
    dialog.save()
    saved = sorted(desk.groups.sessions(offer), key=lambda one: one.date)
    assert [one.date.day for one in saved] == [26, 3, 10]
    assert {(one.time, one.duration_min, one.state) for one in saved} == {
        (time(11, 30), 90, "planned")
    }


def test_a_day_that_has_a_session_gets_no_second_one(desk, offer, qtbot):
    desk.workspace.save(GroupSession(offer_id=offer.id, date=date(2026, 12, 1), state="planned"))
    dialog = PlanSeriesDialog(desk, offer, None)
    qtbot.addWidget(dialog)
    assert lines(dialog)["Di, 01.12.2026"] == "steht schon"
    dialog.save()
    assert desk.workspace.count(GroupSession, date=date(2026, 12, 1)) == 1


@pytest.mark.parametrize("number", [0, 61])
def test_a_number_that_makes_no_sense_is_refused(dialog, desk, number):
    dialog.number.set_value(number)
    dialog.save()
    assert "von 1 bis 60" in dialog._sum.text()
    assert desk.workspace.count(GroupSession) == 0


def test_without_an_end_nothing_is_planned(dialog):
    dialog.number.set_value(None)
    assert not dialog._save.isEnabled()
    assert "letzten Tag" in dialog._sum.text()


def test_the_next_series_begins_as_the_last_session_was(desk, offer, qtbot):
    last = GroupSession(offer_id=offer.id, date=date(2026, 11, 19), time=time(8), duration_min=60)
    desk.workspace.save(last)
    dialog = PlanSeriesDialog(desk, offer, None)
    qtbot.addWidget(dialog)
    assert dialog.weekday.currentText() == "Donnerstag"
    assert (dialog.at.value(), dialog.minutes.value()) == (time(8), 60)
