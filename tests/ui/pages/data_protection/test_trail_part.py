from datetime import timedelta

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, CaseContact, YoungPerson

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def part(page_of, desk):
    child = YoungPerson(first_name="Mia", last_name="Kaya")
    case = Case(case_no="F-7", young_person_id=child.id, opened_on=clock.today())
    desk.workspace.save(child, case, CaseContact(case_id=case.id, date=clock.today()))
    desk.trail.note("printed", "letter")
    page = page_of("data_protection", desk)
    page.act("trail")
    return page.part


def shown(part):
    return [part.model.data(part.model.index(row, 2)) for row in range(part.model.rowCount())]


def test_every_act_is_a_line_without_a_name(part):
    assert shown(part)[0] == "Brief"
    assert len(shown(part)) == 4
    cells = [
        part.model.data(part.model.index(row, column))
        for row in range(part.model.rowCount())
        for column in range(part.model.columnCount())
    ]
    assert not any("Mia" in one or "Kaya" in one for one in cells)
    assert "F-7" in cells


def test_it_is_narrowed_by_action_kind_and_day(part):
    part.filters.action.setCurrentIndex(part.filters.action.findData("printed"))
    assert shown(part) == ["Brief"]
    part.filters.action.setCurrentIndex(0)
    part.filters.kind.setCurrentIndex(part.filters.kind.findData("case"))
    assert shown(part) == ["Fall"]
    part.filters.kind.setCurrentIndex(0)
    part.filters.day.set_value(clock.today() - timedelta(days=1))
    part.refresh()
    assert shown(part) == []


def test_a_line_leads_to_the_case_it_is_about(part, qtbot, desk):
    rows = [row for row, one in enumerate(part._lines) if one.case_id]
    with qtbot.waitSignal(part.case_wanted) as told:
        part.table.opened.emit(rows[0])
    assert told.args[0] == desk.workspace.find(Case)[0].id


def test_of_a_deleted_record_no_case_is_shown(part, desk):
    desk.workspace.delete(desk.workspace.find(Case)[0])
    part.refresh()
    assert not any(one.case_id for one in part._lines)
    assert "gelöscht" in [one.action for one in part._lines]


def test_many_lines_come_in_pieces(part, desk):
    desk.workspace.save(*(YoungPerson() for _ in range(320)))
    part.refresh()
    assert part.model.rowCount() == 300
    part.show_more()
    assert part.model.rowCount() > 300
    assert part._more.isHidden()
