"""An attacker from outside: has the JSON file, knows the published rules, and nothing of our code.

Every true number is unknown; the file says where it lies. Two pictures of the world are tried, one
without any case of 11 or more contacts and one with at least one, since they bound the contacts in
different ways. Linear programs give the range of every quantity; where a corner is not whole, the
whole-number program decides.
"""

import json

import highspy

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
GAPS = 1e-6


class Picture:
    """One linear picture of the true year behind a report."""

    def __init__(self, report: dict, *, intensive: bool) -> None:
        self.tables = {table["id"]: table["cells"] for table in report["tables"]}
        self.solver = highspy.Highs()
        self.solver.silent()
        self.solver.setOptionValue("threads", 1)
        self.columns = {}
        for name, cells in self.tables.items():
            for key, printed in cells.items():
                low = 5 if name == "A01" else 0
                self.columns[name, key] = len(self.columns)
                self.solver.addVar(max(low, printed - 4), printed + 4)
        self.persons = [name for name in self.tables if name.startswith("P")]
        self.know_totals()
        self.know_sums()
        self.know_shared_margins()
        self.know_levels()
        if "A01" in self.tables:
            self.know_contacts(intensive)

    def know(self, plus, minus, low=0.0, high=0.0):
        """Add a rule: low <= sum of plus - sum of minus <= high."""
        terms = {}
        for sign, names in ((1, plus), (-1, minus)):
            for factor, name in names:
                column = self.columns[name]
                terms[column] = terms.get(column, 0) + sign * factor
        self.solver.addRow(low, high, len(terms), list(terms), [float(x) for x in terms.values()])

    def equal(self, whole, parts):
        self.know([(1, whole)], [(1, part) for part in parts])

    def know_totals(self):
        for name in self.persons[1:]:
            self.equal((self.persons[0], ""), [(name, "")])
        self.know([(1, ("P01", ""))], [], low=10, high=highspy.kHighsInf)
        for part, least in (("unit=children", 1), ("status=closed", 0)):
            self.know([(1, ("P01", ""))], [(1, ("P01", part))], high=highspy.kHighsInf)
            self.know([(1, ("P01", part))], [], low=least, high=highspy.kHighsInf)
        self.equal(("P01", ""), [("P01", "status=new"), ("P01", "status=carried_over")])

    def know_sums(self):
        for name, cells in self.tables.items():
            if name == "P01":
                continue
            singles = [key for key in cells if key and "," not in key]
            for dim in {key.split("=")[0] for key in singles}:
                own = [key for key in singles if key.startswith(f"{dim}=")]
                self.equal((name, ""), [(name, key) for key in own])
            pairs = [key for key in cells if "," in key]
            for single in singles if pairs else []:
                self.equal((name, single), [(name, k) for k in pairs if single in k.split(",")])

    def know_shared_margins(self):
        for name, one, other in (("P04", "gender", "P02"), ("P06", "gender", "P02")):
            for key in self.singles(name, one):
                self.equal((name, key), [(other, key)])
        for key in self.singles("P06", "topic"):
            joined = key == "topic=other_or_protected"
            parts = ["topic=other", "topic=protected"] if joined else [key]
            self.equal(("P06", key), [("P05", part) for part in parts])

    def know_levels(self):
        for key in self.singles("P03", "level_group"):
            parts = GROUPS.get(key.split("=")[1], (key.split("=")[1],))
            self.equal(("P03", key), [("P03", f"level={part}") for part in parts])
        rows = {}
        for key in [*self.singles("P04", "level"), *self.singles("P04", "level_group")]:
            code = key.split("=")[1]
            rows[key] = [("P03", f"level={part}") for part in GROUPS.get(code, (code,))]
        if not rows:
            return
        sizes = {k: sum(self.tables[t][c] for t, c in cells) for k, cells in rows.items()}
        largest = max(sizes, key=sizes.__getitem__)
        for key, cells in rows.items():
            self.equal(
                ("P04", key), [*cells, *([("P03", "level=unknown")] if key == largest else [])]
            )
            if key != largest:
                strict = list(rows).index(key) < list(rows).index(largest)
                plus, minus = ([(1, cell) for cell in rows[one]] for one in (largest, key))
                self.know(plus, minus, low=float(strict), high=highspy.kHighsInf)

    def know_contacts(self, intensive):
        inf, contacts = highspy.kHighsInf, ("A01", "")
        self.know([(1, contacts)], [(1, ("P01", ""))], high=inf)
        self.know([(1, ("P01", "unit=children"))], [], low=5, high=inf)
        if "P12" not in self.tables:
            return
        brief, standard, many = (
            ("P12", f"extent={code}")
            for code in ("brief_1_2", "standard_3_10", "intensive_11_plus")
        )
        self.know([(1, contacts)], [(1, brief), (3, standard), (11, many)], high=inf)
        if intensive:
            self.know([(1, many)], [], low=1, high=inf)
        else:
            self.know([(1, many)], [])
            self.know([(2, brief), (10, standard)], [(1, contacts)], high=inf)

    def singles(self, name, dim):
        return [
            key for key in self.tables.get(name, {}) if key.split("=")[0] == dim and "," not in key
        ]

    def extreme(self, form, sign):
        """Return the smallest (sign 1) or largest (-1) whole value; None if impossible."""
        count = len(self.columns)
        costs = [0.0] * count
        for column, factor in form.items():
            costs[column] = float(sign * factor)
        self.solver.changeColsCost(count, list(range(count)), costs)
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = self.solver.getSolution().col_value
        if any(abs(value - round(value)) > GAPS for value in values):
            return self.whole_extreme(form)
        return sum(factor * round(values[column]) for column, factor in form.items())

    def whole_extreme(self, form):
        count = len(self.columns)
        kinds = highspy.HighsVarType
        self.solver.changeColsIntegrality(count, list(range(count)), [kinds.kInteger] * count)
        self.solver.run()
        solved = self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = self.solver.getSolution().col_value
        self.solver.changeColsIntegrality(count, list(range(count)), [kinds.kContinuous] * count)
        return sum(f * round(values[c]) for c, f in form.items()) if solved else None


def exposures(data: bytes) -> list[str]:
    """Return every cell, and every difference to a total or margin, that the file gives away."""
    report = json.loads(data)
    pictures = [Picture(report, intensive=False), Picture(report, intensive=True)]
    found = []
    for name, form in _forms(pictures[0]).items():
        lows = [picture.extreme(form, 1) for picture in pictures]
        highs = [picture.extreme(form, -1) for picture in pictures]
        low = min((value for value in lows if value is not None), default=0)
        high = max((value for value in highs if value is not None), default=0)
        if high - low < 4 or (low >= 1 and high <= 4):
            found.append(f"{name}: {low} to {high}")
    return found


def _forms(picture: Picture) -> dict[str, dict[int, int]]:
    forms = {}
    for name, cells in picture.tables.items():
        for key in cells:
            column = picture.columns[name, key]
            forms[f"{name} {key}"] = {column: 1}
            wholes = {"", *(key.split(",") if "," in key else [])} if key else set()
            for whole in wholes:
                forms[f"{name} {whole} without {key}"] = {
                    picture.columns[name, whole]: 1,
                    column: -1,
                }
    return forms
