"""A PDF on the screen and on paper, from memory."""

from datetime import date

import pytest
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from ssa_desk.typesetting.recovery_sheet import recovery_sheet
from ssa_desk.ui.widgets.paper import Paper, paint_pdf

CODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ0123"


@pytest.fixture(scope="module")
def sheet():
    return recovery_sheet(CODE, "abcdefgh", "Nord.ssadesk", date(2026, 11, 22))


@pytest.fixture(scope="module")
def two_pages(tmp_path_factory):
    path = tmp_path_factory.mktemp("zwei") / "zwei.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    writer.newPage()
    painter.end()
    return path.read_bytes()


def test_each_page_is_shown_and_taken_away_again(sheet, qtbot):
    paper = Paper("Vorschau")
    qtbot.addWidget(paper)
    paper.show_pdf(sheet)
    assert paper.pages == 1
    paper.show_pdf(b"")
    assert paper.pages == 0


def test_a_page_is_named_for_screen_readers(sheet, qtbot):
    paper = Paper("Vorschau")
    qtbot.addWidget(paper)
    paper.show_pdf(sheet)
    assert paper._sheets[0].accessibleName() == "Seite 1 von 1"


def test_pages_never_overlap_while_they_are_drawn(two_pages, qtbot):
    paper = Paper("Vorschau")
    qtbot.addWidget(paper)
    paper.resize(500, 400)
    with qtbot.waitExposed(paper):
        paper.show()
    paper.show_pdf(two_pages)
    first, second = paper._sheets
    assert second.y() > first.y() + first.height() > 600
    assert first.width() <= paper.viewport().width()


def test_the_printer_gets_every_page(sheet, qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druck.pdf"))
    paint_pdf(sheet, printer)
    document = QPdfDocument()
    document.load(str(tmp_path / "druck.pdf"))
    image = document.render(0, document.pagePointSize(0).toSize())
    inked = [
        (x, y)
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
        if image.pixelColor(x, y).alpha() and image.pixelColor(x, y).lightness() < 128
    ]
    assert document.pageCount() == 1
    assert min(x for x, _ in inked) < image.width() / 4
    assert max(x for x, _ in inked) > image.width() / 2
    document.close()
