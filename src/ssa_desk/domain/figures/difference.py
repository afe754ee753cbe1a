"""What two materials of a period count differently: all else is left out of both."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from ssa_desk.domain.figures.material import Material, Work

Facts = tuple[Any, ...]
_OF_CASES = ("cases", "contacts", "tallies")
_OF_WORK = tuple(one.name for one in fields(Work))


def differing(before: Material, after: Material) -> tuple[Material, Material]:
    """Return both without the facts of children who are told the same in both.

    Every number of the one less that of the other stays as it is: what is counted once for each
    child adds up child by child, all other numbers list by list. Of a list in which a fact without
    a child differs, all facts without one stay: they may count once together.
    """
    changed = {name: _changed(own, new) for name, own, new in _lists(before, after)}
    children = {_child(one) for facts in changed.values() for one in facts} - {None}

    def kept(name: str, facts: Facts) -> Facts:
        others = any(_child(one) is None for one in changed[name])
        return tuple(one for one in facts if (_child(one) in children if _child(one) else others))

    lists = [(name, kept(name, own), kept(name, new)) for name, own, new in _lists(before, after)]
    return (
        _with(before, {name: own for name, own, _ in lists}),
        _with(after, {name: new for name, _, new in lists}),
    )


def _lists(before: Material, after: Material) -> Iterator[tuple[str, Facts, Facts]]:
    for name in _OF_CASES:
        yield name, getattr(before, name), getattr(after, name)
    for name in _OF_WORK:
        yield name, getattr(before.work, name), getattr(after.work, name)


def _changed(before: Facts, after: Facts) -> set[Any]:
    """Return the facts of one side only; each has the id of its record."""
    return set() if before == after else set(before) ^ set(after)


def _child(fact: Any) -> str | None:  # noqa: ANN401 - of any list
    return getattr(fact, "child", None)


def _with(material: Material, lists: Mapping[str, Any]) -> Material:
    work = replace(material.work, **{name: lists[name] for name in _OF_WORK})
    return replace(material, work=work, **{name: lists[name] for name in _OF_CASES})
