from dataclasses import replace

import pytest

from letter_world import World
from pdf import pages
from ssa_desk.content.errors import UnknownPlaceholderError
from ssa_desk.domain.records import LetterTemplate, TextSnippet
from ssa_desk.services.letter_templates import PLACEHOLDERS, paragraphs
from ssa_desk.storage.errors import RecordMissingError

TEXT = "am {date} um {time} treffen wir uns in {room}.\n\nEs geht um {child}: {blank}"


@pytest.fixture
def world(desk):
    return World(desk)


@pytest.fixture
def templates(world):
    return world.desk.letters.templates


def test_a_template_is_kept_found_and_deleted(templates):
    template = LetterTemplate(title="Ausflug", subject="Unser Ausflug", text=TEXT, reply=True)
    templates.save(template)
    assert templates.all() == [template]
    assert templates.get(template.id) == template
    templates.delete(template)
    with pytest.raises(RecordMissingError):
        templates.get(template.id)


@pytest.mark.parametrize("text", ["Hallo {kind}", "{ child }", "{}", "{Child}"])
def test_a_placeholder_that_nobody_can_fill_is_refused(templates, text):
    with pytest.raises(UnknownPlaceholderError):
        templates.save(LetterTemplate(title="Ausflug", text=text))
    assert templates.all() == []


def test_paragraphs_are_parted_by_an_empty_line(templates):
    own = templates.own(LetterTemplate(title="Ausflug", text=TEXT))
    assert len(own.paragraphs) == 2
    assert paragraphs("  eins\nzwei\n \n\n\ndrei ") == ("eins\nzwei", "drei")


def test_every_placeholder_can_be_printed(world, templates):
    letters = world.desk.letters
    every = " ".join(f"[{{{name}}}]" for name in PLACEHOLDERS)
    own = replace(templates.blank(), subject="Alles", paragraphs=(every,), reply=True)
    to = letters.begin("L04", case_id=world.case.id).recipients[0]
    order = letters.own_order(own, to, values={"date": "01.02.2027", "time": "10:00"})
    assert letters.blocks(order) == ()
    text = " ".join("".join(pages(letters.pdf(order))).split())
    assert "[Elif Öztürk] [Zoë Groß] [01.02.2027] [10:00] [Raum 7] [Sabine Müller]" in text
    assert "[Gesamtschule Nord]" in text


def test_an_own_letter_obeys_the_same_blocks(world, templates):
    world.save(world.case.changed(counselling_without_parents=True))
    letters = world.desk.letters
    to = letters.begin("L04", case_id=world.case.id).recipients[0]
    blocks = letters.blocks(letters.own_order(templates.blank(), to))
    assert [one.reason for one in blocks] == ["Beratung ohne Wissen der Eltern"]


def test_the_name_of_a_secret_child_in_the_text_is_found(world, templates):
    world.save(world.case.changed(counselling_without_parents=True))
    letters = world.desk.letters
    own = replace(templates.blank(), paragraphs=("Bitte sprechen Sie mit Zoë Groß.",))
    order = letters.own_order(own, letters.open_recipient())
    assert [one.reason for one in letters.blocks(order)] == ["Beratung ohne Wissen der Eltern"]


def test_an_own_letter_to_nobody_by_name_needs_no_disclosure(world, templates):
    letters = world.desk.letters
    own = replace(templates.blank(), greeting="Guten Tag,", paragraphs=("Alles Gute.",))
    order = letters.own_order(own, letters.open_recipient())
    assert letters.wishes([order]) == ()
    assert letters.blocks(order) == ()


def test_a_child_of_the_file_named_in_the_text_makes_a_letter_personal(world, templates):
    letters = world.desk.letters
    own = replace(templates.blank(), greeting="Guten Tag,", paragraphs=("Groß, Zoë fehlt.",))
    order = letters.own_order(own, letters.open_recipient(), values={"child": ""})
    (wish,) = letters.wishes([order])
    assert wish.young_person_id == world.child.id


def test_snippets_are_at_hand(world, templates):
    world.save(TextSnippet(abbreviation="mfg", text="Mit freundlichen Grüßen"))
    assert [one.abbreviation for one in templates.snippets()] == ["mfg"]
