from datetime import date

import pytest

from pdf import pages, xmp
from ssa_desk.typesetting.errors import MissingGlyphError
from ssa_desk.typesetting.recovery_sheet import recovery_sheet

CODE = "7K3Q-W9ZM-2ABC-DEFG-H1J2-K3M4-N5P6-Q7R8-S9TV"


def sheet(title="Schulsozialarbeit #1 *neu*"):
    return recovery_sheet(CODE, "3f9a1c2e-0000", title, date(2026, 8, 3))


def test_the_sheet_shows_every_group_large_and_the_code_in_one_line():
    (text,) = pages(sheet())
    assert CODE in text
    assert all(text.replace(CODE, "").count(group) == 1 for group in CODE.split("-"))


def test_the_line_of_the_code_can_be_copied_whatever_its_letters():
    # J reaches under the letter before it; readers of PDFs then see a blank in tracked text.
    code = "EJ2T-AEJF-TJTJ-E3CT-DSJD-2AEJ-0R95-EJ1T-CCF7"
    assert code in pages(recovery_sheet(code, "3f9a1c2e-0000", "a", date(2026, 8, 3)))[0]


def test_the_sheet_says_what_it_opens_and_when_it_was_made():
    (text,) = pages(sheet())
    assert "Schulsozialarbeit #1 *neu*" in text
    assert "3f9a1c2e" in text
    assert "03.08.2026" in text


def test_the_sheet_says_when_the_data_are_lost():
    assert "Passwort vergessen und Blatt verloren = Daten verloren." in pages(sheet())[0]


def test_the_same_sheet_has_the_same_bytes():
    assert sheet() == sheet()


def test_the_sheet_is_readable_by_everybody_and_for_the_archive():
    assert 'pdfuaid:part="1"' in xmp(sheet()) or "<pdfuaid:part>1<" in xmp(sheet())


def test_a_title_that_cannot_be_printed_is_refused():
    with pytest.raises(MissingGlyphError, match="U\\+4E2D"):
        sheet("中")
