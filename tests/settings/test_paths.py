"""Where the program keeps things."""

from ssa_desk.settings import paths


def test_a_new_file_is_offered_below_the_documents(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    assert paths.default_file() == tmp_path / "SSA Desk" / "Schulsozialarbeit.ssadesk"


def test_without_a_documents_folder_the_home_folder_is_offered(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "missing"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.documents_folder() == tmp_path


def test_settings_and_log_lie_in_the_users_own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert tmp_path in paths.program_settings_file().parents
    assert tmp_path in paths.log_file().parents
