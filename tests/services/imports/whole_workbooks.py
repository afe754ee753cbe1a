"""Years of `whole_year` as workbooks, with every way in which a program may store a cell."""

from datetime import date
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from services.imports.whole_files import is_day
from services.imports.whole_lists import HEADERS, RULES

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = f"""<workbook {MAIN} xmlns:r="{LINKS}"><workbookPr date1904="SINCE"/><sheets>
  <sheet name="a" sheetId="1" r:id="rFIRST"/><sheet name="b" sheetId="2" r:id="rLAST"/>
</sheets></workbook>"""
TARGETS = f"""<Relationships>
  <Relationship Id="r1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>
  <Relationship Id="r2" Type="{LINKS}/worksheet" Target="/xl/worksheets/sheet2.xml"/>
</Relationships>"""
STYLES = f"""<styleSheet {MAIN}>
  <numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"""
NOTES = '<row r="1"><c r="A1" t="inlineStr"><is><t>Hinweise</t></is></c></row>'
KEPT = 'xml:space="preserve"'


def write_workbooks(year, folder, chance):
    return [_write(folder / f"{name}.xlsx", name, rows, chance) for name, rows in year.rows.items()]


def _write(path, name, rows, chance):
    since_1904, strings = chance.random() < 0.3, []
    lines = [[("text", header) for header in HEADERS[name]]]
    lines += [[_typed(name, *one) for one in zip(HEADERS[name], row, strict=True)] for row in rows]
    body = "".join(
        f'<row r="{number}">{_cells(line, number, since_1904, strings, chance)}</row>'
        for number, line in enumerate(lines, 1)
    )
    for number in (len(lines) + 1, len(lines) + 9):
        body += f'<row r="{number}"><c r="A{number}" s="1"/></row>'
    first = chance.choice("12")
    book = BOOK.replace("SINCE", str(int(since_1904))).replace("FIRST", first)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", book.replace("LAST", "2" if first == "1" else "1"))
        archive.writestr("xl/_rels/workbook.xml.rels", TARGETS)
        archive.writestr("xl/styles.xml", STYLES)
        archive.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{''.join(strings)}</sst>")
        for number, content in ((1, body), (2, NOTES)):
            sheet = f"<worksheet {MAIN}><sheetData>{content}</sheetData></worksheet>"
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet)
    return path


def _typed(name, header, cell):
    if is_day(name, header, cell):
        day, month, year = map(int, cell.split("."))
        return ("day", date(year, month, day))
    if header in RULES[name][3] and cell.lstrip("-").isdigit():
        return ("number", cell)
    return ("answer" if cell in ("ja", "nein") else "text", cell)


def _cells(line, number, since_1904, strings, chance):
    found = []
    for column, (kind, value) in enumerate(line):
        place = f'r="{chr(65 + column)}{number}"'
        if kind == "day":
            found.append(_day(place, value, since_1904, chance))
        elif kind == "number":
            typed = chance.choice(("", ' t="n"')), chance.choice(("", "<f>1+1</f>"))
            found.append(f"<c {place}{typed[0]}>{typed[1]}<v>{value}</v></c>")
        elif value:
            found.append(_text(place, value, strings, chance))
        else:
            found.append(chance.choice((f"<c {place}/>", "")))
    return "".join(found)


def _day(place, day, since_1904, chance):
    serial = (day - date(1899, 12, 30)).days - (1462 if since_1904 else 0)
    if serial < 1:
        return f'<c {place} t="inlineStr"><is><t>{day:%d.%m.%Y}</t></is></c>'
    return chance.choice(
        (
            f'<c {place} s="1"><v>{serial}</v></c>',
            f'<c {place} s="2"><f>HEUTE()</f><v>{serial}.0</v></c>',
            f'<c {place} t="d"><v>{day}</v></c>',
            f'<c {place} t="d" s="1"><v>{day}T00:00:00</v></c>',
        )
    )


def _text(place, value, strings, chance):
    shown = escape(value)
    ways = [
        f'<c {place} t="inlineStr"><is><t {KEPT}>{shown}</t></is></c>',
        f'<c {place} t="str"><f>X</f><v>{shown}</v></c>',
        f'<c {place} t="s"><v>{len(strings)}</v></c>',
    ]
    if value in ("ja", "nein"):
        ways = [f'<c {place} t="b"><v>{int(value == "ja")}</v></c>']
    way = chance.choice(ways)
    if way == ways[-1] and len(ways) > 1:
        parts = (escape(value[:3]), escape(value[3:]))
        strings.append(f"<si>{''.join(f'<r><t {KEPT}>{one}</t></r>' for one in parts)}</si>")
    return way
