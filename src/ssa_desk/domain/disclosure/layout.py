"""What `report_tables.toml` says: which cells the printed tables have and what they stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ssa_desk.domain.catalogue import Catalogue

DimKind = Literal["partition", "part"]


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes of one dim; `members` are the codes of the finest list that each stands for."""

    name: str
    attribute: str
    members: Mapping[str, tuple[str, ...]]
    folds: Mapping[str, str]
    """Catalogue identifiers that become another code before counting (R7)."""
    other: str | None
    absorbed: str | None

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in their order."""
        return tuple(self.members)


@dataclass(frozen=True, slots=True)
class Step:
    """One way to print a dim: its name in the cell keys and its codes."""

    dim: str
    codes: CodeList


@dataclass(frozen=True, slots=True)
class Dim:
    """One dim of a table; `steps` is the ladder of R5, `populations` names codes that count."""

    kind: DimKind
    steps: tuple[Step, ...]
    populations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One printed table. `crossed`: with the cells of both dims together."""

    id: str
    title: str
    unit: str
    dims: tuple[Dim, ...]
    crossed: bool
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Population:
    """What can be counted: `within` another population, never fewer than `least`."""

    id: str
    within: str | None
    least: int
    activity: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Cases by class of `attribute` have at least, and at most, so many activities."""

    population: str
    attribute: str
    activity: str
    least: Mapping[str, int]
    most: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of the rules R4, R5, R6 and R8; shares in percent."""

    base: int
    maxdev: int
    least_cases: int
    least_row: int
    group_row: int
    group_share: int
    not_stated_most: int
    least_children: int
    most_share: int


@dataclass(frozen=True, slots=True)
class Layout:
    """All printed tables and how their cells belong together."""

    rules: str
    limits: Limits
    tables: tuple[TableLayout, ...]
    populations: Mapping[str, Population]
    lists: Mapping[str, CodeList]
    links: tuple[Link, ...]
    drop_order: tuple[str, ...]

    def table(self, table_id: str) -> TableLayout:
        """Return one table by its id."""
        return next(table for table in self.tables if table.id == table_id)

    def finest(self, attribute: str) -> CodeList:
        """Return the finest code list of an attribute: the one that all others group."""
        fits = (one for one in self.lists.values() if one.attribute == attribute)
        return max(fits, key=lambda one: (one.absorbed is None, len(one.codes)))


def layout(data: Mapping[str, Any], catalogues: Mapping[str, Catalogue]) -> Layout:
    """Return the layout from the parsed file and the catalogues it names."""
    lists = {
        name: _code_list(name, entry, catalogues.get(entry.get("catalogue", "")))
        for name, entry in data["lists"].items()
    }
    tables = tuple(_table(entry, lists) for entry in data["tables"])
    _check_crossings(tables)
    numbers = {name: data[name] for name in Limits.__dataclass_fields__ if name in data}
    return Layout(
        rules=data["rules"],
        limits=Limits(**numbers, **data["activity"]),
        tables=tables,
        populations={
            name: Population(
                name, entry.get("within"), entry.get("least", 0), entry.get("activity", False)
            )
            for name, entry in data["populations"].items()
        },
        lists=lists,
        links=tuple(Link(**entry) for entry in data["links"]),
        drop_order=tuple(data["drop_order"]),
    )


def _check_crossings(tables: tuple[TableLayout, ...]) -> None:
    """Raise if the crossed pairs of attributes close a ring.

    Pairs without a ring are a decomposable model: any tables that agree in their margins are the
    margins of a possible year. A ring (gender-level, level-topic, topic-gender) binds the hidden
    three-way table too, which rounding and audit would then have to hold.
    """
    linked: dict[str, set[str]] = {}
    for table in tables:
        ends = [dim.steps[0].codes.attribute for dim in table.dims] if table.crossed else []
        groups = [linked.setdefault(end, {end}) for end in ends]
        if len(groups) == 2 and groups[0] is groups[1]:
            raise ValueError(f"{table.id} closes a ring of crossed tables")
        joined = set().union(*groups)
        linked.update(dict.fromkeys(joined, joined))


def _code_list(name: str, entry: Mapping[str, Any], catalogue: Catalogue | None) -> CodeList:
    protected: str | None = entry.get("protected")
    codes = list(entry.get("codes", ()))
    folds: dict[str, str] = {}
    for choice in catalogue.standard if catalogue else ():
        if protected and choice.protected:
            folds[choice.identifier] = protected
        elif choice.identifier not in (*entry.get("without", ()), entry.get("absorbed")):
            codes.append(choice.identifier)
    codes += [*entry.get("extra", ()), *([protected] if protected else [])]
    groups = entry.get("groups", {})
    return CodeList(
        name=name,
        attribute=entry["attribute"],
        members={code: tuple(groups.get(code, (code,))) for code in codes},
        folds=folds,
        other=entry.get("other"),
        absorbed=entry.get("absorbed"),
    )


def _table(entry: Mapping[str, Any], lists: Mapping[str, CodeList]) -> TableLayout:
    dims = tuple(
        Dim(
            dim["kind"],
            tuple(Step(step["dim"], lists[step["list"]]) for step in dim["steps"]),
            dim.get("populations", {}),
        )
        for dim in entry["dims"]
    )
    crossed = entry.get("crossed", False)
    return TableLayout(
        entry["id"], entry["title"], entry["unit"], dims, crossed, entry.get("sensitive", False)
    )
