"""A merge on paper, in workbooks, texts and JSON: the same sums everywhere."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pikepdf
import pytest
from docx import Document

from city import report, worker
from pdf import pages
from ssa_desk.content.catalogue_versions import versions
from ssa_desk.domain.merging.choosing import Handed, choose
from ssa_desk.domain.merging.merge import merge
from ssa_desk.reports.merged_formats import WRITERS
from ssa_desk.reports.reading import CHANGED, reader
from ssa_desk.reports.strict_json import digest

DAY = date(2026, 9, 1)
BEFORE = {"from": "2024-08-01", "to": "2025-07-31", "kind": "schuljahr"}


@pytest.fixture(scope="module")
def merged():
    """Return the sums of two school forms this year and of one the year before."""
    files = [
        *(worker(number)[1] for number in range(1, 7)),
        *(report(number, school_forms=["primary"]) for number in range(7, 13)),
        *(report(number, period=BEFORE) for number in range(1, 6)),
    ]
    handed = [Handed(str(place), reader().found(data)) for place, data in enumerate(files)]
    return merge(choose(handed, versions()), versions(), reader().shapes)


@pytest.fixture(scope="module")
def made(merged):
    return {name: write(merged, DAY) for name, write in WRITERS.items()}


@pytest.fixture(scope="module")
def content(made):
    return json.loads(made["json"])


def text_of(pdf):
    return " ".join(" ".join(pages(pdf)).split())


def cases(merged):
    return merged.years[0].added.table("P01")[""]


def test_the_json_is_read_again_as_it_was(merged, made):
    assert reader().found(made["json"]) == merged


def test_the_json_says_how_many_reports_stand_behind_each_table(content):
    assert (content["format"], content["reports"], content["schools"]) == ("ssa-merged/1", 12, 12)
    assert [year["reports"] for year in content["earlier"]] == [5]
    assert all(table["reports"] <= 12 for table in content["tables"])


def test_each_table_has_its_band(content):
    assert {table["band"] for table in content["tables"] if table["reports"] == 12} == {18.3}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: one.update(reports=2), "zu wenige"),
        (lambda one: one["tables"][0].update(band=1.0), "Unsicherheit"),
        (lambda one: one["tables"][0].update(uncertain=[""]), "Unsicherheit"),
        (lambda one: one["tables"][1]["cells"].update({"": 0}), "Summen"),
        (lambda one: one["tables"][0].update(reports=99), "Summen"),
        (lambda one: one["period"].update(kind="halbjahr"), "Zeitraum"),
        (lambda one: one.update(earlier=[one["earlier"][0]] * 2), "Zeiträume"),
        (lambda one: one.update(note="Freitext"), "Form"),
        (lambda one: one["tables"][0]["cells"].update({"": 5.5}), "Form"),
    ],
)
def test_a_merge_that_is_not_in_order_is_refused(content, change, words):
    forged = json.loads(json.dumps(content))
    change(forged)
    forged["sha256"] = digest(forged)
    assert words in reader().found(json.dumps(forged).encode())


def test_a_changed_merge_is_found_by_its_hash(made):
    assert reader().found(made["json"].replace(b'"schools": 12', b'"schools": 11', 1)) == CHANGED


def test_the_pages_say_sums_bands_and_reports(merged, made):
    text = text_of(made["pdf"])
    assert str(cases(merged)) in text
    assert "12 von 12 Berichten" in text
    assert "± 18" in text


def test_school_forms_and_periods_stand_side_by_side_on_the_pages(made):
    text = text_of(made["pdf"])
    assert "Schulformen im Vergleich" in text
    assert "Grundschule" in text
    assert "Vergleich der Zeiträume" in text
    assert "2024/25" in text


def test_the_pages_are_for_everybody_and_for_ever(made):
    with pikepdf.open(BytesIO(made["pdf"])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
        assert b"pdfaid" in pdf.Root.Metadata.read_bytes()


def test_the_workbook_has_the_sums_as_numbers_and_charts(merged, made):
    book = openpyxl.load_workbook(BytesIO(made["xlsx"]))
    values = [cell.value for row in book["P01"].iter_rows() for cell in row]
    assert cases(merged) in values
    assert any(sheet._charts for sheet in book)


def test_the_texts_have_the_sums(merged, made):
    with ZipFile(BytesIO(made["csv"])) as files:
        assert str(cases(merged)) in files.read("P01.csv").decode("utf-8-sig")


def test_the_document_can_be_edited(merged, made):
    document = Document(BytesIO(made["docx"]))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert str(cases(merged)) in cells


def test_no_worker_is_named(made):
    assert "Erfunden" not in text_of(made["pdf"])
