"""German for what Qt says, German dates, and a font for bare systems."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTranslator

from ssa_desk.content.locate import resource
from ssa_desk.ui.look.fonts import lend_font
from ssa_desk.ui.look.language import german, speak_german
from ssa_desk.ui.widgets.dates import DATE_FORMAT


@pytest.fixture
def speaking(qapp):
    before = QLocale()
    speak_german(qapp)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def test_the_buttons_of_qt_are_german(speaking):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_days_are_written_as_people_here_write_them():
    day = date(2026, 3, 12)
    shown = german().toString(QDate(day.year, day.month, day.day), DATE_FORMAT)
    assert shown == "12.03.2026"
    assert german().toString(1234.5, "f", 1) == "1.234,5"


def test_the_shipped_font_is_lent_only_where_none_is_known(qapp):
    assert isinstance(lend_font(), bool)
    assert not lend_font()


def test_the_shipped_font_is_there():
    assert resource("fonts", "NotoSans-Regular.ttf").is_file()
