"""The rows of all 16 lists that count, read by the counting rules alone (COUNTING 4 and 6).

Shares no code with the program. Reads CSV only; the choices come from `expected.json`.
"""

import csv
import io
import json
from datetime import date
from pathlib import Path

YEAR = Path(__file__).parents[2] / "files" / "reference-year"
# By list: needed texts, needed days, other days, numbers, choices, lists of choices.
RULES = {
    "faelle": (
        ("Fallnummer", "Hauptthema"),
        ("Beginn",),
        ("Ende", "Geburtsdatum"),
        (),
        {
            "Geschlecht": "gender",
            "Zugang": "access_path",
            "Hauptthema": "topic",
            "Familiensprache": "language",
            "Deutsch vorrangig": "answer",
            "neu zugewandert": "answer",
            "Abschlussgrund": "closure_reason",
            "Zielerreichung": "goal_attainment",
            "Beratung ohne Eltern": "answer",
        },
        {"weitere Themen": "topic"},
    ),
    "kontakte": (
        ("Fallnummer",),
        ("Datum",),
        ("Wiedervorlage",),
        ("Dauer in Minuten",),
        {"Kontaktart": "channel", "Setting": "setting"},
        {"Beteiligte": "addressee", "Themen": "topic", "Maßnahmen": "intervention"},
    ),
    "klassenverlauf": (("Fallnummer",), ("gültig ab",), (), (), {}, {}),
    "strichliste": (
        (),
        ("Datum",),
        (),
        ("Kurzberatungen", "Beratungen über 15 Min.", "Personen"),
        {"Adressat": "addressee"},
        {"Themen": "topic"},
    ),
    "gruppen": (
        (),
        (),
        ("Beginn", "Ende"),
        ("geplante Termine",),
        {"Art": "group_offer_type", "Angebotsform": "offer_form", "Setting": "setting"},
        {"Partner": "partner_type"},
    ),
    "gruppentermine": (
        ("Angebot-Nr",),
        ("Datum",),
        (),
        ("Dauer in Minuten", "Teilnehmende", "davon w", "davon m", "davon d", "Besucher"),
        {"Status": "session_state"},
        {},
    ),
    "elternkontakte": (
        (),
        ("Datum",),
        (),
        ("Dauer in Minuten",),
        {"Art": "parent_contact_type", "Sprache": "language", "Sprachmittlung": "answer"},
        {"Themen": "topic"},
    ),
    "elternveranstaltungen": (
        (),
        ("Datum",),
        (),
        ("Dauer in Minuten", "Teilnehmende", "davon Mütter", "davon Väter"),
        {"Art": "parent_event_type"},
        {"Sprachen": "language", "Partner": "partner_type"},
    ),
    "uebergaenge": (
        ("Art",),
        ("Beginn",),
        ("Ergebnis am",),
        (),
        {"Art": "transition_kind", "Empfehlung": "school_type"},
        dict.fromkeys(("Schritte erledigt", "Schritte geplant", "Schritte versäumt"), "stage"),
    ),
    "fehlzeiten": (
        ("Fallnummer",),
        ("Von",),
        ("Bis", *(f"Schritt {n} am" for n in range(1, 8))),
        ("Fehltage", "davon unentschuldigt", "Fehlstunden"),
        {"Form": "absence_form", "Ergebnis": "absence_result"},
        {},
    ),
    "kinderschutz": (
        (),
        (),
        ("wahrgenommen am", "Einschätzung am", "Meldung an Jugendamt am", "Rückmeldung am"),
        (),
        {"Ergebnis": "risk_result", "iseF beteiligt": "answer"},
        {},
    ),
    "netzwerk": (
        (),
        ("Datum",),
        (),
        ("Dauer in Minuten",),
        {"Gremium": "committee_type", "Stelle": "partner_type", "intern/extern": "side"},
        {},
    ),
    "kollegiale_beratung": (
        (),
        ("Datum",),
        (),
        ("Dauer in Minuten",),
        {"Art": "staff_consultation_type", "Thema": "topic"},
        {},
    ),
    "vermittlungen": (
        ("Fallnummer",),
        ("Datum",),
        (),
        (),
        {"Stelle": "partner_type", "Art": "referral_kind", "angenommen": "answer"},
        {},
    ),
    "zeiten": ((), ("Datum",), (), ("Minuten",), {"Arbeitsbereich": "work_area"}, {}),
    "schulen": ((), (), (), ("Schülerzahl",), {"Schulform": "school_type"}, {}),
}
ORDERS = {
    "faelle": (("Beginn", "Ende"), ("Geburtsdatum", "Beginn")),
    "gruppen": (("Beginn", "Ende"),),
    "fehlzeiten": (("Von", "Bis"),),
}
PLAIN = {
    "answer": ("ja", "nein", "unbekannt"),
    "session_state": ("stattgefunden", "ausgefallen"),
    "side": ("intern", "extern"),
    "referral_kind": ("Vermittlung", "nur beteiligt"),
    "offer_form": {
        "project_diversity_group_work": "Projekte / Projektarbeit / soziale und "
        "diversity-orientierte Gruppenarbeit (für alle)",
        "social_group_work": "Soziale Gruppenarbeit (Schwerpunkt multipler Unterstützungsbedarf)",
    },
}


HEADERS = {
    path.stem: path.read_text(encoding="utf-8-sig").split("\n", 1)[0].strip().split(";")
    for path in YEAR.glob("*.csv")
}


def choices():
    """Return by catalogue what a name in lower case means, and all its names."""
    expected = json.loads((YEAR / "expected.json").read_text(encoding="utf-8"))
    found = {
        name: {
            one["identifier"]: [
                word for word in (one["label"], one["code"], one["identifier"]) if word
            ]
            for one in entries
        }
        for name, entries in expected["catalogues"].items()
    }
    found["gender"]["male"].append("m")
    found["gender"]["female"].append("w")
    found["gender"]["diverse"].append("d")
    for name, words in PLAIN.items():
        found[name] = (
            {key: [word] for key, word in words.items()}
            if isinstance(words, dict)
            else {word: [word] for word in words}
        )
    return found


NAMES = choices()
MEANING = {
    name: {word.casefold(): key for key, words in entries.items() for word in words}
    for name, entries in NAMES.items()
}


class InvalidError(Exception):
    """A row that must be left out."""


def rows_of(path):
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    head = text.split("\n", 1)[0]
    separator = max(";\t,", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    wanted = {h.casefold(): h for h in HEADERS[path.stem]}
    header = [wanted.get(cell.casefold(), "") for cell in rows[0]]
    return [dict(zip(header, row, strict=False)) for row in rows[1:]]


def day(text):
    if not text:
        return None
    try:
        if "-" in text:
            y, m, d = text.split("-")
        else:
            d, m, y = text.split(".")
        return date(int(y) + 2000 if len(y) == 2 else int(y), int(m), int(d))
    except ValueError:
        raise InvalidError from None


def meaning(catalogue, text):
    if not text:
        return None
    if text.casefold() not in MEANING[catalogue]:
        raise InvalidError
    return MEANING[catalogue][text.casefold()]


def understood(name, row):
    """Return the values of a row; raises InvalidError."""
    needed, needed_days, days, numbers, single, several = RULES[name]
    found = {header: row.get(header, "") for header in HEADERS[name]}
    if any(not found[header] for header in (*needed, *needed_days)):
        raise InvalidError
    found |= {header: day(found[header]) for header in (*needed_days, *days)}
    found |= {header: whole(found[header]) for header in numbers}
    found |= {header: meaning(catalogue, found[header]) for header, catalogue in single.items()}
    found |= {header: meanings(catalogue, found[header]) for header, catalogue in several.items()}
    if name == "uebergaenge":
        found["Ergebnis"] = meaning(f"outcome.{found['Art']}", found["Ergebnis"])
    for first, last in ORDERS.get(name, ()):
        if found[first] and found[last] and found[last] < found[first]:
            raise InvalidError
    return found


def whole(text):
    if text and not (text.isascii() and text.isdigit()):
        raise InvalidError
    return int(text) if text else None


def meanings(catalogue, cell):
    if cell.casefold() in MEANING[catalogue]:
        return [meaning(catalogue, cell)]
    parts = [part.strip() for part in cell.split(",")]
    return [meaning(catalogue, part) for part in parts if part]


def read_lists(folder):
    """Return the valid rows of all lists, each repeated row of cases and contacts once."""
    found, known = {}, {"Fallnummer": set(), "Angebot-Nr": set()}
    for name in sorted(RULES, key=lambda one: one not in ("faelle", "gruppen")):
        found[name], seen = [], set()
        for row in rows_of(folder / f"{name}.csv"):
            mark = tuple(row.get(header, "").casefold() for header in HEADERS[name])
            try:
                values = understood(name, row)
                connect(name, values, known)
            except InvalidError:
                continue
            if name not in ("faelle", "kontakte") or mark not in seen:
                found[name].append(values)
            seen.add(mark)
    return found


def connect(name, values, known):
    """Note new numbers; refuse unknown ones and a second case or offer of one number."""
    for header, of in (("Fallnummer", "faelle"), ("Angebot-Nr", "gruppen")):
        if not values.get(header):
            continue
        number = values[header] = values[header].casefold()
        if (number in known[header]) == (name == of):
            raise InvalidError
        known[header].add(number)
