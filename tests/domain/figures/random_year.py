"""Invented years for tests: plain rows, and the same rows as the lists of a hurried hand."""

import csv
import tomllib
from datetime import date, timedelta
from pathlib import Path

CATALOGUES = Path(__file__).parents[3] / "resources" / "catalogues"
FIRST, LAST = date(2025, 8, 1), date(2026, 7, 31)
SCHOOLS = (("Schule A", "gesamtschule"), ("Schule B", "primary"), ("Kolleg", "vocational_college"))
CLASSES = ("1a", "2b", "4", "5c", "6e", "7a", "8d", "9b", "10a", "EF", "Q1", "Q2", "IFK", "", "13")
LISTS = {
    "Geschlecht": "gender",
    "Zugang": "access_path",
    "Hauptthema": "topic",
    "weitere Themen": "topic",
    "Familiensprache": "language",
    "Deutsch vorrangig": "answer",
    "neu zugewandert": "answer",
    "Abschlussgrund": "closure_reason",
    "Zielerreichung": "goal_attainment",
    "Beratung ohne Eltern": "answer",
    "Kontaktart": "channel",
    "Setting": "setting",
    "Beteiligte": "addressee",
    "Themen": "topic",
    "Maßnahmen": "intervention",
    "Schulform": "school_type",
    "Adressat": "addressee",
}


def entries(name):
    text = (CATALOGUES / f"{name}.toml").read_text(encoding="utf-8")
    return {one["identifier"]: one for one in tomllib.loads(text)["entry"]}


class RandomYear:
    """Rows of five lists, drawn with `chance`."""

    def __init__(self, chance, cases):
        self.chance = chance
        self.options = {header: tuple(entries(name)) for header, name in LISTS.items()}
        self.faelle = [self._case(number) for number in range(cases)]
        numbers = [row["Fallnummer"] for row in self.faelle[:-3]]
        self.kontakte = [self._contact(numbers) for _ in range(cases * 6)]
        self.klassenverlauf = [self._class(numbers, n) for n in range(cases // 2)]
        self.strichliste = [self._tally() for _ in range(cases)]
        self.schulen = [{"Schule": name, "Schulform": form} for name, form in SCHOOLS]

    def rows(self):
        return {name: getattr(self, name) for name in NAMES}

    def _maybe(self, header, empty=0.1):
        return None if self.chance.random() < empty else self.chance.choice(self.options[header])

    def _some(self, header, most):
        return self.chance.sample(self.options[header], self.chance.randint(0, most))

    def _day(self, before=120, after=60):
        days = (LAST - FIRST).days
        return FIRST + timedelta(days=self.chance.randint(-before, days + after))

    def _case(self, number):
        begin = self._day(before=300)
        closed = self.chance.random() < 0.5
        end = begin + timedelta(days=self.chance.randint(0, 400)) if closed else None
        main = self.chance.choice(self.options["Hauptthema"])
        further = self._some("weitere Themen", 4)
        if further and self.chance.random() < 0.2:
            further[0] = main
        child = number - 1 if number % 5 == 1 else number
        return {
            "Fallnummer": f"2025-{number:03}",
            "Nachname": f"{self.chance.choice(('Name', 'NAME'))}{child}",
            "Vorname": "Kim" if child % 2 else "Jo",
            "Geburtsdatum": None if child % 11 == 0 else date(2012, 1 + child % 12, 5),
            "Geschlecht": self._maybe("Geschlecht"),
            "Klasse": self.chance.choice(CLASSES),
            "Schule": self.chance.choice(SCHOOLS)[0] if self.chance.random() < 0.95 else "",
            "Beginn": begin,
            "Ende": end,
            "Zugang": self._maybe("Zugang"),
            "Hauptthema": main,
            "weitere Themen": further,
            "Familiensprache": self._maybe("Familiensprache"),
            "Deutsch vorrangig": self._maybe("Deutsch vorrangig"),
            "neu zugewandert": self._maybe("neu zugewandert"),
            "Abschlussgrund": self._maybe("Abschlussgrund") if closed else None,
            "Zielerreichung": self._maybe("Zielerreichung") if closed else None,
            "Beratung ohne Eltern": self._maybe("Beratung ohne Eltern", 0.9),
        }

    def _contact(self, numbers):
        # The lower numbers come more often, so that every extent is met.
        place = min(self.chance.randrange(len(numbers)), self.chance.randrange(len(numbers)))
        return {
            "Fallnummer": numbers[place],
            "Datum": self._day(),
            "Uhrzeit": f"{self.chance.randint(7, 16)}:{self.chance.randint(0, 59):02}",
            "Dauer in Minuten": self.chance.choice((None, 0, 5, 15, 16, 45, 90)),
            "Kontaktart": self._maybe("Kontaktart", 0),
            "Setting": self._maybe("Setting"),
            "Beteiligte": self._some("Beteiligte", 3),
            "Themen": self._some("Themen", 4),
            "Maßnahmen": self._some("Maßnahmen", 3),
            "Notiz": self.chance.choice(("", 'sagt "ja"; geht\nheim', "=1+1", "Müller, Öztürk")),
            "Wiedervorlage": self._day() if self.chance.random() < 0.1 else None,
        }

    def _class(self, numbers, n):
        return {
            "Fallnummer": numbers[n % len(numbers)],
            "gültig ab": self._day(before=200) + timedelta(days=n),
            "Klasse": self.chance.choice([name for name in CLASSES if name]),
        }

    def _tally(self):
        return {
            "Datum": self._day(),
            "Schule": self.chance.choice(SCHOOLS)[0],
            "Adressat": self._maybe("Adressat"),
            "Kurzberatungen": self.chance.randint(0, 3),
            "Beratungen über 15 Min.": self.chance.choice((None, 0, 1)),
            "Personen": self.chance.randint(0, 6),
            "Themen": self._some("Themen", 2),
        }


NAMES = ("faelle", "klassenverlauf", "kontakte", "strichliste", "schulen")


def write_lists(year, folder, chance):
    """Write the rows as five CSV files in mixed notation and return their paths."""
    labels = {header: entries(name) for header, name in LISTS.items()}
    paths = []
    for name, rows in year.rows().items():
        path = folder / f"{name}.csv"
        encoding, separator = chance.choice(("utf-8", "utf-8-sig")), chance.choice(";\t,")
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=separator)
            writer.writerow([chance.choice((header, f" {header.upper()} ")) for header in rows[0]])
            for row in rows:
                writer.writerow([_cell(h, value, labels, chance) for h, value in row.items()])
                if chance.random() < 0.02:
                    file.write(separator * 3 + "\r\n")
        paths.append(path)
    return paths


def _cell(header, value, labels, chance):
    if value is None:
        return ""
    if isinstance(value, date):
        short = f"{value.day}.{value.month}.{value:%y}" if value.year > 2020 else f"{value}"
        return chance.choice((f"{value:%d.%m.%Y}", f"{value}", short))
    if isinstance(value, list):
        codes = [labels[header][one].get("code") or labels[header][one]["label"] for one in value]
        if len(value) == 1:
            codes = [labels[header][value[0]]["label"]]
        return chance.choice((", ", ",", " , ")).join(codes)
    text = _word(labels[header][value], chance) if header in labels else str(value)
    return chance.choice((text, f" {text}", f"{text} "))


def _word(entry, chance):
    word = chance.choice((entry["label"], entry.get("code") or entry["label"], entry["identifier"]))
    return chance.choice((word, word.upper(), word.lower()))
