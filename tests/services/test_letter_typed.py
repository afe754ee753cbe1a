"""Letters to guardians that are typed by hand, not chosen."""

import pytest

from letter_world import HOME, World
from ssa_desk.domain.records import YoungPerson

SECRET = "Beratung ohne Wissen der Eltern"


@pytest.fixture
def world(desk):
    return World(desk)


def typed(world, kind_id="L05", **values):
    given = {"guardian": "Elif Öztürk", "date": "12.03.2027", "time": "10:00", **values}
    to = world.desk.letters.typed_recipient(kind_id, given["guardian"])
    draft = world.desk.letters.begin(kind_id)
    order = world.desk.letters.order(draft, to, given)
    return [one.reason for one in world.desk.letters.blocks(order)]


def test_a_guardian_typed_by_hand_brings_the_rules_of_the_child(world):
    assert typed(world) == []
    world.save(world.case.changed(counselling_without_parents=True))
    assert typed(world) == [SECRET]
    assert typed(world, address="Nordstr. 5, 47798 Krefeld") == [SECRET]
    assert typed(world, guardian="Jan Groß und Elif Öztürk") == [SECRET]
    assert typed(world, guardian="Elif Özdemir") == typed(world, address="Weg 3") == []
    sister = YoungPerson(first_name="Mia", last_name="Groß")
    world.save(sister, world.guardian("Elif Öztürk", HOME, sister))
    assert typed(world) == []


def test_one_reason_is_told_for_one_person(world):
    world.save(world.mother.changed(contact_allowed="no"))
    assert typed(world) == ["Kontakt nicht erlaubt"]
