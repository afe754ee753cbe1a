import pytest

from pdf import pages
from ssa_desk.domain.records import WorkerProfile
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
