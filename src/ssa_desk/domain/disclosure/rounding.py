"""Controlled random rounding: all linked tables to multiples of 5, at most 4 off, adding up.

Cox (1987) rounds one table under its sums; here one integer model holds all tables and the links
between person and activity numbers, and each cell is drawn towards a keyed random target.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field

from ssa_desk.domain.disclosure.beside import Reports
from ssa_desk.domain.disclosure.cells import PlannedTable, Quantity
from ssa_desk.domain.disclosure.constraints import Constraints
from ssa_desk.domain.disclosure.layout import Layout
from ssa_desk.domain.disclosure.overlap import Overlap
from ssa_desk.domain.disclosure.program import Program
from ssa_desk.domain.disclosure.readback import Issued
from ssa_desk.domain.schoolyear import Period

Printed = Mapping[Quantity, int]

KEPT = 100
"""How much more a number of the report that is issued anew counts than a drawn target."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be printed: tables, true counts, and printed numbers already decided (`pins`).

    `kept` are numbers of the report that this one issues anew, `issued` the reports of other
    periods over the same days, `exact` persons that are printed as they are (R16), `dear` what is
    to lie near the issued numbers.
    """

    layout: Layout
    tables: tuple[PlannedTable, ...]
    counts: Mapping[Quantity, int]
    pins: Printed = field(default_factory=dict)
    kept: Printed = field(default_factory=dict)
    issued: tuple[Issued, ...] = ()
    period: Period | None = None
    exact: frozenset[Quantity] = frozenset()
    dear: frozenset[Quantity] = frozenset()

    def is_rounded(self, quantity: Quantity) -> bool:
        """Return whether a number is printed rounded; others are printed as they are."""
        kind = self.layout.populations[quantity.population].kind
        return kind in {"persons", "activity"} and quantity not in self.exact


@dataclass(frozen=True, slots=True)
class Draw:
    """Where chance comes from: the secret key of the file and the id of the ledger entry."""

    key: bytes = field(repr=False)
    ledger_id: str

    def target(self, quantity: Quantity, count: int, base: int) -> int:
        """Return the multiple below or above; above with probability rest / base (unbiased)."""
        steps, rest = divmod(count, base)
        chance = int.from_bytes(self._digest(quantity)[:8], "big")
        return steps + (chance * base < rest * 2**64)

    def tie(self, quantity: Quantity) -> int:
        """Return 0 to 15: who goes first among cells that may be bent as well as others."""
        return self._digest(quantity)[8] % 16

    def _digest(self, quantity: Quantity) -> bytes:
        text = f"{self.ledger_id}|{quantity.name}".encode()
        return hmac.digest(self.key, text, "sha256")


def controlled_rounding(plan: Plan, draw: Draw) -> Printed | None:
    """Return the printed number of every quantity, or None when no such numbers exist."""
    program = Program()
    rounded = sorted(one for one in plan.counts if plan.is_rounded(one))
    columns = {one: _column(program, plan, draw, one) for one in rounded}
    base = plan.layout.limits.base
    exact = {one: count for one, count in plan.counts.items() if not plan.is_rounded(one)}
    Constraints(program, plan.layout, plan.tables, exact, columns).add_all()
    if plan.issued and plan.period:
        known = {one: (column, base) for one, column in columns.items()}
        known |= {one: (-1, count) for one, count in exact.items()}
        reports = Reports(plan.period, plan.tables, known, plan.issued)
        Overlap(program, plan.layout, reports, plan.dear).add_all()
    values = program.solved()
    if values is None:
        return None
    return exact | {quantity: base * values[column] for quantity, column in columns.items()}


def weight(quantity: Quantity, target: int) -> int:
    """Return how much keeping the target counts: totals 4, one-way 2, two-way 1, zeros thrice."""
    return (4, 2, 1)[len(quantity.parts)] * (3 if target == 0 else 1)


def _column(program: Program, plan: Plan, draw: Draw, quantity: Quantity) -> int:
    """Add one column k, printed as base times k."""
    count, limits = plan.counts[quantity], plan.layout.limits
    least = max(-((limits.maxdev - count) // limits.base), 0)
    most = (count + limits.maxdev) // limits.base
    target = draw.target(quantity, count, limits.base)
    # Among equally good roundings the key decides; the solver would always bend the same cells.
    price = 1000 * weight(quantity, target) + draw.tie(quantity)
    kept = plan.kept.get(quantity, -1) // limits.base
    if least <= kept <= most:
        target, price = kept, KEPT * price
    if quantity in plan.pins:
        least = most = plan.pins[quantity] // limits.base
    # Only the two multiples beside the count fit, so the distance is linear.
    return program.column(least, most, cost=price if target <= least else -price)
