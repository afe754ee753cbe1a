"""The papers say what the declarations say: nothing is missing, and a change changes the paper."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pdf import opened, pages
from ssa_desk.content.measures import measures
from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain.data_classes import DATA_CLASSES
from ssa_desk.domain.purposes import PURPOSES
from ssa_desk.domain.records import WorkerProfile
from ssa_desk.domain.retention import RetentionPlan
from ssa_desk.services import data_map_paper, papers, processing_record
from ssa_desk.services.measure_states import READINGS
from ssa_desk.services.unlock import SUFFIX
from ssa_desk.storage import backup_archive

TESTS = Path(__file__).resolve().parent.parent
PROFILE = WorkerProfile(name="Kim Muster", employer_name="Stadt Musterstadt")
ALL = [one.id for one in papers.papers()]

# What proves each fact of the sheet of measures: file and test.
PROOFS = {
    "column_rules": "storage/test_column_rules.py",
    "no_needless_fields": "services/test_papers.py::test_no_field_asks_for_nationality_or_religion",
    "no_network": "test_project.py::test_paths_and_the_system_are_touched_only_in_their_rooms",
    "audit_trail": "storage/test_audit_trail.py::test_no_word_of_a_record_enters_the_trail",
    "openings": "storage/test_openings.py",
    "breach_steps": "services/test_breaches.py",
    "officer_printed": "services/test_papers.py::test_what_the_profile_lacks_is_said",
    "idle_lock": "ui/test_locking.py",
    "deputy": "services/test_deputy.py",
    "protected_area": "ui/pages/test_child_protection_page.py",
    "names_hidden": "ui/test_privacy.py",
    "rounded_report": "domain/disclosure/test_attacked.py",
    "case_summary": "services/test_case_summary_papers.py",
    "encrypted_file": "leaks/test_session.py",
    "encrypted_backups": "storage/test_backup.py",
    "rotation": "storage/test_rotation.py",
    "own_backups": "ui/test_backup_keeper.py",
    "rehearsal": "services/test_backups.py",
    "power_cut": "faults",
    "weekly_check": "storage/test_health.py",
    "living_sheet": "services/test_papers.py::test_the_sheet_of_measures_reads_the_open_file",
    "gate": "services/test_disclosures.py",
    "no_parents_letter": "services/test_letters.py",
}


def text_of(desk, paper_id):
    return " ".join(" ".join(pages(papers.prepared(desk, paper_id)())).split())


def squeezed(text):
    """Return the text without blanks and hyphens: a table breaks words."""
    return re.sub(r"[\s\ufffe\u00ad-]", "", text)


@pytest.mark.parametrize("paper_id", ALL)
def test_every_paper_is_tagged_and_bears_its_foot(desk, paper_id):
    data = papers.prepared(desk, paper_id)()
    with opened(data) as document:
        assert document.Root.MarkInfo.Marked
    assert "prüf" in pages(data)[-1] or paper_id in ("data_map", "impact")


@pytest.mark.parametrize("paper_id", ["processing_record", "impact"])
def test_every_purpose_with_personal_data_stands_in_record_and_support_sheet(desk, paper_id):
    text = squeezed(text_of(desk, paper_id))
    kept = {rule.purpose for rule in processing_record.data_map() if rule.is_personal}
    for purpose in kept:
        assert squeezed(PURPOSES[purpose].title) in text
        assert squeezed(PURPOSES[purpose].law) in text


@pytest.mark.parametrize("paper_id", ["processing_record", "impact", "data_map"])
def test_every_data_class_stands_in_the_papers(desk, paper_id):
    text = squeezed(text_of(desk, paper_id))
    for name, one in DATA_CLASSES.items():
        assert squeezed(one.title) in text or name == "none"


@pytest.mark.parametrize("paper_id", ["processing_record", "impact", "measures"])
def test_every_measure_with_its_facts_stands_in_the_papers(desk, paper_id):
    text = squeezed(text_of(desk, paper_id))
    for one in measures():
        assert squeezed(one.title) in text
        assert all(squeezed(fact.text) in text for fact in one.facts)


def test_the_ten_measures_are_those_of_the_law(desk):
    assert [one.number for one in measures()] == list(range(1, 11))
    text = squeezed(text_of(desk, "measures"))
    assert all(squeezed(one.law) in text for one in measures())
    assert all(squeezed(tick) in text for one in measures() for tick in one.employer)


def test_every_fact_is_proved_by_a_test():
    facts = {fact.key for one in measures() for fact in one.facts}
    assert facts == set(PROOFS)
    for place in PROOFS.values():
        file, _, name = place.partition("::")
        path = TESTS / file
        assert path.exists(), place
        if name:
            functions = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            assert name in {one.name for one in functions if isinstance(one, ast.FunctionDef)}


def test_every_state_can_be_read_and_is_printed_once_at_least():
    named = {name for one in measures() for name in one.states}
    assert named == set(READINGS)


def test_the_sheet_of_measures_reads_the_open_file(desk):
    assert "Sperrt nach 5 Minuten" in text_of(desk, "measures")
    desk.workspace.save(PROFILE.changed(data_protection_officer="Datenschutz der Stadt"))
    assert "Im Profil: Datenschutz der Stadt" in text_of(desk, "measures")


def test_every_threat_names_measures_that_exist(desk):
    threats = paper_words("impact")["threat"]
    numbers = {one.number for one in measures()}
    assert all(one["measures"] and set(one["measures"]) <= numbers for one in threats)
    text = squeezed(text_of(desk, "impact"))
    assert all(squeezed(one["text"]) in text for one in threats)


def test_the_support_sheet_says_that_it_is_no_decision(desk):
    assert "es ist nicht die Entscheidung" in text_of(desk, "impact")


def test_a_new_column_enters_the_table_of_columns():
    rules = processing_record.data_map()
    new = replace(rules[0], column="new", title="Neues Feld")
    kept = processing_record.periods(PROFILE, None)
    made = data_map_paper.data_map_csv([*rules, new], kept).decode("utf-8-sig").splitlines()
    assert len(made) == 1 + len(rules) + 1
    assert "Neues Feld" in made[-1]


def test_every_column_stands_in_the_table(desk):
    csv = papers.table_csv(desk).decode("utf-8-sig")
    text = squeezed(text_of(desk, "data_map"))
    for rule in processing_record.data_map():
        assert f"\n{rule.table};{rule.column};" in csv
        assert squeezed(rule.title) in text


@pytest.mark.parametrize("paper_id", ["processing_record", "information", "data_map"])
def test_periods_set_in_the_file_are_printed(desk, paper_id):
    assert "17 Monate" not in text_of(desk, paper_id)
    desk.retention.choose(RetentionPlan(parent_contact_months=17))
    assert "17 Monate" in text_of(desk, paper_id)


@pytest.mark.parametrize("paper_id", ["processing_record", "measures", "information", "admin_note"])
def test_what_the_profile_lacks_is_said(desk, paper_id):
    assert "(bitte ergänzen)" in text_of(desk, paper_id)
    assert "Datenschutzbeauftragte Stelle" in papers.lacking(desk)
    desk.workspace.save(PROFILE.changed(data_protection_officer="DSB Nord"))
    assert "DSB Nord" in text_of(desk, paper_id)
    assert "Datenschutzbeauftragte Stelle" not in papers.lacking(desk)


def test_no_field_asks_for_nationality_or_religion():
    titles = " ".join(rule.title for rule in processing_record.data_map()).casefold()
    for word in ("staatsangehörig", "nationalität", "religion", "konfession"):
        assert word not in titles


def test_the_admin_note_names_the_files_as_they_are_called(desk):
    text = squeezed(text_of(desk, "admin_note"))
    for ending in (SUFFIX, ".keys", backup_archive.SUFFIX, ".ballast"):
        assert ending in text
    assert "§203" in text
