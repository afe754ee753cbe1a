"""The recovery sheet: the printed code that opens the file when all else is lost."""

from datetime import date

from ssa_desk.typesetting.compile import set_pdf
from ssa_desk.typesetting.fonts import check_glyphs, clean
from ssa_desk.typesetting.qr import qr_svg


def recovery_sheet(code: str, db_id: str, file_title: str, day: date) -> bytes:
    """Return the sheet as a PDF: the code in groups of four, its QR code, what it opens."""
    title = clean(file_title)
    check_glyphs({"Name der Datei": title})
    letters = code.replace("-", "").replace(" ", "")
    groups = [letters[start : start + 4] for start in range(0, len(letters), 4)]
    data = {
        "groups": groups,
        "db_id": db_id[:8],
        "file_title": title,
        "date": f"{day:%d.%m.%Y}",
    }
    return set_pdf("recovery_sheet", data, day, {"qr.svg": qr_svg("-".join(groups))})
