"""A PDF shown as pages on a desk, straight from memory, and its way to the printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

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
        for sheet in self._sheets:
            sheet.hide()
            sheet.deleteLater()
        self._sheets = []
        if not self._data:
            return
        document, buffer = _opened(self._data)
        width = min(_WIDEST, self.viewport().width() - 12)
        for number in range(document.pageCount()):
            self._sheets.append(self._sheet(document, number, width))
        document.close()
        buffer.close()

    def _sheet(self, document: "QPdfDocument", number: int, width: int) -> QLabel:
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
        sheet = QLabel(self._inner)
        sheet.setProperty("look", "paper")
        sheet.setPixmap(white)
        words = self.tr("Seite %1 von %2").replace("%1", str(number + 1))
        sheet.setAccessibleName(words.replace("%2", str(document.pageCount())))
        self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        return sheet


def print_pdf(data: bytes, parent: QWidget) -> bool:
    """Ask for a printer and print all pages; return whether it was sent. Nothing goes to disk."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("SSA Desk")
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    paint_pdf(data, printer)
    return True


def paint_pdf(data: bytes, printer: "QPrinter") -> None:
    """Paint all pages on the whole paper of the printer."""
    document, buffer = _opened(data)
    target = printer.paperRect(printer.Unit.DevicePixel)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        points = document.pagePointSize(number)
        pixels = QSize(*(round(side * PRINT_DPI / 72) for side in points.toTuple()))
        painter.drawImage(target, document.render(number, pixels))
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
