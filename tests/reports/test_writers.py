"""What all formats have in common."""

import subprocess
import sys
import zipfile
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.disclosure.years import year
from printed_report import GOALS, TEXTS, full_report
from printed_year import about, table
from printed_year import year as small_year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.publish import publish
from ssa_desk.reports import ENDINGS, WRITERS
from ssa_desk.reports.document import Document, GoalLine
from ssa_desk.typesetting.errors import MissingGlyphError

FOR_PEOPLE = sorted(set(WRITERS) - {"json"})


@pytest.fixture(scope="module")
def real():
    keys = {"rounding_key": b"r" * 32, "gender_key": b"g" * 32, "ledger_id": "entry"}
    publication = publish(year(3, 160), report_tables(), **keys)
    return Document(publication, about("R017"), texts=TEXTS, goals=GOALS)


def small(text):
    """Return a small report in which somebody has written a text everywhere."""
    publication = small_year(table("P02", total=20, female=20, male=0))
    texts = dict.fromkeys(("summary", "outlook"), text)
    return Document(publication, about(), texts=texts, goals=(GoalLine(text, text),))


@pytest.mark.parametrize("file_format", sorted(WRITERS))
def test_a_real_report_is_written_in_every_format(real, file_format):
    assert len(WRITERS[file_format](real)) > 10_000


def test_a_document_is_known_without_what_writes_it():
    code = (
        "import sys, ssa_desk.reports.document\n"
        "names = {'ssa_desk.reports.pdf', 'reportlab', 'typst', 'urllib.request', 'http.client'}\n"
        "assert not names & set(sys.modules), names & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_format_has_an_ending():
    assert set(ENDINGS) == set(WRITERS)
    assert ENDINGS["csv"] == "csv.zip"


def test_the_file_for_the_fachstelle_has_none_of_the_worker_s_words(real):
    data = WRITERS["json"](real).decode()
    assert "Eigene Worte" not in data
    assert data == WRITERS["json"](replace(real, texts={}, goals=())).decode()


def test_an_exact_number_never_stands_in_the_file_for_the_fachstelle(real):
    exact = replace(real, publication=replace(real.publication, children=147))
    assert WRITERS["json"](exact) == WRITERS["json"](real)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", max_codepoint=0x24FF), max_size=60))
def test_any_words_are_printed_or_refused(text):
    with suppress(MissingGlyphError):
        assert WRITERS["pdf"](small(text)).startswith(b"%PDF")


@pytest.mark.parametrize("file_format", ["csv", "docx", "xlsx"])
@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=60))
def test_any_words_can_be_kept_for_editing(file_format, text):
    with zipfile.ZipFile(BytesIO(WRITERS[file_format](small(text)))) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("file_format", FOR_PEOPLE)
def test_the_name_of_the_worker_is_in_the_text_not_in_what_describes_the_file(file_format):
    data = WRITERS[file_format](full_report())
    if file_format != "pdf":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            described = [name for name in archive.namelist() if name.startswith("docProps")]
            data = b"".join(archive.read(name) for name in described)
        assert "Müller".encode() not in data


def test_a_new_edition_says_that_it_replaces_the_former(real):
    anew = replace(real, publication=replace(real.publication, replaces="ledger-id"))
    with zipfile.ZipFile(BytesIO(WRITERS["csv"](anew))) as archive:
        text = archive.read("ueberblick.csv").decode("utf-8-sig")
    assert "ersetzt den früheren Bericht" in text
    assert "ledger-id" not in text
