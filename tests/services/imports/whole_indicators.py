"""The indicators of C3 once more, from the rows of the lists and from the slow tables.

Shares no code with the program. Decimals are computed in whole tenths, half away from zero.
"""

from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 60


def tenth(number):
    return float(number.quantize(Decimal("0.1"), ROUND_HALF_UP))


def divided(number, by):
    return tenth(Decimal(number) / Decimal(by)) if by else None


def middle(numbers):
    numbers = sorted(numbers)
    if not numbers:
        return None
    below, above = numbers[(len(numbers) - 1) // 2], numbers[len(numbers) // 2]
    return divided(below + above, 2)


def mean(numbers):
    return divided(sum(numbers), len(numbers))


def tallied(codes):
    found = {}
    for code in codes:
        found[code] = found.get(code, 0) + 1
    return found


def minutes(rows):
    total = sum(row["Dauer in Minuten"] or 0 for row in rows)
    return {"minutes": total, "hours": divided(total, 60)}


class Indicators:
    """All indicators of a slow count, as `found`."""

    def __init__(self, count):
        self.count, self.found = count, {}
        self.tables = {name: dict(cells) for name, cells in count.tables.items()}
        self.schools()
        self.cases()
        self.closed()
        self.referrals()
        self.absences()
        self.contacts()
        self.groups()
        self.parents()
        self.transitions()
        self.staff()

    def cell(self, table, key=""):
        return self.tables.get(table, {}).get(key, 0)

    def by(self, table, dim):
        start = f"{dim}="
        cells = self.tables.get(table, {}).items()
        return {
            key[len(start) :]: n for key, n in cells if key.startswith(start) and "," not in key
        }

    def schools(self):
        rows = self.count.year["schulen"]
        posts = sum(Decimal((row["Stellenanteil"] or "0").replace(",", ".")) for row in rows)
        pupils = sum(row["Schülerzahl"] or 0 for row in rows)
        areas, total = self.by("A05", "work_area"), self.cell("A05")
        self.found |= {
            "S01": pupils,
            "S02": float(posts),
            "S05": divided(pupils, posts),
            "F05": divided(self.cell("P01", "unit=cases"), posts),
            "S06": {area: divided(100 * number, total) for area, number in areas.items()},
            "A05_hours": {
                "total": divided(total, 60),
                **{area: divided(number, 60) for area, number in areas.items()},
            },
        }

    def held_of(self, row):
        return self.count.held(Fallnummer=row["Fallnummer"])

    def cases(self):
        rows = [row for row in self.count.year["faelle"] if self.held_of(row)]
        forms = {one["Schule"].casefold(): one["Schulform"] for one in self.count.year["schulen"]}
        places = [forms.get(row["Schule"].casefold()) or "not_stated" for row in rows]
        numbers = [len(self.held_of(row)) for row in rows]
        self.found |= {
            "F01": len(rows),
            "F02": sum(row["Beginn"] >= self.count.first for row in rows),
            "F03": sum(row["Beginn"] < self.count.first for row in rows),
            "F06": self.by("P12", "extent"),
            "F07": tallied(row["Hauptthema"] for row in rows),
            "F08": {"base": len(rows), **self.by("P08", "topic")},
            "F09": tallied(row["Geschlecht"] or "not_stated" for row in rows),
            "F10": self.by("P03", "level_group"),
            "F11": self.by("P11", "newly_arrived"),
            "F12": self.by("P11", "german_main_family_language"),
            "F13": tallied(row["Zugang"] or "unknown" for row in rows),
            "F14": tallied(places),
            "F19": {"median": middle(numbers), "mean": mean(numbers)},
        }

    def closed(self):
        rows = [row for row in self.count.year["faelle"] if self.count.within(row["Ende"])]
        closed = [row for row in rows if self.held_of(row)]
        days = [(row["Ende"] - row["Beginn"]).days for row in closed]
        self.found |= {
            "F04": len(closed),
            "F16": tallied(row["Abschlussgrund"] for row in closed),
            "F17": tallied(row["Zielerreichung"] for row in closed),
            "F18": {"median_days": middle(days), "mean_days": mean(days)},
            "extra": {
                "missed_appointments": len(self.count.rows("kontakte")) - len(self.count.held()),
                "children": self.cell("P01", "unit=children"),
                "closed_without_contact_in_period": len(rows) - len(closed),
            },
        }

    def referrals(self):
        rows = [row for row in self.count.rows("vermittlungen") if row["Art"] == "Vermittlung"]
        answers = [row["angenommen"] for row in rows]
        yes, no = answers.count("ja"), answers.count("nein")
        partners = {
            partner: {
                "total": sum(row["Stelle"] == partner for row in rows),
                "accepted": sum(
                    row["Stelle"] == partner and row["angenommen"] == "ja" for row in rows
                ),
            }
            for partner in {row["Stelle"] for row in rows}
        }
        self.found["F15"] = {
            "total": len(rows),
            "accepted": yes,
            "not_accepted": no,
            "unknown": len(rows) - yes - no,
            "accepted_share_percent": divided(100 * yes, len(rows)),
            "by_partner": partners,
        }

    def absences(self):
        steps = {}
        for row in self.count.year["fehlzeiten"]:
            late = row["Von"] > self.count.last
            early = row["Bis"] is not None and row["Bis"] < self.count.first
            if late or early or not self.held_of(row):
                continue
            for number in range(1, 8):
                if self.count.within(row[f"Schritt {number} am"]):
                    steps[str(number)] = steps.get(str(number), 0) + 1
        self.found |= {
            "A01": self.cell("P17"),
            "A02": self.by("P17", "absence_form"),
            "A03": steps,
            "A04": self.by("P17", "absence_result"),
        }

    def contacts(self):
        rows = self.count.held()
        tallies = self.count.rows("strichliste")
        short = sum(row["Kurzberatungen"] or 0 for row in tallies)
        standard = sum(row["Beratungen über 15 Min."] or 0 for row in tallies)
        self.found |= {
            "K01": len(rows),
            "K02": self.by("A02", "addressee"),
            "K03": tallied(row["Kontaktart"] for row in rows),
            "K04": tallied(row["Setting"] or "not_stated" for row in rows),
            "K05": self.by("A03", "length_class"),
            "K06": minutes(rows),
            "K07": {
                "total": short + standard,
                "short": short,
                "standard": standard,
                "persons": sum(row["Personen"] or 0 for row in tallies),
            },
        }

    def sessions_of(self, offer):
        rows = self.count.rows("gruppentermine", **{"Angebot-Nr": offer["Angebot-Nr"]})
        return [row for row in rows if row["Status"] != "ausgefallen"]

    def groups(self):
        offers = [
            (one, self.sessions_of(one))
            for one in self.count.year["gruppen"]
            if self.sessions_of(one)
        ]
        groups = [(one, rows) for one, rows in offers if one["Art"] != "break_open_offer"]
        opened = [rows for one, rows in offers if one["Art"] == "break_open_offer"]
        sessions = [row for _, rows in groups for row in rows]
        kinds = {one["Art"] for one, _ in groups}
        self.found |= {
            "G01": len(groups),
            "G02": len(sessions),
            "G03": minutes(sessions),
            "G04": {
                "sum_of_sessions": sum(row["Teilnehmende"] or 0 for row in sessions),
                "offers_times_mean": self.offers_times_mean(groups),
                "by_gender": {
                    code: sum(row[header] or 0 for row in sessions)
                    for code, header in (
                        ("female", "davon w"),
                        ("male", "davon m"),
                        ("diverse", "davon d"),
                    )
                },
            },
            "G05": {
                "offers": tallied(one["Art"] for one, _ in groups),
                "sessions": tallied(one["Art"] for one, rows in groups for _ in rows),
                "participants": {
                    kind: sum(
                        row["Teilnehmende"] or 0
                        for one, rows in groups
                        for row in rows
                        if one["Art"] == kind
                    )
                    for kind in kinds
                },
            },
            "G06": tallied(partner for one, _ in groups for partner in set(one["Partner"])),
            "G07": {
                "offers": len(opened),
                "sessions": sum(map(len, opened)),
                "visitors": sum(row["Besucher"] or 0 for rows in opened for row in rows),
            },
        }

    def offers_times_mean(self, groups):
        total = Decimal(0)
        for _, rows in groups:
            total += Decimal(sum(row["Teilnehmende"] or 0 for row in rows)) / len(rows)
        return tenth(round(total, 40))

    def parents(self):
        rows, events = self.count.rows("elternkontakte"), self.count.rows("elternveranstaltungen")
        arrived = {
            row["Fallnummer"] for row in self.count.year["faelle"] if row["neu zugewandert"] == "ja"
        }
        self.found |= {
            "P01": {"total": len(rows), **tallied(row["Art"] for row in rows)},
            "P02": sum(row["Sprachmittlung"] == "ja" for row in rows),
            "P03": {"total": len(events), **tallied(row["Art"] for row in events)},
            "P04": {
                "total": sum(row["Teilnehmende"] or 0 for row in events),
                "mothers": sum(row["davon Mütter"] or 0 for row in events),
                "fathers": sum(row["davon Väter"] or 0 for row in events),
            },
            "P05": {
                "contacts": tallied(row["Sprache"] for row in rows),
                "events": tallied(one for row in events for one in set(row["Sprachen"])),
            },
            "P06": sum(row["Fallnummer"] in arrived for row in rows),
        }

    def transitions(self):
        rows = self.count.rows("uebergaenge", "Beginn")
        kinds = {row["Art"] for row in rows}
        ends = {kind: [self.end(row) for row in rows if row["Art"] == kind] for kind in kinds}
        every = [end for ends_of_kind in ends.values() for end in ends_of_kind]
        self.found |= {
            "U01": len(rows),
            "U02": tallied(row["Art"] for row in rows),
            "U03": {
                kind: tallied(
                    step
                    for row in rows
                    if row["Art"] == kind
                    for step in set(row["Schritte erledigt"])
                )
                for kind in kinds
            },
            "U04": {kind: tallied(of_kind) for kind, of_kind in ends.items()},
            "U05": every.count("open"),
            "U06": every.count("no_follow_up"),
        }

    def end(self, row):
        is_late = row["Ergebnis am"] and row["Ergebnis am"] > self.count.last
        return "open" if is_late or not row["Ergebnis"] else row["Ergebnis"]

    def staff(self):
        advice, network = self.count.rows("kollegiale_beratung"), self.count.rows("netzwerk")
        learning = {"training": [], "supervision_peer_consultation": []}
        for row in network:
            learning.get(row["Gremium"], []).append(row)
        training, supervision = learning.values()
        protection = {
            name: self.cell("C01", f"measure={step}")
            for name, step in (
                ("C01", "assessments"),
                ("C02", "specialist_consulted"),
                ("C03", "reported"),
                ("C05", "answered"),
            )
        }
        self.found |= {
            **protection,
            "C04": self.by("C01", "risk_result"),
            "N01": {
                "total": len(advice),
                **tallied(row["Art"] for row in advice),
                **minutes(advice),
            },
            "N02": {"total": self.cell("N01"), **self.by("N01", "committee_type")},
            "N03": {"total": self.cell("A07"), **self.by("A07", "partner_type")},
            "N04": {"total": len(training), **minutes(training)},
            "N05": {"total": len(supervision), **minutes(supervision)},
        }
