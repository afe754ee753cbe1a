"""The figures once more: slow, naive, written from the counting rules alone, on plain rows.

Shares no code with the program. A year is a dict of lists of rows; a row is a dict by German
header with identifiers, `date` or None, whole numbers or None, lists.
"""

KREFELD = {
    "peer_conflict": "conflict_violence_prevention",
    "bullying": "bullying",
    "violence": "conflict_violence_prevention",
    "class_climate_social_skills": "intercultural_competence",
    "learning_performance": "learning_skills",
    "school_absenteeism": "school_learning_refusal",
    "school_career_change": "perspective_planning",
    "transition_career": "perspective_planning",
    "family_conflict_parenting": "parent_work",
    "mental_strain": "health_promotion",
    "self_harm_suicidality": "health_promotion",
    "addiction_media": "health_promotion",
    "health_sexuality_identity": "health_promotion",
    "daily_structure_leisure": "daily_structure",
    "poverty_benefits": "debt",
    "migration_integration": "intercultural_competence",
}


def slow_count(year, first, last):
    contacts = [
        row
        for row in year["kontakte"]
        if first <= row["Datum"] <= last and row["Kontaktart"] != "no_show"
    ]
    cases = [seen(row, year, contacts, first, last) for row in year["faelle"]]
    cases = [case for case in cases if case["contacts"] > 0]
    tables = {
        "P01": movements(cases),
        "P02": one_way(cases, "gender"),
        "P03": {**one_way(cases, "level"), **one_way(cases, "level_group")},
        "P04": {
            **one_way(cases, "gender"),
            **one_way(cases, "level_group"),
            **two_way(cases, "gender", "level"),
            **two_way(cases, "gender", "level_group"),
        },
        "P05": one_way(cases, "topic"),
        "P06": margins_and_pairs(cases, "gender", "topic"),
        "P07": margins_and_pairs(cases, "level_group", "topic"),
        "P08": several(cases, "topic", "all_topics"),
        "P09": one_way(cases, "access_path"),
        "P10": margins_and_pairs(cases, "access_path", "gender"),
        "P12": one_way(cases, "extent"),
        "P18": one_way(cases, "krefeld_topic"),
        "A01": one_way([{"channel": row["Kontaktart"]} for row in contacts], "channel"),
        "A02": several([{"people": row["Beteiligte"]} for row in contacts], "addressee", "people"),
        "A04": tally(year, first, last),
    }
    return {name: {key: n for key, n in t.items() if n or key == ""} for name, t in tables.items()}


def seen(row, year, contacts, first, last):
    """What of a case counts in the period."""
    own = [one for one in contacts if one["Fallnummer"] == row["Fallnummer"]]
    if not own:
        return {"contacts": 0}
    level = level_of(row, year, min(one["Datum"] for one in own))
    topics = [row["Hauptthema"]]
    for topic in row["weitere Themen"]:
        if topic not in topics:
            topics.append(topic)
    if len(own) >= 11:
        extent = "intensive_11_plus"
    elif len(own) >= 3:
        extent = "standard_3_10"
    else:
        extent = "brief_1_2"
    name, forename = row["Nachname"].strip().lower(), row["Vorname"].strip().lower()
    return {
        "contacts": len(own),
        "child": (name, forename, row["Geburtsdatum"]),
        "new": row["Beginn"] >= first,
        "closed": row["Ende"] is not None and first <= row["Ende"] <= last,
        "gender": row["Geschlecht"] or "not_stated",
        "access_path": row["Zugang"] or "unknown",
        "topic": row["Hauptthema"],
        "all_topics": topics,
        "krefeld_topic": KREFELD.get(row["Hauptthema"], "not_in_concept"),
        "level": level,
        "level_group": group_of(level),
        "extent": extent,
    }


def level_of(row, year, day):
    form = ""
    for school in year["schulen"]:
        if school["Schule"] == row["Schule"]:
            form = school["Schulform"]
    if form == "vocational_college":
        return "BK"
    name, since = row["Klasse"], None
    for entry in year["klassenverlauf"]:
        if entry["Fallnummer"] != row["Fallnummer"] or entry["gültig ab"] > day:
            continue
        if since is None or entry["gültig ab"] >= since:
            name, since = entry["Klasse"], entry["gültig ab"]
    if name in ("EF", "Q1", "Q2"):
        return {"EF": "11", "Q1": "12", "Q2": "13"}[name]
    digits = ""
    while name[len(digits) : len(digits) + 1] in tuple("0123456789"):
        digits += name[len(digits)]
    if digits and 1 <= int(digits) <= 13:
        return str(int(digits))
    return "unknown"


def group_of(level):
    for group in (("1", "2"), ("3", "4"), ("5", "6"), ("7", "8"), ("9", "10")):
        if level in group:
            return "-".join(group)
    return "11-13" if level in ("11", "12", "13") else level


def movements(cases):
    return {
        "": len(cases),
        "unit=cases": len(cases),
        "unit=children": len({case["child"] for case in cases}),
        "status=new": len([1 for case in cases if case["new"]]),
        "status=carried_over": len([1 for case in cases if not case["new"]]),
        "status=closed": len([1 for case in cases if case["closed"]]),
    }


def one_way(rows, dim):
    cells = {"": len(rows)}
    for code in {row[dim] for row in rows}:
        cells[f"{dim}={code}"] = len([1 for row in rows if row[dim] == code])
    return cells


def two_way(rows, a, b):
    cells = {}
    for row in rows:
        key = f"{a}={row[a]},{b}={row[b]}"
        cells[key] = cells.get(key, 0) + 1
    return cells


def margins_and_pairs(rows, a, b):
    return {**one_way(rows, a), **one_way(rows, b), **two_way(rows, a, b)}


def several(rows, dim, field):
    cells = {"": len(rows)}
    for row in rows:
        for code in set(row[field]):
            cells[f"{dim}={code}"] = cells.get(f"{dim}={code}", 0) + 1
    return cells


def tally(year, first, last):
    cells = {"": 0, "length_class=short": 0, "length_class=standard": 0, "measure=persons": 0}
    for row in year["strichliste"]:
        if not first <= row["Datum"] <= last:
            continue
        short, long = row["Kurzberatungen"] or 0, row["Beratungen über 15 Min."] or 0
        cells[""] += short + long
        cells["length_class=short"] += short
        cells["length_class=standard"] += long
        cells["measure=persons"] += row["Personen"] or 0
        key = f"addressee={row['Adressat'] or 'not_stated'}"
        cells[key] = cells.get(key, 0) + short + long
    return cells
