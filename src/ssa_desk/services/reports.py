"""The report to the Fachstelle: compute, prove, note in the ledger, write."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ssa_desk.domain import clock
from ssa_desk.domain.base import new_id
from ssa_desk.domain.disclosure import ledger as rules
from ssa_desk.domain.disclosure.publication import About, Publication
from ssa_desk.domain.disclosure.stored import about_of, publication_of, stored
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.records import School
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.errors import LedgerChangedError
from ssa_desk.storage.ledger import Ledger
from ssa_desk.storage.ledger_entry import LedgerEntry


class UnknownSchoolError(ExpectedError):
    """A number was given for a school that the file does not have."""

    def __init__(self) -> None:
        super().__init__(
            "Eine der genannten Schulen gibt es in dieser Datei nicht. Es wurde nichts "
            "geschrieben. Bitte geben Sie den Namen so an, wie er unter Schulen steht."
        )


class NumberChangedError(ExpectedError):
    """The report of this period was issued under another number."""

    def __init__(self) -> None:
        super().__init__(
            "Der Bericht für diesen Zeitraum wurde schon unter einer anderen Nummer ausgegeben. "
            "Es wurde nichts geschrieben. Bitte verwenden Sie dieselbe Nummer wie damals."
        )


@dataclass(frozen=True, slots=True)
class Order:
    """All that the computation of a report needs: no name, no connection."""

    ledger_id: str
    material: Material
    secrets: Mapping[str, bytes]
    earlier: tuple[Period, ...]

    def __repr__(self) -> str:
        return f"<Order {self.ledger_id}>"


@dataclass(frozen=True, slots=True)
class Issued:
    """A report as it stands in the ledger."""

    ledger_id: str
    publication: Publication
    about: About
    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """Return the name of its files without ending: the period, nothing else."""
        period = self.publication.period
        return f"bericht-{period.first.isoformat()}-{period.last.isoformat()}"


class Reports:
    """Issues reports, each period once; an issued one comes out the same again."""

    def __init__(self, workspace: Workspace, statistics: Statistics, ledger: Ledger) -> None:
        self._workspace = workspace
        self._statistics = statistics
        self._ledger = ledger

    def issued(self) -> list[Issued]:
        """Return all issued reports, the first one first."""
        return [self._issued(entry) for entry in self._ledger.entries()]

    def find(self, period: Period) -> Issued | None:
        """Return the report of a period if it was issued."""
        return next((one for one in self.issued() if one.publication.period == period), None)

    def order(self, period: Period) -> Order:
        """Return what `compute` needs; raises when the period may not be reported (R11)."""
        earlier = tuple(one.publication.period for one in self.issued())
        rules.check_period(period, earlier)
        rows = self._workspace.database.rows("SELECT name, value FROM secret")
        return Order(new_id(), self._statistics.material(period), dict(rows), earlier)

    @staticmethod
    def compute(order: Order) -> Publication:
        """Round, attack and return what may be printed; touches no file (for the background)."""
        from ssa_desk.content.report_tables import report_tables
        from ssa_desk.domain.disclosure.publish import publish

        return publish(
            order.material,
            report_tables(),
            rounding_key=order.secrets["rounding"],
            gender_key=order.secrets["gender_assignment"],
            ledger_id=order.ledger_id,
        )

    def enter(self, order: Order, publication: Publication, about: About) -> Issued:
        """Note a computed report in the ledger; from now on it stays as it is.

        Raises LedgerChangedError when another report was issued since the order was made.
        """
        entry = LedgerEntry(
            ledger_id=order.ledger_id,
            sequence=len(order.earlier) + 1,
            period_first=publication.period.first.isoformat(),
            period_last=publication.period.last.isoformat(),
            publication_json=_text(publication, about),
            issued_at=clock.now().isoformat(),
        )
        self._ledger.add(entry)
        return self._issued(entry)

    def about(self, *, slot: str | None, school_slots: Mapping[str, str]) -> About:
        """Return what a report says about itself, from the profile, the schools and numbers.

        Numbers given here are kept in the profile and the schools. Raises UnknownSchoolError.
        """
        profile, schools = self._workspace.profile(), self._workspace.schools()
        if set(school_slots) - {school.name for school in schools}:
            raise UnknownSchoolError
        if slot and slot != profile.report_slot:
            profile = profile.changed(report_slot=slot)
            self._workspace.save(profile)
        schools = [self._with_slot(school, school_slots) for school in schools]
        shares = [school.post_share for school in schools if school.post_share is not None]
        fte = profile.fte if profile.fte is not None else (sum(shares) if shares else None)
        return About(
            report_id=profile.report_slot or None,
            school_slots=tuple(sorted({one.report_slot for one in schools if one.report_slot})),
            school_forms=tuple(sorted({one.school_type for one in schools if one.school_type})),
            fte=None if fte is None else round(fte, 2),
            worker=profile.name,
            employer=profile.employer_name,
            schools=tuple(school.name for school in schools),
            issued_on=clock.today(),
        )

    def issue(self, period: Period, *, slot: str | None, school_slots: Mapping[str, str]) -> Issued:
        """Return the report of a period: the issued one again, or a new one."""
        known = self.find(period)
        if known is not None:
            return self.again(known, slot=slot, school_slots=school_slots)
        order = self.order(period)
        publication = self.compute(order)
        about = self.about(slot=slot, school_slots=school_slots)
        try:
            return self.enter(order, publication, about)
        except LedgerChangedError:
            known = self.find(period)
            if known is None:
                raise
            return self.again(known, slot=slot, school_slots=school_slots)

    def again(self, known: Issued, *, slot: str | None, school_slots: Mapping[str, str]) -> Issued:
        """Return an issued report; a number handed in later changes no figure.

        One whose pages could not be set yet, say for a letter in a name that no font has,
        takes the names of today. Raises NumberChangedError when the report already went out under
        another number.
        """
        written = "pdf" in known.files
        if written and slot in (None, known.about.report_id) and not school_slots:
            return known
        if known.about.report_id and slot and slot != known.about.report_id:
            raise NumberChangedError
        now = self.about(slot=slot, school_slots=school_slots)
        names = known.about if written else now
        about = replace(
            known.about,
            worker=names.worker,
            employer=names.employer,
            schools=names.schools,
            report_id=known.about.report_id or now.report_id,
            school_slots=known.about.school_slots or now.school_slots,
        )
        if about == known.about:
            return known
        entry = next(one for one in self._ledger.entries() if one.ledger_id == known.ledger_id)
        entry = replace(entry, publication_json=_text(known.publication, about))
        self._ledger.renew(entry)
        return self._issued(entry)

    @staticmethod
    def write(issued: Issued, formats: Iterable[str]) -> dict[str, bytes]:
        """Return the files of a report by format; touches no file (for the background).

        JSON needs the number of the Fachstelle and is left out without it.
        """
        from ssa_desk.reports import WRITERS
        from ssa_desk.reports.document import Document

        document = Document(issued.publication, issued.about)
        wanted = [one for one in formats if one != "json" or issued.about.report_id]
        return {one: issued.files.get(one) or WRITERS[one](document) for one in wanted}

    def keep_files(self, issued: Issued, files: Mapping[str, bytes]) -> None:
        """Keep the written files, so that the same ones come out on request."""
        if not self._workspace.read_only:
            self._ledger.keep_files(issued.ledger_id, dict(files))

    def files(self, issued: Issued, formats: Iterable[str]) -> dict[str, bytes]:
        """Return the files of a report by file name and keep them in the ledger."""
        made = self.write(issued, formats)
        self.keep_files(issued, made)
        return {f"{issued.name}.{ending}": data for ending, data in made.items()}

    def _issued(self, entry: LedgerEntry) -> Issued:
        data = json.loads(entry.publication_json)
        return Issued(
            ledger_id=entry.ledger_id,
            publication=publication_of(data),
            about=about_of(data),
            files=self._ledger.files(entry.ledger_id),
        )

    def _with_slot(self, school: School, slots: Mapping[str, str]) -> School:
        slot = slots.get(school.name, school.report_slot)
        if slot == school.report_slot:
            return school
        changed = school.changed(report_slot=slot)
        self._workspace.save(changed)
        return changed


def _text(publication: Publication, about: About) -> str:
    return json.dumps(stored(publication, about), sort_keys=True, ensure_ascii=False)
