"""The ledger of reports as the program uses it: order, issue, give out again, issue anew."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from ssa_desk.domain import clock
from ssa_desk.domain.base import new_id
from ssa_desk.domain.disclosure.publication import About, Earlier, Publication
from ssa_desk.domain.disclosure.stored import about_of, publication_of, stored
from ssa_desk.domain.schoolyear import Period
from ssa_desk.reports.document import Document, document_data, document_of
from ssa_desk.services.report_goals import goal_lines
from ssa_desk.services.report_order import Issued, NumberChangedError, Order
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import audit_trail
from ssa_desk.storage.ledger import Ledger
from ssa_desk.storage.ledger_entry import LedgerEntry, newest

if TYPE_CHECKING:
    from ssa_desk.services.report_about import ReportNumbers
    from ssa_desk.services.report_plan import ReportPlan, ReportPlans
    from ssa_desk.services.report_texts import ReportTexts


def write(
    document: Document,
    formats: Iterable[str],
    kept: Mapping[str, bytes],
    goes_on: Callable[[float], bool] = lambda _part: True,
) -> dict[str, bytes]:
    """Return the files of a report by format; touches no file (for the background).

    JSON needs the number of the Fachstelle and is left out without it. `kept` are files that were
    written before. `goes_on` is told the part done; when it returns False, some files are missing.
    """
    from ssa_desk.reports import WRITERS

    wanted = [one for one in formats if one != "json" or document.about.report_id]
    made: dict[str, bytes] = {}
    for place, one in enumerate(wanted):
        if not goes_on(place / len(wanted)):
            break
        made[one] = kept.get(one) or WRITERS[one](document)
    return made


def all_issued(ledger: Ledger) -> list[Issued]:
    """Return all issued reports of a ledger, the first one first."""
    entries = ledger.entries()
    return [_issued(entry, entries) for entry in entries]


class Reports:
    """Issues reports; an issued one is never recomputed and comes out the same again."""

    def __init__(
        self,
        workspace: Workspace,
        ledger: Ledger,
        plans: "ReportPlans",
        numbers: "ReportNumbers",
        texts: "ReportTexts",
    ) -> None:
        self._workspace, self._ledger = workspace, ledger
        self._plans, self._numbers, self._texts = plans, numbers, texts
        self._ids: dict[tuple[Period, str], str] = {}
        """Of reports that were computed and not issued: computed again, they look the same."""

    def issued(self) -> list[Issued]:
        """Return all issued reports, the first one first; also those that others replaced."""
        return all_issued(self._ledger)

    def newest(self, period: Period | None = None) -> list[Issued]:
        """Return the reports that count, of one period or of all."""
        entries = self._ledger.entries()
        return [_issued(one, entries) for one in newest(entries) if period in (None, _days(one))]

    def find(self, period: Period, school_id: str = "") -> Issued | None:
        """Return the newest report of a period and school, None when none was issued."""
        entries = self._ledger.entries()
        scope = (period.first.isoformat(), period.last.isoformat(), school_id)
        found = (_issued(one, entries) for one in newest(entries) if one.scope == scope)
        return next(found, None)

    def forget_drawn(self) -> None:
        """Forget what was computed and not issued: it went out another way."""
        self._ids.clear()

    def orders(
        self, plan: "ReportPlan", without: frozenset[str] = frozenset()
    ) -> tuple[Order, ...]:
        """Return what has to be computed for a plan: one report, or one for each school.

        `without` are schools that need none. Raises PeriodNotExportableError, SchoolsMixedError,
        NoSchoolError and FiguresGoneError.
        """
        self._plans.check(plan)
        entries = self._ledger.entries()
        secrets: dict[str, bytes] = dict(
            self._workspace.database.rows("SELECT name, value FROM secret")
        )
        ids = (one.school_id for one in self._plans.scopes(plan))
        return tuple(
            self._order(plan, school_id, entries, secrets)
            for school_id in ids
            if school_id not in without
        )

    def document(self, order: Order, publication: Publication) -> Document:
        """Return the whole report as it would be printed now."""
        previous = self.find(order.period.years_before(1), order.school_id)
        return Document(
            publication=publication,
            about=self._numbers.about(order.school_id),
            previous=None if previous is None else previous.publication,
            texts=self._texts.texts(order.period, order.school_id),
            goals=goal_lines(self._workspace, publication, order.school_id),
        )

    def enter(self, *reports: tuple[Order, Document]) -> list[Issued]:
        """Note computed reports of one plan in the ledger; from now on they stay as they are.

        Raises NamesInTextError while somebody may be named in their texts, NumberChangedError, and
        LedgerChangedError when another report was issued since the orders were made.
        """
        for order, document in reports:
            self._texts.demand_clear(order.period, order.school_id)
            known = self.find(order.period, order.school_id)
            before = known.about.report_id if known else None
            if before and document.about.report_id != before:
                raise NumberChangedError
        self._ledger.add(
            *(
                _entry(order, document, order.after + place)
                for place, (order, document) in enumerate(reports, start=1)
            )
        )
        for order, _ in reports:
            self._ids.pop((order.period, order.school_id), None)
        new = {order.ledger_id for order, _ in reports}
        return [one for one in self.issued() if one.ledger_id in new]

    def again(self, known: Issued) -> Issued:
        """Return an issued report; a number handed in later changes no figure.

        One whose pages could not be set yet, say for a letter in a name that no font has,
        takes the names of today. Raises NumberChangedError when the report already went out under
        another number.
        """
        now = self._numbers.about(known.school_id)
        if known.about.report_id and now.report_id and now.report_id != known.about.report_id:
            raise NumberChangedError
        about = _completed(
            known.about, now, with_names="pdf" not in self._ledger.files(known.ledger_id)
        )
        if about == known.about:
            return known
        document = replace(known.document, about=about)
        entry = next(one for one in self._ledger.entries() if one.ledger_id == known.ledger_id)
        has_document = entry.document_json is not None
        self._ledger.renew(
            replace(
                entry,
                publication_json=_json(stored(document.publication, about)),
                document_json=_json(document_data(document)) if has_document else None,
            )
        )
        return self._by_id(known.ledger_id)

    def keep_files(self, issued: Issued, files: Mapping[str, bytes]) -> None:
        """Keep the written files, so that the same ones come out on request."""
        if not self._workspace.read_only:
            self._ledger.keep_files(issued.ledger_id, dict(files))
            audit_trail.note(self._workspace.database, "exported", "annual_report")

    def files(self, issued: Issued, formats: Iterable[str]) -> dict[str, bytes]:
        """Return the files of a report by file name and keep them in the ledger."""
        made = write(issued.document, formats, self._ledger.files(issued.ledger_id))
        self.keep_files(issued, made)
        return {issued.file_name(one): data for one, data in made.items()}

    def _order(
        self,
        plan: "ReportPlan",
        school_id: str,
        entries: list[LedgerEntry],
        secrets: Mapping[str, bytes],
    ) -> Order:
        from ssa_desk.services.frozen_years import check_countable

        check_countable(self._workspace.database, plan.period, school_id)
        of_scope = (one for one in entries if one.school_id == school_id)
        overlapping = [one for one in of_scope if _days(one).overlaps(plan.period)]
        same = [one.ledger_id for one in overlapping if _days(one) == plan.period]
        return Order(
            ledger_id=self._ids.setdefault((plan.period, school_id), new_id()),
            after=len(entries),
            period=plan.period,
            school_id=school_id,
            exact_children=plan.exact_children,
            replaces=same[-1] if same else None,
            earlier=tuple(_earlier(_document(one).publication) for one in overlapping),
            secrets=secrets,
        )

    def _by_id(self, ledger_id: str) -> Issued:
        entries = self._ledger.entries()
        return _issued(next(one for one in entries if one.ledger_id == ledger_id), entries)


def _issued(entry: LedgerEntry, entries: list[LedgerEntry]) -> Issued:
    editions = [one.ledger_id for one in entries if one.scope == entry.scope]
    return Issued(
        ledger_id=entry.ledger_id,
        document=_document(entry),
        issued_at=datetime.fromisoformat(entry.issued_at),
        replaces=entry.replaces,
        edition=1 + editions.index(entry.ledger_id),
    )


def _earlier(publication: Publication) -> Earlier:
    return Earlier(publication.period, publication.tables, publication.children)


def _days(entry: LedgerEntry) -> Period:
    return Period(date.fromisoformat(entry.period_first), date.fromisoformat(entry.period_last))


def _entry(order: Order, document: Document, sequence: int) -> LedgerEntry:
    return LedgerEntry(
        ledger_id=order.ledger_id,
        sequence=sequence,
        period_first=order.period.first.isoformat(),
        period_last=order.period.last.isoformat(),
        publication_json=_json(stored(document.publication, document.about)),
        issued_at=clock.now().isoformat(),
        school_id=order.school_id,
        replaces=order.replaces,
        document_json=_json(document_data(document)),
    )


def _document(entry: LedgerEntry) -> Document:
    """Return the report as printed; of one that only the side file knew, without its texts."""
    if entry.document_json is not None:
        return document_of(json.loads(entry.document_json))
    data = json.loads(entry.publication_json)
    return Document(publication_of(data), about_of(data))


def _completed(known: About, now: About, *, with_names: bool) -> About:
    """Return what is known with the numbers that were missing."""
    names = now if with_names else known
    return replace(
        known,
        worker=names.worker,
        employer=names.employer,
        schools=names.schools,
        report_id=known.report_id or now.report_id,
        school_slots=known.school_slots or now.school_slots,
    )


def _json(data: object) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False)
