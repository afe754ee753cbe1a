"""The program's own audit repeated from report files alone, as a data-protection officer can."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ssa_desk.domain.disclosure.publication import AuditResult
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.merging.report import ReadReport, ReadTable
from ssa_desk.domain.schoolyear import Period


class NoReportError(ExpectedError):
    """A file is no report for the Fachstelle, or not in order."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason} Es wurde nichts geprüft.")


@dataclass(frozen=True, slots=True)
class Repeated:
    """The reports of one number and what the audit finds in all of them together."""

    reports: tuple[ReadReport, ...]
    result: AuditResult

    @property
    def is_safe(self) -> bool:
        """Return whether nothing can be inferred."""
        return self.result.status == "safe" and self.result.world


@dataclass(frozen=True, slots=True)
class _Issued:
    period: Period
    tables: tuple[ReadTable, ...]
    children: int | None = None


def read(paths: Sequence[Path]) -> list[ReadReport]:
    """Return the reports; raises NoReportError for the first file that is not in order."""
    from ssa_desk.reports.reading import reader

    reading = reader()
    found = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError:
            data = None
        report = reading.found(data)
        if not isinstance(report, ReadReport):
            reason = report if isinstance(report, str) else "Das ist eine Zusammenführung."
            raise NoReportError(path.name, reason)
        found.append(report)
    return found


def repeated(reports: Sequence[ReadReport], children: int | None = None) -> Iterator[Repeated]:
    """Yield the audit of each worker's reports; `children` is known of the last one of each."""
    from ssa_desk.content.report_tables import past_report_tables
    from ssa_desk.domain.disclosure.audit import audit
    from ssa_desk.domain.disclosure.publication import Known

    groups: dict[tuple[str, tuple[str, ...]], list[ReadReport]] = {}
    for report in reports:
        groups.setdefault((report.report_id, report.school_slots), []).append(report)
    for own in groups.values():
        last = own[-1]
        earlier = [_Issued(one.period, one.tables) for one in own[:-1]]
        layout = past_report_tables(last.catalogue)
        known = Known(children)
        yield Repeated(tuple(own), audit(last.tables, layout, earlier, known, period=last.period))
