"""Words around names: what names nobody by itself, and what many schools are called."""

from dataclasses import dataclass

from ssa_desk.domain.folding import plain

_INSIDE = frozenset({"im", "ins"})
"""They stand before no name of a person."""


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
    times: frozenset[str]
    """Times that people are called as well: Sommer, August, Freitag."""
    articles: frozenset[str]
    """Words that say before one of them that it is a time: am, letzten, Anfang."""
    general: frozenset[str]
    """Words in the names of many schools and bodies."""
    offices: frozenset[str]
    """How words for places and offices end: Jugendamt, Beratungsstelle."""
    ordinary: frozenset[str]
    """Words that may sound like a name; in a field for a person they are no name."""

    def is_everyday(self, word: str, before: str) -> bool:
        """Return whether a word that is a name, too, is used as a word of every day here.

        "im Wald" and "letzten Sommer" name nobody, "mit Sommer" and "ein Wolf" may; `before` is
        the word before it.
        """
        low, lead = plain(word), plain(before)
        known = {low, *(low.removesuffix(ending) for ending in ("s", "es", "n", "en"))}
        if lead in _INSIDE:
            known &= self.double | self.ordinary
        else:
            known &= self.times if lead in self.articles else frozenset()
        return bool(known) and word[0].isupper()
