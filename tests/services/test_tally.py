"""The tally sheet: entries of a period, newest first, with words."""

from datetime import date

import pytest

from ssa_desk.domain.records import AnonymousContact, LocalEntry, School
from ssa_desk.domain.schoolyear import Period

YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))


@pytest.fixture
def entries(desk):
    school = School(name="Gesamtschule")
    own = LocalEntry(catalogue="topic", label="Handy", rolls_up_to="bullying")
    days = (date(2025, 7, 31), date(2025, 8, 1), date(2026, 7, 31), date(2026, 8, 1))
    made = [
        AnonymousContact(
            date=day, school_id=school.id, addressee="pupil", short_count=2, topics=(own.id,)
        )
        for day in days
    ]
    desk.workspace.save(school, own, *made)
    return made


def test_the_entries_of_a_period_come_newest_first(desk, entries):
    lines = desk.tally.lines(YEAR)
    assert [line.entry.id for line in lines] == [entries[2].id, entries[1].id]


def test_a_line_says_its_choices_in_words(desk, entries):
    line = desk.tally.lines(YEAR)[0]
    pupil = desk.workspace.catalogue("addressee").label("pupil")
    assert (line.school, line.addressee, line.topics) == ("Gesamtschule", pupil, "Handy")


def test_a_corrected_and_a_deleted_entry_count_so(desk, entries):
    desk.tally.save(entries[1].changed(short_count=5))
    desk.tally.delete(entries[2])
    table = next(one for one in desk.statistics.tables(YEAR) if one.id == "A04")
    assert table.total == 5
