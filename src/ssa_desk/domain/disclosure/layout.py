"""What `report_tables.toml` says: which cells the printed tables have and what they stand for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ssa_desk.domain.catalogue import Catalogue

DimKind = Literal["partition", "multi", "part", "measure"]
PopulationKind = Literal["persons", "activity", "shares", "exact"]


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
    only_with: Mapping[str, tuple[str, ...]]
    """Codes of the other dim that each code can occur with; a code that is not named, with all."""
    catalogue: str
    """The choice list that its codes come from, "" for none."""
    leading: bool = False
    """Whether its largest row decides where the absorbed code goes, on all steps of the ladder."""

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
    """One dim of a table; `steps` is the ladder of R5, `populations` names codes that count.

    Codes of a `partition` add up to the total, those of a `multi` dim overlap, a `part` is a
    subset of the total, each code of a `measure` counts something of its own and there is no total.
    `covering`: every unit has at least one code of a multi dim.
    `restricts`: a code of a part that counts by another attribute (role=referral: referred_to in
    place of partner). `crossed_with`: crossed with these codes of the measure only. `optional`: may
    be missing from the printed table (R16).
    """

    kind: DimKind
    steps: tuple[Step, ...]
    populations: Mapping[str, str]
    restricts: Mapping[str, Mapping[str, str]]
    crossed_with: tuple[str, ...] | None
    optional: bool
    covering: bool = False


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
    """What can be counted: `within` another population, never fewer than `least`.

    Persons and activities are rounded; shares are percent of an activity (R17), 100 in all;
    exact numbers are those of the organisation (R8, R9).
    """

    id: str
    within: str | None
    least: int
    kind: PopulationKind

    @property
    def activity(self) -> bool:
        """Return whether only rows that R8 allows are listed."""
        return self.kind in {"activity", "shares"}


@dataclass(frozen=True, slots=True)
class Link:
    """Cases by class of `attribute` have at least, and at most, so many activities."""

    population: str
    attribute: str
    activity: str
    least: Mapping[str, int]
    most: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Included:
    """Every unit's code of `attribute` is also among its codes of `among` (main and all topics)."""

    population: str
    attribute: str
    among: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A population that holds several others: true numbers are at least their sum."""

    total: str
    parts: tuple[str, ...]


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
    least_share: int


@dataclass(frozen=True, slots=True)
class Layout:
    """All printed tables and how their cells belong together."""

    rules: str
    limits: Limits
    tables: tuple[TableLayout, ...]
    populations: Mapping[str, Population]
    lists: Mapping[str, CodeList]
    links: tuple[Link, ...]
    included: tuple[Included, ...]
    sums: tuple[Sum, ...]
    constant: frozenset[str]
    """Attributes that a case keeps from one period to the next."""
    drop_order: tuple[str, ...]

    def table(self, table_id: str) -> TableLayout:
        """Return one table by its id."""
        return next(table for table in self.tables if table.id == table_id)

    def finest(self, attribute: str) -> CodeList:
        """Return the finest code list of an attribute: the one that all others group."""
        fits = (one for one in self.lists.values() if one.attribute == attribute)
        return max(fits, key=lambda one: (one.absorbed is None, len(one.codes)))

    def leading(self, attribute: str) -> CodeList:
        """Return the list whose largest row decides where the absorbed code goes."""
        lists = (one for one in self.lists.values() if one.attribute == attribute)
        return next(one for one in lists if one.leading)


def layout(
    data: Mapping[str, Any],
    catalogues: Mapping[str, Catalogue],
    only: Collection[str] | None = None,
) -> Layout:
    """Return the layout from the parsed file and the catalogues it names; `only`: these tables."""
    lists = {name: _code_list(name, entry, catalogues) for name, entry in data["lists"].items()}
    tables = tuple(
        _table(entry, lists) for entry in data["tables"] if only is None or entry["id"] in only
    )
    numbers = {name: data[name] for name in Limits.__dataclass_fields__ if name in data}
    return Layout(
        rules=data["rules"],
        limits=Limits(**numbers, **data["activity"]),
        tables=tables,
        populations={
            name: Population(
                name, entry.get("within"), entry.get("least", 0), entry.get("kind", "persons")
            )
            for name, entry in data["populations"].items()
        },
        lists=lists,
        links=tuple(Link(**entry) for entry in data["links"]),
        included=tuple(Included(**entry) for entry in data["included"]),
        sums=tuple(Sum(entry["total"], tuple(entry["parts"])) for entry in data["sums"]),
        constant=frozenset(data["constant"]),
        drop_order=tuple(one for one in data["drop_order"] if only is None or one in only),
    )


def _code_list(
    name: str, entry: Mapping[str, Any], catalogues: Mapping[str, Catalogue]
) -> CodeList:
    catalogue = catalogues.get(entry.get("catalogue", ""))
    protected: str | None = entry.get("protected")
    codes = list(entry.get("codes", ()))
    folds: dict[str, str] = {}
    for choice in catalogue.standard if catalogue else ():
        if protected and choice.protected:
            folds[choice.identifier] = protected
        elif choice.identifier not in (*entry.get("without", ()), entry.get("absorbed")):
            codes.append(choice.identifier)
    codes += [*entry.get("extra", ()), *([protected] if protected else [])]
    codes = list(dict.fromkeys(codes))
    groups = dict(entry.get("groups", {}))
    if "rolled_up" in entry:
        groups |= _rolled_up(catalogues[entry["rolled_up"]], codes, entry)
    return CodeList(
        name=name,
        attribute=entry["attribute"],
        members={code: tuple(groups.get(code, (code,))) for code in codes},
        folds=folds,
        other=entry.get("other"),
        absorbed=entry.get("absorbed"),
        only_with=_only_with(codes, entry, catalogues),
        leading=entry.get("leading", False),
        catalogue=entry.get("catalogue", ""),
    )


def _rolled_up(
    finer: Catalogue, codes: list[str], entry: Mapping[str, Any]
) -> dict[str, tuple[str, ...]]:
    """Return for each code the entries of the finer list that map to it; the rest to `unmapped`."""
    found: dict[str, list[str]] = {code: [] for code in codes if code != entry.get("protected")}
    for choice in finer.standard:
        if not choice.protected:
            found[choice.maps_to or entry["unmapped"]].append(choice.identifier)
    return {code: tuple(members) for code, members in found.items()}


def _only_with(
    codes: list[str], entry: Mapping[str, Any], catalogues: Mapping[str, Catalogue]
) -> dict[str, tuple[str, ...]]:
    lists = entry.get("of_kind", {})
    of = {
        kind: {one.identifier for one in catalogues[name].standard} for kind, name in lists.items()
    }
    limited = [code for code in codes if code not in entry.get("extra", ())]
    kinds = {code: tuple(kind for kind in of if code in of[kind]) for code in limited}
    return {code: found for code, found in kinds.items() if found}


def _table(entry: Mapping[str, Any], lists: Mapping[str, CodeList]) -> TableLayout:
    dims = tuple(
        Dim(
            dim["kind"],
            tuple(Step(step["dim"], lists[step["list"]]) for step in dim["steps"]),
            dim.get("populations", {}),
            dim.get("restricts", {}),
            tuple(dim["crossed_with"]) if "crossed_with" in dim else None,
            dim.get("optional", False),
            dim.get("covering", False),
        )
        for dim in entry["dims"]
    )
    crossed = entry.get("crossed", False)
    return TableLayout(
        entry["id"], entry["title"], entry["unit"], dims, crossed, entry.get("sensitive", False)
    )
