import pytest

from ssa_desk.services import places
from support import new_desk


@pytest.mark.parametrize(
    "name",
    [
        "Nord (1).ssadesk",
        "Nord (Konflikt in der Kopie von Ada 2026-09-01).ssadesk",
        "Nord (conflicted copy 2026-09-01 101010).ssadesk",
        "Nord.sync-conflict-20260901-101010-ABCDEFG.ssadesk",
        "Nord-conflicted copy.ssadesk",
    ],
)
def test_a_copy_made_by_a_conflict_is_noticed(tmp_path, name):
    (tmp_path / name).touch()
    assert places.copies_beside(tmp_path / "Nord.ssadesk") == [name]


@pytest.mark.parametrize("name", ["Nord 2027.ssadesk", "Nordstadt.ssadesk", "Nord (1).pdf"])
def test_another_file_is_no_copy(tmp_path, name):
    (tmp_path / name).touch()
    assert places.copies_beside(tmp_path / "Nord.ssadesk") == []


def test_a_place_of_this_machine_needs_no_warning(tmp_path):
    assert places.warning(tmp_path) == ""


def test_a_synced_place_is_named(tmp_path):
    (tmp_path / "OneDrive").mkdir()
    assert "gehört zu OneDrive" in places.warning(tmp_path / "OneDrive")


def test_what_was_put_away_is_not_said_again(tmp_path):
    desk = new_desk(tmp_path / "Nord.ssadesk")
    places.put_away(desk.workspace, ["Eins."])
    assert places.unseen(desk.workspace, ["Eins.", "Zwei."]) == ["Zwei."]
    desk.close()
