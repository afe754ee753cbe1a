from datetime import date, timedelta

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFont

from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.ui.models.timeline import PAGE, TimelineModel
from ssa_desk.ui.models.timeline_delegate import _LINES, _Sizes, icon_of


def test_three_hundred_entries_come_page_by_page_newest_first(desk):
    case = Case(case_no="F-1")
    first = date(2025, 1, 1)
    contacts = [
        CaseContact(case_id=case.id, date=first + timedelta(days=day)) for day in range(300)
    ]
    desk.workspace.save(case, *contacts)
    model = TimelineModel(desk.cases)
    model.show_case(case.id)
    assert model.rowCount() == PAGE
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    days = [model.entry(row).day for row in range(model.rowCount())]
    assert days == sorted((contact.date for contact in contacts), reverse=True)


def test_a_long_text_ends_in_dots(qtbot):
    lines = _Sizes(QFont()).lines("Wort " * 500, 300)
    assert len(lines) == _LINES
    assert lines[-1].endswith("…")


def test_a_short_text_is_whole(qtbot):
    assert _Sizes(QFont()).lines("Eine Zeile\nund noch eine", 400) == [
        "Eine Zeile",
        "und noch eine",
    ]


def test_every_channel_has_a_drawing(catalogue_of):
    from ssa_desk.content.locate import resource

    for entry in catalogue_of("channel").entries:
        assert resource("icons", f"{icon_of(entry.label)}.svg").exists()
