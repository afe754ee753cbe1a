"""The counted tables and sums of a period as indicators ask for them."""

from collections.abc import Iterable
from fractions import Fraction

from ssa_desk.domain.figures.figure import Figure
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.sums import SUMS
from ssa_desk.domain.table import Table, codes_of

Parts = dict[str, int]
"""Numbers by code."""


class Counts:
    """The counted tables and sums of a period, each counted when it is first asked for."""

    def __init__(self, material: Material, figures: Iterable[Figure]) -> None:
        self.material = material
        self._figures = {figure.id: figure for figure in (*figures, *SUMS)}
        self._tables: dict[str, Table] = {}

    def cell(self, figure_id: str, key: str = "") -> int:
        """Return one cell."""
        return self._table(figure_id)[key]

    def by(self, figure_id: str, dim: str, **fixed: str) -> Parts:
        """Return the cells of one dim by code, those that carry the codes of `fixed` beside it."""
        found = {}
        for key, number in self._table(figure_id).cells.items():
            codes = codes_of(key)
            code = codes.pop(dim, None)
            if code is not None and codes == fixed:
                found[code] = number
        return dict(sorted(found.items()))

    def nested(self, figure_id: str, outer: str, inner: str) -> dict[str, Parts]:
        """Return the cells of two crossed dims by the codes of both."""
        found: dict[str, Parts] = {}
        for key, number in sorted(self._table(figure_id).cells.items()):
            codes = codes_of(key)
            if set(codes) == {outer, inner}:
                found.setdefault(codes[outer], {})[codes[inner]] = number
        return found

    def spread(self, figure_id: str, dim: str) -> list[int]:
        """Return every single value of a sum that is kept by value, in order."""
        parts = self.by(figure_id, dim).items()
        return sorted(int(code) for code, number in parts for _ in range(number))

    def posts(self) -> Fraction:
        """Return the shares of a full post of all schools."""
        shares = (Fraction(str(one.post_share)) for one in self.material.work.schools)
        return sum(shares, Fraction(0))

    def _table(self, figure_id: str) -> Table:
        if figure_id not in self._tables:
            self._tables[figure_id] = self._figures[figure_id].count(self.material)
        return self._tables[figure_id]
