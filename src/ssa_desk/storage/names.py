"""SQL behind the name check: every name, class and case number that the file holds.

Those of restricted cases too: nobody may be named because their data are not shown.
"""

from ssa_desk.storage.database import Database

_NAMES = """
    SELECT DISTINCT 'name', text FROM (
        SELECT last_name AS text FROM young_person
        UNION ALL SELECT first_name FROM young_person
        UNION ALL SELECT name FROM guardian
        UNION ALL SELECT name FROM related_person
        UNION ALL SELECT name FROM contact_person
        UNION ALL SELECT name FROM teacher
        UNION ALL SELECT head FROM school)
    WHERE text <> ''
"""
_MENTIONS = """
    SELECT DISTINCT 'mention', text FROM (
        SELECT responsible AS text FROM support_plan_step
        UNION ALL SELECT information_source FROM case_contact
        UNION ALL SELECT entrusted_by FROM case_contact
        UNION ALL SELECT participants FROM parent_contact
        UNION ALL SELECT entrusted_by FROM parent_contact
        UNION ALL SELECT staff FROM group_session)
    WHERE text <> ''
"""
_CLASSES = """
    SELECT DISTINCT 'class', text FROM (
        SELECT class_name AS text FROM "case"
        UNION ALL SELECT class_name FROM class_membership
        UNION ALL SELECT class_name FROM teacher
        UNION ALL SELECT class_name FROM transition
        UNION ALL SELECT classes FROM group_offer
        UNION ALL SELECT school_and_class FROM related_person)
    WHERE text <> ''
"""
_NUMBERS = "SELECT DISTINCT 'case_number', case_no FROM \"case\""


def all_names(database: Database) -> list[tuple[str, str]]:
    """Return pairs of what it is (name, mention, class, case_number) and the text.

    A mention is free text in which somebody may be named, such as "Frau Yıldız, Mutter".
    """
    questions = (_NAMES, _MENTIONS, _CLASSES, _NUMBERS)
    with database.whole():
        return [(str(row[0]), str(row[1])) for sql in questions for row in database.rows(sql)]
