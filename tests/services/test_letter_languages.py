import tomllib

import pytest

from letter_world import World
from pdf import pages
from ssa_desk.content import letters as content
from ssa_desk.content.errors import UnknownLetterLanguageError
from ssa_desk.content.languages import languages
from ssa_desk.services.letter_languages import LanguageFileError
from ssa_desk.services.letter_toml import compact, is_only_places

CODES = [one.code for one in languages()]


@pytest.fixture
def translations(desk):
    return desk.letters.translations


@pytest.fixture
def file(translations, tmp_path):
    """Return what writes a language file with the words of a shipped language changed."""

    def written(code, kinds, *changes):
        text = translations.exported(code, kinds)
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        path = tmp_path / "sprache.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize("code", CODES)
def test_what_goes_out_holds_every_word_of_every_letter(translations, code):
    data = tomllib.loads(translations.exported(code))
    for kind in content.kinds():
        if code in {one.code for one in content.languages_of(kind)}:
            kept = content.parsed(kind, code, compact(data[kind.id]))
            assert _words(kept) == _words(content.text(kind, code))


@pytest.mark.parametrize("code", CODES)
def test_every_shipped_language_passes_the_check_of_its_script(translations, tmp_path, code):
    path = tmp_path / "sprache.toml"
    text = translations.exported(code).replace('reviewed_by = ""', 'reviewed_by = "Anna"')
    path.write_text(text, encoding="utf-8")
    found = {one.kind for one in translations.read(path)}
    shipped = {one.name for one in content.kinds() if code in _codes(one)}
    assert found == shipped


def test_what_did_not_change_is_not_read_in(translations, file):
    assert "nichts übersetzt oder geändert" in refused(translations, file("it", ["L04"]))


def test_the_german_stands_above_every_text_and_says_what_placeholders_mean(translations):
    text = translations.exported("tr", ["L04"])
    assert "# Deutsch: Einladung zum Gespräch\nsubject = " in text
    assert "#   {child}: Name des Kindes" in text
    assert "# Deutsch: Datum | {date}" in text
    assert 'language = "tr"' in text


def test_the_file_of_a_language_has_only_letters_that_families_read_in_it(translations):
    data = tomllib.loads(translations.exported("tr"))
    assert set(data) - {"language"} == {one.id for one in content.kinds() if one.languages == "all"}
    german = tomllib.loads(translations.exported("de"))
    assert set(german) - {"language"} == {one.id for one in content.kinds()}


def test_an_imported_translation_stands_before_the_shipped_one_until_removed(
    desk, translations, file
):
    path = file(
        "it",
        ["L04"],
        ('reviewed_by = ""', 'reviewed_by = "Anna Rossi"'),
        ('reviewed_on = ""', 'reviewed_on = "2026-02-03"'),
    )
    found = translations.read(path)
    assert not translations.imported()
    translations.keep(found)
    state = translations.state("L04", "it")
    assert state.words == "eingelesen, geprüft von Anna Rossi am 03.02.2026"
    assert (state.is_imported, state.is_reviewed) == (True, True)
    (one,) = translations.imported()
    assert (one.kind, one.language.code) == ("invitation_to_talk", "it")
    translations.remove("L04", "it")
    assert not translations.state("L04", "it").is_imported
    assert desk.letters.review_state("L04", "it") == "ungeprüft"


def test_the_imported_words_are_printed_and_kept_in_the_file(desk, translations, file):
    subject = content.text(content.kind("L04"), "it").words["subject"]
    path = file("it", ["L04"], (f'subject = "{subject}"', 'subject = "Parliamo un poco"'))
    translations.keep(translations.read(path))
    world = World(desk)
    draft = desk.letters.begin("L04", case_id=world.case.id)
    order = desk.letters.order(draft, draft.recipients[0], language="it")
    assert "Parliamo un poco" in pages(desk.letters.pdf(order))[0]


def test_a_german_letter_can_be_put_in_own_words(desk, translations, file):
    path = file("de", ["L04"], ('subject = "Einladung zum Gespräch"', 'subject = "Kommen Sie?"'))
    translations.keep(translations.read(path))
    world = World(desk)
    draft = desk.letters.begin("L04", case_id=world.case.id)
    order = desk.letters.order(draft, draft.recipients[0], language="it")
    first, *rest = pages(desk.letters.pdf(order))
    assert "Kommen Sie?" not in first
    assert "Kommen Sie?" in "".join(rest)


def refused(translations, path):
    with pytest.raises(LanguageFileError) as caught:
        translations.read(path)
    return str(caught.value)


def test_a_missing_placeholder_is_named_by_letter_and_place(translations, file):
    said = refused(translations, file("it", ["L04"], ("{child}", "bambino")))
    assert "L04 Einladung zum Gespräch, Teil 1, Text: Die Platzhalter" in said
    assert "{child}" in said


def test_half_a_translation_says_what_is_missing(translations, file):
    farewell = content.text(content.kind("L04"), "it").words["farewell"]
    path = file("it", ["L04"], (f'farewell = "{farewell}"', 'farewell = ""'))
    assert "L04 Einladung zum Gespräch, Grußformel: Hier fehlt der Text." in refused(
        translations, path
    )


def test_another_script_is_refused_with_its_place(translations, file):
    subject = content.text(content.kind("L04"), "ar").words["subject"]
    path = file("ar", ["L04"], (f'subject = "{subject}"', 'subject = "Invitation"'))
    said = refused(translations, path)
    assert "Betreff: Hier wird Text in arabischer Schrift erwartet." in said


def test_a_text_left_in_german_is_refused(translations, file):
    german = content.text(content.kind("L04"), "de").words["notes"]["binding"]
    own = content.text(content.kind("L04"), "it").words["notes"]["binding"]
    path = file("it", ["L04"], (f'binding = "{own}"', f'binding = "{german}"'))
    assert "steht noch auf Deutsch" in refused(translations, path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('language = "tr"\n[L99]\nsubject = "x"', "„L99“: So einen Brief gibt es nicht."),
        ('language = "xx"', "Die Sprache „xx“ gibt es nicht."),
        ('[L04]\nsubject = "x"', "gibt es nicht"),
        ('language = "tr"\n[L04]\nsubject = "x\nto = 1', "Zeile 3"),
        ('language = "tr"', "noch nichts übersetzt"),
        ('language = "tr"\n[L13]\nsubject = "Belge"', "gibt es nur auf Deutsch"),
        ('language = "tr"\nL04 = 5', "So einen Brief gibt es nicht."),
        ('language = "tr"\n[L04]\nsubject = 5\ngreeting = "Merhaba"', "L04"),
        ("[[[", "Zeile 1"),
    ],
)
def test_a_file_that_is_no_translation_is_refused(translations, tmp_path, text, said):
    path = tmp_path / "sprache.toml"
    path.write_text(text, encoding="utf-8")
    assert said in refused(translations, path)
    assert not translations.imported()


def test_a_file_that_cannot_be_read_is_refused(translations, tmp_path):
    path = tmp_path / "sprache.toml"
    assert "lässt sich nicht lesen" in refused(translations, path)
    path.write_bytes(b"\xff\xfe\x00")
    assert "lässt sich nicht lesen" in refused(translations, path)
    path.write_bytes(b"#" * 2_000_001)
    assert "zu groß" in refused(translations, path)


@pytest.mark.parametrize("inside", ["[" * 900 + "]" * 900, "{a=" * 400 + "1" + "}" * 400])
def test_brackets_without_end_are_refused(translations, tmp_path, inside):
    path = tmp_path / "sprache.toml"
    path.write_text(f'language = "tr"\n[L04]\nsubject = {inside}', encoding="utf-8")
    assert "zu tief" in refused(translations, path)


@pytest.mark.parametrize("mark", ["\u202e", "\\u0000"])
def test_marks_that_nobody_sees_are_refused(translations, file, mark):
    path = file("it", ["L04"], ('farewell = "', f'farewell = "{mark}'))
    assert "Grußformel: Hier steht ein unsichtbares Steuerzeichen." in refused(translations, path)


def test_a_name_without_end_is_refused(translations, file):
    path = file("it", ["L04"], ('reviewed_by = ""', f'reviewed_by = "{"x" * 201}"'))
    assert "Der Name ist zu lang." in refused(translations, path)


def test_a_letter_with_nothing_translated_is_passed_over(translations, tmp_path):
    filled = translations.exported("it", ["L04"]).replace('reviewed_by = ""', 'reviewed_by = "A"')
    path = tmp_path / "sprache.toml"
    path.write_text(f'{filled}\n[L01]\nsubject = ""\n', encoding="utf-8")
    assert [one.kind for one in translations.read(path)] == ["invitation_to_talk"]


@pytest.mark.usefixtures("desk")
def test_an_unknown_language_is_not_exported(translations):
    with pytest.raises(UnknownLetterLanguageError):
        translations.exported("xx")


def test_texts_without_words_need_no_translation():
    assert is_only_places("{date}, {time}")
    assert not is_only_places("am {date}")
    assert not is_only_places("{date")


def _codes(kind):
    return {one.code for one in content.languages_of(kind)}


def _words(text):
    return {name: one for name, one in text.words.items() if not name.startswith("reviewed")}
