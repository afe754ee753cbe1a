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
