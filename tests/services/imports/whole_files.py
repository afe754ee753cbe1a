"""Years of `whole_year` as CSV files: tidy, and by a hurried hand."""

import csv

from services.imports.whole_lists import HEADERS, NAMES, RULES

# A hand that writes these otherwise would write another name.
AS_IT_IS = {"Nachname", "Vorname", "Schule", "Klasse", "Notiz"}


def write_tidy(year, folder, _chance):
    return [
        _write(folder / f"{name}.csv", [HEADERS[name], *rows], "utf-8-sig", ";")
        for name, rows in year.rows.items()
    ]


def write_messy(year, folder, chance):
    paths = []
    for name, rows in year.rows.items():
        headers, spelled = HEADERS[name], {}
        written = [[chance.choice((h, f" {h} ", h.upper(), h.lower())) for h in headers]]
        for row in rows:
            # A repeated row is spelled as before, but for blanks at the ends and case.
            cells = spelled.setdefault(tuple(row), hurried(name, row, chance))
            written.append(
                [_again(header, one, chance) for header, one in zip(headers, cells, strict=True)]
            )
        order = list(range(len(headers)))
        chance.shuffle(order)
        written = [[row[place] for place in order] for row in written]
        for _ in range(3):
            blank = chance.choice(([], [""] * len(headers), ["  ", ""]))
            written.insert(chance.randrange(1, len(written) + 1), blank)
        encoding = chance.choice(("utf-8", "utf-8-sig", "cp1252"))
        paths.append(_write(folder / f"{name}.csv", written, encoding, chance.choice(";\t,")))
    return paths


def is_day(name, header, cell):
    """Return whether a cell holds a day of the calendar, TT.MM.JJJJ."""
    known = header in (*RULES[name][1], *RULES[name][2])
    return known and cell[:1].isdigit() and cell not in ("31.02.2026", "12.13.2025")


def hurried(name, row, chance):
    return [
        _cell(name, header, cell, chance) for header, cell in zip(HEADERS[name], row, strict=True)
    ]


def _write(path, rows, encoding, separator):
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def _again(header, cell, chance):
    if header in AS_IT_IS or "ß" in cell:
        return cell
    return chance.choice((cell, cell, cell.upper(), f" {cell} "))


def _cell(name, header, cell, chance):
    if not cell:
        return chance.choice(("", " "))
    if is_day(name, header, cell):
        day, month, year = cell.split(".")
        short = f"{int(day)}.{int(month)}.{year[2:] if year > '2000' else year}"
        return chance.choice((cell, short, f"{year}-{month}-{day}", f" {cell} "))
    if header in AS_IT_IS:
        return cell if header == "Notiz" else chance.choice((cell, f" {cell}", f"{cell} "))
    single, several = RULES[name][4], RULES[name][5]
    catalogue = single.get(header) or several.get(header)
    words = next((words for words in NAMES.get(catalogue, {}).values() if cell in words), None)
    if header in several and not words:
        cell = cell.replace(", ", chance.choice((", ", " , ", ",  ")))
    word = chance.choice(words or [cell])
    if catalogue or header == "Ergebnis":
        return chance.choice((word, word.upper(), word.lower(), f" {word}"))
    return chance.choice((cell, f"{cell} "))
