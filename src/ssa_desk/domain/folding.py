"""Words folded for search: "Müller", "Mueller" and "muller" become findable as the same."""

import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_PLAIN = str.maketrans({"ß": "ss", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ð": "d"})


def _without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def _lower(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower().replace("\u0307", "")


def plain(text: str) -> str:
    """Return a text in lower case without any marks: ä as "a", ß as "ss"."""
    return _without_marks(_lower(text).translate(_PLAIN))


def folded(text: str) -> str:
    """Return both foldings of a text in lower case: ä as "ae" and as "a", separated by a blank."""
    long, short = _without_marks(_lower(text).translate(_UMLAUTS).translate(_PLAIN)), plain(text)
    return long if long == short else f"{long} {short}"


def spellings(word: str) -> tuple[str, ...]:
    """Return how a word may stand in a `plain` text: "Müller" and "Mueller" are one."""
    short = plain(word)
    with_umlauts = short.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return tuple(dict.fromkeys((short, with_umlauts, *folded(word).split())))


def folded_words(query: str) -> tuple[str, ...]:
    """Return the words of a search, folded the short way: each is looked for in `folded` names."""
    return tuple(folded(word).split()[-1] for word in query.split() if folded(word).split())
