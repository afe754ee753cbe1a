import csv
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printed_report import full_report
from ssa_desk.reports.annual import annual
from ssa_desk.reports.csv import neutral, write


def files(document):
    """Return the files of the ZIP as text."""
    with zipfile.ZipFile(BytesIO(write(document))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def rows(text):
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


@pytest.fixture(scope="module")
def whole():
    return files(full_report())


@pytest.mark.parametrize("table", annual(full_report()).tables, ids=lambda table: table.id)
def test_a_file_holds_every_number_of_its_table(whole, table):
    printed = Counter(
        str(value)
        for grid in table.grids
        for row in (*grid.rows, *([grid.total] if grid.total else []))
        for value in row.values
        if value is not None
    )
    assert Counter(row["Wert"] for row in rows(whole[f"{table.id}.csv"]) if row["Wert"]) == printed


def test_every_file_has_a_mark_of_its_letters_and_semicolons():
    with zipfile.ZipFile(BytesIO(write(full_report()))) as archive:
        assert all(archive.read(name).startswith(b"\xef\xbb\xbf") for name in archive.namelist())
        assert b"Tabelle;Titel;Merkmal" in archive.read("P05.csv")


def test_the_readme_explains_the_numbers_and_names_the_files(whole):
    text = whole["LIESMICH.txt"]
    assert "Vielfache von 5" in text
    assert all(name in text for name in whole if name != "LIESMICH.txt")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", " =1", "＝1"])
def test_what_a_spreadsheet_could_take_for_a_formula_gets_an_apostrophe(text):
    assert neutral(text) == f"'{text}"


@given(st.text(max_size=20))
def test_no_text_begins_like_a_formula(text):
    assert neutral(text).lstrip()[:1] not in set("=+-@")


def test_the_worker_s_words_are_neutralised_and_kept_whole():
    texts = rows(files(replace(full_report(), texts={"outlook": '=1+1;\n"x"'}))["texte.csv"])
    assert {"Abschnitt": "Bedarfe, Rückblick, Ausblick", "Text": '\'=1+1;\n"x"'} in texts


def test_an_exact_number_of_children_is_in_the_words_not_in_a_table():
    made = files(full_report(children=87))
    assert "Kinder und Jugendliche (genau);87" in made["ueberblick.csv"]
    assert "87" not in {row["Wert"] for row in rows(made["P01.csv"])}


def test_the_same_report_has_the_same_bytes():
    assert write(full_report()) == write(full_report())
