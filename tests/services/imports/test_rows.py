"""What single rows become, and what is wrong with them."""

import pytest

from ssa_desk.domain.records.anonymous_contact import AnonymousContact
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.case_contact import CaseContact
from ssa_desk.domain.records.local_entry import LocalEntry
from ssa_desk.domain.records.school import School
from ssa_desk.domain.records.young_person import ClassMembership, YoungPerson

CASE = "Fallnummer;Nachname;Vorname;Geburtsdatum;Geschlecht;Beginn;Ende;Hauptthema;weitere Themen"
CONTACT = "Fallnummer;Datum;Uhrzeit;Dauer in Minuten;Kontaktart;Beteiligte;Maßnahmen;Notiz"


@pytest.fixture
def brought_in(imports, listed):
    """Import lists given as header and rows; return the plan."""

    def bring(**lists):
        paths = [listed(name, *lines) for name, lines in lists.items()]
        plan = imports.read(paths)
        imports.write(plan)
        return plan

    return bring


def reasons(plan):
    return [(one.column, one.reason) for file in plan.files for one in file.rejected]


def test_a_case_needs_a_number_a_begin_and_a_main_topic(brought_in, workspace):
    plan = brought_in(faelle=("Fallnummer;Beginn;Hauptthema", ";1.9.25;T01", "1;;T01", "2;1.9.25;"))
    assert reasons(plan) == [
        ("Fallnummer", "Fallnummer fehlt."),
        ("Beginn", "Beginn fehlt."),
        ("Hauptthema", "Hauptthema fehlt."),
    ]
    assert workspace.count(Case) == 0


def test_a_case_without_anything_about_the_child_has_no_child(brought_in, workspace):
    brought_in(faelle=("Fallnummer;Beginn;Hauptthema", "1;1.9.25;T01"))
    assert workspace.find(Case)[0].young_person_id is None
    assert workspace.count(YoungPerson) == 0


def test_the_main_topic_is_not_a_further_topic_too(brought_in, workspace):
    brought_in(faelle=(CASE, "1;A;B;;w;1.9.25;;T01;T01, T02, t02, T03, T04, T05"))
    assert len(workspace.find(Case)[0].topics) == 4


def test_more_topics_than_a_case_holds_are_refused_not_dropped(brought_in):
    plan = brought_in(faelle=(CASE, "1;A;B;;w;1.9.25;;T01;T02, T03, T04, T05, T06"))
    assert reasons(plan) == [("weitere Themen", "Hier stehen mehr Werte als vorgesehen.")]


def test_a_list_cell_is_first_tried_as_one_label(brought_in, workspace):
    brought_in(
        faelle=(
            CASE,
            "1;A;B;;w;1.9.25;;T02;Konflikte mit Mitschülerinnen/Mitschülern, Freundschaft",
        )
    )
    assert workspace.find(Case)[0].topics == ("peer_conflict",)


def test_rows_of_one_child_share_the_child(brought_in, workspace):
    brought_in(
        faelle=(CASE, "1;Öz;Ali;1.2.12;m;1.9.25;;T01;", "2;öz ; ALI;1.2.2012;M;1.3.26;;T02;")
    )
    assert workspace.count(YoungPerson) == 1
    assert len({case.young_person_id for case in workspace.find(Case)}) == 1


def test_a_child_already_in_the_file_is_found_again(brought_in, workspace):
    workspace.save(YoungPerson(last_name="Öz", first_name="Ali", gender="male"))
    brought_in(faelle=(CASE, "1;Öz;Ali;;m;1.9.25;;T01;"))
    assert workspace.count(YoungPerson) == 1


def test_a_child_with_other_features_is_told_and_nothing_is_overwritten(brought_in, workspace):
    workspace.save(YoungPerson(last_name="Öz", first_name="Ali", gender="male"))
    plan = brought_in(faelle=(CASE, "1;Öz;Ali;;d;1.9.25;;T01;"))
    assert [hint.column for hint in plan.files[0].hints] == ["Nachname"]
    assert {person.gender for person in workspace.find(YoungPerson)} == {"male", "diverse"}


def test_a_second_other_row_with_the_same_number_is_refused(brought_in):
    plan = brought_in(faelle=(CASE, "x1;A;B;;w;1.9.25;;T01;", "X1;C;D;;w;1.9.25;;T01;"))
    assert [column for column, _ in reasons(plan)] == ["Fallnummer"]


def test_the_same_case_in_another_notation_is_repeated(brought_in):
    plan = brought_in(faelle=(CASE, "1;A;B;;w;1.9.25;;T01;", "1;a;B;;female;2025-09-01;;t01;"))
    assert [one.repeats for one in plan.files[0].repeated] == [2]


def test_a_number_taken_in_the_window_is_refused(brought_in, workspace):
    workspace.save(Case(case_no="1"))
    plan = brought_in(faelle=(CASE, "1;A;B;;w;1.9.25;;T01;"))
    assert [column for column, _ in reasons(plan)] == ["Fallnummer"]


def test_a_contact_may_belong_to_a_case_of_the_window(brought_in, workspace):
    workspace.save(Case(case_no="A-7", main_topic="school_absenteeism"))
    brought_in(kontakte=(CONTACT, 'a-7;2.9.25;8.15;20;c04;Lehrkraft, Schulleitung;M01;"x\ny"'))
    contact = workspace.find(CaseContact)[0]
    assert (contact.channel, contact.addressee) == ("phone", ("teacher", "school_management"))
    assert (contact.core_area, contact.observation) == ("absenteeism_prevention", "x\ny")


def test_two_equal_contacts_are_one_unless_a_cell_differs(brought_in, workspace):
    workspace.save(Case(case_no="1"))
    row = "1;2.9.25;8:15;20;C04;Lehrkraft"
    brought_in(
        kontakte=(CONTACT, row, row.upper(), f" {row} ", f"{row};;", row.replace("C04", "Telefon"))
    )
    assert workspace.count(CaseContact) == 2


def test_a_time_that_is_none_is_left_out_with_a_hint(brought_in, workspace):
    workspace.save(Case(case_no="1"))
    plan = brought_in(kontakte=(CONTACT, "1;2.9.25;früh;20;C04;;;"))
    assert [hint.column for hint in plan.files[0].hints] == ["Uhrzeit"]
    assert workspace.find(CaseContact)[0].time is None


def test_a_contact_without_its_kind_is_refused(brought_in, workspace):
    workspace.save(Case(case_no="1"))
    assert reasons(brought_in(kontakte=(CONTACT, "1;2.9.25;;20;;;;"))) == [
        ("Kontaktart", "Kontaktart fehlt.")
    ]


def test_an_own_choice_is_found_and_a_retired_one_is_refused(brought_in, workspace):
    own = {"catalogue": "channel", "rolls_up_to": "phone"}
    kept = LocalEntry(label="Sprachnachricht", **own)
    workspace.save(Case(case_no="1"), kept, LocalEntry(label="Fax", retired=True, **own))
    plan = brought_in(kontakte=(CONTACT, "1;2.9.25;;;sprachnachricht;;;", "1;2.9.25;;;Fax;;;"))
    assert workspace.find(CaseContact)[0].channel == kept.id
    assert "ausgemustert" in reasons(plan)[0][1]


def test_a_row_with_more_cells_than_the_header_is_refused(brought_in, workspace):
    workspace.save(Case(case_no="1"))
    plan = brought_in(kontakte=(CONTACT, "1;2.9.25;;20;C04;;;Ruhig; dann laut", "1;2.9.25;;;C04"))
    assert [reason for _, reason in reasons(plan)] == [
        "Die Zeile hat mehr Zellen als die Kopfzeile."
    ]
    assert workspace.count(CaseContact) == 1


def test_a_class_belongs_to_the_case_and_its_child(brought_in, workspace):
    brought_in(
        faelle=(CASE, "1;A;B;;w;1.9.25;;T01;"),
        klassenverlauf=("Fallnummer;gültig ab;Klasse", "1;1.8.25;7b", "1;1.2.26;", "9;1.8.25;7b"),
    )
    case, history = workspace.find(Case)[0], workspace.find(ClassMembership)
    assert {(one.case_id, one.young_person_id) for one in history} == {
        (case.id, case.young_person_id)
    }
    assert [one.class_name for one in history] == ["7b", "unbekannt"]


def test_equal_lines_of_the_tally_are_separate(brought_in, workspace):
    header = "Datum;Schule;Adressat;Kurzberatungen;Beratungen über 15 Min.;Personen;Themen"
    row = "1.9.25;Neue Schule;;2;;2;T01"
    brought_in(strichliste=(header, row, row))
    assert workspace.count(AnonymousContact) == 2
    assert [school.name for school in workspace.find(School)] == ["Neue Schule"]


def test_a_known_school_gets_what_it_lacks_and_keeps_what_it_has(brought_in, workspace):
    workspace.save(School(name="Schule A", pupils=300))
    header = "Schule;Schulform;Schülerzahl;Stellenanteil"
    plan = brought_in(schulen=(header, "SCHULE A;Grundschule;280;0,5"))
    school = workspace.find(School)[0]
    assert (school.school_type, school.pupils, school.post_share) == ("primary", 300, 0.5)
    assert [hint.column for hint in plan.files[0].hints] == ["Schülerzahl"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("1;A;B;1.1.31;w;1.9.25;;T01;", "Geburtsdatum"),
        ("1;A;B;;w;1.9.25;31.8.25;T01;", "Ende"),
        ("1;A;B;;x?;1.9.25;;T01;", "Geschlecht"),
        ("1;A;B;;w;1.9.25;;T01;T02, T77", "weitere Themen"),
    ],
)
def test_a_reason_never_tells_the_value(brought_in, row, column):
    found = reasons(brought_in(faelle=(CASE, row)))
    assert [one for one, _ in found] == [column]
    assert not any(cell and cell in found[0][1] for cell in ("x?", "T77", "2031", "31.8"))
