"""Who is the same child: last name, first name and birth date, blanks and case aside."""

import unicodedata


def child_identity(
    last_name: str | None, first_name: str | None, birth_date: str | None
) -> tuple[str, str, str] | None:
    """Return what children are told apart by; None when nothing of it is given.

    `birth_date` is an ISO date.
    """
    identity = (_plain(last_name), _plain(first_name), birth_date or "")
    return identity if any(identity) else None


def _plain(name: str | None) -> str:
    text = name or ""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(composed.split()).casefold()
