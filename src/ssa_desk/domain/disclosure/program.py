"""A small integer program for HiGHS, whose answer is checked again in exact integers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

INFINITE = 10**7


@dataclass(slots=True)
class Program:
    """Whole-number columns with bounds and costs, rows `lower <= sum <= upper`."""

    bounds: list[tuple[int, int]] = field(default_factory=list)
    costs: list[int] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    """Columns that may be broken numbers: they are never printed."""
    rows: list[tuple[int, dict[int, int], int]] = field(default_factory=list)
    slack: int = 0
    """How much dearer than the cheapest an answer may be."""

    def column(self, lower: int, upper: int, *, cost: int = 0) -> int:
        """Add a column of whole numbers and return its number."""
        self.bounds.append((lower, upper))
        self.costs.append(cost)
        return len(self.bounds) - 1

    def hidden(self) -> int:
        """Add a column that only has to be possible, whole or not, and return its number."""
        return self.part(INFINITE)

    def part(self, upper: int, *, cost: int = 0) -> int:
        """Add a column from 0 on that may be a broken number, and return its number."""
        column = self.column(0, upper, cost=cost)
        self.parts.add(column)
        return column

    def row(
        self, terms: Mapping[int, int], *, least: int = -INFINITE, most: int = INFINITE
    ) -> None:
        """Add a row: the sum of coefficient times column lies between the bounds."""
        self.rows.append((least, dict(terms), most))

    def equal(self, total: Mapping[int, int], parts: Mapping[int, int]) -> None:
        """Add a row: both sums are the same."""
        terms = dict(total)
        for column, factor in parts.items():
            terms[column] = terms.get(column, 0) - factor
        self.row(terms, least=0, most=0)

    def solved(self) -> list[int] | None:
        """Return the cheapest whole numbers that fit every row exactly, or None."""
        if any(lower > upper for lower, upper in self.bounds):
            return None
        values = _answer(self)
        return values if values is not None and self.fits(values) else None

    def fits(self, values: list[int]) -> bool:
        """Return whether the values keep all bounds and rows, in exact integers."""
        inside = all(
            lower <= value <= upper
            for value, (lower, upper) in zip(values, self.bounds, strict=True)
        )
        # Rows about broken numbers are the solver's word; whatever is printed is checked in whole.
        return inside and all(
            least <= sum(factor * values[column] for column, factor in terms.items()) <= most
            for least, terms, most in self.rows
            if self.parts.isdisjoint(terms)
        )


def _answer(program: Program) -> list[int] | None:
    """Return HiGHS' answer, rounded; one thread and a fixed seed, so that it is always the same."""
    import highspy

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    options = {"threads": 1, "random_seed": 1, "time_limit": 20.0, "mip_rel_gap": 0.0}
    options["mip_abs_gap"] = max(program.slack, 1e-6)
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(program))
    solver.run()
    # Out of time, the best found so far will do: every number is checked afterwards.
    enough = {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit}
    if solver.getModelStatus() not in enough or not solver.getSolution().value_valid:
        return None
    return [round(value) for value in solver.getSolution().col_value]


def _model(program: Program) -> "highspy.HighsLp":
    import highspy

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.bounds), len(program.rows)
    model.col_cost_ = [float(cost) for cost in program.costs]
    model.col_lower_ = [float(lower) for lower, _ in program.bounds]
    model.col_upper_ = [float(upper) for _, upper in program.bounds]
    kinds = highspy.HighsVarType
    model.integrality_ = [
        kinds.kContinuous if column in program.parts else kinds.kInteger
        for column in range(len(program.bounds))
    ]
    model.row_lower_ = [
        -highspy.kHighsInf if low <= -INFINITE else low for low, _, _ in program.rows
    ]
    model.row_upper_ = [
        highspy.kHighsInf if high >= INFINITE else high for _, _, high in program.rows
    ]
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    starts, columns, factors = [0], [], []
    for _, terms, _ in program.rows:
        columns += list(terms)
        factors += [float(factor) for factor in terms.values()]
        starts.append(len(columns))
    matrix.start_, matrix.index_, matrix.value_ = starts, columns, factors
    return model
