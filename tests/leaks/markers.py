"""The words that a session types and that no file may show."""

CONTROL = "Kontrolle0815Undicht"
PASSWORD = "Xylofon Quark Zebra 94"
WRONG = "Falsch4711Passwort"
SEARCH = "Suchwort0815Feld"
CLIPBOARD = "Ablage0815Kopie"
TYPED = "Xgetipptq"
SAVED = "Xsichertq"
SECRET = (PASSWORD, WRONG, SEARCH, CLIPBOARD, TYPED, SAVED)


def typed(number):
    """Return what is typed into the form of this number and never saved."""
    return f"{TYPED}{number:03d}Wort"


def saved(number):
    """Return what stands in the saved record of this number."""
    return f"{SAVED}{number:03d}Wort"
