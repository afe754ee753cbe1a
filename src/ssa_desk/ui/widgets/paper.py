"""A PDF shown as pages on a desk, straight from memory, and its way to the printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ssa_desk.settings import paths
from ssa_desk.system.printing import ask_here_only

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
_WIDEST = 820


class Paper(QScrollArea):
    """Shows all pages below each other, as wide as the room allows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget(self)
        self._inner.setProperty("look", "clear")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(10)
        self.setWidget(self._inner)
        self._sheets: list[QLabel] = []
        self._data = b""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(80)
        self._rest.timeout.connect(self._draw)

    @property
    def pages(self) -> int:
        """Return how many pages are shown."""
        return len(self._sheets)

    def show_pdf(self, data: bytes) -> None:
        """Show another document; no bytes empty the desk."""
        self._data = data
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew when the width has come to rest."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rest.start()

    def _draw(self) -> None:
        pictures = self._pictures() if self._data else []
        # Sheets that stay keep the place on the desk.
        while len(self._sheets) > len(pictures):
            sheet = self._sheets.pop()
            sheet.hide()
            sheet.deleteLater()
        while len(self._sheets) < len(pictures):
            self._sheets.append(self._sheet())
        for number, (sheet, picture) in enumerate(zip(self._sheets, pictures, strict=True), 1):
            sheet.setPixmap(picture)
            words = self.tr("Seite %1 von %2").replace("%1", str(number))
            sheet.setAccessibleName(words.replace("%2", str(len(pictures))))

    def _pictures(self) -> list[QPixmap]:
        document, buffer = _opened(self._data)
        width = max(1, min(_WIDEST, self.viewport().width() - 12))
        found = [self._picture(document, page, width) for page in range(document.pageCount())]
        document.close()
        buffer.close()
        return found

    def _picture(self, document: "QPdfDocument", number: int, width: int) -> QPixmap:
        points = document.pagePointSize(number)
        ratio = self.devicePixelRatioF()
        size = QSize(width, round(width * points.height() / points.width()))
        picture = QPixmap.fromImage(document.render(number, size * ratio))
        picture.setDevicePixelRatio(ratio)
        white = QPixmap(picture.size())
        white.fill(Qt.GlobalColor.white)
        white.setDevicePixelRatio(ratio)
        painter = QPainter(white)
        painter.drawPixmap(0, 0, picture)
        painter.end()
        return white

    def _sheet(self) -> QLabel:
        sheet = QLabel(self._inner)
        sheet.setProperty("look", "paper")
        self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        return sheet


def print_pdf(data: bytes, parent: QWidget) -> bool:
    """Ask for a printer and print all pages; return whether it was sent. Nothing goes to disk."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = page_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("SSA Desk")
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    if chosen:
        paint_pdf(data, printer)
    return chosen


def page_printer() -> "QPrinter":
    """Return a printer for whole A4 pages."""
    from PySide6.QtPrintSupport import QPrinter

    ask_here_only(paths.printing_choices())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("SSA Desk")
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    upright = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, QMarginsF()))
    return printer


def paint_pdf(data: bytes, printer: "QPrinter") -> None:
    """Paint all pages on the whole paper of the printer."""
    document, buffer = _opened(data)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        points = document.pagePointSize(number)
        pixels = QSize(*(round(side * PRINT_DPI / 72) for side in points.toTuple()))
        paper = painter.viewport()
        fitted = pixels.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(paper.topLeft(), fitted), document.render(number, pixels))
    painter.end()
    buffer.close()


def _opened(data: bytes) -> tuple["QPdfDocument", QBuffer]:
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer
