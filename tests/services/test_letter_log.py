from datetime import date, timedelta

import pytest

from letter_world import World
from ssa_desk.domain.records import Letter
from ssa_desk.services import concerns
from ssa_desk.services.letter_log import UnknownWayError
from ssa_desk.storage.errors import RecordMissingError

TALK = {"date": "01.02.2027", "time": "10:00", "reply_until": "25.01.2027"}


@pytest.fixture
def world(desk):
    return World(desk)


@pytest.fixture
def log(world):
    return world.desk.letters.logbook


def order(world, kind="L04", values=TALK, place=0):
    draft = world.desk.letters.begin(kind, case_id=world.case.id)
    return world.desk.letters.order(draft, draft.recipients[place], values)


def test_the_log_knows_what_left_and_keeps_no_text(world, log):
    (entry,) = world.desk.letters.log([order(world)], "handed_over")
    assert log.of_case(world.case.id) == [entry]
    assert (entry.letter_kind, entry.title) == ("L04", "Einladung zum Gespräch")
    assert (entry.language, entry.recipient) == ("ar", "Elif Öztürk")
    assert (entry.case_id, entry.guardian_id) == (world.case.id, world.mother.id)
    assert entry.young_person_id == world.child.id
    assert (entry.reply_expected, entry.reply_until) == (True, date(2027, 1, 25))
    assert (entry.date, entry.letter_way, entry.batch_id) == (world.today, "handed_over", "")


def test_a_name_typed_over_another_is_the_recipient(world):
    typed = order(world, values={**TALK, "guardian": "Oma Öztürk"})
    (entry,) = world.desk.letters.log([typed])
    assert entry.recipient == "Oma Öztürk"


def test_what_is_signed_is_awaited_and_what_only_tells_is_not(world):
    found = {
        kind: world.desk.letters.log([order(world, kind, {})])[0].reply_expected
        for kind in ("L04", "L06", "L07", "L10", "L12", "L14")
    }
    assert found == dict.fromkeys(("L04", "L06", "L07", "L10"), True) | {"L12": False, "L14": False}


def test_copies_without_names_are_one_entry_with_their_number(world):
    orders = world.desk.letters.serial.copies("L01", {"tr": 3})
    (entry,) = world.desk.letters.log(orders)
    assert entry.recipient == "An alle Eltern (ohne Namen)"
    assert (entry.note, entry.reply_expected, entry.case_id) == ("3 Stück", False, None)


def test_a_reply_ends_the_wait_and_can_be_taken_back(world, log):
    (entry,) = world.desk.letters.log([order(world)])
    late = entry.changed(reply_until=world.day(-1))
    world.save(late)
    assert log.due() == 1
    answered = log.note_reply(late, "agreed")
    assert (answered.letter_reply, answered.replied_on) == ("agreed", world.today)
    assert log.due() == 0
    assert log.note_reply(answered, "").replied_on is None
    assert [one.id for one in log.awaiting()] == [entry.id]


def test_the_way_is_known_later(world, log):
    (entry,) = world.desk.letters.log([order(world)])
    log.change_ways([entry], "explained_by_telephone")
    assert world.desk.workspace.get(Letter, entry.id).letter_way == "explained_by_telephone"
    with pytest.raises(UnknownWayError):
        log.change_ways([entry], "by_pigeon")
    with pytest.raises(UnknownWayError):
        log.note_reply(entry, "maybe")


def test_heute_tells_how_many_answers_are_due_and_no_name(world, log):
    assert not [one for one in concerns.due(world.desk) if one.title == "Briefe"]
    for place in (0, 1):
        (entry,) = world.desk.letters.log([order(world, place=place)])
        world.save(entry.changed(reply_until=world.day(0)))
    (found,) = [one for one in concerns.due(world.desk) if one.title == "Briefe"]
    assert (found.state, found.page, found.urgency) == ("2 Antworten stehen aus", "letters", "due")


def test_an_answer_that_has_time_is_not_due(world, log):
    (entry,) = world.desk.letters.log([order(world)])
    world.save(entry.changed(reply_until=world.day(1)))
    assert log.due() == 0


def test_the_timeline_of_the_case_shows_its_letters(world):
    world.desk.letters.log([order(world)], "by_post")
    (entry,) = world.desk.cases.timeline(world.case.id, 0, 10)
    assert (entry.kind, entry.title, entry.day) == ("letter", "Brief", world.today)
    assert entry.chips == ("mit der Post",)
    assert "Einladung zum Gespräch" in entry.text


def test_letters_leave_with_their_case(world):
    (entry,) = world.desk.letters.log([order(world)])
    world.desk.workspace.delete(world.case)
    with pytest.raises(RecordMissingError):
        world.desk.workspace.get(Letter, entry.id)


def test_letters_of_a_restricted_case_are_not_shown(world, log):
    (entry,) = world.desk.letters.log([order(world)])
    world.save(entry.changed(reply_until=world.today - timedelta(days=2)))
    world.desk.restrictions.restrict(world.case.id, "unlawful", "Antrag")
    assert log.of_case(world.case.id) == []
    assert log.due() == 0


def test_an_own_letter_is_noted_under_its_template(world, log):
    letters = world.desk.letters
    draft = letters.begin("L04", case_id=world.case.id)
    own = letters.own_order(
        letters.templates.blank(), draft.recipients[0], template_id="t-1", title="Ausflug"
    )
    (entry,) = letters.log([own])
    assert (entry.letter_kind, entry.title, entry.language) == ("t-1", "Ausflug", "de")
