import pytest

from ssa_desk.domain.records import Case, Guardian, YoungPerson

LONG = "Maximiliane-Konstantinopolina von und zu Hohenzollern-Sigmaringen"


@pytest.fixture
def people(page_of, desk):
    person = YoungPerson(first_name="Mia", last_name="Kaya")
    case = Case(case_no="F-1", young_person_id=person.id)
    homes = [
        Guardian(young_person_id=person.id, name=name, address=name[:9], has_custody="yes")
        for name in ("Frau Kaya", "Herr Kaya", LONG)
    ]
    desk.workspace.save(person, case, *homes)
    page = page_of("letters", desk)
    page.act(case.id)
    return page.part.letter.people


def _fits(rows):
    bottom = rows.visualItemRect(rows.item(rows.count() - 1)).bottom()
    return 0 <= rows.viewport().height() - bottom < 12


@pytest.mark.parametrize("width", [500, 220])
def test_no_line_is_cut_and_no_room_is_left_over(people, qtbot, width):
    people.setFixedWidth(width)
    qtbot.waitUntil(lambda: _fits(people.list))
