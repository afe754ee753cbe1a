"""Invented years of all 16 lists with their odd cases, as tidy text cells."""

from datetime import date, timedelta

from services.imports.whole_lists import HEADERS, NAMES, RULES

CLASSES = (
    "1a",
    "2b",
    "4",
    "5c",
    "6e",
    "7a",
    "8d",
    "9b",
    "10a",
    "EF",
    "Q1",
    "Q2",
    "IFK",
    "",
    "13",
    "14",
    "05b",
    "EFa",
    "10 a",
)
SCHOOLS = ("Schule am Ring", "Grundschule Süd", "Kolleg, Nord", "Schule Straße")
WORDS = (
    "",
    "ruhig",
    'sagt "ja"; geht',
    "geht\nheim",
    "=1+1",
    "-3",
    "@x",
    "Müller, Öztürk",
    "+49",
    "café  zwei",
)


class WholeYear:
    """All 16 lists as tidy text cells."""

    def __init__(self, chance, cases, first, last):
        self.c, self.first, self.last = chance, first, last
        self.rows = {}
        self.rows["schulen"] = [
            [
                name,
                self.one("school_type"),
                self.number(0, 900),
                self.c.choice(("0,5", "1", "0,25", "")),
            ]
            for name in SCHOOLS
        ]
        self.rows["faelle"] = [self.case(n) for n in range(cases)]
        self.begins = {row[0]: row[7] for row in self.rows["faelle"]}
        self.numbers = list(self.begins)
        self.rows["kontakte"] = [self.contact() for _ in range(cases * 5)]
        self.rows["klassenverlauf"] = self.history(cases // 2)
        self.rows["strichliste"] = [
            [
                self.day(),
                self.c.choice(SCHOOLS),
                self.one("addressee"),
                self.number(0, 3),
                self.number(0, 2),
                self.number(0, 6),
                self.some("topic", 2),
            ]
            for _ in range(20)
        ]
        self.groups()
        self.rows["elternkontakte"] = [
            [
                self.day(),
                self.minutes(),
                self.one("parent_contact_type"),
                self.maybe(self.who(), 0.6),
                self.one("language"),
                self.c.choice(("ja", "nein", "", "unbekannt")),
                self.c.choice(("Mutter", "")),
                self.some("topic", 2),
                self.words(),
            ]
            for _ in range(40)
        ]
        self.rows["elternveranstaltungen"] = [
            [
                self.day(),
                self.one("parent_event_type"),
                self.c.choice(("Gesundheit und Ernährung", "Backen", "")),
                self.minutes(),
                self.some("language", 3),
                self.number(0, 60),
                self.number(0, 30),
                self.number(0, 9),
                self.some("partner_type", 2),
                self.c.choice(("ja", "nein", "")),
            ]
            for _ in range(15)
        ]
        self.rows["uebergaenge"] = [self.transition(n) for n in range(30)]
        self.rows["fehlzeiten"] = [self.absence(n) for n in range(30)]
        self.rows["kinderschutz"] = [self.assessment(n) for n in range(12)]
        self.rows["netzwerk"] = [
            [
                self.day(),
                self.minutes(),
                self.maybe(self.one("committee_type"), 0.5),
                self.maybe(self.one("partner_type"), 0.7),
                self.c.choice(("intern", "extern", "extern", "")),
                self.words(),
            ]
            for _ in range(40)
        ]
        self.rows["kollegiale_beratung"] = [
            [
                self.day(),
                self.minutes(),
                self.one("staff_consultation_type"),
                self.maybe(self.who(), 0.5),
                self.one("topic"),
            ]
            for _ in range(20)
        ]
        self.rows["vermittlungen"] = [
            [
                self.who(),
                self.day(),
                self.one("partner_type"),
                self.c.choice(("Vermittlung", "nur beteiligt", "")),
                self.c.choice(("ja", "nein", "unbekannt", "")),
            ]
            for _ in range(40)
        ]
        self.rows["zeiten"] = [
            [self.day(), self.one("work_area"), self.number(0, 600)] for _ in range(60)
        ]
        for name in (
            "vermittlungen",
            "zeiten",
            "netzwerk",
            "elternkontakte",
            "kontakte",
            "faelle",
            "strichliste",
        ):
            rows = self.rows[name]
            for _ in range(2):
                rows.insert(self.c.randrange(len(rows)), list(self.c.choice(rows)))
        self.rows = {name: self.spoiled(name, rows) for name, rows in self.rows.items()}

    def day(self, before=60, after=40):
        days = (self.last - self.first).days
        if self.c.random() < 0.2:
            found = self.c.choice(
                (self.first, self.last, self.first - timedelta(1), self.last + timedelta(1))
            )
        else:
            found = self.first + timedelta(self.c.randint(-before, days + after))
        return f"{found:%d.%m.%Y}"

    def later(self, text, most=200):
        d, m, y = map(int, text.split("."))
        return f"{date(y, m, d) + timedelta(self.c.choice((0, self.c.randint(0, most)))):%d.%m.%Y}"

    def one(self, catalogue):
        return self.c.choice(list(NAMES[catalogue].values()))[0]

    def some(self, catalogue, most):
        # Labels contain commas: only a single one may stand alone.
        entries = self.c.sample(list(NAMES[catalogue].values()), self.c.randint(0, most))
        if len(entries) == 1:
            return entries[0][0]
        return ", ".join(entry[1] if "," in entry[0] else self.c.choice(entry) for entry in entries)

    def maybe(self, text, share=0.9):
        return text if self.c.random() < share else ""

    def number(self, least, most):
        return str(self.c.randint(least, most))

    def minutes(self):
        return self.c.choice(("", "0", "5", "15", "16", "45", "120"))

    def words(self):
        return self.c.choice(WORDS)

    def who(self):
        """Return a case number; the first ones come more often, so that every extent is met."""
        return self.numbers[min(self.c.randrange(len(self.numbers)) for _ in range(4))]

    def case(self, n):
        begin = self.day(300)
        end = self.maybe(self.later(begin, 400), 0.5)
        main = self.one("topic")
        child = n - 1 if n % 5 == 1 else n
        return [
            f"2025-{n:03}a",
            f"Öz{child}",
            "Kim" if child % 2 else "Jo",
            "" if child % 7 == 0 else f"0{1 + child % 9}.05.2012",
            self.maybe(self.c.choice(("m", "w", "d", "männlich", "ohne Angabe"))),
            self.c.choice(CLASSES),
            self.maybe(self.c.choice(SCHOOLS)),
            begin,
            end,
            self.maybe(self.one("access_path")),
            main,
            self.some("topic", 4),
            self.one("language"),
            self.c.choice(("ja", "nein", "", "unbekannt")),
            self.c.choice(("ja", "nein", "", "unbekannt")),
            self.one("closure_reason") if end else "",
            self.one("goal_attainment") if end else "",
            self.c.choice(("ja", "nein", "")),
        ]

    def contact(self):
        return [
            self.who(),
            self.day(),
            self.maybe(f"0{self.c.randint(7, 9)}:15"),
            self.minutes(),
            self.one("channel"),
            self.maybe(self.one("setting")),
            self.some("addressee", 3),
            self.some("topic", 3),
            self.some("intervention", 2),
            self.words(),
            self.maybe(self.day(), 0.1),
        ]

    def history(self, many):
        found, seen = [], set()
        for _ in range(many):
            number, since = self.who(), self.day(200)
            if (number, since) not in seen:
                seen.add((number, since))
                found.append([number, since, self.c.choice(CLASSES)])
        return found

    def groups(self):
        offers, sessions = [], []
        for n in range(14):
            begin = self.maybe(self.day())
            kind = "Pausenangebot / offener Treff" if n % 5 == 0 else self.one("group_offer_type")
            offers.append(
                [
                    f"GA{n:02}",
                    "Titel",
                    kind,
                    self.one("offer_form"),
                    "Förderung der Persönlichkeitsentwicklung",
                    self.one("setting"),
                    self.c.choice(("", "5", "5, 6")),
                    "5a",
                    begin,
                    self.later(begin) if begin else "",
                    self.maybe(self.number(1, 30)),
                    self.some("partner_type", 2),
                    "Ziel",
                    self.c.choice(("", "1", "gut")),
                ]
            )
            for _ in range(self.c.choice((0, 1, 5, 9))):
                state = (
                    "ausgefallen"
                    if n % 6 == 1
                    else self.c.choice(("stattgefunden", "stattgefunden", "ausgefallen", ""))
                )
                sessions.append(
                    [
                        f"GA{n:02}",
                        self.day(),
                        self.minutes(),
                        self.maybe(self.number(0, 30)),
                        self.number(0, 9),
                        self.number(0, 9),
                        "0",
                        self.maybe(self.number(0, 40), 0.5),
                        state,
                        self.words(),
                    ]
                )
        self.rows["gruppen"], self.rows["gruppentermine"] = offers, sessions

    def transition(self, n):
        kind = self.c.choice(list(NAMES["transition_kind"]))
        begin = self.day()
        outcome = self.maybe(self.one(f"outcome.{kind}"), 0.7)
        return [
            f"U{n}",
            self.maybe(self.who(), 0.5),
            NAMES["transition_kind"][kind][0],
            self.c.choice(CLASSES),
            begin,
            self.some("stage", 3),
            self.some("stage", 2),
            "",
            self.maybe(self.one("school_type"), 0.3),
            self.c.choice(("", "ja", "nein")),
            self.c.choice(("", "STAR", "Standard", "kompakt")),
            self.c.choice(("", "MSA", "HSA 9")),
            outcome,
            self.later(begin, 400) if outcome else "",
            self.c.choice(("ja", "nein", "")),
            self.c.choice(("", "ja", "unbekannt")),
        ]

    def absence(self, n):
        begin = self.day(200)
        steps = [self.maybe(self.later(begin), 0.3) for _ in range(7)]
        return [
            f"A{n}",
            self.who(),
            begin,
            self.maybe(self.later(begin, 120), 0.6),
            self.number(0, 30),
            self.number(0, 20),
            "3",
            self.one("absence_form"),
            *steps,
            self.maybe(self.one("absence_result"), 0.7),
        ]

    def assessment(self, n):
        day = self.day()
        return [
            f"K{n}",
            day,
            "§ 4 KKG",
            self.later(day, 20),
            self.c.choice(("ja", "nein", "")),
            self.one("risk_result"),
            self.c.choice(("", "Vernachlässigung")),
            self.maybe(self.later(day, 30), 0.5),
            self.maybe(self.later(day, 120), 0.4),
        ]

    def spoiled(self, name, rows):
        """Put rows in between that must be left out."""
        needed, needed_days, days, numbers, single, several = RULES[name]
        headers, found = HEADERS[name], list(rows)
        spoilers = [(h, "") for h in (*needed, *needed_days)]
        spoilers += [
            (h, bad)
            for h in (*needed_days, *days)
            for bad in ("31.02.2026", "12.13.2025", "gestern")
        ]
        spoilers += [(h, bad) for h in numbers for bad in ("-20", "viel", "1,5")]
        spoilers += [
            (h, "Brieftaube")
            for h, cat in single.items()
            if cat not in ("answer", "session_state", "side", "referral_kind", "offer_form")
        ]
        spoilers += [(h, "T77, Brieftaube") for h in several]
        spoilers += (
            [("Fallnummer", "2019-999")] if "Fallnummer" in headers and name != "faelle" else []
        )
        spoilers += [("Ende", "01.01.1999")] if "Ende" in headers and name == "faelle" else []
        spoilers += [("Geburtsdatum", "01.01.2031")] if name == "faelle" else []
        spoilers += [("Bis", "01.01.1999")] if name == "fehlzeiten" else []
        spoilers += [("Ergebnis", "Turnen")] if name == "uebergaenge" else []
        for header, bad in self.c.sample(spoilers, min(6, len(spoilers))):
            row = list(self.c.choice(rows))
            row[headers.index(header)] = bad
            if name == "faelle" and header != "Fallnummer":
                row[0] = f"2025-9{len(found)}"
            if name == "gruppen":
                row[0] = f"GX{len(found)}"
            found.insert(self.c.randrange(len(found) + 1), row)
        return found
