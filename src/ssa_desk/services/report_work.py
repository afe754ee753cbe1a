"""Long work of the annual report for the background worker: plain data in, plain data out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ssa_desk.domain.disclosure.errors import NotPublishedError
from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.figures import figures
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import Table
from ssa_desk.reports.document import Document
from ssa_desk.services.background import StoppedError
from ssa_desk.services.desk import Desk
from ssa_desk.services.files import write_over
from ssa_desk.services.missing_data import Finding, MissingData
from ssa_desk.services.name_check import NameCheck, name_check
from ssa_desk.services.report_about import ReportNumbers
from ssa_desk.services.report_order import Issued, Order, compute
from ssa_desk.services.report_plan import ReportPlans
from ssa_desk.services.report_texts import ReportTexts
from ssa_desk.services.reports import Reports, all_issued, write
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.ledger import Ledger

GoesOn = Callable[[float], bool]
Files = Mapping[str, Mapping[str, bytes]]
"""The files of reports by ledger id and format."""


@dataclass(frozen=True, slots=True)
class Computed:
    """The true figures of one report, and what may be printed of them or why nothing may."""

    order: Order
    tables: tuple[Table, ...]
    publication: Publication | None
    refusal: NotPublishedError | None = None

    def __repr__(self) -> str:
        return f"<Computed {self.order.ledger_id}>"


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report that is not issued yet."""

    order: Order
    document: Document

    def __repr__(self) -> str:
        return f"<Draft {self.order.ledger_id}>"

    @property
    def has_number(self) -> bool:
        """Return whether it bears a number of the Fachstelle."""
        return self.document.about.report_id is not None


def find_missing(desk: Desk, period: Period) -> list[Finding]:
    """Return what the figures of a period miss."""
    with _reading(desk) as workspace:
        return MissingData(workspace).findings(period)


def learn_names(desk: Desk) -> NameCheck:
    """Return the check for all names of the file."""
    with _reading(desk) as workspace:
        return name_check(workspace)


def compute_reports(desk: Desk, orders: Sequence[Order], goes_on: GoesOn) -> list[Computed]:
    """Compute the reports of a plan; one that is refused does not stop the others.

    Raises StoppedError when `goes_on`, told the part done, returns False.
    """
    found = []
    with _reading(desk) as workspace:
        statistics = Statistics(workspace)
        for place, order in enumerate(orders):
            if not goes_on(place / len(orders)):
                raise StoppedError
            found.append(_computed(order, statistics))
    return found


def drafts(desk: Desk, computed: Sequence[Computed]) -> list[Draft]:
    """Return the whole reports of what was computed and may be printed."""
    return [
        Draft(one.order, desk.reports.document(one.order, one.publication))
        for one in computed
        if one.publication is not None
    ]


def preview(draft: Draft) -> bytes:
    """Return the pages of a report that is not issued yet."""
    return write(draft.document, ("pdf",), {})["pdf"]


def count_hits(desk: Desk, orders: Sequence[Order]) -> int:
    """Return how many places in the texts of these reports are not cleared yet."""
    with _reading(desk) as workspace:
        texts = ReportTexts(workspace)
        return sum(len(texts.open_hits(one.period, one.school_id)) for one in orders)


def enter(desk: Desk, reports: Sequence[Draft]) -> list[Issued]:
    """Issue these reports for good; see `Reports.enter`."""
    database = desk.workspace.database.writer()
    try:
        workspace, ledger = Workspace(database), Ledger(database, desk.root)
        made = Reports(
            workspace,
            ledger,
            ReportPlans(workspace, Statistics(workspace), ledger),
            ReportNumbers(workspace),
            ReportTexts(workspace),
        )
        return made.enter(*((one.order, one.document) for one in reports))
    finally:
        database.close()


def read_issued(desk: Desk) -> list[Issued]:
    """Return all issued reports, the latest first."""
    with _reading(desk) as workspace:
        ledger = Ledger(workspace.database, desk.root)
        return sorted(all_issued(ledger), key=lambda one: one.issued_at, reverse=True)


def write_reports(
    desk: Desk, reports: Sequence[Issued], formats: Sequence[str], goes_on: GoesOn
) -> Files:
    """Return the files of reports by ledger id and format; raises StoppedError."""
    made = {}
    with _reading(desk) as workspace:
        ledger = Ledger(workspace.database, desk.root)
        for place, issued in enumerate(reports):

            def part(done: float, place: int = place) -> bool:
                if not goes_on((place + done) / len(reports)):
                    raise StoppedError
                return True

            kept = ledger.files(issued.ledger_id)
            made[issued.ledger_id] = write(issued.document, formats, kept, part)
    return made


def save_files(reports: Sequence[Issued], files: Files, folder: Path) -> list[Path]:
    """Write the files into a folder of the user's choice; return where they lie."""
    written = []
    for issued in reports:
        for one, data in files[issued.ledger_id].items():
            path = folder / issued.file_name(one)
            write_over(path, data)
            written.append(path)
    return written


@contextmanager
def _reading(desk: Desk) -> Iterator[Workspace]:
    """Give a connection of its own, so that the window can go on writing."""
    database = desk.workspace.database.reader()
    try:
        yield Workspace(database)
    finally:
        database.close()


def _computed(order: Order, statistics: Statistics) -> Computed:
    material = statistics.material(order.period, order.school_id or None)
    tables = tuple(figures(material))
    try:
        return Computed(order, tables, compute(order, material))
    except NotPublishedError as error:
        return Computed(order, tables, None, error)
