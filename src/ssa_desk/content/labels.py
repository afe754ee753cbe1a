"""German words for the cells of figures."""

import tomllib
from functools import cache

from ssa_desk.content.catalogues import catalogue, names
from ssa_desk.content.locate import resource


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("texts", "figures.toml").read_text(encoding="utf-8"))


def dim_label(dim: str) -> str:
    """Return the German name of a dimension (`topic` -> "Thema")."""
    return _words()["dims"].get(dim, dim)


def code_label(dim: str, code: str) -> str:
    """Return the German name of a code in a dimension (`topic`, `bullying`)."""
    name = _words()["catalogues"].get(dim, dim)
    entry = catalogue(name).entry(code) if name in names() else None
    return entry.label if entry else _words()["codes"].get(code, code)


def is_choice(dim: str, code: str) -> bool:
    """Return whether a code may be counted: some, like joined topics, exist in print alone."""
    name = _words()["catalogues"].get(dim, dim)
    return name not in names() or catalogue(name).entry(code) is not None


def figure_rule(figure_id: str) -> str:
    """Return how a table is counted, in one or two German sentences."""
    return _words()["rules"][figure_id]


def indicator_title(code: str) -> str:
    """Return the German name of an indicator (`F01` -> "Fälle")."""
    return _words()["indicators"][code]


def indicator_rule(code: str) -> str:
    """Return how an indicator is counted, in one or two German sentences."""
    return _words()["indicator_rules"][code]
