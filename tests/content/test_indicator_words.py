from collections import Counter

from ssa_desk.content.indicator_words import indicator_parts
from ssa_desk.domain.figures.indicators import INDICATORS


def test_every_indicator_has_its_name_once():
    named = Counter(one.code for part in indicator_parts() for one in part.indicators)
    assert named == Counter(dict.fromkeys(INDICATORS, 1))


def test_words_and_choices_have_german_names():
    found = {one.code: one for part in indicator_parts() for one in part.indicators}
    assert found["F18"].label("median_days", 0) == "Median (Tage)"
    assert found["F07"].label("bullying", 0).startswith("Mobbing")
    assert found["A03"].label("1", 0) == "Kontakt mit den Eltern"
    assert found["G05"].label("class_council", 1) == "Klassenrat"
