from dataclasses import replace

import pytest

from printed_report import full_report, full_year
from printed_year import SAFE, about, table, year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.figures import FIGURES
from ssa_desk.domain.table import Table
from ssa_desk.reports.annual import annual, paragraphs
from ssa_desk.reports.document import SECTIONS, Document
from ssa_desk.reports.outline import Bullets, Drawing, Facts, Listing, Paragraph, Printed
from ssa_desk.reports.words import words


@pytest.fixture(scope="module")
def outline():
    return annual(full_report())


def section(outline, key):
    return next(one for one in outline.sections if one.key == key)


def blocks(outline, key, kind):
    return [block for block in section(outline, key).blocks if isinstance(block, kind)]


def of_table(printed):
    """Return the remarks of a report with this table alone."""
    (found,) = annual(Document(year(printed), about())).tables
    return found.remarks


def test_the_sections_are_those_that_a_text_can_be_written_for(outline):
    keys = [one.key for one in outline.sections]
    assert keys[:13] == list(SECTIONS[1:])
    assert keys[13:] == ["core_areas", "counting", "left_out", "method", "audit"]


def test_every_table_of_the_layout_stands_in_one_section():
    placed = [one for each in words()["section"] for one in each["tables"]]
    assert sorted(placed) == sorted(one.id for one in report_tables().tables)


def test_a_table_that_no_section_names_stands_in_the_last_one():
    extra = public_table(Table("P99", "Neues", "cases", ("gender",)), {"": 20, "gender=female": 20})
    outline = annual(Document(year(extra), about()))
    assert [one.id for one in blocks(outline, "core_areas", Printed)] == ["P99"]


def test_a_section_without_numbers_and_words_says_so():
    outline = annual(Document(year(table("P02", total=20, female=20, male=0)), about()))
    assert [one.text for one in blocks(outline, "parents", Paragraph)] == [
        words()["words"]["empty"]
    ]


def test_own_words_stand_in_their_section_by_paragraph(outline):
    own = [one.text for one in blocks(outline, "quality", Paragraph) if one.is_own]
    assert own[0].startswith("Eigene Worte zum Abschnitt quality")
    assert own[1] == "Im zweiten Halbjahr kam ein weiteres Angebot dazu.\nEs wird fortgeführt."


def test_empty_lines_make_paragraphs():
    assert list(paragraphs(" a\nb\n\n\n c\u202e ")) == ["a\nb", "c"]


def test_goals_stand_with_plan_and_result(outline):
    (goals,) = blocks(outline, "goals", Listing)
    assert goals.columns == ("Ziel", "Indikator", "Soll", "Ist", "Stand")
    assert goals.rows[0][3:] == ("25 (Tabelle A06)", "erreicht")


def test_the_numbers_of_the_kernbereiche_name_their_tables(outline):
    areas = blocks(outline, "core_areas", Listing)
    assert len(areas) == 6
    assert areas[3].title == "Übergangsbegleitung"
    printed = {one.id: one for one in full_year(2025).tables}
    assert areas[3].rows[0] == ("Übergänge", printed["P16"][""], areas[3].rows[0][2], "P16")
    assert "P16" in areas[3].note


def test_child_protection_has_totals_alone(outline):
    (printed,) = blocks(outline, "child_protection", Printed)
    assert len(printed.grids[0].rows) == 3


@pytest.mark.parametrize(
    ("base", "maxdev", "word"), [(1, 0, "genau: Sie"), (1, 4, "Teilnehmende"), (5, 4, None)]
)
def test_exact_numbers_are_named_as_exact(base, maxdev, word):
    shape = Table("N01", "Gremien", "committees", ("committee_type",))
    found = of_table(public_table(shape, {"": 7}, base=base, maxdev=maxdev))
    assert (word is None and found == ()) or word in found[0]


def test_several_answers_are_explained():
    assert "Mehrfachnennung" in of_table(table("P08", total=20, bullying=20))[0]


def test_a_long_list_has_no_rows_of_zeros_on_paper_but_in_files(outline):
    partners = next(one for one in outline.tables if one.id == "A07")
    assert len(partners.short[0].rows) < len(partners.grids[0].rows)
    assert words()["remarks"]["zeros"] in partners.remarks


def test_all_rows_of_a_short_list_are_shown():
    (found,) = annual(Document(year(table("P02", total=20, female=20, male=0)), about())).tables
    assert len(found.short[0].rows) == 2


def test_the_year_before_is_not_beside_when_its_groups_were_others():
    then = full_year(2024)
    cells = {"": 20, "level=5,gender=male": 20}
    other = public_table(Table("P04", "x", "cases", ("gender", "level_group")), cells)
    tables = tuple(other if one.id == "P04" else one for one in then.tables)
    outline = annual(replace(full_report(), previous=replace(then, tables=tables)))
    found = next(one for one in outline.tables if one.id == "P04")
    assert {column.period for column in found.grids[0].columns} == {""}


def test_the_annex_says_how_each_table_is_counted(outline):
    (rules,) = blocks(outline, "counting", Listing)
    assert {row[0] for row in rules.rows} == {one.id for one in outline.tables}
    assert all(len(row[2]) > 20 for row in rules.rows)
    assert {figure.id for figure in FIGURES} >= {row[0] for row in rules.rows}


def test_the_annex_says_what_was_left_out(outline):
    assert "Die Gruppen sind zu klein." in blocks(outline, "left_out", Bullets)[0].lines[0]


def test_the_audit_names_rules_catalogue_and_an_exact_number():
    (facts,) = blocks(annual(full_report(children=87)), "audit", Facts)
    found = dict(facts.rows)
    assert (found["Ergebnis"], found["Regelwerk"]) == ("sicher", "sdc-1")
    assert found["Genau gedruckte Zahl der beratenen Kinder (auf Wunsch)"] == "87"


def test_the_audit_names_the_other_reports_in_german_days():
    seen = ("2025-08-01/2026-01-31", "2025-01-01/2025-12-31")
    publication = year(audit=replace(SAFE, earlier=seen))
    (facts,) = blocks(annual(Document(publication, about())), "audit", Facts)
    said = dict(facts.rows)["Mitgeprüfte andere Berichte"]
    assert said == "01.08.2025 bis 31.01.2026; 01.01.2025 bis 31.12.2025"


def test_how_to_repeat_the_audit_names_the_numbers_of_the_rules(outline):
    (steps,) = blocks(outline, "audit", Bullets)
    assert steps.is_numbered
    assert "mindestens 10 Fälle" in steps.lines[0]
    assert "höchstens um 4" in steps.lines[1]


def test_a_report_without_numbers_says_so_and_where_the_reasons_stand():
    outline = annual(Document(replace(year(), tables=()), about()))
    assert outline.sentences == (words()["summary"]["nothing"],)
    assert blocks(outline, "counting", Listing) == []


def test_exact_numbers_that_are_all_zero_are_called_not_entered():
    shape = Table("Z01", "Ziele", "goals", ("goal_status",))
    assert of_table(public_table(shape, {"": 0}, base=1, maxdev=0)) == (
        words()["remarks"]["nothing"],
    )


def test_the_exact_number_is_a_card_in_place_of_the_rounded_one():
    names = {card.name: card.value for card in annual(full_report(children=87)).cards}
    assert names["Kinder und Jugendliche (genau)"] == 87
    assert "Kinder und Jugendliche" not in names


def test_charts_stand_above_their_tables(outline):
    for one in outline.sections:
        kinds = [
            (block.kind, block.id) for block in one.blocks if isinstance(block, Drawing | Printed)
        ]
        for place, (kind, table_id) in enumerate(kinds):
            assert kind != "drawing" or kinds[place + 1] == ("printed", table_id)
