"""Names as codes: always as long, always the same, never to be guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.services.privacy import HIDDEN, Privacy

NAMES = st.text(min_size=1).filter(str.strip)


def hiding():
    privacy = Privacy()
    privacy.switch(on=True)
    return privacy


@given(NAMES)
def test_every_code_has_the_same_length(name):
    assert len(hiding().shown(name)) == 7


@given(NAMES)
def test_a_name_keeps_its_code_while_the_file_is_open(name):
    privacy = hiding()
    assert privacy.shown(name) == privacy.shown(name)


def test_another_file_gives_another_code():
    assert hiding().shown("Mia Musterkind") != hiding().shown("Mia Musterkind")


@given(NAMES)
def test_names_are_shown_as_they_are_until_they_are_hidden(name):
    assert Privacy().shown(name) == name


def test_no_name_stays_no_name_and_text_is_hidden_whole():
    assert hiding().shown("") == ""
    assert hiding().text("Mia war da") == HIDDEN


@pytest.mark.parametrize("name", ["7b", "10", "5/6a", "10.2", "8 c", "Q1", "EF", "IFK", "IK 2", ""])
def test_a_class_is_no_person_and_keeps_its_name(name):
    assert hiding().group(name) == name


@pytest.mark.parametrize("name", ["Mia", "7b Frau Ott", "Ott", "7bMia", "Klasse von Mia"])
def test_a_class_that_may_hold_the_name_of_a_person_is_hidden_whole(name):
    assert hiding().group(name) == HIDDEN
    assert Privacy().group(name) == name
