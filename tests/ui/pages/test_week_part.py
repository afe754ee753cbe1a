from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import ParentContact, TimeEntry
from ssa_desk.ui.models.week_sheet import clock_words, read_minutes
from ui.keys import in_dialog, press

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _a_tuesday():
    with clock.stopped_at(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def part(desk, page_of):
    desk.workspace.save(ParentContact(date=MONDAY, duration_min=20))
    page = page_of("planning", desk)
    page.act("working_week")
    return page.part


def cell(part, label, column):
    sheet = part.sheet
    rows = [sheet.index(row, 0).data() for row in range(sheet.rowCount())]
    return sheet.index(rows.index(label), column)


def test_the_week_of_today_is_proposed_until_it_is_confirmed(part, desk):
    assert cell(part, "Elternarbeit", 1).data() == "0:20"
    assert not part.has_unsaved()
    assert desk.workspace.count(TimeEntry) == 0
    assert part.save()
    (entry,) = desk.workspace.find(TimeEntry)
    assert (entry.date, entry.work_area, entry.minutes) == (MONDAY, "parent_work", 20)
    assert part._week.is_confirmed


def test_a_changed_cell_changes_the_sums(part):
    assert part.sheet.setData(cell(part, "Elternarbeit", 2), "1:30")
    assert cell(part, "Elternarbeit", 8).data() == "1:50"
    assert cell(part, "Summe", 2).data() == "1:30"
    assert part.has_unsaved()


def test_what_is_no_time_leaves_the_cell_as_it_was(part):
    assert not part.sheet.setData(cell(part, "Elternarbeit", 1), "viel")
    assert cell(part, "Elternarbeit", 1).data() == "0:20"


def test_changed_cells_wait_as_a_draft(part, desk, page_of):
    part.sheet.setData(cell(part, "Elternarbeit", 1), "0")
    part.sheet.setData(cell(part, "Elternarbeit", 2), "45")
    part.keep_drafts()
    other = page_of("planning", desk)
    other.resume("page/working_week", MONDAY.isoformat())
    assert cell(other.part, "Elternarbeit", 1).data() == ""
    assert cell(other.part, "Elternarbeit", 2).data() == "0:45"
    assert other.part.save()
    assert not desk.workspace.drafts.all()


def test_another_week_is_shown_after_a_question(part, desk):
    part.sheet.setData(cell(part, "Elternarbeit", 1), "45")
    in_dialog(lambda: press("Return"))
    part._go_back()
    assert desk.workspace.find(TimeEntry)[0].minutes == 45
    assert part._week.first == date(2026, 11, 16)


def test_the_proposal_can_be_taken_again(part, desk):
    part.save()
    desk.workspace.save(ParentContact(date=MONDAY, duration_min=40))
    part.refresh()
    assert part._again.isVisibleTo(part)
    part._again.click()
    assert cell(part, "Elternarbeit", 1).data() == "1:00"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("1:30", 90),
        (" 0:05 ", 5),
        ("", 0),
        ("1:75", None),
        ("-5", None),
        ("2000", None),
    ],
)
def test_minutes_are_read_in_two_ways(text, minutes):
    assert read_minutes(text) == minutes


def test_a_screen_reader_hears_area_and_day(part):
    from PySide6.QtCore import Qt

    spoken = cell(part, "Elternarbeit", 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Elternarbeit, Mo, 23.11.2026, 20 Min."
    assert clock_words(65) == "1:05"
