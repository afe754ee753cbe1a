"""What tests read out of a PDF."""

from io import BytesIO

import pikepdf
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument


def pages(pdf):
    """Return the text of each page as a reader gets it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    texts = [document.getAllText(number).text() for number in range(document.pageCount())]
    document.close()
    return [text.replace("\r\n", "\n") for text in texts]


def opened(pdf):
    """Return the PDF as a tree of objects."""
    return pikepdf.open(BytesIO(pdf))


def xmp(pdf):
    """Return the XMP metadata as text."""
    with opened(pdf) as document:
        return document.Root.Metadata.read_bytes().decode()
