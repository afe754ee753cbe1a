"""From the bytes of a file to its text, whatever program wrote it."""

import codecs
import unicodedata

from ssa_desk.services.imports.errors import FileRefusedError

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOTHING = " \t\r\n;,"
_ALLOWED_CONTROLS = {"\t", "\n", "\r", "\x0b", "\x0c"}


def text_of(content: bytes) -> str:
    """Return the text: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252.

    Raises FileRefusedError when the file is empty or no text.
    """
    if not content.strip():
        raise FileRefusedError("Die Datei ist leer.")
    if content.startswith(_OLD_EXCEL):
        raise FileRefusedError(
            "Das ist eine alte Excel-Datei (XLS) oder eine geschützte. "
            "Bitte speichern Sie die Tabelle ohne Kennwort als XLSX- oder CSV-Datei."
        )
    text = _decoded(content)
    if text is None or any(char < " " and char not in _ALLOWED_CONTROLS for char in text):
        raise FileRefusedError(
            "Das ist keine Textdatei. Bitte speichern Sie die Liste als CSV-Datei (UTF-8)."
        )
    if not text.strip(_NOTHING):
        raise FileRefusedError("Die Datei ist leer.")
    # Some systems store an umlaut as two characters; the choice lists have it as one.
    return unicodedata.normalize("NFC", text)


def _decoded(content: bytes) -> str | None:
    if content.startswith(_UTF_16):
        encodings = ["utf-16"]
    elif content.startswith(codecs.BOM_UTF8):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
