from datetime import UTC, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.storage import errors, openings


def test_openings_come_in_their_order_whatever_the_clock_says(database):
    for day, way in ((2, "own"), (1, "deputy")):
        with clock.stopped_at(datetime(2026, 3, day, 8, tzinfo=UTC)):
            openings.note(database, way, "Urlaub")
    assert [one.way for one in openings.all_of(database)] == ["own", "deputy"]


def test_what_was_confirmed_is_not_shown_again(database):
    openings.note(database, "deputy", "Krankheit")
    openings.note(database, "own", "")
    openings.confirm_seen(database, 1)
    assert [one.way for one in openings.unseen(database)] == ["own"]
    assert len(openings.all_of(database)) == 2


@pytest.mark.parametrize("change", ["DELETE FROM opening", "UPDATE opening SET reason = ''"])
def test_an_opening_can_neither_be_changed_nor_removed(database, change):
    openings.note(database, "deputy", "Krankheit")
    with pytest.raises(errors.StatementError):
        database.change(change)
    assert openings.all_of(database)[0].reason == "Krankheit"


def test_the_reason_is_in_no_repr(database):
    openings.note(database, "deputy", "Zwiebelfisch")
    assert "Zwiebelfisch" not in repr(openings.all_of(database))
