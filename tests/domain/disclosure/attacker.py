"""An attacker from outside: has the JSON files, knows the published rules, and nothing of our code.

Every true number is unknown; the files say where it lies. Two pictures of the world are tried for
each report, one without any case of 11 or more contacts and one with at least one, since they bound
the contacts in different ways. Linear programs push every quantity as far as it goes; where a
corner is not whole, the whole-number program decides. Whole corners count for all quantities.
"""

import json
from itertools import permutations, product

import highspy
import numpy as np

GROUPS = {
    "1-2": ("1", "2"),
    "3-4": ("3", "4"),
    "5-6": ("5", "6"),
    "7-8": ("7", "8"),
    "9-10": ("9", "10"),
    "11-13": ("11", "12", "13"),
    "1-4": ("1", "2", "3", "4"),
    "5-10": ("5", "6", "7", "8", "9", "10"),
    "upper": ("11", "12", "13", "BK"),
}
BANDS = ("1-2", "3-4", "5-6", "7-8", "9-10", "11-13", "BK")
CONCEPT = {
    "conflict_violence_prevention": ("peer_conflict", "violence"),
    "bullying": ("bullying",),
    "intercultural_competence": ("class_climate_social_skills", "migration_integration"),
    "learning_skills": ("learning_performance",),
    "school_learning_refusal": ("school_absenteeism",),
    "perspective_planning": ("school_career_change", "transition_career"),
    "parent_work": ("family_conflict_parenting",),
    "health_promotion": ("mental_strain",),
    "daily_structure": ("daily_structure_leisure",),
    "debt": ("poverty_benefits",),
    "protected": ("protected",),
}
CASES = ("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12", "P15")
CASES = (*CASES, "P18")
OVERLAPPING = {("P08", "topic"), ("P14", "partner_type"), ("P17", "absence_form")}
OVERLAPPING |= {("A02", "addressee"), ("G02", "language")}
PARTS = {("P01", "unit"), ("P14", "role"), ("P15", "topic"), ("A04", "measure"), ("C01", "measure")}
EXACT = {"A05", "N01", "N02", "S01", "Z01", "G04"}
EXACT_MEASURES = ("offers", "sessions", "events")
KEPT = ("P02", "P05", "P06", "P08", "P09", "P10", "P11", "P15", "P18")
BY_DAY = ("A01", "A02", "A03", "A04", "A06", "A07", "A08", "A09", "C01")
OPEN = highspy.kHighsInf
GAPS = 1e-6


class Picture:
    """One linear picture of the true years behind reports of (days, tables)."""

    def __init__(self, reports, intensive: tuple[bool, ...]) -> None:
        self.reports = reports
        self.solver = highspy.Highs()
        self.solver.silent()
        self.solver.setOptionValue("threads", 1)
        self.columns, self.kinds = {}, {}
        for number, (_, tables) in enumerate(reports):
            for name, cells in tables.items():
                for key, printed in cells.items():
                    self.add_cell(number, name, key, printed)
            Knowledge(self, number, tables).know_all(intensive[number])
        for whole, part in permutations(range(len(reports)), 2):
            (first, last), (start, end) = reports[whole][0], reports[part][0]
            if first <= start and end <= last and (first, last) != (start, end):
                self.know_nested(whole, part, same_end=last == end)
        self.know_halves()

    def add_cell(self, number, name, key, printed):
        if is_exact(name, key):
            low = high = printed
        else:
            low = 5 if name[0] in "AG" else 0
            low, high = max(low, printed - 4), printed + 4
        self.add_column((number, name, key), low, high)

    def add_column(self, name, low, high):
        self.columns[name] = len(self.columns)
        self.solver.addVar(low, high)

    def know(self, plus, minus, low=0.0, high=0.0):
        """Add a rule: low <= sum of plus - sum of minus <= high; names may carry a factor."""
        terms = {}
        for sign, names in ((1, plus), (-1, minus)):
            for factor, name in names:
                column = self.columns[name]
                terms[column] = terms.get(column, 0) + sign * factor
        self.solver.addRow(low, high, len(terms), list(terms), [float(x) for x in terms.values()])

    def at_least(self, whole, parts):
        if whole in self.columns and all(part in self.columns for part in parts):
            self.know([(1, whole)], [(1, part) for part in parts], high=OPEN)

    def know_nested(self, whole, part, *, same_end):
        """What happened in the shorter days happened in the longer ones."""
        for name in KEPT:
            for key in self.reports[part][1].get(name, {}):
                self.at_least((whole, name, key), [(part, name, key)])
        for name, keys in {
            "P01": ("unit=children", "status=new", "status=closed"),
            "A01": ("",),
            "P14": self.reports[part][1].get("P14", ()),
        }.items():
            for key in keys:
                self.at_least((whole, name, key), [(part, name, key)])
        for key in self.reports[part][1].get("P13", {}):
            self.at_least((whole, "P13", key), [(part, "P13", key)])
        for key in self.reports[part][1].get("P16", {}):
            if "outcome=" not in key or "outcome=open" not in key or same_end:
                self.at_least((whole, "P16", key), [(part, "P16", key)])

    def know_halves(self):
        """Two halves that make a year: deeds add up, cases are no more than in both together."""
        days = {days: number for number, (days, _) in enumerate(self.reports)}
        for (first, last), whole in days.items():
            one = days.get((first, f"{last[:4]}-01-31"))
            two = days.get((f"{last[:4]}-02-01", last))
            if one is None or two is None or whole in (one, two):
                continue
            for name in (*KEPT, *BY_DAY):
                for key in self.reports[whole][1].get(name, {}):
                    self.know_half(name, key, whole, (one, two))

    def know_half(self, name, key, whole, halves):
        names = [(half, name, key) for half in halves]
        if not all(one in self.columns for one in names) or "other" in key:
            return
        high = 0.0 if name in BY_DAY else OPEN
        self.know([(1, one) for one in names], [(1, (whole, name, key))], high=high)

    def corner(self, costs):
        """Return whole numbers as far as they go along the costs, or None if there are none."""
        count = len(self.columns)
        self.solver.changeColsCost(count, np.arange(count), costs)
        values = self.solved()
        if values is not None and np.abs(values - np.round(values)).max() > GAPS:
            kinds = highspy.HighsVarType
            places = list(range(count))
            self.solver.changeColsIntegrality(count, places, [kinds.kInteger] * count)
            values = self.solved()
            self.solver.changeColsIntegrality(count, places, [kinds.kContinuous] * count)
        return None if values is None else np.round(values)

    def solved(self):
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self.solver.getSolution().col_value)


class Knowledge:
    """What the published rules say of one report."""

    def __init__(self, picture, number, tables) -> None:
        self.picture, self.number, self.tables = picture, number, tables

    def know_all(self, intensive):
        self.know_totals()
        for name in self.tables:
            if name not in EXACT:
                self.know_table(name)
        self.know_levels()
        self.know_topics()
        self.know_partners()
        self.know_ring()
        self.know_deeds()
        if "A01" in self.tables or "A02" in self.tables or "A03" in self.tables:
            self.know_contacts(intensive)

    def at(self, name, key=""):
        return (self.number, name, key)

    def has(self, name, key=""):
        return key in self.tables.get(name, {})

    def equal(self, whole, parts):
        self.picture.know([(1, whole)], [(1, part) for part in parts])

    def least(self, whole, parts=(), low=0.0):
        self.picture.know([(1, whole)], [(1, part) for part in parts], low=low, high=OPEN)

    def know_totals(self):
        cases = [name for name in CASES if self.has(name)]
        contacts = [name for name in ("A01", "A02", "A03") if self.has(name)]
        for names in (cases, contacts):
            for name in names[1:]:
                self.equal(self.at(names[0]), [self.at(name)])
        if cases:
            self.least(self.at(cases[0]), low=10)
        inside = [("P13", ""), ("P14", ""), ("P17", ""), ("P01", "status=closed")]
        for name, key in inside:
            if cases and self.has(name, key):
                self.least(self.at(cases[0]), [self.at(name, key)])
        if self.has("P01", "unit=children"):
            self.least(self.at("P01"), [self.at("P01", "unit=children")])
            shared = 5 if contacts else 1
            self.least(self.at("P01", "unit=children"), low=shared)
        if self.has("P13") and self.has("P01"):
            self.equal(self.at("P13"), [self.at("P01", "status=closed")])
        if self.has("P15") and self.has("P08"):
            self.equal(self.at("P15", "topic=protected"), [self.at("P08", "topic=protected")])

    def know_table(self, name):
        cells = self.tables[name]
        dims = {part.split("=")[0] for key in cells for part in key.split(",") if part}
        for dim in dims - {dim for table, dim in PARTS if table == name}:
            if name[0] == "G" and dim == "measure":
                continue
            for rest in self.rests(name, dim):
                self.know_dim(name, dim, rest)
        for table, dim in PARTS:
            for key in cells if table == name and name != "P01" else ():
                if key.startswith(f"{dim}=") and "," not in key and key != "measure=persons":
                    self.least(self.at(name), [self.at(name, key)])

    def rests(self, name, dim):
        parts = {part for key in self.tables[name] for part in key.split(",") if "," in key}
        return ["", *(part for part in sorted(parts) if part.split("=")[0] != dim)]

    def know_dim(self, name, dim, rest):
        keys = [
            key
            for key in self.tables[name]
            if sorted(part.split("=")[0] for part in key.split(",") if part)
            == sorted([dim, *([rest.split("=")[0]] if rest else [])])
            and (not rest or rest in key.split(","))
            and key != "status=closed"
        ]
        if not keys or not self.has(name, rest) or rest == "measure=events":
            return
        cells = [self.at(name, key) for key in keys]
        if (name, dim) not in OVERLAPPING and not (name == "P14" and dim == "role"):
            self.equal(self.at(name, rest), cells)
            return
        for cell in cells:
            self.least(self.at(name, rest), [cell])
        if name[0] == "P" and dim != "role":
            self.picture.know([(1, c) for c in cells], [(1, self.at(name, rest))], high=OPEN)

    def singles(self, name, dim):
        cells = self.tables.get(name, {})
        return [key for key in cells if key.split("=")[0] == dim and "," not in key]

    def know_levels(self):
        for key in self.singles("P03", "level_group"):
            parts = GROUPS.get(key.split("=")[1], (key.split("=")[1],))
            self.equal(self.at("P03", key), [self.at("P03", f"level={part}") for part in parts])
        if not self.has("P03"):
            return
        sizes = {band: self.size(band) for band in BANDS}
        leading = max(sizes, key=sizes.__getitem__)
        used = [name for name in ("P04", "P07") if name in self.tables]
        for name in used:
            self.know_rows(name, leading)
        if used:
            self.know_largest(BANDS, leading)
        if used and self.singles("P04", "level"):
            levels = GROUPS.get(leading, (leading,))
            self.know_largest(levels, max(levels, key=self.size))

    def size(self, row):
        return sum(self.tables["P03"][f"level={one}"] for one in GROUPS.get(row, (row,)))

    def know_largest(self, rows, largest):
        for place, row in enumerate(rows):
            if row != largest:
                sums = [
                    [(1, self.at("P03", f"level={one}")) for one in GROUPS.get(name, (name,))]
                    for name in (largest, row)
                ]
                low = float(place < rows.index(largest))
                self.picture.know(*sums, low=low, high=OPEN)

    def know_rows(self, name, leading):
        inside = GROUPS.get(leading, (leading,))
        rows = [*self.singles(name, "level"), *self.singles(name, "level_group")]
        fine = max(inside, key=self.size)
        for key in rows:
            dim, code = key.split("=")
            own = GROUPS.get(code, (code,))
            absorbs = code == fine if dim == "level" else set(inside) <= set(own)
            parts = [*own, *(["unknown"] if absorbs else [])]
            self.equal(self.at(name, key), [self.at("P03", f"level={part}") for part in parts])

    def know_topics(self):
        for name in ("P06", "P07"):
            for key in self.singles(name, "topic") if self.has("P05") else ():
                joined = key == "topic=other_or_protected"
                parts = ["topic=other", "topic=protected"] if joined else [key]
                self.equal(self.at(name, key), [self.at("P05", part) for part in parts])
        for name, dim, other in (
            *(("P04", "gender", "P02"), ("P06", "gender", "P02"), ("P10", "gender", "P02")),
            *(("P10", "gender", "P06"), ("P10", "access_path", "P09"), ("P07", "topic", "P06")),
        ):
            for key in self.singles(name, dim) if other in self.tables else ():
                self.equal(self.at(name, key), [self.at(other, key)])
        if self.has("P18") and self.has("P05"):
            for code, topics in CONCEPT.items():
                parts = [self.at("P05", f"topic={topic}") for topic in topics]
                self.equal(self.at("P18", f"krefeld_topic={code}"), parts)
        for key in self.singles("P08", "topic") if self.has("P05") else ():
            self.least(self.at("P08", key), [self.at("P05", key)])

    def know_partners(self):
        """Who has no referral is with a partner all the same."""
        if not self.has("P14"):
            return
        partners = self.singles("P14", "partner_type")
        referred = [f"{key},role=referral" for key in partners]
        role = (1, self.at("P14", "role=referral"))
        self.picture.know([(1, self.at("P14", key)) for key in referred], [role], high=OPEN)
        plus = [(1, self.at("P14", key)) for key in partners]
        minus = [(1, self.at("P14", key)) for key in referred]
        self.picture.know([*plus, role], [*minus, (1, self.at("P14"))], high=OPEN)

    def know_ring(self):
        """Three crossed tables have the table of all three behind them."""
        if not all(name in self.tables for name in ("P04", "P06", "P07")):
            return
        groups = [key.split("=")[1] for key in self.singles("P07", "level_group")]
        topics = [key.split("=")[1] for key in self.singles("P07", "topic")]
        for sex, topic, group in product(("female", "male"), topics, groups):
            self.picture.add_column(self.at("hidden", (sex, topic, group)), 0, OPEN)
        for topic, group in product(topics, groups):
            key = f"level_group={group},topic={topic}"
            cells = [self.at("hidden", (sex, topic, group)) for sex in ("female", "male")]
            self.equal(self.at("P07", key), cells)
        for sex, topic in product(("female", "male"), topics):
            cells = [self.at("hidden", (sex, topic, group)) for group in groups]
            self.equal(self.at("P06", f"gender={sex},topic={topic}"), cells)
        rows = [*self.singles("P04", "level"), *self.singles("P04", "level_group")]
        spans = {row: set(GROUPS.get(row.split("=")[1], (row.split("=")[1],))) for row in rows}
        bands = {group: set(GROUPS.get(group, (group,))) for group in groups}
        for sex, band in product(("female", "male"), bands.values() if rows else ()):
            fine = [row for row, span in spans.items() if span & band]
            wide = [group for group, own in bands.items() if any(spans[row] & own for row in fine)]
            if all(spans[row] <= set().union(*(bands[one] for one in wide)) for row in fine):
                cells = [
                    self.at("hidden", (sex, topic, one)) for topic, one in product(topics, wide)
                ]
                sums = [(1, self.at("P04", f"gender={sex},{row}")) for row in fine]
                self.picture.know(sums, [(1, cell) for cell in cells])

    def know_deeds(self):
        parts = [("A01", ""), ("A04", ""), ("A06", ""), ("A08", ""), ("P16", "")]
        parts += [("G01", "measure=sessions"), ("G03", "measure=sessions")]
        parts += [("G02", "measure=events")]
        if self.has("A09"):
            known = [self.at(name, key) for name, key in parts if self.has(name, key)]
            self.least(self.at("A09"), known)

    def know_contacts(self, intensive):
        contacts = next(self.at(name) for name in ("A01", "A02", "A03") if name in self.tables)
        if not self.has("P01"):
            return
        self.least(contacts, [self.at("P01")])
        if "P12" not in self.tables:
            return
        brief, standard, many = (
            self.at("P12", f"extent={code}")
            for code in ("brief_1_2", "standard_3_10", "intensive_11_plus")
        )
        know = self.picture.know
        know([(1, contacts)], [(1, brief), (3, standard), (11, many)], high=OPEN)
        if intensive:
            know([(1, many)], [], low=1, high=OPEN)
        else:
            know([(1, many)], [])
            know([(2, brief), (10, standard)], [(1, contacts)], high=OPEN)


def is_exact(name, key):
    measure = key.rpartition("measure=")[2].split(",")[0] if "measure=" in key else ""
    return name in EXACT or (name[0] == "G" and measure in EXACT_MEASURES)


def exposures(*files: bytes) -> list[str]:
    """Return every cell, and every difference to a total or margin, that the files give away."""
    reports = []
    for data in files:
        report = json.loads(data)
        days = (report["period"]["from"], report["period"]["to"])
        reports.append((days, {table["id"]: table["cells"] for table in report["tables"]}))
    return given_away(reports)


def given_away(reports) -> list[str]:
    """Return the same for (days, cells by table) of several reports side by side."""
    choices = product((True, False), repeat=len(reports))
    pictures = [Picture(reports, choice) for choice in choices]
    names, matrix = _forms(pictures[0])
    low, high = np.full(len(names), np.inf), np.full(len(names), -np.inf)
    for place in range(len(names)):
        for sign in (-1, 1):
            for picture in list(pictures):
                if not (high[place] - low[place] >= 4):
                    corner = picture.corner(sign * matrix[place])
                    if corner is None:
                        pictures.remove(picture)
                    else:
                        values = matrix @ corner
                        low, high = np.minimum(low, values), np.maximum(high, values)
    return [
        f"{name}: {low[place]:.0f} to {high[place]:.0f}"
        for place, name in enumerate(names)
        if not high[place] - low[place] >= 4
    ]


def _forms(picture: Picture):
    names, rows = [], []
    for number, (_, tables) in enumerate(picture.reports):
        for name, cells in tables.items():
            for key in cells:
                if is_exact(name, key) or (name == "P16" and _is_impossible(cells, key)):
                    continue
                parts = key.split(",") if "," in key else []
                wholes = [one for one in {"", *parts} if key and one in cells]
                for whole in [None, *wholes]:
                    if name == "P16" and whole and _is_alone(cells, whole, key):
                        continue
                    if whole is not None and is_exact(name, whole):
                        continue
                    row = np.zeros(len(picture.columns))
                    row[picture.columns[number, name, key]] += 1
                    if whole is not None:
                        row[picture.columns[number, name, whole]] -= 1
                    title = f"{name} {key}" if whole is None else f"{name} {whole} without {key}"
                    names.append(title if number == 0 else f"{title} ({number})")
                    rows.append(row)
    return names, np.array(rows)


OUTCOMES = {
    "kita_to_primary": "enrolled_regular enrolled_early postponed other_or_special_school moved",
    "primary_to_secondary": "admitted_first_choice admitted_other",
    "secondary_to_vocational": "dual_training school_based_training external_training "
    "upper_secondary prevocational_school prevocational_measure school_repeat_continue "
    "voluntary_service unskilled_work no_follow_up",
}
BOTH = {"kita_to_primary": "unknown", "secondary_to_vocational": "unknown"}


def _is_impossible(cells, key):
    """Return whether an outcome does not follow from a kind of transition."""
    codes = dict(part.split("=") for part in key.split(",") if part)
    if len(codes) < 2 or codes["outcome"] == "open":
        return False
    kind = codes["transition_kind"]
    return codes["outcome"] not in (*OUTCOMES[kind].split(), BOTH.get(kind))


def _is_alone(cells, whole, key):
    others = [one for one in cells if "," in one and whole in one.split(",") and one != key]
    return all(_is_impossible(cells, one) for one in others)
