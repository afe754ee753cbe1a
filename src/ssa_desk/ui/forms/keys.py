"""Gives every label of a form a key of its own."""

from collections.abc import Iterable


def unique_keys(titles: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the titles with `&` before a letter that no other title has.

    A title keeps its own letter where it is the first to want it; then the beginnings of its
    words are tried, then its other letters. Without a free letter it has no key.
    """
    titles = tuple(titles)
    used = {key.lower() for key in taken}
    result: dict[int, str] = {}
    for index, title in enumerate(titles):
        key = _key_of(title)
        if key and key not in used:
            used.add(key)
            result[index] = title
    for index, title in enumerate(titles):
        if index not in result:
            result[index] = _with_free_key(title.replace("&", ""), used)
    return tuple(result[index] for index in range(len(titles)))


def keys_of(titles: Iterable[str]) -> str:
    """Return the keys that the titles have."""
    return "".join(_key_of(title) for title in titles)


def _key_of(title: str) -> str:
    place = title.find("&")
    return title[place + 1].lower() if 0 <= place < len(title) - 1 else ""


def _with_free_key(plain: str, used: set[str]) -> str:
    starts = [i for i, char in enumerate(plain) if i == 0 or not plain[i - 1].isalnum()]
    for place in (*starts, *range(len(plain))):
        letter = plain[place].lower()
        if letter.isascii() and letter.isalpha() and letter not in used:
            used.add(letter)
            return f"{plain[:place]}&{plain[place:]}"
    return plain
