"""Possible years: the attacker's whole-number system and the search for worlds that prove safety.

A quantity is safe when two possible years, each checked in exact integers, differ in it by at
least 4: then it is neither known (nearly) exactly nor known to lie in 1 to 4. The solver only
proposes years; a wrong or missing proposal makes a quantity unsafe, never safe.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

FAR = 10**9
SAFE_WIDTH = 4
SHARED_ROUNDS = 24

Form = Mapping[int, int]
World = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A linear rule: `least` <= sum of factor times unknown <= `most`."""

    terms: Form
    least: int = -FAR
    most: int = FAR


@dataclass
class System:
    """Unknown whole numbers between bounds, and the rules that every possible year keeps."""

    bounds: list[tuple[int, int]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def unknown(self, least: int, most: int) -> int:
        """Add an unknown number and return its place."""
        self.bounds.append((least, most))
        return len(self.bounds) - 1

    def rule(self, terms: Form, *, least: int = -FAR, most: int = FAR) -> None:
        """Add a rule."""
        self.rules.append(Rule(dict(terms), least, most))

    def same(self, one: int, others: Iterable[int]) -> None:
        """Add the rule that one number is the sum of the others."""
        terms = {one: 1}
        for other in others:
            terms[other] = terms.get(other, 0) - 1
        self.rule(terms, least=0, most=0)

    def allows(self, world: Sequence[int]) -> bool:
        """Return whether a year keeps all bounds and rules, in exact integers."""
        inside = all(
            least <= number <= most
            for number, (least, most) in zip(world, self.bounds, strict=True)
        )
        return inside and all(
            rule.least <= value(rule.terms, world) <= rule.most for rule in self.rules
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
        for place in range(len(self.system.bounds)):
            solver.changeColIntegrality(place, highspy.HighsVarType.kInteger)
        for rule in self.system.rules:
            low = -highspy.kHighsInf if rule.least == -FAR else rule.least
            high = highspy.kHighsInf if rule.most == FAR else rule.most
            factors = [float(factor) for factor in rule.terms.values()]
            solver.addRow(low, high, len(factors), list(rule.terms), factors)
        return solver

    def farthest(self, direction: Form) -> World | None:
        """Return a possible year, checked exactly, as far in the direction as the solver finds."""
        count = len(self.system.bounds)
        costs = [-float(direction.get(place, 0)) for place in range(count)]
        self._solver.changeColsCost(count, list(range(count)), costs)
        self._solver.run()
        world = tuple(round(number) for number in self._solver.getSolution().col_value)
        return world if len(world) == count and self.system.allows(world) else None

    def range(self, form: Form) -> tuple[int, int] | None:
        """Return the smallest and largest value found; None when no year is possible."""
        low, high = self.farthest(_times(form, -1)), self.farthest(form)
        return (value(form, low), value(form, high)) if low and high else None


class Attack:
    """Keeps for each quantity the lowest and highest value seen in a possible year."""

    def __init__(self, system: System, forms: Mapping[str, Form], known: World) -> None:
        """Begin with one possible year."""
        self.search, self.forms = Search(system), forms
        self.seen = {name: (value(form, known),) * 2 for name, form in forms.items()}

    def open(self) -> list[str]:
        """Return the quantities not yet proved safe."""
        return [name for name, (low, high) in self.seen.items() if high - low < SAFE_WIDTH]

    def unsafe(self) -> tuple[str, ...]:
        """Return the quantities for which no two years far enough apart were found."""
        for turn in range(SHARED_ROUNDS):
            left = self.open()
            if not left or not self._learn(self._shared(left, turn)):
                break
        for name in self.open():
            for sign in (1, -1):
                if self.seen[name][1] - self.seen[name][0] < SAFE_WIDTH:
                    self._learn(_times(self.forms[name], sign))
        return tuple(self.open())

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


def _times(form: Form, factor: int) -> Form:
    return {place: factor * number for place, number in form.items()}
