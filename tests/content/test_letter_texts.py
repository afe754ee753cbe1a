"""Every kind of letter in every language that is there."""

import re
import unicodedata

import pytest

from printed_letters import CODES, EVERY
from ssa_desk.content.languages import languages
from ssa_desk.content.letter_check import placeholders
from ssa_desk.content.letters import kind, kinds, languages_of, text

SCRIPTS = {
    "ar": "ARABIC",
    "fa": "ARABIC",
    "uk": "CYRILLIC",
    "ru": "CYRILLIC",
    "bg": "CYRILLIC",
    "ti": "ETHIOPIC",
}
NOT_OF_THE_TEXT = {"when", "reviewed_by", "reviewed_on"}
SIGNED = {"L06", "L07", "L08", "L09", "L10"}
GERMAN_ONLY = {"L05", "L13", "L15", "L16", "L17", "L18"}
foreign = pytest.mark.parametrize("code", [one for one in CODES if one != "de"])


def sentences(words, place=""):
    """Yield every text of a letter with its place, placeholders taken out."""
    if isinstance(words, str):
        yield place, re.sub(r"\{\w+\}", "", words)
    elif isinstance(words, dict):
        for key, one in words.items():
            if key not in NOT_OF_THE_TEXT:
                yield from sentences(one, f"{place}.{key}")
    elif isinstance(words, list):
        for number, one in enumerate(words):
            yield from sentences(one, f"{place}.{number}")


def texts_of(code):
    return [(kind(name), text(kind(name), code)) for name, one in EVERY if one == code]


def letters_in(words):
    return [one for one in words if one.isalpha()]


@foreign
def test_every_sentence_is_written_in_the_script_of_its_language(code):
    script = SCRIPTS.get(code, "LATIN")
    for letter, words in texts_of(code):
        for place, sentence in sentences(words.words):
            letters = letters_in(sentence)
            right = sum(unicodedata.name(one, "").startswith(script) for one in letters)
            assert right >= 0.9 * len(letters), (letter.id, place, sentence)


@foreign
def test_no_sentence_is_left_german(code):
    for letter, words in texts_of(code):
        german = dict(sentences(text(letter, "de").words))
        same = [
            place
            for place, sentence in sentences(words.words)
            if sentence == german[place] and len(letters_in(sentence)) > 12
        ]
        assert not same, (letter.id, same)


@pytest.mark.parametrize("code", CODES)
def test_every_letter_says_what_is_binding_and_what_is_a_reading_aid(code):
    for letter, words in texts_of(code):
        wanted = {"binding", "unreviewed"} | ({"reading_help"} if letter.signed else set())
        assert set(words.words["notes"]) == wanted, letter.id


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_all_letters_for_families(code):
    found = {letter.id for letter, _ in texts_of(code)}
    wanted = {one.id for one in kinds() if one.languages == "all"}
    assert found == (wanted | GERMAN_ONLY if code == "de" else wanted)


def test_every_language_of_a_file_is_one_of_the_choice():
    assert set(CODES) <= {one.code for one in languages()}


def test_what_is_signed_is_known():
    assert {one.id for one in kinds() if one.signed} == SIGNED
    assert {one.id for one in kinds() if one.languages == "de"} == GERMAN_ONLY


def test_a_letter_for_all_parents_says_so_in_every_language():
    for letter in kinds():
        if letter.placeholder("guardian").choices:
            assert letter.placeholder("guardian").default == "parents"
            assert all(
                text(letter, one.code).choice("guardian", "parents") for one in languages_of(letter)
            )


@pytest.mark.parametrize("letter", kinds(), ids=lambda one: one.id)
def test_conditions_and_placeholders_are_those_the_form_knows(letter):
    asked = {one.name: {choice.key for choice in one.choices} for one in letter.placeholders}
    words = text(letter, "de").words
    assert set(placeholders(words)) <= {*asked, "worker", "blank"}
    parts = [*words["part"], *words.get("reply", {}).get("option", ())]
    for part in parts:
        assert all(value in asked[name] for name, value in part.get("when", {}).items())
