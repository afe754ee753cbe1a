"""Long work of the annual report for the background worker: plain data in, plain data out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ssa_desk.domain.disclosure.errors import NotPublishedError
from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.figures import figures
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import Table
from ssa_desk.services.background import StoppedError
from ssa_desk.services.desk import Desk
from ssa_desk.services.missing_data import Finding, MissingData
from ssa_desk.services.name_check import NameCheck, name_check
from ssa_desk.services.report_order import Issued, Order, compute
from ssa_desk.services.reports import Reports
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace

GoesOn = Callable[[float], bool]


@dataclass(frozen=True, slots=True)
class Computed:
    """The true figures of one report, and what may be printed of them or why nothing may."""

    order: Order
    tables: tuple[Table, ...]
    publication: Publication | None
    refusal: NotPublishedError | None = None

    def __repr__(self) -> str:
        return f"<Computed {self.order.ledger_id}>"


def find_missing(desk: Desk, period: Period) -> list[Finding]:
    """Return what the figures of a period miss."""
    database = desk.workspace.database.reader()
    try:
        return MissingData(Workspace(database)).findings(period)
    finally:
        database.close()


def learn_names(desk: Desk) -> NameCheck:
    """Return the check for all names of the file."""
    database = desk.workspace.database.reader()
    try:
        return name_check(Workspace(database))
    finally:
        database.close()


def compute_reports(desk: Desk, orders: Sequence[Order], goes_on: GoesOn) -> list[Computed]:
    """Compute the reports of a plan; one that is refused does not stop the others.

    Raises StoppedError when `goes_on`, told the part done, returns False.
    """
    database = desk.workspace.database.reader()
    try:
        statistics = Statistics(Workspace(database))
        found = []
        for place, order in enumerate(orders):
            if not goes_on(place / len(orders)):
                raise StoppedError
            found.append(_computed(order, statistics))
        if not goes_on(1.0):
            raise StoppedError
        return found
    finally:
        database.close()


def write_reports(
    reports: Sequence[Issued], formats: Sequence[str], goes_on: GoesOn
) -> Mapping[str, Mapping[str, bytes]]:
    """Return the files of reports by ledger id and format; raises StoppedError."""
    made = {}
    for place, issued in enumerate(reports):

        def part(done: float, place: int = place) -> bool:
            if not goes_on((place + done) / len(reports)):
                raise StoppedError
            return True

        made[issued.ledger_id] = Reports.write(issued, formats, part)
    return made


def _computed(order: Order, statistics: Statistics) -> Computed:
    material = statistics.material(order.period, order.school_id or None)
    tables = tuple(figures(material))
    try:
        return Computed(order, tables, compute(order, material))
    except NotPublishedError as error:
        return Computed(order, tables, None, error)
