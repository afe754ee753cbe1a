"""Writes the words of letters as TOML: one file for a translator, with the German above each."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

Tree = Any
"""A tree of TOML: texts, days, lists and tables of them."""

_AS_TABLES = ("part", "option")
"""Lists that are long enough to stand as tables of their own."""
_WHEN = "when"


def compact(words: Mapping[str, Tree]) -> str:
    """Return words as TOML, one line for each key."""
    return "".join(f"{_key(name)} = {_inline(one)}\n" for name, one in words.items())


def explained(words: Tree, german: Mapping[str, Tree], name: str) -> Iterator[str]:
    """Yield the lines of a table with the German text as a comment above each text.

    What `words` lacks is an empty text, filled in only where there is nothing to translate.
    """
    own = words if isinstance(words, Mapping) else {}
    inside = {key: one for key, one in german.items() if not _is_table(key, one)}
    for key, one in inside.items():
        yield from _entry(key, own.get(key), one)
    for key, one in german.items():
        if key in inside:
            continue
        if isinstance(one, Mapping):
            yield from ("", f"[{name}.{_key(key)}]")
            yield from explained(own.get(key), one, f"{name}.{_key(key)}")
            continue
        many = own.get(key)
        for number, each in enumerate(one):
            yield from ("", f"[[{name}.{_key(key)}]]")
            mine = many[number] if isinstance(many, list) and number < len(many) else None
            yield from explained(mine, each, f"{name}.{_key(key)}")


def is_only_places(text: str) -> bool:
    """Return whether a text has placeholders and nothing to translate."""
    rest = text
    while (start := rest.find("{")) >= 0 and (end := rest.find("}", start)) > 0:
        rest = rest[:start] + rest[end + 1 :]
    return not any(one.isalpha() for one in rest)


def _is_table(key: str, german: Tree) -> bool:
    return key in _AS_TABLES or (isinstance(german, Mapping) and key != _WHEN)


def _entry(key: str, words: Tree, german: Tree) -> Iterator[str]:
    if key == _WHEN:
        yield "# Bedingung: bitte so lassen"
        yield f"{key} = {_inline(german)}"
    elif isinstance(german, list):
        yield f"{key} = ["
        for number, one in enumerate(german):
            mine = words[number] if isinstance(words, list) and number < len(words) else None
            yield f"    # Deutsch: {_said(one)}"
            yield f"    {_inline(_filled(mine, one))},"
        yield "]"
    else:
        yield f"# Deutsch: {_said(german)}"
        yield f"{key} = {_inline(_filled(words, german))}"


def _filled(words: Tree, german: Tree) -> Tree:
    if isinstance(german, Mapping):
        own = words if isinstance(words, Mapping) else {}
        return {key: _filled(own.get(key), one) for key, one in german.items()}
    if isinstance(words, str):
        return words
    return german if is_only_places(german) else ""


def _said(german: Tree) -> str:
    texts = german.values() if isinstance(german, Mapping) else (german,)
    return " ".join(" | ".join(texts).split())


def _inline(value: Tree) -> str:
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_inline(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(_inline(one) for one in value)}]"
    if isinstance(value, date):
        return value.isoformat()
    # JSON and TOML write texts alike, but for one control character.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    is_bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if is_bare else json.dumps(name, ensure_ascii=False)
