"""Every letter in every language as it comes out of the typesetter."""

import re
import unicodedata
from collections import Counter

import pikepdf
import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from pdf import opened, xmp
from pdf_geometry import MM, ends, lines, page_marks
from printed_letters import CODES, EVERY, LARGE, printed, read, set_letter, squeezed, values
from ssa_desk.content.languages import language
from ssa_desk.content.letters import completed, kind, text
from ssa_desk.content.locate import resource
from ssa_desk.typesetting.fonts import FILES
from ssa_desk.typesetting.letter_words import LetterWords

RIGHT_TO_LEFT = {"ar", "fa"}
WRITER = {"worker": "Sabine Müller"}
every_language = pytest.mark.parametrize("code", CODES)


def letters_in(code):
    return [kind(name) for name, one in EVERY if one == code]


def said(letter, code):
    """Yield every run of words and every value of a page, in the order of the file."""
    whole = {**completed(letter, values(letter)), **WRITER}
    words = text(letter, code)
    body = LetterWords(letter, words, whole).body()
    if letter.signed and not words.is_reviewed and code != "de":
        del body["signatures"]
    yield from leaves(body)


def without_hyphens(words):
    """Return the text squeezed; at the end of a line a hyphen is read as one of the typesetter."""
    return re.sub("[-\ufffe\x02\x1f]", "", squeezed(words))


def leaves(tree):
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for key, one in tree.items():
            yield from leaves(one) if key not in {"kind", "latin"} else ()
    elif isinstance(tree, list):
        for one in tree:
            yield from leaves(one)


@every_language
def test_no_glyph_is_missing(code):
    for letter in letters_in(code):
        for runs, _ in page_marks(printed(letter.id, code)):
            assert not any(0 in run.glyphs for run in runs), letter.id


@every_language
def test_every_letter_is_accessible_and_fit_for_the_archive(code):
    for letter in letters_in(code):
        data = xmp(printed(letter.id, code))
        assert "<pdfuaid:part>1</pdfuaid:part>" in data, letter.id
        assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in data


@every_language
def test_everything_the_letter_says_comes_back_out_of_it(code):
    for letter in letters_in(code):
        page = without_hyphens(read(letter.id, code)[0])
        wanted = [without_hyphens(one) for one in said(letter, code)]
        if code in RIGHT_TO_LEFT:
            assert not missing_letters(wanted, page), letter.id
        else:
            assert [one for one in wanted if one not in page] == [], letter.id


def missing_letters(wanted, page):
    """Return the letters that a page says less often than it should."""
    found = Counter(unicodedata.normalize("NFKC", page))
    letters = Counter(
        one for one in unicodedata.normalize("NFKC", "".join(wanted)) if one.isalpha()
    )
    return letters - found


@every_language
def test_a_page_reads_from_top_to_bottom(code):
    for letter in letters_in(code):
        if code in RIGHT_TO_LEFT:
            continue
        page, words = squeezed(read(letter.id, code)[0]), text(letter, code).words
        order = [words["subject"], *(one["text"] for one in words["part"] if "text" in one)]
        whole = [squeezed(one) for one in order if "{" not in one]
        places = [page.index(one) for one in whole]
        assert places == sorted(places), letter.id


@every_language
def test_two_languages_share_a_sheet(code):
    for letter in letters_in(code):
        pages = read(letter.id, code)
        assert len(pages) == (1 if code == "de" else 2), letter.id
        assert squeezed(text(letter, "de").words["farewell"]) in squeezed(pages[-1])


@every_language
def test_only_the_german_page_is_signed_where_nobody_checked_the_words(code):
    for letter in letters_in(code):
        if code == "de" or not letter.signed:
            continue
        words, (page, german) = text(letter, code), map(squeezed, read(letter.id, code))
        assert squeezed("Lesehilfe, nicht zur Unterschrift") in page, letter.id
        assert squeezed("Unterschrift") in german, letter.id
        names = [squeezed(one) for one in words.words["signatures"]["names"]]
        assert not any(one in page for one in names), letter.id


@every_language
def test_the_paragraphs_are_tagged_in_their_language(code):
    wanted = code.partition("-")[0]
    for letter in letters_in(code)[:1]:
        with opened(printed(letter.id, code)) as document:
            assert str(document.Root.Lang) == "de-DE"
            tagged = {str(one.Lang) for one in document.objects if _has_language(one)}
            assert wanted == "de" or wanted in tagged


def _has_language(one):
    return isinstance(one, pikepdf.Dictionary) and "/S" in one and "/Lang" in one


@pytest.fixture(scope="module")
def families(qapp):
    """Let Qt measure with the fonts of the letters, and forget them again."""
    numbers = {}
    for family, regular in FILES.items():
        for style in ("Regular", "Bold"):
            file = resource("fonts", regular.replace("Regular", style))
            numbers[family, style] = QFontDatabase.addApplicationFont(str(file))
    yield
    for number in numbers.values():
        QFontDatabase.removeApplicationFont(number)


def qt_width(words, code, size, *, bold=False):
    """Return the width Qt gives to words, in millimetres."""
    font = QFont([language(code).font, *FILES])
    font.setPixelSize(1000)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return QFontMetricsF(font).horizontalAdvance(words) * size / 1000 / MM


@every_language
def test_the_points_of_a_letter_are_as_wide_as_qt_shapes_them(families, code):
    names = [one for one in ("L01", "L04") if (one, code) in EVERY]
    words = text(kind(names[0]), code).words
    pages = page_marks(set_letter(names[0], code, LARGE))
    found = [end - start for runs, _ in pages for start, end in map(ends, lines(runs))]
    size = 14 * (1.1 if code in RIGHT_TO_LEFT else 1)
    points = [point for part in words["part"] for point in part.get("points", ())]
    wanted = [qt_width(point, code, size) for point in points]
    short = [width for width in wanted if width < 150]
    assert all(min(abs(width - one) for one in found) < 0.4 for width in short)


@every_language
def test_the_subject_is_as_wide_as_qt_shapes_it(families, code):
    for letter in letters_in(code):
        words = text(letter, code).words["subject"]
        if letter.signed or "{" in words or len(words) > 40:
            continue
        runs, _ = page_marks(printed(letter.id, code))[0]
        line = next(one for one in lines(runs) if one[0].y > 98.5)
        start, end = ends(line)
        assert end - start == pytest.approx(
            qt_width(words, code, line[0].size, bold=True), abs=0.3
        ), letter.id


def test_nothing_of_the_patterns_is_left():
    assert not any(re.search(r"\{\w+\}", page) for one in EVERY for page in read(*one))
