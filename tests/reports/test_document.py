import json

from printed_year import about, year
from ssa_desk.reports.document import SECTIONS, Document, GoalLine, document_data, document_of

GOAL = GoalLine("Weniger Fehlzeiten", "Hausbesuche", "20", "25", "erreicht")


def through_json(document):
    """Return the document as it comes back out of the ledger."""
    return document_of(json.loads(json.dumps(document_data(document))))


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
