import re
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from ssa_desk.ui.pages import PAGES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

IDS = [page.id for page in PAGES]
RAW = re.compile(r"^[a-z]+(_[a-z0-9]+)+$|^(True|False|None)$")


@pytest.mark.parametrize("page_id", IDS)
def test_every_page_opens_an_empty_file(page_of, desk, page_id):
    page = page_of(page_id, desk)
    assert not page.has_unsaved()
    assert page.leave()


@pytest.mark.parametrize("page_id", IDS)
def test_no_page_shows_a_raw_code(page_of, full_desk, page_id):
    page = page_of(page_id, full_desk)
    shown = [one.text() for one in page.findChildren(QLabel)]
    shown += [one.text() for one in page.findChildren(QAbstractButton)]
    assert not [text for text in shown if RAW.match(text.strip())]


@pytest.mark.parametrize("page_id", IDS)
def test_every_input_of_a_page_has_a_name(page_of, full_desk, page_id):
    page = page_of(page_id, full_desk)
    inputs = [
        one
        for kind in (QLineEdit, QPlainTextEdit, QComboBox)
        for one in page.findChildren(kind)
        if one.isVisibleTo(page) and not isinstance(one.parent(), QComboBox)
    ]
    assert not [one for one in inputs if not one.accessibleName()]


@pytest.mark.parametrize("page_id", IDS)
def test_every_button_of_a_page_has_a_name(page_of, full_desk, page_id):
    page = page_of(page_id, full_desk)
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    assert not [one for one in buttons if not (one.text() or one.accessibleName())]


@pytest.mark.parametrize("page_id", IDS)
def test_every_page_fits_a_small_screen_at_double_size(page_of, full_desk, page_id):
    page = page_of(page_id, full_desk, width=615)
    letters = page.minimumSizeHint().width() / page.fontMetrics().averageCharWidth()
    assert letters <= 88


@pytest.mark.parametrize("page_id", IDS)
def test_no_page_carries_content_in_object_names(page_of, full_desk, page_id):
    page = page_of(page_id, full_desk)
    names = {row.name for row in full_desk.cases.rows("", "all")}
    named = {one.objectName() for one in page.findChildren(QLabel)}
    assert not named & names
    assert page.windowTitle() == ""


def test_only_the_page_of_letters_needs_pdf_and_typesetting():
    code = (
        "import sys, ssa_desk.ui.pages.today_page, ssa_desk.ui.pages.cases_page,"
        " ssa_desk.ui.pages.statistics_page;"
        "sys.exit(bool({'PySide6.QtPdf', 'typst', 'reportlab', 'highspy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_new_contact_is_saved_as_it_stands(page_of, full_desk):
    page = page_of("cases", full_desk)
    row = full_desk.cases.rows()[0]
    page.show_case(row.id, "contact")
    assert page.has_unsaved()
    assert page.save()
    assert full_desk.cases.view(row.id).contacts == row.contacts + 1
