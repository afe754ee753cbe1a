import re

import pytest

from ssa_desk.content.errors import (
    ImpossibleDayError,
    MissingValueError,
    NotATextError,
    TooLongValueError,
    UnknownChoiceError,
    UnknownLetterError,
    UnknownLetterLanguageError,
    UnknownPlaceholderError,
)
from ssa_desk.content.letters import completed, kind, kinds, languages_of, text
from ssa_desk.content.locate import resource

TALK = {"guardian": "A", "child": "B", "date": "1.2.2026", "time": "14:30", "room": "B 014"}
SENDER = {"worker", "blank"}
OF_ADDRESS = {"address", "school", "guardian"}

every_text = pytest.mark.parametrize(
    ("letter", "code"),
    [
        pytest.param(letter, one.code, id=f"{letter.id}-{one.code}")
        for letter in kinds()
        for one in languages_of(letter)
    ],
)


def used(words):
    """Return the placeholders in a tree of texts; those of the choices stand for themselves."""
    if isinstance(words, str):
        return set(re.findall(r"\{(\w+)\}", words))
    parts = words.values() if isinstance(words, dict) else words if isinstance(words, list) else ()
    return set().union(*(used(part) for part in parts))


def shape(words):
    """Return the tree without its texts."""
    if isinstance(words, dict):
        return {key: shape(part) for key, part in words.items() if not key.startswith("reviewed")}
    return [shape(part) for part in words] if isinstance(words, list) else used(words)


@every_text
def test_all_languages_of_a_letter_have_the_same_placeholders(letter, code):
    assert used(text(letter, code).words) == used(text(letter, "de").words)


@every_text
def test_all_languages_of_a_letter_have_the_same_parts(letter, code):
    assert shape(text(letter, code).words) == shape(text(letter, "de").words)


@every_text
def test_a_letter_uses_every_placeholder_the_form_asks_for(letter, code):
    asked = {one.name for one in letter.placeholders}
    printed = used(text(letter, code).words) - SENDER
    assert printed | OF_ADDRESS == asked | OF_ADDRESS
    assert printed <= asked


@every_text
def test_every_choice_has_words_in_every_language(letter, code):
    words = text(letter, code)
    for placeholder in letter.placeholders:
        assert all(words.choice(placeholder.name, one.key) for one in placeholder.choices)


@every_text
def test_a_text_nobody_has_checked_says_so(letter, code):
    words = text(letter, code)
    assert words.is_reviewed or words.review_state == "ungeprüft"


def test_arabic_texts_have_no_vowel_signs():
    arabic = [one for one in kinds() if "ar" in {lang.code for lang in languages_of(one)}]
    words = [str(text(letter, "ar").words) for letter in arabic]
    assert not any(set(word) & set(map(chr, range(0x64B, 0x653))) for word in words)


def test_every_folder_of_a_letter_has_a_german_text():
    folders = [path for path in resource("letters").iterdir() if path.is_dir()]
    assert all((folder / "de.toml").exists() for folder in folders)
    assert len(folders) == len(kinds())


@pytest.mark.parametrize("name", ["L04", "l04", "invitation_to_talk"])
def test_a_kind_is_found_by_id_or_name(name):
    assert kind(name).title == "Einladung zum Gespräch"


def test_an_unknown_kind_is_refused_naming_the_known_ones():
    with pytest.raises(UnknownLetterError, match="L04"):
        kind("L99")


def test_a_language_without_a_text_is_refused_naming_the_known_ones():
    with pytest.raises(UnknownLetterLanguageError, match="de \\(Deutsch\\)"):
        text(kind("L05"), "ti")


def test_the_five_common_values_are_enough():
    assert completed(kind("L04"), TALK)["occasion"] == "school_life"


def test_an_unknown_value_is_refused_naming_it_and_the_known_ones():
    with pytest.raises(UnknownPlaceholderError, match=r"„topic“.*guardian, address, child"):
        completed(kind("L04"), {**TALK, "topic": "x"})


@pytest.mark.parametrize("name", sorted(TALK))
def test_an_empty_required_value_is_refused(name):
    with pytest.raises(MissingValueError) as caught:
        completed(kind("L04"), {**TALK, name: "  "})
    assert caught.value.names == (name,)


@pytest.mark.parametrize("value", ["vielleicht", "maybe"])
def test_a_closed_choice_takes_nothing_else(value):
    with pytest.raises(UnknownChoiceError, match="yes \\(ja\\)"):
        completed(kind("L04"), {**TALK, "interpreter": value})


@pytest.mark.parametrize("value", ["ja", "JA", "yes"])
def test_a_choice_is_known_by_its_key_and_its_german_title(value):
    assert completed(kind("L04"), {**TALK, "interpreter": value})["interpreter"] == "yes"


def test_own_words_may_stand_in_for_an_open_choice():
    assert completed(kind("L04"), {**TALK, "occasion": "Wir reden."})["occasion"] == "Wir reden."


def test_a_value_that_is_no_text_is_refused():
    with pytest.raises(NotATextError, match="„time“"):
        completed(kind("L04"), {**TALK, "time": 14})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", "31.02.2026"),
        ("date", "31.02."),
        ("date", "31.4.26"),
        ("date", "Montag, 31.02.2026"),
        ("date", "29.02.2026 oder 1.3.2026"),
        ("date", "2026-02-30"),
        ("date", "1.13.2026"),
        ("time", "25:99"),
        ("time", "24:00 Uhr"),
        ("time", "14:00 bis 15.61 Uhr"),
    ],
)
def test_a_day_or_time_that_does_not_exist_is_refused(name, value):
    with pytest.raises(ImpossibleDayError):
        completed(kind("L04"), {**TALK, name: value})


@pytest.mark.parametrize(
    ("name", "value"), [("date", "nächsten Montag"), ("date", "12.03.2026"), ("time", "8.15 Uhr")]
)
def test_days_and_times_stay_as_typed(name, value):
    assert completed(kind("L04"), {**TALK, name: value})[name] == value


def test_a_value_too_long_for_a_letter_is_refused_without_being_repeated():
    with pytest.raises(TooLongValueError) as refused:
        completed(kind("L04"), {**TALK, "room": "Geheim" * 100})
    assert "Geheim" not in refused.value.sentence


def test_the_case_of_a_language_code_does_not_matter():
    assert text(kind("l04"), "AR") == text(kind("L04"), "ar")
