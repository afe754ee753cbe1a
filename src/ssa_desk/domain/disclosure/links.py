"""Rows of the program for the links between cases and activities, which are one publication."""

from collections.abc import Mapping

from ssa_desk.domain.disclosure.layout import Link
from ssa_desk.domain.disclosure.program import Program

Terms = Mapping[int, int]


class LinkRows:
    """The rows of one link: for the printed numbers, and for worlds that keep each class open.

    Sums alone leave every cell free by 4 (add 4 persons with that code to a possible year). A link
    takes that freedom away when it is tight, so for each class a second possible year with that
    class 4 more or 4 fewer is solved for together with the printed numbers.
    """

    def __init__(self, program: Program, link: Link, base: int, maxdev: int) -> None:
        self.program, self.link, self.base, self.maxdev = program, link, base, maxdev

    def add(self, activity: Terms, cases: Terms, least: int, classes: Mapping[str, int]) -> None:
        """Add the rows for the printed numbers and one world per class; cases are `least`."""
        printed = {code: {column: self.base} for code, column in classes.items()}
        self._possible(activity, printed)
        for moved in classes:
            most = self.maxdev
            shifts = {code: self.program.column(-most, most) for code in classes}
            world = {code: {**printed[code], shifts[code]: 1} for code in classes}
            for terms in world.values():
                self.program.row(terms, least=0)
            all_shifts = dict.fromkeys(shifts.values(), 1)
            self.program.row(all_shifts, least=-most, most=most)
            self.program.row({**cases, **all_shifts}, least=least)
            up = self.program.column(0, 1)
            self.program.row({shifts[moved]: 1, up: -2 * most}, least=-most, most=-most)
            self._possible({**activity, self.program.column(-most, most): 1}, world)

    def _possible(self, activity: Terms, classes: Mapping[str, Terms]) -> None:
        """Contacts C: at least the sum of `least`; no more than of `most` if no class is open."""
        lowest, highest = dict(activity), dict(activity)
        anyone = self.program.column(0, 1)
        unlimited = {anyone: -1}
        for code, terms in classes.items():
            for column, factor in terms.items():
                lowest[column] = -factor * self.link.least[code]
                if code in self.link.most:
                    highest[column] = -factor * self.link.most[code]
            if code not in self.link.most:
                unlimited.update(terms)
        self.program.row(unlimited, least=0)
        self.program.row(lowest, least=0)
        self.program.row({**highest, anyone: -100_000}, most=0)
