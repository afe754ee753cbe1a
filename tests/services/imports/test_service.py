import pytest

from ssa_desk.domain.records import RECORDS
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.case_contact import CaseContact
from ssa_desk.services.restrictions import Restrictions

CASES = ("Fallnummer;Beginn;Hauptthema", "1;1.9.25;T01", "2;2.9.25;T02")
CONTACTS = ("Fallnummer;Datum;Kontaktart;Notiz", "1;2.9.25;C04;x", "2;3.9.25;C01;y")


@pytest.fixture
def lists(listed):
    return [listed("b", *CONTACTS), listed("a", *CASES)]


def test_reading_writes_nothing(imports, workspace, lists):
    assert imports.read(lists).rows == 4
    assert [workspace.count(kind) for kind in RECORDS] == [0] * len(RECORDS)


def test_lists_are_read_in_the_order_they_need_and_told_in_the_order_given(imports, lists):
    plan = imports.read(lists)
    assert [(file.file, len(file.accepted)) for file in plan.files] == [("b.csv", 2), ("a.csv", 2)]


def test_the_result_counts_rows_and_records(imports, lists):
    result = imports.write(imports.read(lists))
    assert (result.rows, result.records) == (4, {"case": 2, "case_contact": 2})


def test_a_row_stays_known_when_its_record_is_changed_or_deleted(imports, workspace, lists):
    imports.write(imports.read(lists))
    first, second = workspace.find(CaseContact)
    workspace.save(first.changed(observation="anders", duration_min=5))
    workspace.delete(second)
    plan = imports.read(lists)
    assert (plan.rows, [len(file.known) for file in plan.files]) == (0, [2, 2])


def test_rows_of_a_deleted_case_stay_known(imports, workspace, lists):
    imports.write(imports.read(lists))
    workspace.delete(workspace.find(Case, case_no="1")[0])
    assert [file.rejected for file in imports.read(lists).files] == [(), ()]


def test_a_list_that_has_grown_gives_its_new_rows(imports, listed, lists):
    imports.write(imports.read(lists))
    grown = listed("b", *CONTACTS, "2;9.9.25;C01;z")
    assert imports.read([grown]).rows == 1


def test_a_plan_written_twice_adds_nothing(imports, workspace, lists):
    plan = imports.read(lists)
    imports.write(plan)
    assert imports.write(plan).rows == 0
    assert workspace.count(CaseContact) == 2


def test_the_same_list_given_twice_is_read_once(imports, lists):
    assert imports.read([*lists, *lists]).rows == 4


def test_an_error_on_the_way_takes_everything_back(imports, workspace, lists):
    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        imports.write(imports.read(lists), stop)
    assert workspace.count(Case) == 0
    assert imports.read(lists).rows == 4


def test_progress_ends_with_all_rows(imports, lists):
    steps = []
    imports.write(imports.read(lists), lambda done, total: steps.append((done, total)))
    assert steps[-1] == (4, 4)


def test_pages_hear_of_each_kind_once(imports, workspace, lists):
    heard = []
    workspace.feed.listen(lambda change: heard.append((change.kind, change.record_id)))
    imports.write(imports.read(lists))
    assert sorted(heard) == [("case", ""), ("case_contact", "")]


def test_files_that_cannot_be_read_are_told_why(imports, listed, tmp_path):
    empty, missing = tmp_path / "leer.csv", tmp_path / "weg.csv"
    empty.touch()
    twice = listed("doppelt", "Fallnummer;Datum;Kontaktart;Datum", "1;1.9.25;C01;2.9.25")
    lacking = listed(
        "ohne", "Fallnummer;Nachname;Vorname;Geschlecht;Klasse;Schule;Beginn;Ende;Zugang"
    )
    plan = imports.read([empty, missing, tmp_path, twice, lacking])
    assert [file.state for file in plan.files] == ["unreadable"] * 4 + ["unknown"]
    assert [file.reason.split(".")[0] for file in plan.files] == [
        "Die Datei ist leer",
        "Die Datei wurde nicht gefunden",
        "Das ist ein Ordner, keine Datei",
        "Die Spalte „Datum“ kommt mehrfach vor",
        "Die Liste sieht aus wie „Fälle“, aber es fehlt: „Hauptthema“",
    ]
    assert not plan.any_read


def test_columns_that_are_not_known_are_told(imports, listed):
    plan = imports.read([listed("a", "Fallnummer;Beginn;Hauptthema;Farbe", "1;1.9.25;T01;rot")])
    assert plan.files[0].ignored_columns == ("Farbe",)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_usual_separator_is_found(imports, listed, separator):
    rows = [row.replace(";", separator) for row in CASES]
    assert imports.read([listed("a", *rows, encoding="cp1252")]).rows == 2


def test_a_restricted_case_takes_no_new_rows_and_its_own_stay_known(
    imports, workspace, listed, lists
):
    imports.write(imports.read(lists))
    Restrictions(workspace).restrict(
        workspace.find(Case, case_no="2")[0].id, "accuracy_contested", "Antrag"
    )
    more = listed("c", CONTACTS[0], "2;9.9.25;C01;z")
    plan = imports.read([*lists, more])
    assert [len(file.known) for file in plan.files] == [2, 2, 0]
    (refused,) = plan.files[2].rejected
    assert "eingeschränkt" in refused.reason


def test_a_restricted_child_is_not_brought_back_by_a_new_case(imports, workspace, listed):
    columns = "Fallnummer;Beginn;Hauptthema;Nachname;Vorname"
    imports.write(imports.read([listed("a", columns, "1;1.9.25;T01;Mond;Ida")]))
    (case,) = workspace.find(Case)
    Restrictions(workspace).restrict(case.id, "accuracy_contested", "Antrag")
    rows = ("7;1.9.25;T01;Mond;Ida", "8;1.9.25;T01;Stern;Ole")
    (read,) = imports.read([listed("b", columns, *rows)]).files
    assert len(read.accepted) == 1
    assert "eingeschränkt" in read.rejected[0].reason
