"""The processing record says what the columns of the file say, and nothing else."""

from dataclasses import replace

import pytest

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.purposes import SUBJECTS
from ssa_desk.domain.records import WorkerProfile
from ssa_desk.services.processing_record import activities, data_map, periods, processing_record

PROFILE = WorkerProfile(
    name="Kim Beispiel",
    employer_name="Stadt Beispiel",
    employer_address="Rathausplatz 1",
    employer_type="municipal",
    data_protection_officer="Datenschutz der Stadt",
    data_protection_authority="Datenschutzaufsicht",
    specialist_supervision="Fachaufsicht",
)


def of(title):
    record = processing_record(PROFILE)
    return next(one for one in record.activities if one.processing.title == title)


def fields(activity):
    return {
        (kind, title)
        for category in activity.categories
        for kind, titles in category.fields.items()
        for title in titles
    }


def test_every_personal_column_stands_in_the_record():
    printed = {
        one for activity in processing_record(PROFILE).activities for one in fields(activity)
    }
    kept = {(r.kind_title, r.title) for r in data_map() if r.is_personal and not r.technical}
    assert printed == kept


def test_a_new_column_enters_the_record_by_itself():
    rule = next(one for one in data_map() if (one.table, one.column) == ("case", "resources"))
    new = replace(rule, column="new", title="Neues Feld")
    (activity,) = activities([new], periods(PROFILE, None))
    assert fields(activity) == {("Fälle", "Neues Feld")}
    assert activity.deletions[0].kinds == ("Fälle",)


def test_every_activity_names_persons_law_and_deletion():
    for activity in processing_record(PROFILE).activities:
        assert activity.persons
        assert set(activity.persons) <= set(SUBJECTS.values())
        assert activity.processing.law
        assert activity.deletions


def test_casework_keeps_special_categories_and_what_was_entrusted():
    titles = [category.title for category in of("Beratung und Begleitung im Einzelfall").categories]
    assert titles == ["personenbezogen", "Daten Dritter", "besondere Kategorien", "anvertraut"]


def test_contacts_with_parents_without_a_case_have_their_own_term():
    deletions = of("Elternarbeit").deletions
    found = [(one.retention.code, one.loose) for one in deletions]
    assert found == [("RC1", False), ("RC4", True), ("RC7", False)]


def test_the_profile_says_who_answers_for_it():
    record = processing_record(PROFILE)
    assert (record.employer, record.worker) == ("Stadt Beispiel", "Kim Beispiel")
    assert record.frame.startswith("Sozialdatenschutz")
    assert record.missing == ()


def test_what_the_profile_lacks_is_named():
    record = processing_record(WorkerProfile(name="Kim Beispiel"))
    assert "Datenschutzbeauftragte Stelle" in record.missing
    assert "Name" not in record.missing
    assert record.frame == ""


@pytest.mark.parametrize("entry", catalogue("employer_type").entries, ids=lambda e: e.identifier)
def test_every_kind_of_employer_has_its_law(entry):
    assert processing_record(PROFILE.changed(employer_type=entry.identifier)).frame


def test_the_record_does_not_show_its_content_in_errors():
    assert "Beispiel" not in repr(processing_record(PROFILE))
