"""The letters at the command line."""

import json


def letters(run, made, action, *words):
    return run("letters", action, made, *words)


def test_all_letters_are_listed_with_languages_and_their_state(run, made):
    said = letters(run, made, "list").out
    assert "L04 Einladung zum Gespräch" in said
    assert "tr        Türkisch: ungeprüft" in said


def test_a_language_goes_out_and_comes_back_changed(run, made, tmp_path):
    path = tmp_path / "italienisch.toml"
    assert letters(run, made, "export-language", "it", "--kind", "L04", "--out", path).status == 0
    text = path.read_text(encoding="utf-8").replace('reviewed_by = ""', 'reviewed_by = "Anna"')
    path.write_text(text, encoding="utf-8")
    tried = letters(run, made, "import-language", path, "--dry-run")
    assert "Nur geprüft" in tried.out
    assert letters(run, made, "remove-language", "it").out.startswith("In dieser Sprache")
    assert "Übernommen: 1 Brief." in letters(run, made, "import-language", path).out
    assert "it        Italienisch: eingelesen" in letters(run, made, "list").out
    assert "Entfernt: Einladung zum Gespräch" in letters(run, made, "remove-language", "it").out


def test_a_broken_language_is_refused_in_german(run, made, tmp_path):
    path = tmp_path / "italienisch.toml"
    letters(run, made, "export-language", "it", "--kind", "L04", "--out", path)
    text = path.read_text(encoding="utf-8").replace("{child}", "{bambino}")
    path.write_text(text, encoding="utf-8")
    result = letters(run, made, "import-language", path)
    assert result.status == 1
    assert "L04 Einladung zum Gespräch, Teil 1, Text" in result.err


def test_an_unknown_language_or_letter_is_refused(run, made, tmp_path):
    out = ("--out", tmp_path / "x.toml")
    assert letters(run, made, "export-language", "xx", *out).status == 1
    assert letters(run, made, "export-language", "it", "--kind", "L99", *out).status == 1
    assert run("letters").status == 2


def test_a_letter_without_names_leaves_and_is_noted(run, made, tmp_path):
    values = tmp_path / "angaben.json"
    given = {"office": "mittwochs", "reach": "02151 1", "room": "Raum 7"}
    values.write_text(json.dumps(given), encoding="utf-8")
    out = tmp_path / "brief.pdf"
    words = ("--language", "tr", "--values", values, "--out", out)
    assert run("letter", made, "L01", *words).status == 0
    assert out.read_bytes().startswith(b"%PDF")
