import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.services.imports.errors import FileRefusedError
from ssa_desk.services.imports.workbook import sheets_of

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<styleSheet {MAIN}>
  <numFmts><numFmt numFmtId="165" formatCode='TT.MM.JJJJ;[Red]"Tag"'/>
    <numFmt numFmtId="166" formatCode='0.0" d"'/>
    <numFmt numFmtId="167" formatCode="Standard"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/>
    <xf numFmtId="20"/><xf numFmtId="167"/></cellXfs></styleSheet>"""
STRINGS = f"""<sst {MAIN}><si><t>Müller &amp; Co</t></si>
  <si><r><t>zwei </t></r><r><t>Teile</t></r><rPh><t>x</t></rPh></si></sst>"""


def book(rows, *, properties="", strings=STRINGS, states=("visible",)):
    """The bytes of a workbook whose sheets all hold these rows."""
    sheets = "".join(
        f'<sheet name="S{n}" state="{state}" r:id="r{n}"/>' for n, state in enumerate(states)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(len(states))
    )
    parts = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{LINKS}">{properties}{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings,
    }
    for n in range(len(states)):
        sheet = f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
        parts[f"xl/worksheets/sheet{n}.xml"] = sheet
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def first_cells(*cells, **book_parts):
    (sheet,) = sheets_of(book(f'<row r="1">{"".join(cells)}</row>', **book_parts))
    return sheet.header


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="s"><v>0</v></c>', "Müller & Co"),
        ('<c t="s"><v>1</v></c>', "zwei Teile"),
        ('<c t="inlineStr"><is><t>=1+1_x000D_</t></is></c>', "=1+1"),
        ('<c t="str"><f>A1</f><v>Ergebnis</v></c>', "Ergebnis"),
        ("<c><v>45</v></c>", "45"),
        ("<c><v>45.0</v></c>", "45"),
        ("<c><v>0.75</v></c>", "0,75"),
        ('<c s="1"><v>46000</v></c>', "09.12.2025"),
        ('<c s="2"><v>46000</v></c>', "09.12.2025"),
        ('<c s="3"><v>1.5</v></c>', "1,5"),
        ('<c s="4"><v>0.34375</v></c>', "08:15"),
        ('<c s="5"><v>46000</v></c>', "46000"),
        ('<c t="b"><v>1</v></c>', "ja"),
        ('<c t="d"><v>2025-12-09T00:00:00</v></c>', "09.12.2025"),
        ('<c t="d"><v>1899-12-30T08:15:00</v></c>', "08:15"),
    ],
)
def test_a_cell_reads_as_it_would_in_a_csv_file(cell, text):
    assert first_cells(cell) == (text,)


def test_days_since_1904_are_the_same_days():
    properties = '<workbookPr date1904="1"/>'
    assert first_cells('<c s="1"><v>44538</v></c>', properties=properties) == ("09.12.2025",)


def test_rows_and_cells_that_are_left_out_keep_their_places():
    rows = (
        '<row r="3"><c r="B3"><v>1</v></c></row><row r="7"><c r="AA7"><v>2</v></c></row>'
        '<row r="9"><c r="A9"/></row>'
    )
    (sheet,) = sheets_of(book(rows))
    assert sheet.header == ("", "1")
    ((line),) = sheet.rows
    assert (line.record, line.line, line.cells[26], len(line.cells)) == (7, 7, "2", 27)


def test_hidden_sheets_are_left_alone():
    content = book('<row><c t="s"><v>0</v></c></row>', states=("hidden", "visible"))
    assert len(list(sheets_of(content))) == 1


BOMB = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<sst><si><t>&b;</t></si></sst>"""


@pytest.mark.parametrize(
    "content",
    [
        book("<row/>", strings=BOMB),
        book('<row><c t="s"><v>9</v></c></row>'),
        book("<row><c><v>keine Zahl</v></c></row>"),
        book("<row><c>"),
        b"PK\x03\x04nichts",
    ],
    ids=["entities", "no such text", "no number", "no end", "no archive"],
)
def test_a_damaged_or_dangerous_book_is_refused(content):
    with pytest.raises(FileRefusedError, match="beschädigt"):
        list(sheets_of(content))


def test_another_archive_is_no_book():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(FileRefusedError, match="keine Excel-Datei"):
        list(sheets_of(file.getvalue()))


def test_sheets_that_unpack_to_too_much_together_are_refused(monkeypatch):
    monkeypatch.setattr("ssa_desk.services.imports.workbook._MOST_BYTES", 1000)
    content = book("<row/>" * 80, states=("visible", "visible", "visible"))
    with pytest.raises(FileRefusedError, match="zu groß"):
        list(sheets_of(content))


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("ssa_desk.services.imports.workbook._MOST_BYTES", 1000)
    with pytest.raises(FileRefusedError, match="zu groß"):
        list(sheets_of(book("<row/>" * 1000)))


@given(st.data())
def test_any_damage_is_refused_or_read(data):
    whole = bytearray(book('<row><c t="s"><v>0</v></c><c s="1"><v>46000</v></c></row>'))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    with suppress(FileRefusedError):
        list(sheets_of(bytes(whole)))
