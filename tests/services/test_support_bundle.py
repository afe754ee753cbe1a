"""The support bundle holds nothing of the file but rounded numbers."""

import getpass
import platform

import pytest

from ssa_desk.domain.base import new_id
from ssa_desk.domain.records import RECORDS
from ssa_desk.services import support_bundle as bundle
from storage.any_record import with_needed

MARKER = "Zqxmarker"
LOG = (
    "2026-11-23 05:00:00,123 INFO ssa_desk.services.changes saved case_contact {id}\n"
    "2026-11-23 05:00:01,123 ERROR ssa_desk.ui unexpected error: ValueError in set:12 < go:3\n"
)


@pytest.fixture
def marked(tmp_path):
    from support import new_desk

    desk = new_desk(tmp_path / f"{MARKER}.ssadesk")
    for kind in RECORDS:
        desk.workspace.save(*with_needed(kind, MARKER))
    yield desk
    desk.close()


def test_no_marker_path_user_or_machine_is_in_it(marked, tmp_path):
    strange = f"2026-11-23 05:00:02,123 ERROR ssa_desk.ui {MARKER} in {tmp_path}\n{MARKER}\n"
    log = LOG.format(id=new_id()) + strange
    text = bundle.support_bundle(marked, {"Größe": "1.0"}, log)
    for hidden in (MARKER, str(tmp_path), f"/{getpass.getuser()}", platform.node() or MARKER):
        assert hidden not in text
    assert "2 Zeilen anderer Form ausgelassen" in text


def test_versions_sizes_and_the_log_are_in_it(desk):
    line = LOG.format(id=new_id())
    text = bundle.support_bundle(desk, {"Farben": "dunkel"}, line)
    for said in ("Aufbau der Datei: ", "Farben: dunkel", "typst: ", *line.splitlines()):
        assert said in text


@pytest.mark.parametrize(
    ("number", "said"), [(1, "unter 10"), (14, "etwa 10"), (96, "etwa 100"), (1499, "etwa 1000")]
)
def test_numbers_of_entries_are_rounded(number, said):
    assert bundle._rounded(number) == said


def test_every_line_that_the_program_logs_has_a_known_shape(caplog, desk):
    """A new log line elsewhere must be thought about here."""
    import logging

    from ssa_desk.ui.errors import attempt, place

    caplog.set_level(logging.INFO, logger="ssa_desk")
    logging.getLogger("ssa_desk").propagate = True
    (kind, *_) = with_needed(RECORDS[0], MARKER)
    desk.workspace.save(kind)
    desk.workspace.delete(kind)
    said = place(attempt(int, MARKER).error)
    lines = [one.getMessage() for one in caplog.records] + [f"unexpected error: {said}"]
    assert len(lines) > 2
    for line in lines:
        assert bundle._KNOWN.fullmatch(f"2026-11-23 05:00:00,123 INFO ssa_desk.x {line}")
