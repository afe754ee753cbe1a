import pytest

from pdf import pages
from ssa_desk.domain.records import WorkerProfile
from ssa_desk.domain.retention import RetentionPlan
from ssa_desk.services.information_sheet import information_sheet, sheet_data
from ssa_desk.services.processing_record import processing_record

PROFILE = WorkerProfile(name="Kim Muster", employer_name="Stadt Musterstadt")


@pytest.fixture(scope="module")
def text():
    return " ".join(" ".join(pages(information_sheet(PROFILE))).split())


def test_it_says_how_long_counts_of_deleted_cases_stay(text):
    assert "längstens 24 Monate nach dem Ende des Zeitraums" in text
    assert "nur die gedruckten, gerundeten Zahlen" in text


def test_it_names_who_answers_and_what_is_still_open(text):
    assert "Stadt Musterstadt" in text
    assert "(bitte ergänzen)" in text


def test_it_names_every_purpose_with_its_law():
    said = sheet_data(PROFILE)["purposes"]
    purposes = [one.processing for one in processing_record(PROFILE).activities]
    assert [(one["title"], one["law"]) for one in said] == [(p.title, p.law) for p in purposes]


def test_it_names_every_period_after_which_something_goes():
    said = {title for title, _, _ in sheet_data(PROFILE)["retention"]}
    kept = processing_record(PROFILE).activities
    assert said == {one.retention.title for activity in kept for one in activity.deletions}


def test_it_says_the_periods_that_are_set_in_the_file():
    plan = RetentionPlan(parent_contact_months=7)
    said = {title: period for title, period, _ in sheet_data(PROFILE, plan)["retention"]}
    assert said["Kontakte ohne Fall"] == "7 Monate"


def test_it_names_where_one_may_complain():
    named = PROFILE.changed(data_protection_authority="LDI NRW\nDüsseldorf")
    assert "LDI NRW, Düsseldorf" in sheet_data(named)["complaint"]
    assert "Aufsichtsbehörde beschweren (Artikel 77)." in sheet_data(PROFILE)["complaint"]


def test_it_tells_of_the_deputy_and_of_counselling_without_parents(text):
    assert "Vertretung die Datei im Notfall öffnen" in text
    assert "§ 8 Abs. 3 SGB VIII" in text
