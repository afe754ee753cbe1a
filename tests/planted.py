"""Invented cases with planted names, numbers and days, and an oracle that knows what was planted.

The oracle is simple on purpose: letters and digits only, in lower case. It shares no code with the
program.
"""

import re
import unicodedata
from datetime import date, timedelta

from ssa_desk.domain.records import (
    Body,
    Case,
    CaseContact,
    ContactPerson,
    Guardian,
    ParentContact,
    RelatedPerson,
    School,
    Teacher,
    WorkerProfile,
    YoungPerson,
)

FIRST = {
    "Jörg": ("Joerg", "Jorg"),
    "Anna-Lena": ("Annalena", "Anna Lena", "Lena"),
    "Ayşe": ("Ayse", "Aysche"),
    "Çağla": ("Cagla", "Tschagla"),
    "Mohammed": ("Muhammad", "Mohamed", "Muhammed"),
    "Khaled": ("Chaled", "Khaleds"),
    "Fatima": ("Fatimah", "Fathima"),
    "Oleksandr": ("Olexandr", "Олександр"),
    "Yuliia": ("Julija", "Yulia", "Юлія"),
    "Zoë": ("Zoe", "ZOË"),
    "Li": ("Li", "LI"),
    "Emine": ("Emine", "EMINE"),
    "Björn": ("Bjoern", "Bjorn"),
    "Søren": ("Soeren", "Soren"),
}
LAST = {
    "Müller": ("Mueller", "Muller", "MÜLLER"),
    "Groß": ("Gross", "GROSS"),
    "Yıldız": ("Yildiz", "Jildis"),
    "Şahin": ("Sahin", "Schahin", "Shahin"),
    "al-Hariri": ("Al Hariri", "Alhariri", "Hariri"),
    "Schewtschenko": ("Shevchenko", "Ševčenko", "Шевченко"),
    "Kovalenko": ("Kowalenko", "Коваленко"),
    "Kaya-Demir": ("Demir", "Kaya", "Kaya Demir"),
    "von der Heide": ("Heide", "v. d. Heide"),
    "Großmann": ("Grossmann", "Großman"),
    "Öztürk": ("Oeztuerk", "Ozturk"),
    "Wolf": ("WOLF", "Wolfs"),
    "Ó Briain": ("O Briain", "Briain"),
    "Nguyễn": ("Nguyen", "NGUYEN"),
}
STREETS = {
    "Lindenstraße 14b": ("Lindenstr. 14 b", "Lindenstrasse", "LINDENSTRASSE 14b"),
    "Am Alten Markt 3": ("am alten Markt 3", "Am Alten Markt"),
    "Köln-Mindener-Str. 7": ("Köln Mindener Straße 7", "Koeln-Mindener Str."),
    "Bürgerweg 21": ("Buergerweg 21", "Burgerweg", "Bürger-\nweg"),
}
SCHOOLS = {
    "Gesamtschule Kaiserplatz": ("Kaiserplatz", "GE Kaiserplatz", "Kaiserplatzschule"),
    "Brüder-Grimm-Schule": ("Brueder Grimm Schule", "Brüder-Grimm-Schule"),
    "Gymnasium Fabritianum": ("Fabritianum", "FABRITIANUM"),
}
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"),
    *("Oktober", "November", "Dezember"),
)
FRAMES = (
    "Gespräch mit {} in der Pause.",
    "Heute kam {} und war traurig.",
    "{} hat angerufen, es ging um den Unterricht.",
    "Streit zwischen {} und anderen Kindern ({} blieb ruhig).",
    "Ich habe über „{}“ gesprochen;\n{} war nicht da.",
)


def bare(text):
    """Return a text as the oracle compares it."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in text if one.isalnum())


def stands_in(planted, text):
    """Return whether something planted can be read in a text."""
    words = re.sub(r"[\u00ad\u200b-\u200d\u2060]", "", text)
    words = re.sub(r"-\n", "", words)
    if len(bare(planted)) < 4:
        return re.search(rf"(?<!\w){re.escape(planted)}(?!\w)", words) is not None
    if planted.isdigit() or any(one.isdigit() for one in planted):
        return bare(planted) in bare(text)
    # Parts of longer words are others: "Lena" in "Kalender".
    found = re.findall(r"[^\W\d_]+(?:[-' ][^\W\d_]+)*", unicodedata.normalize("NFC", words))
    runs = {bare(one) for run in found for one in _runs(run)}
    return bool(runs & {bare(planted), bare(planted) + "s"})


def _runs(run):
    parts = re.split(r"[-' ]", run)
    return [
        "".join(parts[first:last])
        for first in range(len(parts))
        for last in range(first + 1, min(first + 5, len(parts) + 1))
    ]


def inflected(random, word):
    """Return a word as it may be typed: inflected, put together, split, in capitals."""
    ways = (
        word,
        f"{word}s",
        f"{word}’s",
        f"{word}-Kind",
        word.upper() if "ı" not in word else word,
        f"{word[:2]}\u00ad{word[2:]}" if len(word) > 4 else word,
        f"{word[:3]}-\n{word[3:]}" if len(word) > 6 and word.isalpha() else word,
    )
    return random.choice(ways)


class Paper:
    """One invented file with a case; `planted` is everything that must not be read in its paper."""

    def __init__(self, random, number):
        self.random, self.number = random, number
        self.planted = []
        first, last = random.choice([*FIRST]), random.choice([*LAST])
        self.birth = date(2010, 1, 1) + timedelta(days=random.randrange(2500))
        self.street, self.school_name = random.choice([*STREETS]), random.choice([*SCHOOLS])
        self.telephone = f"02151 {random.randrange(100000, 999999)}"
        self.class_name = f"{random.randrange(5, 10)}{random.choice('abcd')}"
        self.case_no = f"2026-{random.randrange(100, 999)}"
        self.names = [first, last]
        self._people(first, last)

    def records(self):
        """Yield the records of the file."""
        yield from (self.school, self.child, self.case, *self.people)
        texts = [self._text() for _ in range(8)]
        for place, text in enumerate(texts):
            day = date(2026, 3, 2) + timedelta(days=7 * place)
            if place % 3 == 2:
                who = f"Frau {self.random.choice([*LAST])}, Mutter"
                self.planted.append(who[5:].partition(",")[0])
                yield ParentContact(case_id=self.case.id, date=day, note=text, participants=who)
            else:
                yield CaseContact(
                    case_id=self.case.id, date=day, observation=text, agreements=self._text()
                )

    def _people(self, first, last):
        pick = self.random.choice
        self.school = School(name=self.school_name, head=f"Frau {pick([*LAST])}")
        self.child = YoungPerson(
            first_name=first,
            last_name=last,
            birth_date=self.birth,
            contact=f"{self.street}\n47798 Krefeld\nTel. {self.telephone}",
        )
        self.case = Case(
            case_no=self.case_no,
            young_person_id=self.child.id,
            school_id=self.school.id,
            class_name=self.class_name,
            opened_on=date(2026, 2, 2),
            initial_situation=self._text(),
        )
        body = Body(name="Caritas Nord", partner_type="family_counselling")
        stranger = YoungPerson(first_name=pick([*FIRST]), last_name=pick([*LAST]))
        others = [
            Guardian(
                young_person_id=self.child.id,
                name=f"{pick(['Frau ', 'Herr ', ''])}{pick([*FIRST])} {last}",
                relation="biological_parent",
                telephone=self.telephone,
                email="familie.post@beispiel.de",
                address=f"{self.street}, 47798 Krefeld",
            ),
            RelatedPerson(young_person_id=self.child.id, name=pick([*FIRST]), relation="sibling"),
            Teacher(
                name=f"Herr {pick([*LAST])}", class_name=self.class_name, school_id=self.school.id
            ),
            body,
            ContactPerson(body_id=body.id, name=f"{pick([*FIRST])} {pick([*LAST])}"),
            WorkerProfile(name=f"{pick([*FIRST])} {pick([*LAST])}"),
        ]
        self.people = [*others, stranger, Case(case_no="2025-900", young_person_id=stranger.id)]
        told = (one for one in others if hasattr(one, "name") and one is not body)
        for one in told:
            self.names += [part for part in FIRST if part in one.name.split()]
            self.names += [part for part in LAST if one.name.endswith(part)]
        self.names += [stranger.first_name, stranger.last_name]

    def _text(self):
        random = self.random
        parts = []
        for _ in range(3):
            name = random.choice(self.names)
            known = {**FIRST, **LAST}[name]
            shown = random.choice((name, *known))
            self.planted.append(shown)
            parts.append(random.choice(FRAMES).format(inflected(random, shown), shown))
        parts.append(self._number())
        random.shuffle(parts)
        return " ".join(parts)

    def _number(self):
        """Return a sentence with a number, day or place, and note it."""
        day, digits = self.birth, re.sub(r"\D", "", self.telephone)
        month = MONTHS[day.month - 1]
        days = (
            f"{day:%d.%m.%Y}",
            f"{day.day}.{day.month}.{day:%y}",
            f"{day.day}. {month} {day.year}",
            f"{day:%Y-%m-%d}",
            f"{day.day}. {day.month}. {day.year}",
        )
        calls = (
            f"+49 {digits[1:5]}-{digits[5:]}",
            f"0049{digits[1:]}",
            f"{digits[:5]}/{digits[5:8]} {digits[8:]}",
            f"({digits[:5]}) {digits[5:]}",
        )
        told = (
            self.random.choice(days),
            self.random.choice(calls),
            self.random.choice((self.street, *STREETS[self.street])),
            self.random.choice((self.school_name, *SCHOOLS[self.school_name])),
            self.random.choice((self.class_name, f"{self.class_name[0]} {self.class_name[1]}")),
            self.random.choice((self.case_no, self.case_no.replace("-", "/"))),
            "familie.post@beispiel.de",
            "47798 Krefeld",
        )
        chosen = self.random.choice(told)
        self.planted.append(chosen)
        return f"Notiert: {chosen}, mehr nicht."
