"""Possible years: the attacker's whole-number system and the search for worlds that prove safety.

A quantity is safe when two possible years, each checked in exact integers, differ in it by at
least 4: then it is neither known (nearly) exactly nor known to lie in 1 to 4. The solver only
proposes years; a wrong or missing proposal makes a quantity unsafe, never safe.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

FAR = 10**9
SAFE_WIDTH = 4
SHARED_ROUNDS = 24
ENOUGH = 30

Form = Mapping[int, int]
World = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A linear rule: `least` <= sum of factor times unknown <= `most`; `name` says which."""

    terms: Form
    least: int = -FAR
    most: int = FAR
    name: str = ""


@dataclass
class System:
    """Unknown whole numbers between bounds, and the rules that every possible year keeps."""

    bounds: list[tuple[int, int]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def unknown(self, least: int, most: int) -> int:
        """Add an unknown number and return its place."""
        self.bounds.append((least, most))
        return len(self.bounds) - 1

    def narrow(self, place: int, least: int, most: int) -> None:
        """Leave an unknown only what lies between these bounds too."""
        low, high = self.bounds[place]
        self.bounds[place] = max(low, least), min(high, most)

    def rule(self, terms: Form, *, least: int = -FAR, most: int = FAR, name: str = "") -> None:
        """Add a rule."""
        self.rules.append(Rule(dict(terms), least, most, name))

    def same(self, one: int, others: Iterable[int], name: str = "") -> None:
        """Add the rule that one number is the sum of the others."""
        terms = {one: 1}
        for other in others:
            terms[other] = terms.get(other, 0) - 1
        self.rule(terms, least=0, most=0, name=name)

    def allows(self, world: Sequence[int]) -> bool:
        """Return whether a year keeps all bounds and rules, in exact integers."""
        inside = all(
            least <= number <= most
            for number, (least, most) in zip(world, self.bounds, strict=True)
        )
        return inside and all(
            rule.least <= value(rule.terms, world) <= rule.most for rule in self.rules
        )


class Steps:
    """Goes from one possible year to others, checking only the rules that a step touches."""

    def __init__(self, system: System, known: World) -> None:
        """Take a year that the system allows."""
        self.system, self.known = system, known
        self._touching: list[list[tuple[int, int]]] = [[] for _ in system.bounds]
        self._values = [value(rule.terms, known) for rule in system.rules]
        for number, rule in enumerate(system.rules):
            for place, factor in rule.terms.items():
                self._touching[place].append((number, factor))

    def allowed(self, step: Form) -> bool:
        """Return whether the year that differs by the step is possible, in exact integers."""
        for place, change in step.items():
            least, most = self.system.bounds[place]
            if not least <= self.known[place] + change <= most:
                return False
        return self.keeps_rules(step)

    def keeps_rules(self, step: Form) -> bool:
        """Return whether all rules hold after the step, whatever the bounds."""
        changes: dict[int, int] = {}
        for place, change in step.items():
            for number, factor in self._touching[place]:
                changes[number] = changes.get(number, 0) + factor * change
        return all(
            self.system.rules[number].least
            <= self._values[number] + change
            <= self.system.rules[number].most
            for number, change in changes.items()
            if change
        )


def value(form: Form, world: Sequence[int]) -> int:
    """Return what a sum of unknowns is in one world."""
    return sum(factor * world[place] for place, factor in form.items())


class Search:
    """Asks the solver for possible years that lie far out in a direction."""

    def __init__(self, system: System) -> None:
        """Keep one solver for all questions: only the direction changes."""
        self.system = system

    @cached_property
    def _solver(self) -> "highspy.Highs":
        import highspy

        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        for option, setting in (("threads", 1), ("random_seed", 7), ("time_limit", 5.0)):
            solver.setOptionValue(option, setting)
        for least, most in self.system.bounds:
            solver.addVar(least, most)
        count = len(self.system.bounds)
        kinds = [highspy.HighsVarType.kInteger] * count
        solver.changeColsIntegrality(count, list(range(count)), kinds)  # type: ignore[arg-type] # takes lists too
        for rule in self.system.rules:
            low = -highspy.kHighsInf if rule.least == -FAR else rule.least
            high = highspy.kHighsInf if rule.most == FAR else rule.most
            factors = [float(factor) for factor in rule.terms.values()]
            solver.addRow(low, high, len(factors), list(rule.terms), factors)
        return solver

    def farthest(self, direction: Form) -> World | None:
        """Return a possible year, checked exactly, as far in the direction as the solver finds."""
        count = len(self.system.bounds)
        if any(least > most for least, most in self.system.bounds):
            return None
        costs = [-float(direction.get(place, 0)) for place in range(count)]
        self._solver.changeColsCost(count, list(range(count)), costs)
        self._solver.run()
        world = tuple(round(number) for number in self._solver.getSolution().col_value)
        return world if len(world) == count and self.system.allows(world) else None

    def is_refuted(self) -> bool:
        """Return whether the solver proved that no year is possible; out of time it has not."""
        import highspy

        if any(least > most for least, most in self.system.bounds):
            return True
        self._solver.run()
        return self._solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible

    def range(self, form: Form) -> tuple[int, int] | None:
        """Return the smallest and largest value found; None when no year is possible."""
        low, high = self.farthest(_times(form, -1)), self.farthest(form)
        return (value(form, low), value(form, high)) if low and high else None


Propose = Callable[[str], Iterable[Form]]
"""Steps that may open a named quantity: persons more or fewer, as changes of unknowns."""


class Attack:
    """Keeps for each quantity the lowest and highest value seen in a possible year."""

    def __init__(self, system: System, forms: Mapping[str, Form], known: World) -> None:
        """Begin with one possible year."""
        self.system, self.forms, self.known = system, forms, known
        self.search = Search(system)
        self._begun = {name: value(form, known) for name, form in forms.items()}
        self.seen = {name: (number, number) for name, number in self._begun.items()}
        self.by_construction = 0

    def open(self) -> list[str]:
        """Return the quantities not yet proved safe."""
        return [name for name, (low, high) in self.seen.items() if high - low < SAFE_WIDTH]

    def construct(self, propose: Propose) -> None:
        """Try proposed years for each quantity; one that is possible may open many at once."""
        steps = Steps(self.system, self.known)
        touching = self._forms_by_place()
        for name, form in self.forms.items():
            if not self._is_open(name):
                continue
            for step in propose(name):
                if abs(value_of_step(form, step)) >= 1 and steps.allowed(step):
                    self._take(step, touching)
                    if not self._is_open(name):
                        break
        self.by_construction = len(self.forms) - len(self.open())

    def unsafe(self) -> tuple[str, ...]:
        """Return the quantities for which no two years far enough apart were found."""
        for turn in range(SHARED_ROUNDS):
            left = self.open()
            if not left or not self._learn(self._shared(left, turn)):
                break
        # Where so many stay unproved the report is not safe; the others may as well be named too.
        for name in self.open()[:ENOUGH]:
            for sign in (1, -1):
                if self._is_open(name):
                    self._learn(_times(self.forms[name], sign))
        return tuple(self.open())

    def _is_open(self, name: str) -> bool:
        low, high = self.seen[name]
        return high - low < SAFE_WIDTH

    def _forms_by_place(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for name, form in self.forms.items():
            for place in form:
                found.setdefault(place, []).append(name)
        return found

    def _take(self, step: Form, touching: Mapping[int, list[str]]) -> None:
        for name in {name for place in step for name in touching.get(place, ())}:
            low, high = self.seen[name]
            change = value_of_step(self.forms[name], step) if high - low < SAFE_WIDTH else 0
            if change:
                number = self._begun[name] + change
                self.seen[name] = min(low, number), max(high, number)

    def _shared(self, names: list[str], turn: int) -> Form:
        """Return one direction for many quantities: some up, others down, by turns."""
        direction: dict[int, int] = {}
        for index, name in enumerate(names):
            low, _ = self.seen[name]
            sign = 1 if low == 0 or (index >> (turn % 6)) & 1 == turn // 6 % 2 else -1
            for place, factor in self.forms[name].items():
                direction[place] = direction.get(place, 0) + sign * factor
        return direction

    def _learn(self, direction: Form) -> bool:
        """Look for a year in the direction; return whether it proved another quantity safe."""
        before = len(self.open())
        world = self.search.farthest(direction)
        if world is None:
            return False
        for name, (low, high) in self.seen.items():
            number = value(self.forms[name], world)
            self.seen[name] = min(low, number), max(high, number)
        return len(self.open()) < before


def value_of_step(form: Form, step: Form) -> int:
    """Return by how much a sum of unknowns changes with a step."""
    return sum(factor * step.get(place, 0) for place, factor in form.items())


def _times(form: Form, factor: int) -> Form:
    return {place: factor * number for place, number in form.items()}
