import pytest

from ssa_desk.services import keys
from ssa_desk.services.sheets import Sheets
from ssa_desk.storage.keys import Root


@pytest.fixture
def sheets(desk):
    return desk.sheets


def test_a_file_that_never_got_new_keys_asks_for_nothing(sheets):
    assert not sheets.is_unproved


def test_a_rotation_that_did_not_come_about_leaves_the_old_sheet_in_force(sheets):
    sheets.expect_new()
    assert not sheets.is_unproved


def test_under_new_keys_the_sheet_is_unproved_until_it_is_proved(sheets, desk):
    sheets.expect_new()
    renewed = Sheets(desk.workspace.database, Root(bytes(range(1, 21))))
    assert renewed.is_unproved
    renewed.note_proved()
    assert not renewed.is_unproved


def test_the_sheet_can_be_made_once_more_and_outlives_the_desk(sheets, desk):
    again = sheets.again("jahr.ssadesk")
    assert isinstance(again, keys.Rotated)
    assert again.code == desk.root.code
    assert again.sheet.startswith(b"%PDF")
    assert again.root is not desk.root
