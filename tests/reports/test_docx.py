import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from printed_report import full_report
from ssa_desk.reports.annual import annual
from ssa_desk.reports.docx import write
from ssa_desk.reports.rows import shown


def opened(document):
    return docx.Document(BytesIO(write(document)))


def texts(paper):
    return [paragraph.text for paragraph in paper.paragraphs]


def values(table):
    """Return the texts of all cells of a table."""
    return [
        "\n".join(p.text for p in cell.iter(qn("w:t")) if p.text)
        for cell in table._tbl.iter(qn("w:tc"))
    ]


@pytest.fixture(scope="module")
def paper():
    return opened(full_report())


def test_the_tables_hold_the_printed_numbers(paper):
    found = Counter(text for table in paper.tables for text in values(table))
    printed = Counter(
        shown(value, column)
        for table in annual(full_report()).tables
        for grid in table.short
        for row in (*grid.rows, *([grid.total] if grid.total else []))
        for value, column in zip(row.values, grid.columns, strict=True)
    )
    assert printed <= found


def test_every_table_has_a_head_row_that_is_repeated(paper):
    assert len(paper.tables) > 36
    assert all(
        table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None for table in paper.tables
    )


def test_the_sections_are_headings_in_their_order(paper):
    heads = [one.text for one in paper.paragraphs if one.style.name == "Heading 1"]
    sections = annual(full_report()).sections
    assert heads[1:] == [f"{one.number}  {one.title}" for one in sections]


def test_every_chart_has_a_text_alternative(paper):
    said = [shape._inline.docPr.get("descr") for shape in paper.inline_shapes]
    assert said == [one.alt for one in annual(full_report()).drawings]


@pytest.mark.parametrize("text", ["=1+1", "<w:p>&amp;", "Gut 🎉", "اختبار", "x" * 400])
def test_words_stand_there_as_they_are(text):
    assert text in texts(opened(replace(full_report(), texts={"outlook": text})))


def test_marks_that_no_file_can_hold_are_taken_out():
    assert "ab" in texts(opened(replace(full_report(), texts={"outlook": "a\x07\ud800\uffffb"})))


def test_lines_of_a_paragraph_stay_lines():
    assert "a\nb" in texts(opened(replace(full_report(), texts={"outlook": "a\nb"})))


def test_the_file_names_nobody_as_its_author(paper):
    about = paper.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created.isoformat() == "2026-08-20T00:00:00+00:00"
    assert about.title == "Bericht der Schulsozialarbeit"


def test_nothing_is_left_of_the_package_s_own_page():
    with zipfile.ZipFile(BytesIO(write(full_report()))) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert b"<Application>SSA Desk" in archive.read("docProps/app.xml")


def test_the_document_is_german(paper):
    languages = {one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))}
    assert languages == {"de-DE"}


def test_an_exact_number_of_children_is_named_as_the_exception():
    text = " ".join(texts(opened(full_report(children=87))))
    assert "genau 87 Kinder und Jugendliche" in text
    assert "Ausnahme" in text


def test_the_same_report_has_the_same_bytes():
    assert write(full_report()) == write(full_report())


def test_the_foot_has_the_number_of_the_page(paper):
    foot = paper.sections[0].footer.paragraphs[0]._p
    assert [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_a_chart_stands_under_the_heading_of_its_table(paper):
    heads = [one.text for one in paper.paragraphs if one.style.name == "Heading 2"]
    titles = [f"{one.title} ({one.id})" for one in annual(full_report()).tables]
    assert [one for one in heads if one in titles] == titles
    assert not {one.title for one in annual(full_report()).drawings} & set(heads)


def test_own_words_have_a_style_of_their_own(paper):
    own = [one.text for one in paper.paragraphs if one.style.name == "Quote"]
    assert any(one.startswith("Eigene Worte zum Abschnitt outlook") for one in own)
