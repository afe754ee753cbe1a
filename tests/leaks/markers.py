"""The words that a session types and that no file may show."""

from datetime import date

CONTROL = "Kontrolle0815Undicht"
PASSWORD = "Xylofon Quark Zebra 94"
CHANGED = "Fagott Molke Tapir 38 Igel"
ROTATED = "Oboe Kefir Lurch 52 Amsel"
WRONG = "Falsch4711Passwort"
SEARCH = "Suchwort0815Feld"
CLIPBOARD = "Ablage0815Kopie"
BUG = "Fehlertext0815Inhalt"
LISTED = "Gelistet0815Name"
REFUSED = "Abgelehnt0815Zeile"
USER = "Nutzer0815Konto"
TOLD = "Erzaehlt0815Vorgang"
"""What happened, in words that are nobody's name."""
MACHINE = "Rechner0815Name"
BORN = date(2013, 11, 23)
TYPED = "Xgetipptq"
SAVED = "Xsichertq"
SECRET = (
    PASSWORD, CHANGED, ROTATED, WRONG, SEARCH, CLIPBOARD, BUG, LISTED, REFUSED, USER, TOLD,
    TYPED, SAVED, f"{BORN:%Y-%m-%d}", f"{BORN:%d.%m.%Y}",
)  # fmt: skip

PRINTED = "Eigentext0815Druck"
"""The worker's own words in the report: they stand in the files that were asked for alone."""

ASKED = "gewollt"
REPORTS = "berichte"
"""Where the reports of others lie that the Fachstelle adds up."""
FOLDER_NAME = "Ordner0815Wahl"
FILE_NAME = "Datei0815Wahl"
NAMED = (FOLDER_NAME, FILE_NAME)
"""What the user calls folders and files in dialogs: in the file system, but in no file."""


def typed(number):
    """Return what is typed into the form of this number and never saved."""
    return f"{TYPED}{number:03d}Wort"


def saved(number):
    """Return what stands in the saved record of this number."""
    return f"{SAVED}{number:03d}Wort"
