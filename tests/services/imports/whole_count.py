"""All figures of all 16 lists once more: slow, naive, by the counting rules alone.

Shares no code with the program; see `whole_lists` for how the rows are read.
"""

from collections import defaultdict

from services.imports.whole_lists import NAMES, read_lists

TOPICS = {words[1]: identifier for identifier, words in NAMES["topic"].items()}
PROTECTED = {TOPICS[code] for code in ("T15", "T17", "T18", "T19")}
KREFELD = {
    "intercultural_competence": ("T04", "T22"),
    "parent_work": ("T11",),
    "daily_structure": ("T20",),
    "school_learning_refusal": ("T08",),
    "learning_skills": ("T07",),
    "perspective_planning": ("T09", "T10"),
    "bullying": ("T02",),
    "conflict_violence_prevention": ("T01", "T03"),
    "health_promotion": ("T16", "T17", "T18", "T19"),
    "debt": ("T21",),
}
ROLLED_UP = {TOPICS[code]: name for name, codes in KREFELD.items() for code in codes}


class Cells(dict):
    def put(self, amount=1, **dims):
        key = ",".join(f"{dim}={code}" for dim, code in sorted(dims.items()))
        self[key] = self.get(key, 0) + amount

    def put_all(self, **dims):
        """Count the total, each dim alone, and all together."""
        self.put()
        for dim, code in dims.items():
            self.put(**{dim: code})
        if len(dims) > 1:
            self.put(**dims)


class Count:
    """All tables of a period."""

    def __init__(self, folder, first, last):
        self.year, self.first, self.last = read_lists(folder), first, last
        self.tables = defaultdict(Cells)
        self.contacts()
        self.cases()
        self.tallies()
        self.groups()
        self.parents()
        self.transitions()
        self.protection()
        self.network()
        self.others()
        self.activities()

    def within(self, day):
        return day is not None and self.first <= day <= self.last

    def rows(self, name, header="Datum", **fields):
        """Return the rows of the period, or those of one case or offer."""
        rows = [row for row in self.year[name] if header == "" or self.within(row[header])]
        return [row for row in rows if all(row[key] == value for key, value in fields.items())]

    def contacts(self):
        for row in self.held():
            minutes = row["Dauer in Minuten"]
            length = "short" if minutes is not None and minutes <= 15 else "standard"
            self.tables["A01"].put_all(channel=row["Kontaktart"])
            self.tables["A02"].put()
            for one in set(row["Beteiligte"]):
                self.tables["A02"].put(addressee=one)
            self.tables["A03"].put_all(
                setting=row["Setting"] or "not_stated",
                length_class="not_stated" if minutes is None else length,
            )

    def held(self, **fields):
        return [row for row in self.rows("kontakte", **fields) if row["Kontaktart"] != "no_show"]

    def cases(self):
        children = set()
        for row in self.year["faelle"]:
            days = [one["Datum"] for one in self.held(Fallnummer=row["Fallnummer"])]
            if days:
                children.add((row["Nachname"], row["Vorname"], row["Geburtsdatum"]))
                self.case(row, days)
                self.case_people(row, self.level(row, min(days)))
                self.case_partners(row["Fallnummer"])
                self.case_absence(row["Fallnummer"])
        self.tables["P01"].put(len(children), unit="children")

    def case(self, row, days):
        self.tables["P01"].put(unit="cases")
        new = row["Beginn"] >= self.first
        self.tables["P01"].put_all(status="new" if new else "carried_over")
        self.tables["P08"].put()
        topics = {row["Hauptthema"], *row["weitere Themen"]}
        for topic in topics:
            self.tables["P08"].put(topic=topic)
        if topics & PROTECTED:
            self.tables["P15"].put()
        rolled_up = ROLLED_UP.get(row["Hauptthema"], "not_in_concept")
        self.tables["P18"].put_all(krefeld_topic=rolled_up)
        many = "standard_3_10" if len(days) < 11 else "intensive_11_plus"
        self.tables["P12"].put_all(extent="brief_1_2" if len(days) < 3 else many)
        if self.within(row["Ende"]):
            self.tables["P01"].put(status="closed")
            self.tables["P13"].put_all(closure_reason=row["Abschlussgrund"])
            self.tables["P13"].put(goal_attainment=row["Zielerreichung"])

    def case_people(self, row, level):
        gender, access = row["Geschlecht"] or "not_stated", row["Zugang"] or "unknown"
        topic, group = row["Hauptthema"], level_group(level)
        self.tables["P02"].put_all(gender=gender)
        self.tables["P03"].put_all(level=level)
        self.tables["P03"].put(level_group=group)
        self.tables["P04"].put_all(gender=gender, level_group=group)
        self.tables["P04"].put(gender=gender, level=level)
        self.tables["P05"].put_all(topic=topic)
        self.tables["P06"].put_all(gender=gender, topic=topic)
        self.tables["P07"].put_all(level_group=group, topic=topic)
        self.tables["P09"].put_all(access_path=access)
        self.tables["P10"].put_all(access_path=access, gender=gender)
        answers = {"ja": "yes", "nein": "no"}
        german = answers.get(row["Deutsch vorrangig"], "unknown")
        self.tables["P11"].put_all(newly_arrived=answers.get(row["neu zugewandert"], "unknown"))
        self.tables["P11"].put(german_main_family_language=german)

    def case_partners(self, number):
        rows = self.rows("vermittlungen", Fallnummer=number)
        referred = [row for row in rows if row["Art"] == "Vermittlung"]
        if rows:
            self.tables["P14"].put()
        if referred:
            self.tables["P14"].put(role="referral")
        for partner in {row["Stelle"] for row in rows}:
            self.tables["P14"].put(partner_type=partner)
        for partner in {row["Stelle"] for row in referred}:
            self.tables["P14"].put(partner_type=partner, role="referral")

    def case_absence(self, number):
        rows = self.rows("fehlzeiten", "", Fallnummer=number)
        rows = [row for row in rows if row["Von"] <= self.last]
        rows = [row for row in rows if row["Bis"] is None or row["Bis"] >= self.first]
        for form in {row["Form"] for row in rows}:
            self.tables["P17"].put(absence_form=form)
        if rows:
            latest = max(row["Von"] for row in rows)
            # The rules do not say which of two that begin on one day: it is the later row.
            result = [row["Ergebnis"] for row in rows if row["Von"] == latest][-1]
            self.tables["P17"].put_all(absence_result=result or "open")

    def level(self, row, day):
        school = row["Schule"].casefold()
        forms = [
            one["Schulform"] for one in self.year["schulen"] if one["Schule"].casefold() == school
        ]
        if forms == ["vocational_college"]:
            return "BK"
        history = self.rows("klassenverlauf", "", Fallnummer=row["Fallnummer"])
        history = [one for one in history if one["gültig ab"] <= day]
        history.sort(key=lambda one: one["gültig ab"])
        name = history[-1]["Klasse"] if history else row["Klasse"]
        upper = {"EF": "11", "Q1": "12", "Q2": "13"}
        if name[:2] in upper:
            return upper[name[:2]]
        digits = name[: len(name) - len(name.lstrip("0123456789"))]
        return str(int(digits)) if digits and 1 <= int(digits) <= 13 else "unknown"

    def tallies(self):
        table = self.tables["A04"]
        for row in self.rows("strichliste"):
            short, long = row["Kurzberatungen"] or 0, row["Beratungen über 15 Min."] or 0
            table.put(short + long)
            table.put(short, length_class="short")
            table.put(long, length_class="standard")
            table.put(short + long, addressee=row["Adressat"])
            table.put(row["Personen"] or 0, measure="persons")

    def groups(self):
        for offer in self.year["gruppen"]:
            sessions = self.rows("gruppentermine", **{"Angebot-Nr": offer["Angebot-Nr"]})
            sessions = [row for row in sessions if row["Status"] != "ausgefallen"]
            if not sessions:
                continue
            kind, amounts = offer["Art"], {"offers": 1, "sessions": len(sessions)}
            if kind == "break_open_offer":
                amounts["visitors"] = sum(row["Besucher"] or 0 for row in sessions)
                for measure, amount in amounts.items():
                    self.tables["G03"].put(amount, measure=measure)
                continue
            for measure, amount in amounts.items():
                self.tables["G04"].put(amount, measure=measure)
                self.tables["G04"].put(amount, measure=measure, offer_form=offer["Angebotsform"])
            amounts["participants"] = sum(row["Teilnehmende"] or 0 for row in sessions)
            for measure, amount in amounts.items():
                self.tables["G01"].put(amount, measure=measure)
                self.tables["G01"].put(amount, measure=measure, group_offer_type=kind)

    def parents(self):
        for row in self.rows("elternkontakte"):
            interpreter = "yes" if row["Sprachmittlung"] == "ja" else "no"
            self.tables["A06"].put_all(interpreter=interpreter, parent_contact_type=row["Art"])
            self.tables["A06"].put(case="with" if row["Fallnummer"] else "without")
        for row in self.rows("elternveranstaltungen"):
            for measure, amount in (("events", 1), ("participants", row["Teilnehmende"] or 0)):
                self.tables["G02"].put(amount, measure=measure)
                self.tables["G02"].put(amount, measure=measure, parent_event_type=row["Art"])
            for language in set(row["Sprachen"]):
                self.tables["G02"].put(measure="events", language=language)

    def transitions(self):
        for row in self.rows("uebergaenge", "Beginn"):
            outcome = row["Ergebnis"] or "open"
            if row["Ergebnis am"] and row["Ergebnis am"] > self.last:
                outcome = "open"
            self.tables["P16"].put()
            self.tables["P16"].put(transition_kind=row["Art"])
            self.tables["P16"].put(transition_kind=row["Art"], outcome=outcome)

    def protection(self):
        table = self.tables["C01"]
        for row in self.rows("kinderschutz", "Einschätzung am"):
            table.put(measure="assessments")
            table.put(risk_result=row["Ergebnis"])
            if row["iseF beteiligt"] == "ja":
                table.put(measure="specialist_consulted")
        table.put(len(self.rows("kinderschutz", "Meldung an Jugendamt am")), measure="reported")
        table.put(len(self.rows("kinderschutz", "Rückmeldung am")), measure="answered")

    def network(self):
        learning = {"training": "training", "supervision_peer_consultation": "supervision"}
        for row in self.rows("netzwerk"):
            if row["Gremium"] in learning:
                self.tables["N02"].put(kind=learning[row["Gremium"]])
            elif row["Gremium"]:
                self.tables["N01"].put_all(committee_type=row["Gremium"])
            elif row["Stelle"] and row["intern/extern"] == "extern":
                self.tables["A07"].put_all(partner_type=row["Stelle"])

    def activities(self):
        """Count A09, which the lists give by the kind of a row alone (A1)."""
        topics = {row["Fallnummer"]: row["Hauptthema"] for row in self.year["faelle"]}
        areas = {TOPICS["T08"]: "absenteeism_prevention"}
        areas |= dict.fromkeys((TOPICS["T09"], TOPICS["T10"]), "transition_support")
        done = [
            (areas.get(topics[row["Fallnummer"]], "accompanying_counselling"), 1)
            for row in self.held()
        ]
        for row in self.rows("strichliste"):
            both = (row["Kurzberatungen"] or 0) + (row["Beratungen über 15 Min."] or 0)
            done.append(("accompanying_counselling", both))
        for name, header, area in (
            ("gruppentermine", "Datum", "personality_development"),
            ("fehlzeiten", "Von", "absenteeism_prevention"),
            ("uebergaenge", "Beginn", "transition_support"),
            ("elternkontakte", "Datum", "parent_work"),
            ("elternveranstaltungen", "Datum", "parent_work"),
            ("kollegiale_beratung", "Datum", "accompanying_counselling"),
            ("netzwerk", "Datum", "school_in_social_space"),
        ):
            rows = [row for row in self.rows(name, header) if row.get("Status") != "ausgefallen"]
            done += [(area, 1) for _ in rows]
        for area, number in done:
            self.tables["A09"].put(number)
            self.tables["A09"].put(number, core_area=area)

    def others(self):
        for row in self.rows("kollegiale_beratung"):
            self.tables["A08"].put_all(staff_consultation_type=row["Art"])
        for row in self.rows("zeiten"):
            self.tables["A05"].put(row["Minuten"] or 0)
            self.tables["A05"].put(row["Minuten"] or 0, work_area=row["Arbeitsbereich"])
        for row in self.year["schulen"]:
            self.tables["S01"].put(row["Schülerzahl"] or 0)
            self.tables["S01"].put(row["Schülerzahl"] or 0, school_type=row["Schulform"])


def level_group(level):
    if not level.isdigit():
        return level
    pair = (int(level) + 1) // 2
    return "11-13" if pair > 5 else f"{2 * pair - 1}-{2 * pair}"
