"""Finds cases by number, names and the words of notes, names first."""

import json

from ssa_desk.domain.folding import folded_words, spellings
from ssa_desk.storage.database import Database, Row

_FEW = 200
_TRIGRAM = 3
_NEWEST = 10_000
"""So many notes are looked at for a common word: those of more than a year."""

# Only hits are read: guardians of each case would take most of the time.
_NAMES = """
    SELECT "case".id, case_no_folded,
        coalesce(last_name_folded, ''), coalesce(first_name_folded, ''),
        coalesce(
            (SELECT group_concat(name_folded, ' ') FROM guardian
                WHERE guardian.young_person_id = "case".young_person_id), '')
    FROM "case" LEFT JOIN young_person ON young_person.id = "case".young_person_id
    WHERE {hits}
    ORDER BY closed_on IS NOT NULL, last_name_folded, first_name_folded, case_no
"""

_NAME_HIT = """
    (instr(case_no_folded, :word{0}) OR instr(last_name_folded, :word{0})
        OR instr(first_name_folded, :word{0}) OR "case".young_person_id IN (
            SELECT young_person_id FROM guardian WHERE instr(name_folded, :word{0})))
"""

_WORD_NOTES = """
    SELECT rowid FROM search_word WHERE search_word MATCH :question
    ORDER BY rowid DESC LIMIT :newest
"""

# The index knows only which notes have all three-letter parts of a word, not where.
_PART_NOTES = """
    SELECT rowid FROM search_part WHERE search_part MATCH :question
        AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE NOT EXISTS (
            SELECT 1 FROM json_each(word.value) AS one WHERE instr(text, one.value)))
    ORDER BY rowid DESC LIMIT :newest
"""

_CASES_OF_NOTES = """
    WITH hit AS MATERIALIZED (
        SELECT id, case_id, CASE
            WHEN case_id IS NULL AND kind IN ('young_person', 'guardian') THEN record_id
            END AS record_id
        FROM search_entry WHERE id IN ({notes}))
    SELECT case_id, record_id FROM hit GROUP BY case_id, record_id ORDER BY max(id) DESC
"""

# Without the plus every entry of these cases is read.
_NOTED_CASES = """
    SELECT DISTINCT case_id FROM search_entry
    WHERE +case_id IN (SELECT value FROM json_each(:cases)) AND id IN ({notes})
"""

_CASES_OF_PERSONS = """
    SELECT id FROM "case" WHERE young_person_id IN (
        SELECT value FROM json_each(:found)
        UNION
        SELECT young_person_id FROM guardian WHERE id IN (SELECT value FROM json_each(:found)))
"""


def case_ids(database: Database, query: str, limit: int) -> list[str]:
    """Return the cases that fit every word of the query, the best first.

    Case numbers and the child's names come first (beginnings before inner parts), then the
    guardians' names, then words in notes; open cases before closed ones. A single letter is
    looked for in numbers and names only.
    """
    words = _words(query)
    if not words:
        return []
    by_name = _ranked_names(database, words)
    found = [case_id for case_id, ranks in by_name if None not in ranks]
    if len(found) < limit:
        found += _by_notes(database, words)
    if len(found) < limit:
        found += _by_both(database, words, by_name)
    return list(dict.fromkeys(found))[:limit]


def cases_of_children(database: Database, query: str, limit: int) -> list[str]:
    """Return the cases whose number or child's name has every word, open cases first."""
    words = _words(query)
    ranked = _ranked_names(database, words) if words else []
    return [one for one, ranks in ranked if all(rank in (0, 1) for rank in ranks)][:limit]


def beginnings(word: str) -> str:
    """Return a word as the full text is asked for it: as a beginning, in its spellings."""
    return " OR ".join(f"{_quoted(one)}*" for one in spellings(word))


def _words(query: str) -> tuple[str, ...]:
    shown = "".join(char if char.isprintable() else " " for char in query)
    # A mark that stands alone counts as a letter but folds to nothing.
    return tuple(
        word
        for word in shown.split()
        if any(char.isalnum() for char in word) and folded_words(word)
    )


def _ranked_names(
    database: Database, words: tuple[str, ...]
) -> list[tuple[str, tuple[int | None, ...]]]:
    """Return each case with the rank of each word in its number and names, None for no hit."""
    folded = tuple(folded_words(word)[-1] for word in words)
    hits = " OR ".join(_NAME_HIT.format(place) for place in range(len(folded)))
    values = {f"word{place}": word for place, word in enumerate(folded)}
    ranked = [
        (row[0], tuple(_name_rank(word, row) for word in folded))
        for row in database.rows(_NAMES.format(hits=hits), values)
    ]
    return sorted(ranked, key=lambda entry: max(rank or 0 for rank in entry[1]))


def _name_rank(word: str, row: Row) -> int | None:
    _, case_no, last_name, first_name, guardians = row
    child = f" {case_no} {last_name} {first_name}"
    if f" {word}" in child:
        return 0
    if word in child:
        return 1
    return 2 if word in guardians else None


def _by_notes(database: Database, words: tuple[str, ...]) -> list[str]:
    """Return the cases with a note that has all the words, the latest notes first.

    Beginnings of words come before inner parts. Ranking by weight would read every hit.
    """
    if any(len(word) == 1 for word in words):
        return []
    found = _cases(database, _WORD_NOTES, _word_values(words))
    if len(found) < _FEW and _have_parts(words):
        found += _cases(database, _PART_NOTES, _part_values(words))
    return found


def _cases(database: Database, notes: str, values: dict[str, str | int]) -> list[str]:
    found = database.rows(_CASES_OF_NOTES.format(notes=notes), values)
    cases = [case_id for case_id, _ in found if case_id]
    persons = [record_id for _, record_id in found if record_id]
    if not persons:
        return cases
    of_persons = database.rows(_CASES_OF_PERSONS, {"found": json.dumps(persons)})
    return [*cases, *(row[0] for row in of_persons)]


def _by_both(
    database: Database,
    words: tuple[str, ...],
    by_name: list[tuple[str, tuple[int | None, ...]]],
) -> list[str]:
    """Return the cases with some words in their names and every other word in a note."""
    left = dict(by_name)
    for place, word in enumerate(words):
        missing = [case_id for case_id, ranks in left.items() if ranks[place] is None]
        for case_id in set(missing) - _noted(database, word, missing):
            del left[case_id]
    return list(left)


def _noted(database: Database, word: str, cases: list[str]) -> set[str]:
    """Return those of the cases with the word in a note; inner parts only if there is no other."""
    if len(word) == 1:
        return set()
    questions = [(_WORD_NOTES, _word_values((word,)))]
    if _have_parts((word,)):
        questions.append((_PART_NOTES, _part_values((word,))))
    for notes, values in questions if cases else ():
        asked = {"cases": json.dumps(cases), **values}
        found = database.rows(_NOTED_CASES.format(notes=notes), asked)
        if found:
            return {row[0] for row in found}
    return set()


def _word_values(words: tuple[str, ...]) -> dict[str, str | int]:
    """Return the words as the full text asks for them: as beginnings, in their spellings."""
    asked = (beginnings(word) for word in words)
    return {"question": " AND ".join(f"({one})" for one in asked), "newest": _NEWEST}


def _have_parts(words: tuple[str, ...]) -> bool:
    return all(_long(word) for word in words)


def _part_values(words: tuple[str, ...]) -> dict[str, str | int]:
    asked = (" OR ".join(_parts(one) for one in _long(word)) for word in words)
    return {
        "question": " AND ".join(f"({one})" for one in asked),
        "words": json.dumps([_long(word) for word in words]),
        "newest": _NEWEST // 2,
    }


def _long(word: str) -> tuple[str, ...]:
    return tuple(one for one in spellings(word) if len(one) >= _TRIGRAM)


def _parts(word: str) -> str:
    places = range(len(word) - _TRIGRAM + 1)
    return "(" + " AND ".join(_quoted(word[place : place + _TRIGRAM]) for place in places) + ")"


def _quoted(word: str) -> str:
    """Return a string that full text takes literally, whatever signs are in it."""
    return '"' + word.replace('"', '""') + '"'
