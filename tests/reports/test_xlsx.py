import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from printed_report import full_report
from printed_year import about, table, year
from ssa_desk.reports.annual import annual
from ssa_desk.reports.document import Document
from ssa_desk.reports.xlsx import write


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(BytesIO(write(full_report())))


def cells(sheet):
    """Return all values of a sheet."""
    return [
        value for row in sheet.iter_rows(values_only=True) for value in row if value is not None
    ]


def printed(table):
    """Return all printed numbers of a table; shares as parts of one."""
    for grid in table.grids:
        for row in (*grid.rows, *([grid.total] if grid.total else [])):
            for value, column in zip(row.values, grid.columns, strict=True):
                if value is not None:
                    yield value if column.kind == "count" else value / 100


@pytest.mark.parametrize("table", annual(full_report()).tables, ids=lambda table: table.id)
def test_a_sheet_holds_every_number_of_its_table_as_a_number(book, table):
    found = Counter(one for one in cells(book[table.id]) if isinstance(one, int | float))
    assert Counter(printed(table)) <= found


@pytest.mark.parametrize("table", annual(full_report()).tables, ids=lambda table: table.id)
def test_a_sheet_holds_no_number_that_is_not_printed(book, table):
    found = {one for one in cells(book[table.id]) if isinstance(one, int | float)}
    assert found <= set(printed(table))


def test_the_first_sheet_is_the_cover_and_leads_to_every_table(book):
    assert book.sheetnames[0] == "Übersicht"
    links = {cell.hyperlink.location for row in book["Übersicht"] for cell in row if cell.hyperlink}
    assert links == {f"'{table.id}'!A1" for table in annual(full_report()).tables}


def test_rules_and_audit_have_sheets_of_their_own(book):
    assert {"A Zählregeln", "D Prüfprotokoll"} <= set(book.sheetnames)
    assert "sicher" in cells(book["D Prüfprotokoll"])


def test_every_chart_is_native_with_words_for_those_who_do_not_see_it(book):
    drawings = annual(full_report()).drawings
    assert {one.id for one in drawings} == {name for name in book.sheetnames if book[name]._charts}
    with zipfile.ZipFile(BytesIO(write(full_report()))) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
        text = "".join(archive.read(name).decode() for name in names)
    assert text.count('descr="Balkendiagramm') == len(drawings)


def test_every_chart_names_what_it_shows_and_what_its_bars_count():
    with zipfile.ZipFile(BytesIO(write(full_report()))) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        charts = [archive.read(name).decode() for name in names]
    for one in annual(full_report()).drawings:
        assert any(f"<a:t>{one.title}</a:t>" in text and one.axis in text for text in charts)


def test_heads_stay_in_sight_and_sheets_fit_the_paper(book):
    for one in annual(full_report()).tables:
        sheet = book[one.id]
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        if len(one.grids) == 1:
            line = int(sheet.freeze_panes[1:]) - 1
            assert sheet.cell(line, 1).value == one.grids[0].heading
            assert sheet.print_title_rows == f"${line}:${line}"


def test_thousands_stand_apart_but_stay_numbers():
    pupils = table("S01", total=1353, grundschule=268, gesamtschule=1085)
    book = openpyxl.load_workbook(BytesIO(write(Document(year(pupils), about()))))
    found = [cell for row in book["S01"] for cell in row if cell.value == 1353]
    assert r"#\ ##0" in found[0].number_format


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "https://a.b"])
def test_words_never_become_formulas_numbers_or_links(text):
    book = openpyxl.load_workbook(BytesIO(write(replace(full_report(), texts={"outlook": text}))))
    found = [cell for row in book["Texte"] for cell in row if cell.value == text]
    assert [cell.data_type for cell in found] == ["s"]
    assert found[0].hyperlink is None


def test_there_is_no_formula_anywhere(book):
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_emoji_words_from_right_to_left_and_stray_marks_are_kept_or_cleaned():
    text = "Gut 🎉 اختبار \x07\ud800\uffff"
    book = openpyxl.load_workbook(BytesIO(write(replace(full_report(), texts={"outlook": text}))))
    assert "Gut 🎉 اختبار" in cells(book["Texte"])


def test_the_file_names_nobody_as_its_author(book):
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    assert str(book.properties.created) == "2026-08-20 00:00:00"


def test_the_same_report_has_the_same_bytes():
    assert write(full_report()) == write(full_report())


def test_an_exact_number_of_children_stands_in_the_cover():
    book = openpyxl.load_workbook(BytesIO(write(full_report(children=87))))
    assert 87 in cells(book["Übersicht"])
    assert any("Ausnahme" in str(one) for one in cells(book["Übersicht"]))


def test_a_text_longer_than_a_cell_goes_on_in_the_next():
    text = "Wort " * 10_000
    book = openpyxl.load_workbook(BytesIO(write(replace(full_report(), texts={"outlook": text}))))
    found = [one for one in cells(book["Texte"]) if str(one).startswith("Wort")]
    assert "".join(found) == text.strip()
