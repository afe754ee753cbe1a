"""Settings inside the encrypted file."""

from ssa_desk.storage.desk_settings import DeskSettings


def test_a_setting_is_kept_and_replaced(database):
    settings = DeskSettings(database)
    settings.put("lock", {"minutes": 5})
    settings.put("lock", {"minutes": 10})
    assert settings.get("lock") == {"minutes": 10}


def test_an_unknown_setting_is_none(database):
    assert DeskSettings(database).get("never") is None
