import json
from dataclasses import asdict, replace

import pytest

from printed_report import full_report
from printed_year import about, year
from ssa_desk.reports import WRITERS
from ssa_desk.reports.annual import annual
from ssa_desk.reports.document import SECTIONS, Document, GoalLine, document_data, document_of

GOAL = GoalLine("Weniger Fehlzeiten", "Hausbesuche", "20", "25", "erreicht")


def through_json(document):
    """Return the document as it comes back out of the ledger."""
    return document_of(json.loads(json.dumps(document_data(document), sort_keys=True)))


def test_a_document_comes_back_as_it_was_kept():
    document = Document(year(), about("R017"), year(), {"summary": "Ein Jahr."}, (GOAL,))
    again = through_json(document)
    assert document_data(again) == document_data(document)
    assert (again.about, again.goals, again.texts) == (
        document.about,
        (GOAL,),
        {"summary": "Ein Jahr."},
    )


def test_a_document_without_a_year_before_has_none():
    assert through_json(Document(year(), about())).previous is None


def test_the_representation_shows_no_content():
    document = Document(year(), about(), texts={"summary": "Lisa"}, goals=(GOAL,))
    assert repr(document) == "<Document Schuljahr 2025/26>"


def test_the_sections_are_those_of_the_reference():
    assert len(SECTIONS) == len(set(SECTIONS)) == 14


def test_the_catalogue_it_was_counted_with_is_kept():
    document = replace(full_report(), catalogue="krefeld-2030.1")
    assert through_json(document).catalogue == "krefeld-2030.1"
    assert "krefeld-2030.1" in str(asdict(annual(document)))


@pytest.mark.parametrize("file_format", sorted(set(WRITERS) - {"json"}))
def test_a_kept_document_gives_the_same_files(file_format):
    document = full_report(children=40)
    assert WRITERS[file_format](through_json(document)) == WRITERS[file_format](document)
