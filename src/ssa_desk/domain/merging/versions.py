"""Versions of the choice lists: what changed, and the codes in which reports of several meet.

Identifiers are never used again, so one code means one thing in all versions. A code that was
joined to another, or split off from one, has a common code with it: sums over the common code are
exact, whatever version a report was printed with. A code that ended without a successor, or began
without an origin, has none: reports from before and after it cannot be added up.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ssa_desk.domain.catalogue import Catalogue

Codes = Mapping[str, str]
_NONE: Mapping[str, Codes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CatalogueVersion:
    """One version of all choice lists, by what changed since the one before it.

    `retired`: by list, each code that ended and the code it counts as since, "" for none.
    `added`: by list, each new code and the older code it was split off from, "" for none.
    """

    name: str
    retired: Mapping[str, Codes] = field(default_factory=lambda: _NONE)
    added: Mapping[str, Codes] = field(default_factory=lambda: _NONE)

    @property
    def breaks(self) -> bool:
        """Return whether reports from before it cannot be added to later ones."""
        changes = (*self.retired.values(), *self.added.values())
        return any(not kin for codes in changes for kin in codes.values())


def past(catalogue: Catalogue, versions: Sequence[CatalogueVersion], name: str) -> Catalogue:
    """Return a choice list as it was in a version; `versions` from the oldest to the newest."""
    entries = catalogue.entries
    for version in reversed(_after(versions, name)):
        new = version.added.get(catalogue.name, {})
        old = version.retired.get(catalogue.name, {})
        entries = tuple(
            replace(one, retired=False, rolls_up_to="") if one.identifier in old else one
            for one in entries
            if one.identifier not in new
        )
    return Catalogue(catalogue.name, catalogue.title, entries)


def can_meet(versions: Sequence[CatalogueVersion], name: str, newest: str) -> bool:
    """Return whether reports of a version can be added to those of a newer one without loss."""
    return not any(version.breaks for version in _between(versions, name, newest))


def common_codes(
    versions: Sequence[CatalogueVersion], names: Collection[str]
) -> Mapping[str, Codes]:
    """Return by list the common code of each code that is not its own, for these versions."""
    order = [version.name for version in versions]
    places = sorted(order.index(name) for name in names)
    passed = versions[places[0] + 1 : places[-1] + 1]
    lists = {name for version in passed for name in (*version.retired, *version.added)}
    return {name: _common(name, passed) for name in lists}


def newest(versions: Sequence[CatalogueVersion], names: Collection[str]) -> str:
    """Return the newest of these versions."""
    return next(version.name for version in reversed(versions) if version.name in names)


def _common(name: str, passed: Sequence[CatalogueVersion]) -> Codes:
    """Return the common code of every code of a list that has kin; one that is still in use."""
    kin: dict[str, list[str]] = {}
    ended: set[str] = set()
    added: set[str] = set()
    for version in passed:
        retired, new = version.retired.get(name, {}), version.added.get(name, {})
        ended |= set(retired)
        added |= set(new)
        for code, other in (*new.items(), *retired.items()):
            if other:
                joined = _unique([*kin.get(other, [other]), *kin.get(code, [code])])
                kin.update(dict.fromkeys(joined, joined))
    meets = {
        code: min(codes, key=lambda one: (one in ended, one in added))
        for code, codes in kin.items()
    }
    return {code: common for code, common in meets.items() if code != common}


def _unique(codes: list[str]) -> list[str]:
    return list(dict.fromkeys(codes))


def _between(
    versions: Sequence[CatalogueVersion], name: str, last: str
) -> Sequence[CatalogueVersion]:
    names = [version.name for version in versions]
    return versions[names.index(name) + 1 : names.index(last) + 1]


def _after(versions: Sequence[CatalogueVersion], name: str) -> Sequence[CatalogueVersion]:
    return _between(versions, name, versions[-1].name)
