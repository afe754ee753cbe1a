"""Finds cases by number, names and the words of notes, names first."""

import json

from ssa_desk.domain.folding import folded_words
from ssa_desk.storage.database import Database, Row

_FEW = 500
_TRIGRAM = 3

_NAMES = """
    SELECT "case".id, case_no_folded,
        coalesce(last_name_folded, ''), coalesce(first_name_folded, ''),
        coalesce(
            (SELECT group_concat(name_folded, ' ') FROM guardian
                WHERE guardian.young_person_id = "case".young_person_id), '')
    FROM "case" LEFT JOIN young_person ON young_person.id = "case".young_person_id
    ORDER BY closed_on IS NOT NULL, last_name_folded, first_name_folded, case_no
"""

_NOTES = """
    SELECT case_id, record_id FROM {index}
    WHERE {index} MATCH :question ORDER BY rowid DESC LIMIT :few
"""

# Without the plus and the index named, every note found is read whole (ten times slower).
_NOTES_OF = """
    SELECT DISTINCT case_id FROM search_entry INDEXED BY search_entry_case
    WHERE case_id IN (SELECT value FROM json_each(:cases))
        AND +id IN (SELECT rowid FROM {index} WHERE {index} MATCH :question)
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
    guardians' names, then words in notes; open cases before closed ones.
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


def _words(query: str) -> tuple[str, ...]:
    shown = "".join(char if char.isprintable() else " " for char in query)
    return tuple(word for word in shown.split() if any(char.isalnum() for char in word))


def _ranked_names(
    database: Database, words: tuple[str, ...]
) -> list[tuple[str, tuple[int | None, ...]]]:
    """Return each case with the rank of each word in its number and names, None for no hit."""
    folded = tuple(folded_words(word)[-1] for word in words)
    ranked = [
        (row[0], tuple(_name_rank(word, row) for word in folded)) for row in database.rows(_NAMES)
    ]
    hits = [entry for entry in ranked if any(rank is not None for rank in entry[1])]
    return sorted(hits, key=lambda entry: max(rank or 0 for rank in entry[1]))


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
    found = _matches(database, "search_word", " AND ".join(_question(word) for word in words))
    if len(found) < _FEW and all(len(word) >= _TRIGRAM for word in words):
        found += _matches(database, "search_part", " AND ".join(_parts(word) for word in words))
    persons = [record_id for case_id, record_id in found if case_id is None]
    of_persons = database.rows(_CASES_OF_PERSONS, {"found": json.dumps(persons)})
    return [case_id for case_id, _ in found if case_id] + [row[0] for row in of_persons]


def _matches(database: Database, index: str, question: str) -> list[Row]:
    return database.rows(_NOTES.format(index=index), {"question": question, "few": _FEW})


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
    questions = [("search_word", _question(word))]
    if len(word) >= _TRIGRAM:
        questions.append(("search_part", _parts(word)))
    for index, question in questions if cases else ():
        values = {"cases": json.dumps(cases), "question": question}
        found = database.rows(_NOTES_OF.format(index=index), values)
        if found:
            return {row[0] for row in found}
    return set()


def _question(word: str) -> str:
    """Return the word as the full text asks for it: quoted, as a beginning, in its spellings."""
    return "(" + " OR ".join(f"{_quoted(one)}*" for one in _spellings(word)) + ")"


def _parts(word: str) -> str:
    return "(" + " OR ".join(_quoted(one) for one in _spellings(word)) + ")"


def _quoted(word: str) -> str:
    """Return a string that full text takes literally, whatever signs are in it."""
    return '"' + word.replace('"', '""') + '"'


def _spellings(word: str) -> tuple[str, ...]:
    """Return the ways a word may be written: ue and ü, ss and ß."""
    lower = word.casefold()
    umlauts = lower.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    spellings = (lower, umlauts, lower.replace("ss", "ß"), umlauts.replace("ss", "ß"))
    return tuple(dict.fromkeys((*spellings, word.lower())))
