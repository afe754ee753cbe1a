from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt

from ssa_desk.domain import clock
from ssa_desk.domain.records import GroupAttendance, GroupOffer, GroupSession, YoungPerson
from ui.keys import in_dialog, press, write

HELD = {"time": time(10), "duration_min": 45, "participants": 8, "female": 5, "male": 3}


@pytest.fixture(autouse=True)
def _a_tuesday():
    with clock.stopped_at(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def offer(desk):
    offer = GroupOffer(title="Sozialtraining", starts_on=date(2026, 11, 3))
    desk.workspace.save(offer)
    return offer


@pytest.fixture
def sessions(desk, offer):
    last = GroupSession(offer_id=offer.id, date=date(2026, 11, 17), state="held", **HELD)
    present = GroupSession(offer_id=offer.id, date=date(2026, 11, 24), state="planned")
    desk.workspace.save(last, present)
    return last, present


@pytest.fixture
def children(desk, offer, sessions):
    desk.workspace.save(offer.changed(needs_names=True))
    names = (("Ada", "female"), ("Ben", "male"), ("Cem", "male"), ("Dua", "female"))
    people = [YoungPerson(first_name=name, gender=gender) for name, gender in names]
    rows = [GroupAttendance(session_id=sessions[0].id, young_person_id=one.id) for one in people]
    desk.workspace.save(*people, *rows)
    return people


def opened(page_of, desk, offer, width=1150):
    tab = page_of("groups", desk, width=width).part
    tab.show_record(offer.id)
    tab.tabs.setCurrentIndex(1)
    return tab


def in_front(tab, qtbot):
    """Let the window take the keys, also after a list of hits was open."""
    tab.window().activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)


def test_the_sessions_of_an_offer_stand_beside_it_with_their_totals(page_of, desk, offer, sessions):
    tab = opened(page_of, desk, offer)
    assert tab.sessions.list_side.model.total == 2
    words = tab.sessions._totals.text()
    assert words == "1 stattgefunden, 1 geplant · 8 Teilnahmen · im Mittel 8"


def test_a_new_offer_has_no_sessions_before_it_is_saved(page_of, desk):
    tab = page_of("groups", desk).part
    tab.new_record()
    assert not tab.tabs.isTabEnabled(1)
    tab.side.form.editor("title").set_value("Klassenrat")
    assert tab.save()
    assert tab.tabs.isTabEnabled(1)


def test_like_last_time_takes_the_head_count_and_stores_nobody(page_of, desk, offer, sessions):
    tab = opened(page_of, desk, offer)
    tab.sessions.show_record(sessions[1].id)
    tab.sessions.side._again.click()
    assert tab.save()
    saved = desk.workspace.get(GroupSession, sessions[1].id)
    assert (saved.state, saved.participants, saved.female, saved.male) == ("held", 8, 5, 3)
    assert desk.workspace.count(GroupAttendance) == 0


def test_an_offer_that_only_counts_shows_no_list_of_names(page_of, desk, offer, sessions):
    tab = opened(page_of, desk, offer)
    tab.sessions.show_record(sessions[1].id)
    assert not tab.sessions.side.attendance.isVisibleTo(tab)


def test_last_attendance_with_exceptions_needs_few_keys(
    page_of, desk, offer, sessions, children, qtbot
):
    tab = opened(page_of, desk, offer)
    in_front(tab, qtbot)
    tab.sessions.show_record(sessions[1].id)
    press("Alt+M")
    qtbot.waitUntil(tab.sessions.side.attendance.view.hasFocus)
    press("Down", "Space", "Down", "Down", "Space", "Space")
    assert tab.save()
    rows = desk.groups.attendance(sessions[1])
    names = {one.id: one.first_name for one in children}
    assert {names[one.young_person_id]: one.state for one in rows} == {
        "Ada": "present",
        "Ben": "missing",
        "Cem": "present",
        "Dua": "excused",
    }
    saved = desk.workspace.get(GroupSession, sessions[1].id)
    assert (saved.state, saved.participants, saved.female, saved.male) == ("held", 2, 1, 1)


def test_a_child_is_added_by_some_letters_and_taken_off_again(
    page_of, desk, offer, sessions, children, qtbot
):
    tab = opened(page_of, desk, offer)
    side = tab.sessions.side
    tab.sessions.show_record(sessions[1].id)
    side.attendance.picker.setFocus()
    write("cem")
    press("Return")
    qtbot.waitUntil(lambda: side.attendance.model.rowCount() == 1)
    assert tab.save()
    in_front(tab, qtbot)
    side.attendance.view.setFocus()
    press("Delete")
    assert tab.has_unsaved()
    assert tab.save()
    assert desk.groups.attendance(sessions[1]) == []


def test_ticks_wait_as_a_draft_with_their_session(page_of, desk, offer, sessions, children):
    tab = opened(page_of, desk, offer)
    tab.sessions.show_record(sessions[1].id)
    tab.sessions._again()
    tab.sessions.side.attendance.model.setData(
        tab.sessions.side.attendance.model.index(0, 0), None, Qt.ItemDataRole.CheckStateRole
    )
    tab.keep_drafts()
    form, record_id = tab.live_draft()
    other = page_of("groups", desk)
    other.resume(form, record_id)
    assert other.part.sessions.side.attendance.typed() == tab.sessions.side.attendance.typed()
    assert other.save()
    assert not desk.workspace.drafts.all()


def test_an_offer_that_only_counts_from_now_on_lets_go_of_the_names(
    page_of, desk, offer, sessions, children
):
    tab = page_of("groups", desk).part
    tab.show_record(offer.id)
    tab.side.form.editor("needs_names").set_value(False)
    assert not tab.save()
    assert "gelöscht" in tab.side.form.cells["needs_names"].problem.text()
    assert desk.workspace.count(GroupAttendance) == 4
    assert tab.save()
    assert desk.workspace.count(GroupAttendance) == 0
    assert desk.workspace.get(GroupSession, sessions[0].id).participants == 8


def test_the_place_after_a_lock_is_the_session(page_of, desk, offer, sessions):
    tab = opened(page_of, desk, offer)
    tab.sessions.show_record(sessions[0].id)
    other = page_of("groups", desk)
    other.return_to((GroupOffer.KIND, *tab.place()))
    assert other.part.sessions.side.record.id == sessions[0].id


def test_leaving_a_session_asks_about_what_is_not_saved(page_of, desk, offer, sessions):
    tab = opened(page_of, desk, offer)
    tab.sessions.show_record(sessions[1].id)
    tab.sessions.side.form.editor("participants").set_value(7)
    tab.sessions.side.form.editor("state").set_value("held")
    in_dialog(lambda: press("Return"))
    tab.tabs.setCurrentIndex(0)
    assert desk.workspace.get(GroupSession, sessions[1].id).participants == 7


def test_names_are_codes_while_they_are_hidden(page_of, desk, offer, sessions, children):
    page = page_of("groups", desk)
    page.part.act(f"group_session:{sessions[0].id}")
    model = page.part.sessions.side.attendance.model
    assert model.index(0, 0).data() == "Ada"
    desk.workspace.privacy.switch(on=True)
    page.show_private(hidden=True)
    assert all(model.index(row, 0).data().startswith("P-") for row in range(4))


def test_a_narrow_low_window_gives_its_room_to_the_session(page_of, desk, offer, sessions):
    tab = opened(page_of, desk, offer, width=615)
    assert tab._back.isVisibleTo(tab)
    tab.sessions.show_record(sessions[1].id)
    assert not tab._back.isVisibleTo(tab)
    assert not tab.sessions.list_side.isVisibleTo(tab)


def test_an_open_offer_asks_for_visitors(page_of, desk):
    offer = GroupOffer(title="Pausentreff", setting="open")
    session = GroupSession(offer_id=offer.id, date=date(2026, 11, 23), visitors=20)
    desk.workspace.save(offer, session)
    tab = opened(page_of, desk, offer)
    tab.sessions.show_record(session.id)
    assert tab.sessions.side.form.cells["visitors"].isVisibleTo(tab)
    assert "20 Besuche" in tab.sessions._totals.text()


def test_visitors_are_not_asked_for_elsewhere(page_of, desk, offer, sessions):
    tab = opened(page_of, desk, offer)
    tab.sessions.show_record(sessions[0].id)
    assert not tab.sessions.side.form.cells["visitors"].isVisibleTo(tab)


def test_a_series_planned_here_stands_in_the_list(page_of, desk, offer):
    tab = opened(page_of, desk, offer)
    in_dialog(lambda: press("Alt+T"))
    tab.sessions.plan_series()
    assert tab.sessions.list_side.model.total == 10
    assert "10 geplant" in tab.sessions._totals.text()
    first = min(one.date for one in desk.groups.sessions(offer))
    assert clock.today() <= first <= clock.today() + timedelta(days=7)


def test_the_first_look_marks_an_offer_and_offers_its_sessions(page_of, desk, sessions, qtbot):
    tab = page_of("groups", desk, width=1150).part
    in_front(tab, qtbot)
    tab.list_side.search.setFocus()
    tab.list_side.focus_list()
    assert tab.list_side.table.selectionModel().hasSelection()
    qtbot.waitUntil(lambda: tab.tabs.tabBar().isVisibleTo(tab))
    assert tab.tabs.isTabEnabled(1)
