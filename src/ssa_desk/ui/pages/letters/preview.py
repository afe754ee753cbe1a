"""Shows the finished PDF and prints it from memory: no readable copy is written anywhere."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.empty import EmptyState

DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72


class LetterPreview(QWidget):
    """The pages of the letter, or a word about what is missing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(self.tr("Vorschau des Briefs"))
        self._view.setFrameShape(QPdfView.Shape.NoFrame)
        self._empty = EmptyState("mail", self.tr("Vorschau"), "", "", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_letter(self, data: bytes) -> None:
        """Show a PDF from memory; the place on the page is kept."""
        bar = self._view.verticalScrollBar()
        place = bar.value()
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._stack.setCurrentIndex(1)
        bar.setValue(place)

    def show_words(self, text: str) -> None:
        """Show what is missing instead of a letter."""
        self.forget()
        self._empty.show_words(self.tr("Vorschau"), text)
        self._stack.setCurrentIndex(0)

    def forget(self) -> None:
        """Let go of the letter."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())

    def print_on(self, printer: QPrinter) -> None:
        """Print all pages at 300 dots per inch."""
        painter = QPainter(printer)
        for page in range(self._document.pageCount()):
            if page:
                printer.newPage()
            points = self._document.pagePointSize(page)
            size = QSize(
                round(points.width() * DOTS_PER_INCH / _POINTS_PER_INCH),
                round(points.height() * DOTS_PER_INCH / _POINTS_PER_INCH),
            )
            picture = self._document.render(page, size)
            room = painter.viewport()
            fitted = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(room.adjusted(0, 0, fitted.width() - room.width(), 0), picture)
        painter.end()


def page_printer() -> QPrinter:
    """Return a printer for whole A4 pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
    )
    printer.setPageLayout(layout)
    return printer
