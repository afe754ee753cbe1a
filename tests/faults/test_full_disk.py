"""A disk in memory that is really full: the ballast saves what is typed, once."""

import pytest

from breakage import fill, small_disk
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case
from ssa_desk.services.workspace import DISK_FULL
from support import new_desk

LEFT = 100_000
TEXT = "Wort " * 100_000


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path) as disk:
        yield disk


@pytest.fixture
def desk(disk):
    desk = new_desk(disk / "jahr.ssadesk")
    yield desk
    desk.close()


def test_with_its_ballast_a_full_disk_still_takes_the_save_and_says_so(desk, disk):
    told = []
    desk.workspace.notices.listen(told.append)
    assert desk.workspace.database.ballast.lay()
    fill(disk, LEFT)
    case = Case(case_no="1", initial_situation=TEXT)
    desk.workspace.save(case)
    assert (told, desk.workspace.get(Case, case.id).initial_situation) == (
        [DISK_FULL],
        TEXT.strip(),
    )


def test_with_its_ballast_a_full_disk_still_takes_a_draft(desk, disk):
    desk.workspace.database.ballast.lay()
    fill(disk, LEFT)
    desk.workspace.drafts.keep("case", "1", {"text": TEXT})
    assert [one.values for one in desk.workspace.drafts.all()] == [{"text": TEXT}]


def test_without_ballast_nothing_is_saved_and_nothing_is_lost(desk, disk):
    desk.workspace.save(Case(case_no="1"))
    photos = fill(disk, LEFT)
    case = Case(case_no="2", initial_situation=TEXT)
    with pytest.raises(ExpectedError, match="Datenträger ist voll"):
        desk.workspace.save(case)
    assert [one.case_no for one in desk.workspace.find(Case)] == ["1"]
    photos.unlink()
    desk.workspace.save(case)
    assert desk.workspace.count(Case) == 2


def test_the_ballast_is_made_again_when_there_is_space(desk, disk):
    ballast = desk.workspace.database.ballast
    ballast.lay()
    photos = fill(disk, LEFT)
    desk.workspace.save(Case(case_no="1", initial_situation=TEXT))
    assert ballast.size == 0
    photos.unlink()
    assert ballast.lay()
    assert ballast.size > 2_000_000
