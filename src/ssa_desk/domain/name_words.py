"""Words around names: what names nobody by itself, and what many schools are called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameWords:
    """Sets of folded words, read from a resource."""

    beside: frozenset[str]
    """Titles and relations that stand beside a name."""
    particles: frozenset[str]
    """Parts of a name that name nobody by themselves: von, al, de."""
    small: frozenset[str]
    """Words that name nobody when they are written small, whoever is called so."""
    kin: frozenset[str]
    """Words that are put together with a name: Müllerkinder."""
    double: frozenset[str]
    """Words of every day that many people are called as well: lang, Rose, Wolf."""
    general: frozenset[str]
    """Words in the names of many schools and bodies."""
    offices: frozenset[str]
    """How words for places and offices end: Jugendamt, Beratungsstelle."""
    ordinary: frozenset[str]
    """Words that may sound like a name; in a field for a person they are no name."""
