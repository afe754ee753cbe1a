"""How the log of letters and the worker's own templates are listed."""

from ssa_desk.domain.records import Letter, LetterTemplate
from ssa_desk.services.lists import Column, ListSpec
from ssa_desk.ui.pages.records.spec import RecordSpec, Words

LETTER_LOG = RecordSpec(
    ListSpec(
        Letter,
        (
            Column("date"),
            Column("recipient", "An"),
            Column("letter_reply", "Antwort"),
            Column("title"),
            Column("language"),
            Column("letter_way"),
            Column("reply_until"),
            Column("reply_expected", "Erwartet"),
        ),
        day="date",
        filters=("letter_way", "letter_reply"),
    ),
    Words(
        "Brief",
        "Briefe",
        "Neuer Eintrag von Hand",
        "Jeder gedruckte oder gespeicherte Brief: an wen, in welcher Sprache, auf welchem Weg, und "
        "ob eine Antwort da ist. Der Brief selbst wird nicht aufbewahrt.",
    ),
    "mail",
    skip=frozenset({"young_person_id", "guardian_id", "letter_kind", "language", "batch_id"}),
    today=("date",),
    starts={"letter_way": "handed_over"},
)
LETTER_TEMPLATE = RecordSpec(
    ListSpec(
        LetterTemplate,
        (Column("title"), Column("subject")),
        descending=False,
    ),
    Words(
        "Vorlage",
        "Vorlagen",
        "Neue Vorlage",
        "Eigene Briefe, die Sie öfter schreiben: auf demselben Briefkopf, mit Platzhaltern wie "
        "{child} für den Namen des Kindes.",
    ),
    "notebook-text",
)
