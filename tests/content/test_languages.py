from ssa_desk.content.languages import language, languages
from ssa_desk.typesetting.fonts import FILES


def test_there_are_sixteen_languages_each_once():
    codes = [one.code for one in languages()]
    assert len(codes) == len(set(codes)) == 16


def test_arabic_and_farsi_run_from_right_to_left():
    assert [one.code for one in languages() if one.direction == "rtl"] == ["ar", "fa"]


def test_every_language_has_a_shipped_font():
    assert {one.font for one in languages()} <= set(FILES)


def test_an_unknown_language_is_none():
    assert language("xx") is None
