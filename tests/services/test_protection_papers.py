import json
from datetime import UTC, datetime

import pytest

from pdf import opened, pages, xmp
from protection import SEEN, answer, begun, complete, with_child
from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    ChildProtectionEntry,
    ChildProtectionMeasure,
    ChildProtectionRating,
    EmergencyNumber,
    RelatedPerson,
)
from ssa_desk.services import protection_papers as papers
from support import new_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with clock.stopped_at(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        desk = new_desk(tmp_path_factory.mktemp("file") / "jahr.ssadesk")
        yield desk
        desk.close()


@pytest.fixture(scope="module")
def procedure(desk):
    case = with_child(desk)
    one = begun(desk, case, whereabouts="Bei der Großmutter")
    complete(desk, one)
    answer(desk, one, "custodians_talk", reason="Schutz gefährdet <b>#x</b>")
    service = desk.child_protection
    for rating, facts in (("yellow", "früher: ohne Frühstück"), ("red", "zwei Flecken am Arm")):
        service.rate(
            one,
            [
                ChildProtectionRating(
                    assessment_id=one, risk_area="violence", risk_rating=rating, facts=facts
                )
            ],
        )
    service.plan(ChildProtectionMeasure(assessment_id=one, measure="Frühstück", responsible="OGS"))
    first = service.procedure(one).entries[0]
    service.write(
        ChildProtectionEntry(
            assessment_id=one, date=clock.today(), text="Es war links", corrects_id=first.id
        )
    )
    return service.procedure(one)


def text(pdf):
    return " ".join(" ".join(pages(pdf)).split())


def words_of(value):
    """Return every text of the data of a paper."""
    if isinstance(value, dict):
        return [word for key, one in value.items() if key not in ("kind", "look") for word in words_of(one)]  # fmt: skip  # noqa: E501
    if isinstance(value, list):
        return [word for one in value for word in words_of(one)]
    return [value] if isinstance(value, str) else []


def test_the_report_says_what_the_form_asks(desk, procedure):
    printed = text(papers.pdf(papers.report_paper(desk.workspace, procedure)))
    for words in (
        *("Meldende Stelle", "Hilfe e. V.", "Kim Muster", "§ 8a Abs. 4 SGB VIII"),
        *("Mia Müller", "04.03.2014", "Bei der Großmutter", "Gesamtschule Musterpark"),
        *("Anna Müller", "Lange Straße 12, 47799 Krefeld", "0151 123", "Onkel Heinz"),
        *(SEEN, "Nachtrag", "Es war links", "Info von: Kind selbst"),
        *("Ja, am 24.11.2026", "Frau Lang, iseF", "!! rot", "zwei Flecken am Arm"),
        *("latente Kindeswohlgefährdung", "Vernachlässigung", "Frühstück", "OGS", "Leitung"),
    ):
        assert words in printed


@pytest.mark.parametrize("paper", [papers.report_paper, papers.protocol_paper])
def test_what_is_printed_is_what_is_stored(desk, procedure, paper):
    made = paper(desk.workspace, procedure)
    printed = text(papers.pdf(made)).replace(" ", "")
    missing = [
        one for one in words_of(made.data) if "".join(one.replace("\n", "").split()) not in printed
    ]
    assert missing == []


def test_signs_of_markup_stay_text(desk, procedure):
    printed = text(papers.pdf(papers.report_paper(desk.workspace, procedure)))
    assert "Schutz gefährdet <b>#x</b>" in printed


def test_earlier_answers_and_ratings_stand_in_the_protocol_alone(desk, procedure):
    protocol = text(papers.pdf(papers.protocol_paper(desk.workspace, procedure)))
    report = text(papers.pdf(papers.report_paper(desk.workspace, procedure)))
    assert "früher: ohne Frühstück" in protocol
    assert "früher: ohne Frühstück" not in report


def test_a_sibling_is_reported_only_when_chosen_and_at_most_four_children(desk, procedure):
    child = procedure.assessment.young_person_id
    found = desk.workspace.find(RelatedPerson, young_person_id=child, relation="sibling")
    more = [RelatedPerson(young_person_id=child, name=f"Kind {n}", relation="sibling") for n in range(4)]  # fmt: skip  # noqa: E501
    desk.workspace.save(*more)
    alone = papers.report_paper(desk.workspace, procedure)
    all_of_them = papers.report_paper(
        desk.workspace, procedure, [one.id for one in (*found, *more)]
    )
    children = [
        block for block in all_of_them.data["blocks"] if block["title"].startswith("Kinder")
    ]
    assert len(children[0]["rows"]) == 4
    block = next(one for one in alone.data["blocks"] if one["title"].startswith("Kinder"))
    assert [row[0] for row in block["rows"]] == ["Mia Müller"]
    for one in more:
        desk.workspace.delete(one)


def test_papers_can_be_read_by_everybody(desk, procedure):
    made = papers.pdf(papers.report_paper(desk.workspace, procedure))
    assert "pdfuaid" in xmp(made)
    with opened(made) as document:
        assert document.Root.MarkInfo.Marked


def test_a_procedure_without_a_child_can_be_printed(desk):
    one = desk.child_protection.procedure(begun(desk))
    made = papers.report_paper(desk.workspace, one)
    assert "Keine Angaben." in text(papers.pdf(made))
    assert "Flecken" not in repr(made)
    assert json.dumps(made.data)


def test_the_gate_is_asked_with_the_law_of_the_path(desk, procedure):
    wish = papers.report_wish(desk.workspace, procedure)
    assert (wish.document, wish.legal_basis) == ("protection_report", "p8a_sgb8")
    assert wish.recipient == "ASD Krefeld"
    assert (wish.informed, wish.informed_on) == ("yes", datetime(2026, 11, 24).date())  # noqa: DTZ001
    other = papers.protocol_wish(desk.workspace, procedure)
    assert (other.document, other.recipient) == ("protection_protocol", "")


def test_emergency_numbers_are_printed_as_they_were_written(desk):
    desk.workspace.save(
        EmergencyNumber(name="Jugendamt, Bereitschaft", telephone="02151 00", hours="Tag und Nacht")
    )
    printed = text(papers.numbers_paper(desk.workspace))
    for words in ("Jugendamt, Bereitschaft", "02151 00", "Tag und Nacht"):
        assert words in printed


def test_the_program_ships_no_numbers(tmp_path):
    desk = new_desk(tmp_path / "jahr.ssadesk")
    assert desk.workspace.count(EmergencyNumber) == 0
    desk.close()
