"""The program's own attacker: what printed numbers alone give away.

It reads printed tables and `report_tables.toml`, nothing else, and shares no code with the
rounding. It assumes a reader who knows all rules: every sum, that each true number is at most 4
away, that no report has fewer than 10 cases, what contacts say about cases, and what reports of
other periods say about the same cases.

The printed numbers of one report are themselves a possible year (T1). Those of several need not be
one together: two halves of 4 print 0, and their year of 8 prints 5. There the attack begins with a
possible year near the printed numbers; safe is, with T1 or without, only what two possible years
checked in whole numbers leave open.

Records may be corrected between two reports. Where numbers counted by day (contacts, sessions) no
longer fit together at all, the reader sees that and cannot subtract them; they are left apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from ssa_desk.domain.disclosure.audit_book import MOST
from ssa_desk.domain.disclosure.audit_cells import PrintedTable
from ssa_desk.domain.disclosure.audit_forms import targets
from ssa_desk.domain.disclosure.audit_moves import Moves
from ssa_desk.domain.disclosure.audit_shape import telling
from ssa_desk.domain.disclosure.audit_years import Issue, Years
from ssa_desk.domain.disclosure.layout import Layout
from ssa_desk.domain.disclosure.publication import AuditResult, Known
from ssa_desk.domain.disclosure.worlds import Attack, Rule, Search, System, World, value
from ssa_desk.domain.schoolyear import Period


class OtherReport(Protocol):
    """What of another report the reader holds beside this one."""

    @property
    def period(self) -> Period: ...  # noqa: D102
    @property
    def tables(self) -> Sequence[PrintedTable]: ...  # noqa: D102
    @property
    def children(self) -> int | None: ...  # noqa: D102


NOTHING = Known()


def audit(
    tables: Iterable[PrintedTable],
    layout: Layout,
    earlier: Iterable[OtherReport] = (),
    known: Known = NOTHING,
    *,
    period: Period | None = None,
) -> AuditResult:
    """Attack every printed cell and complement; safe only if all of them are proved open.

    `earlier` are other reports of the same school, the older one first; with them the `period` of
    this one is needed.
    """
    issues = [Issue(one.period, tuple(one.tables), Known(one.children)) for one in earlier]
    issues.append(Issue(period, tuple(tables), known))
    days = tuple(issue.title for issue in issues[:-1])
    result = AuditResult("undecided", world=False, quantities=0, rules=layout.rules, earlier=days)
    told = tuple(telling(issues[-1].tables, layout, known))
    if told:
        names = tuple(dict.fromkeys(one.split(" ", 1)[0] for one in told))
        return replace(result, status="exposed", quantities=len(names), exposed=names, reasons=told)
    return _attacked(Years(issues, layout), result)


def is_possible_year(tables: Iterable[PrintedTable], layout: Layout) -> bool:
    """Return whether printed tables are complete, rounded and together a possible year (T1).

    Whether an exact number of children is known beside them (R16) is open here.
    """
    tables = tuple(tables)
    if any(telling(tables, layout, None)):
        return False
    years = Years([Issue(None, tables, Known())], layout)
    return not _broken(years) and _printed_world(years) is not None


def _attacked(years: Years, result: AuditResult) -> AuditResult:
    wanted = targets(years)
    result = replace(result, quantities=len(wanted))
    alone = Years(years.issues[-1:], years.layout) if len(years.issues) > 1 else years
    if _broken(alone) or _printed_world(alone) is None:
        return replace(result, reasons=tuple(_broken(alone)) or tuple(_hidden_causes(alone)))
    world = _joint_world(years)
    if world is None:
        return replace(result, world=True, reasons=tuple(_no_longer_true(years)))
    years.deduce(world)
    if not years.system.allows(world) and (world := _joint_world(years)) is None:
        return replace(result, world=True, reasons=tuple(_no_longer_true(years)))
    attack = Attack(years.system, {name: one.form for name, one in wanted.items()}, world)
    attack.construct(Moves(years, wanted, world))
    unsafe = attack.unsafe()
    return replace(
        result,
        status="exposed" if unsafe else "safe",
        world=True,
        exposed=unsafe,
        by_construction=attack.by_construction,
        by_solver=len(wanted) - attack.by_construction - len(unsafe),
    )


def _printed_world(years: Years) -> World | None:
    """Return the printed set as a possible year, checked exactly, or None (T1)."""
    world = Search(_fixed(years)).farthest({})
    return world if world is not None and years.system.allows(world) else None


def _joint_world(years: Years) -> World | None:
    """Return a possible year behind all reports: the printed numbers, or as near as was found."""
    world = None if _broken(years) else _printed_world(years)
    world = _near_world(years) if world is None else world
    if world is None and (changed := _changed(years)):
        for population in changed:
            years.leave(population)
        return _near_world(years)
    return world


def _changed(years: Years) -> list[str]:
    """Return what is counted by day and certainly no longer fits together."""
    if not Search(years.system).is_refuted():
        return []
    joining = {id(rule): name for name, rules in years.by_day.items() for rule in rules}
    apart = System(list(years.system.bounds))
    costs: dict[int, int] = {}
    of: dict[int, str] = {}
    for rule in years.system.rules:
        terms = dict(rule.terms)
        if id(rule) in joining:
            less, more = apart.unknown(0, MOST), apart.unknown(0, MOST)
            terms |= {less: 1, more: -1}
            costs |= {less: -1, more: -1}
            of |= dict.fromkeys((less, more), joining[id(rule)])
        apart.rule(terms, least=rule.least, most=rule.most)
    world = Search(apart).farthest(costs)
    return sorted({of[place] for place in costs if world[place]}) if world else []


def _near_world(years: Years) -> World | None:
    near = System(list(years.system.bounds), list(years.system.rules))
    costs: dict[int, int] = {}
    for report in years.reports:
        for place, number in report.printed.items():
            if len(set(near.bounds[place])) > 1:
                more, less = near.unknown(0, MOST), near.unknown(0, MOST)
                near.rule({place: 1, more: -1, less: 1}, least=number, most=number)
                costs |= {more: -1, less: -1}
    world = Search(near).farthest(costs)
    own = world and world[: len(years.system.bounds)]
    return own if own and years.system.allows(own) else None


def _fixed(years: Years, rules: list[Rule] | None = None) -> System:
    fixed = System(list(years.system.bounds), years.system.rules if rules is None else rules)
    for report in years.reports:
        for place, number in report.printed.items():
            fixed.bounds[place] = (number, number)
    return fixed


def _broken(years: Years) -> list[str]:
    """Return the names of rules that the printed numbers break by themselves."""
    printed = {
        place: number for report in years.reports for place, number in report.printed.items()
    }
    found = [one for report in years.reports for one in report.contradictions]
    for place, number in printed.items():
        least, most = years.system.bounds[place]
        if not least <= number <= most:
            found.append(_name(years, place))
    world = [printed.get(place, 0) for place in range(len(years.system.bounds))]
    found += [
        rule.name
        for rule in years.system.rules
        if all(place in printed for place in rule.terms)
        and not rule.least <= value(rule.terms, world) <= rule.most
    ]
    return list(dict.fromkeys(found))


def _name(years: Years, place: int) -> str:
    for report in years.reports:
        for (table, key), own in report.names.items():
            if own == place:
                return f"{report.title}{table} {key or 'total'} cannot be that number"
    return "a number that cannot be"


def _no_longer_true(years: Years) -> list[str]:
    """Return the printed cells that would have to be further off than rounding explains."""
    far = System(list(years.system.bounds), list(years.system.rules))
    costs: dict[int, int] = {}
    beyond: dict[int, tuple[int, int]] = {}
    for report in years.reports:
        for place in report.printed:
            least, most = far.bounds[place]
            far.bounds[place] = (0, MOST)
            more, less = beyond[place] = far.unknown(0, MOST), far.unknown(0, MOST)
            far.rule({place: 1, more: -1, less: 1}, least=least, most=most)
            costs |= {more: -1, less: -1}
    world = Search(far).farthest(costs)
    if world is None:
        return ["no possible year"]
    return [
        f"{table} {key or 'total'} {report.title}was changed since".replace("  ", " ")
        for report in years.reports
        for (table, key), place in report.names.items()
        if any(world[one] for one in beyond[place])
    ] or ["no possible year"]


def _hidden_causes(years: Years) -> list[str]:
    """Return the names of the fewest rules that would have to give way."""
    fixed = _fixed(years, [])
    costs: dict[int, int] = {}
    for rule in years.system.rules:
        less, more = fixed.unknown(0, MOST), fixed.unknown(0, MOST)
        terms = {**rule.terms, less: 1, more: -1}
        fixed.rule(terms, least=rule.least, most=rule.most, name=rule.name)
        costs |= {less: -1, more: -1}
    world = Search(fixed).farthest(costs)
    if world is None:
        return ["no possible year"]
    given = (
        rule.name
        for rule in fixed.rules
        if any(world[one] for one in rule.terms.keys() & costs.keys())
    )
    return list(dict.fromkeys(given)) or ["no possible year"]
