"""Reads `figure_groups.toml`: which figures belong to which Kernbereich."""

import tomllib
from dataclasses import dataclass
from functools import cache

from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.locate import resource


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """One cell of a figure that says much about its Kernbereich, with its short name."""

    figure: str
    cell: str
    name: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that belong together; `core_area` is "" for what concerns all of them or none."""

    core_area: str
    title: str
    part: str
    figures: tuple[str, ...]
    key: tuple[KeyNumber, ...]

    @property
    def heading(self) -> str:
        """Return the title, and which part of it this is."""
        return f"{self.title}: {self.part}" if self.part else self.title


@cache
def figure_groups() -> tuple[FigureGroup, ...]:
    """Return all groups in the order they are shown; each figure is in one of them."""
    data = tomllib.loads(resource("figure_groups.toml").read_text(encoding="utf-8"))
    areas = {entry.identifier: entry.label for entry in catalogue("core_area").entries}
    return tuple(
        FigureGroup(
            core_area=one["id"] if one["id"] in areas else "",
            title=one.get("title") or areas[one["id"]],
            part=one.get("part", ""),
            figures=tuple(one["figures"]),
            key=tuple(KeyNumber(**key) for key in one.get("key", ())),
        )
        for one in data["groups"]
    )
