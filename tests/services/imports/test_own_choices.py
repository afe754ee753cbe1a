"""Own choices in lists: found by their name, counted as the standard one."""

from datetime import date

import pytest

from ssa_desk.domain.records import Case, CaseContact, LocalEntry
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services.own_choices import OwnChoices
from ssa_desk.services.statistics import Statistics

CONTACTS = ("Fallnummer;Datum;Kontaktart;Notiz", "1;2.9.25;spaziergang;x")


@pytest.fixture
def walk(workspace):
    own = LocalEntry(catalogue="channel", label="Spaziergang", rolls_up_to="in_person_office")
    OwnChoices(workspace).save(own)
    workspace.save(Case(case_no="1"))
    return own


def test_an_own_choice_is_found_by_its_name(imports, workspace, listed, walk):
    imports.write(imports.read([listed("kontakte", *CONTACTS)]))
    assert [contact.channel for contact in workspace.find(CaseContact)] == [walk.id]


def test_an_imported_own_choice_counts_as_the_standard_one(imports, workspace, listed, walk):
    imports.write(imports.read([listed("kontakte", *CONTACTS)]))
    tables = Statistics(workspace).tables(school_year(date(2025, 9, 2)))
    by_id = {table.id: table for table in tables}
    assert by_id["A01"]["channel=in_person_office"] == 1


def test_a_retired_own_choice_is_told_with_file_line_and_reason(imports, workspace, listed, walk):
    OwnChoices(workspace).save(walk.changed(retired=True))
    (plan,) = imports.read([listed("kontakte", *CONTACTS)]).files
    assert plan.accepted == ()
    (remark,) = plan.rejected
    assert (remark.place.line, remark.column) == (2, "Kontaktart")
    assert "nicht mehr in der Auswahlliste" in remark.reason


def test_an_own_way_of_missing_somebody_answers_no_follow_up(imports, workspace, listed, walk):
    OwnChoices(workspace).save(
        LocalEntry(catalogue="channel", label="Krank gemeldet", rolls_up_to="no_show")
    )
    rows = ("1;2.9.25;Telefon;x;5.9.25", "1;9.9.25;Krank gemeldet;y;")
    head = "Fallnummer;Datum;Kontaktart;Notiz;Wiedervorlage"
    imports.write(imports.read([listed("kontakte", head, *rows)]))
    assert [one.follow_up_done for one in workspace.find(CaseContact)] == [False, False]
