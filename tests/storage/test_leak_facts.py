"""What the leak check knows: no column that tells who somebody is can be forgotten."""

from datetime import date

from ssa_desk.domain.fields import Catalogue, Link, LongText
from ssa_desk.domain.handling import field_rule
from ssa_desk.domain.records import RECORDS, Case, Guardian, RelatedPerson, Teacher, YoungPerson
from ssa_desk.storage.leak_facts import FACTS, all_facts, own_rows
from support import new_desk

TELLS_NOTHING = {
    *("worker_profile.function", "worker_profile.room", "worker_profile.office_hours"),
    *("worker_profile.report_slot", "teacher.role", "contact_person.role"),
    *("time_entry.note", "free_day.note", "appointment.place", "consent.kept_at"),
}
"""Short texts about a person that name nobody: work, rooms, places, remarks."""
PERSONS = ("personal", "third_person")


def short_texts():
    """Yield every short free text that is data of a person, and every day of birth."""
    for kind in RECORDS:
        for name, field in kind.model_fields.items():
            marks = {type(mark) for mark in field.metadata}
            is_text = "str" in str(field.annotation) and not marks & {Catalogue, Link, LongText}
            is_text = is_text and name != "id"
            if name == "birth_date" or (is_text and field_rule(kind, name).data in PERSONS):
                yield f"{kind.KIND}.{name}"


def test_every_short_text_about_a_person_is_looked_for():
    known = {f"{table}.{column}" for _, table, column in FACTS}
    known |= {"young_person.first_name", "young_person.last_name"}
    assert set(short_texts()) - known - TELLS_NOTHING == set()


def test_every_column_that_is_looked_for_can_be_read(tmp_path):
    desk = new_desk(tmp_path / "a.ssadesk")
    assert list(all_facts(desk.workspace.database)) == []
    desk.close()


def test_restricted_cases_are_known_too(tmp_path):
    desk = new_desk(tmp_path / "a.ssadesk")
    child = YoungPerson(first_name="Aylin", last_name="Müller")
    case = Case(case_no="1", young_person_id=child.id, restricted_on=date(2026, 3, 1))
    desk.workspace.save(child, case)
    assert "Aylin Müller" in {one.text for one in all_facts(desk.workspace.database)}
    desk.close()


def test_people_beside_a_case_belong_to_it(tmp_path):
    desk = new_desk(tmp_path / "a.ssadesk")
    child, other = YoungPerson(first_name="Aylin"), YoungPerson(first_name="Ben")
    case = Case(case_no="1", young_person_id=child.id)
    guardian = Guardian(young_person_id=child.id, name="Kaya")
    sister = RelatedPerson(young_person_id=child.id, name="Ela")
    teacher = Teacher(name="Lang")
    desk.workspace.save(child, other, case, guardian, sister, teacher)
    own = own_rows(desk.workspace.database, {case.id}, {child.id})
    assert {child.id, case.id, guardian.id, sister.id} <= own
    assert not {other.id, teacher.id} & own
    desk.close()
