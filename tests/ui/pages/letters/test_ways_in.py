import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    Appointment,
    Case,
    GroupOffer,
    Guardian,
    ParentContact,
    YoungPerson,
)
from ssa_desk.ui.dialogs.agenda_entry import AgendaEntryDialog


@pytest.fixture
def case(desk):
    person = YoungPerson(first_name="Mia", last_name="Kaya")
    made = Case(case_no="F-1", young_person_id=person.id)
    guardian = Guardian(young_person_id=person.id, name="Frau Kaya", has_custody="yes")
    desk.workspace.save(person, made, guardian)
    return made


def test_a_parent_contact_leads_to_a_letter_about_its_case(page_of, desk, case, qtbot):
    contact = ParentContact(date=clock.today(), case_id=case.id)
    desk.workspace.save(contact)
    page = page_of("parents", desk)
    page.act(f"parent_contact:{contact.id}")
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.part.side.letter.click()
    assert wanted.args == ["letters", f"contact:{contact.id}"]
    letters = page_of("letters", desk)
    letters.act(wanted.args[1])
    assert letters.part.letter.whom.case_id == case.id


def test_an_offer_leads_to_letters_about_it(page_of, desk, qtbot):
    offer = GroupOffer(title="Boxen", starts_on=clock.today())
    desk.workspace.save(offer)
    page = page_of("groups", desk)
    page.act(f"group_offer:{offer.id}")
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.part.side.letter.click()
    letters = page_of("letters", desk)
    letters.act(f"{wanted.args[1]}:L09")
    assert letters.part.letter.kind_key == "L09"
    assert letters.part.letter.whom.offer_id == offer.id
    assert letters.part.letter.form.values()["offer"] == "Boxen"


def test_an_appointment_gives_its_day_and_its_people(page_of, desk, case):
    meeting = Appointment(title="Gespräch", date=clock.today(), place="Raum 7", case_id=case.id)
    desk.workspace.save(meeting)
    letters = page_of("letters", desk)
    letters.act(f"appointment:{meeting.id}")
    values = letters.part.letter.form.values()
    assert values["date"] == f"{clock.today():%d.%m.%Y}"
    assert (values["room"], values["child"]) == ("Raum 7", "Mia Kaya")


def test_the_dialog_of_an_appointment_saves_before_the_letter(desk, qtbot, page_of):
    meeting = Appointment(title="Gespräch", date=clock.today())
    desk.workspace.save(meeting)
    dialog = AgendaEntryDialog(desk, Appointment, page_of("letters", desk), meeting)
    dialog._save_for_letter()
    assert dialog.wants_letter


def test_the_kinds_are_found_by_typing_and_headings_are_none(page_of, desk):
    kind = page_of("letters", desk).part.letter.kind
    kind.setEditText("Schweige")
    assert kind.itemData(kind.found()) == "L07"
    kind.setEditText("INFORMATION")
    assert kind.found() < 0 or kind.itemData(kind.found())
