"""Settings of the machine."""

import pytest

from ssa_desk.settings.program import ProgramSettings, ProgramStore


def test_what_was_kept_is_there_at_the_next_start(tmp_path):
    path = tmp_path / "new folder" / "settings.json"
    store = ProgramStore(path)
    store.keep(store.settings._replace(theme="dark", zoom=1.5, last_file="/a/b.ssadesk"))
    assert ProgramStore(path).settings == store.settings


@pytest.mark.parametrize("text", ["", "{", "[]", '{"theme": "pink", "zoom": "2", "last_file": 3}'])
def test_a_broken_file_counts_as_none(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert ProgramStore(path).settings == ProgramSettings()


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = ProgramStore(tmp_path / "file" / "settings.json")
    store.keep(ProgramSettings(theme="light"))
    assert store.settings.theme == "light"


def test_the_last_file_is_a_path_or_nothing():
    assert ProgramSettings().last_path is None
    assert ProgramSettings(last_file="x.ssadesk").last_path.name == "x.ssadesk"
