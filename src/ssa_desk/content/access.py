"""Reads `access.toml`: the words of an access (Art. 15 GDPR) and of its refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ssa_desk.content.paper_words import paper_words


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """The law behind a refusal, what is said to the person, what is noted in the file."""

    law: str
    say: str
    file: str


def access_words() -> Mapping[str, Any]:
    """Return all words by name: texts, lists of texts, and tables of texts."""
    return paper_words("access")


def refusal_words(ground: str) -> RefusalWords:
    """Return the words of a ground of refusal."""
    return RefusalWords(**access_words()["refusal"][ground])


def hint_words(name: str) -> str:
    """Return what the worker should think of before answering."""
    words: str = access_words()["hint"][name]
    return words


def reason_words(name: str) -> str:
    """Return why a value is proposed for blackening."""
    words: str = access_words()["reason"][name]
    return words


def way_words(request_kind: str) -> str:
    """Return what is to be done for a request that is no access, or nothing."""
    words: str = access_words()["way"].get(request_kind, "")
    return words
