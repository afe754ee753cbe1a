"""A PDF shown as pages on a desk, straight from memory, and its way to the printer."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ssa_desk.settings import paths
from ssa_desk.system.printing import ask_here_only, wait_in_memory

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
_WIDEST = 820
_AT_ONCE = 2
"""Pages that are drawn before the window goes on."""


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
        self._opened: tuple[QPdfDocument, QBuffer] | None = None
        self._drawn = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._draw_next)
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
        self._close()
        self._opened = _opened(self._data) if self._data else None
        pages = self._opened[0].pageCount() if self._opened else 0
        # The bar stands before the width is measured: it would make every page jump.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if pages else policy.ScrollBarAsNeeded
        )
        # Sheets that stay keep the place on the desk.
        while len(self._sheets) > pages:
            sheet = self._sheets.pop()
            sheet.hide()
            sheet.deleteLater()
        while len(self._sheets) < pages:
            self._sheets.append(self._sheet())
        width = self._page_width()
        for number, sheet in enumerate(self._sheets, 1):
            sheet.setFixedSize(self._size(number - 1, width))
            words = self.tr("Seite %1 von %2").replace("%1", str(number))
            sheet.setAccessibleName(words.replace("%2", str(pages)))
        self._make_room()
        self._drawn = 0
        for _ in range(_AT_ONCE):
            self._draw_next()

    def _make_room(self) -> None:
        """Lay the sheets below each other now: drawing them takes a while, they would overlap."""
        self._column.activate()
        self._inner.resize(self.viewport().width(), self._column.totalMinimumSize().height())

    def _draw_next(self) -> None:
        """Draw one page, and the next one when the window has time: a report has many."""
        if self._opened is None:
            return
        if self._drawn >= len(self._sheets):
            self._close()
            return
        picture = self._picture(self._opened[0], self._drawn, self._page_width())
        self._sheets[self._drawn].setPixmap(picture)
        self._drawn += 1
        self._later.start()

    def _close(self) -> None:
        self._later.stop()
        if self._opened is not None:
            document, buffer = self._opened
            document.close()
            buffer.close()
            self._opened = None

    def _page_width(self) -> int:
        return max(1, min(_WIDEST, self.viewport().width() - 12))

    def _size(self, number: int, width: int) -> QSize:
        """Return the size of a sheet, its edge of one point included."""
        if self._opened is None:
            return QSize()
        points = self._opened[0].pagePointSize(number)
        return QSize(width + 2, round(width * points.height() / points.width()) + 2)

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
        # Qt would show it a moment later only, and leave it no room until then.
        sheet.show()
        return sheet


def print_pdf(data: bytes, parent: QWidget) -> bool:
    """Ask for a printer and print all pages; return whether it was sent. Nothing goes to disk."""
    printer = ask_printer(parent)
    if printer is not None:
        paint_pdf(data, printer)
    return printer is not None


def ask_printer(parent: QWidget, *, both_sides: bool = False) -> "QPrinter | None":
    """Return the printer that the user chose, None when none was wanted."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = page_printer()
    if both_sides:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("SSA Desk")
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    return printer if chosen else None


def page_printer() -> "QPrinter":
    """Return a printer for whole A4 pages."""
    from PySide6.QtPrintSupport import QPrinter

    ask_here_only(paths.printing_choices())
    wait_in_memory()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("SSA Desk")
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    upright = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, QMarginsF()))
    return printer


def paint_pdf(
    data: bytes, printer: "QPrinter", goes_on: Callable[[float], bool] = lambda _part: True
) -> None:
    """Paint all pages on the whole paper of the printer; `goes_on` is told the part done."""
    document, buffer = _opened(data)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if not goes_on(number / document.pageCount()):
            break
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
