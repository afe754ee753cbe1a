"""Which of the files that were handed in count, and why the others do not (R12).

Every file gets one verdict, with its name as the Fachstelle knows it. The order of the files
decides which of two reports under the same number is the first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ssa_desk.domain.merging.errors import LEAST_REPORTS, LEAST_SCHOOLS, TooFewReportsError
from ssa_desk.domain.merging.merged import Merged, Year
from ssa_desk.domain.merging.report import ReadReport
from ssa_desk.domain.merging.versions import CatalogueVersion, can_meet, newest
from ssa_desk.domain.schoolyear import Period

KINDS = {"schuljahr": "Schuljahre", "kalenderjahr": "Kalenderjahre", "halbjahr": "Halbjahre"}


class State(StrEnum):
    """What became of a file."""

    COUNTED = "zählt mit"
    COPY = "Kopie"
    LEFT_OUT = "weggelassen"


@dataclass(frozen=True, slots=True)
class Handed:
    """One file: a report, a merge of before, or the German reason why it is neither."""

    name: str
    content: ReadReport | Merged | str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file; `reason` is a German sentence, "" when the file counts."""

    name: str
    state: State
    reason: str = ""
    content: ReadReport | Merged | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """All verdicts in the order of the files, and what is added up by period, the newest first."""

    verdicts: tuple[Verdict, ...]
    reports: Mapping[Period, tuple[ReadReport, ...]]
    merges: Mapping[Period, tuple[Merged, Year]]

    @property
    def catalogues(self) -> set[str]:
        """Return the versions of the catalogue that meet here."""
        counted = {one.catalogue for found in self.reports.values() for one in found}
        return counted | {merged.catalogue for merged, _ in self.merges.values()}

    def demand(self) -> None:
        """Raise TooFewReportsError unless there is a period that can be added up."""
        if not self.reports and not self.merges:
            reports = [
                one.content
                for one in self.verdicts
                if isinstance(one.content, ReadReport) and one.state is not State.COPY
            ]
            periods = Counter(one.period for one in reports)
            most = max(periods.values(), default=0)
            schools = max((_schools(_of(reports, one)) for one in periods), default=0)
            raise TooFewReportsError(most, schools)


def choose(handed: Iterable[Handed], versions: Sequence[CatalogueVersion]) -> Choice:
    """Judge every file; never raises."""
    files = list(handed)
    verdicts: dict[int, Verdict] = {}
    for rule in (_unread, _without_slots, _doubles, _older_lists, _other_kinds):
        left = [(place, one) for place, one in enumerate(files) if place not in verdicts]
        for place, state, reason in rule(left, versions):
            content = files[place].content
            kept = None if isinstance(content, str) else content
            verdicts[place] = Verdict(files[place].name, state, reason, kept)
    return _chosen(files, verdicts)


Files = list[tuple[int, Handed]]
Judged = Iterator[tuple[int, State, str]]


def _unread(files: Files, _versions: Sequence[CatalogueVersion]) -> Judged:
    for place, one in files:
        if isinstance(one.content, str):
            yield place, State.LEFT_OUT, one.content


def _without_slots(files: Files, _versions: Sequence[CatalogueVersion]) -> Judged:
    for place, one in files:
        if isinstance(one.content, ReadReport) and not one.content.school_slots:
            yield (
                place,
                State.LEFT_OUT,
                (
                    "Im Bericht fehlen die Schulnummern der Fachstelle. Bitte lassen Sie ihn mit "
                    "Schulnummern neu ausgeben."
                ),
            )


def _doubles(files: Files, _versions: Sequence[CatalogueVersion]) -> Judged:
    """Let the same report count once; of two with other contents only the first is taken."""
    first: dict[tuple[str, Period], tuple[str, str]] = {}
    for place, one in files:
        if not isinstance(one.content, ReadReport):
            continue
        report = one.content
        key = report.report_id, report.period
        if key not in first:
            first[key] = one.name, report.sha256
            continue
        name, sha256 = first[key]
        if sha256 == report.sha256:
            yield place, State.COPY, f"Gleicht „{name}“ und zählt nur einmal."
        else:
            yield (
                place,
                State.LEFT_OUT,
                (
                    f"Unter der Nummer {report.report_id} gibt es für {report.period.title} schon "
                    f"„{name}“ mit anderem Inhalt. Gezählt wird nur „{name}“; bitte klären Sie, "
                    "welcher der beiden Berichte gilt."
                ),
            )


def _older_lists(files: Files, versions: Sequence[CatalogueVersion]) -> Judged:
    """Leave out reports whose choice lists cannot be mapped to the newest ones."""
    names = {one.content.catalogue for _, one in files if not isinstance(one.content, str)}
    if len(names) < 2:
        return
    last = newest(versions, names)
    for place, one in files:
        if not isinstance(one.content, str) and not can_meet(versions, one.content.catalogue, last):
            yield (
                place,
                State.LEFT_OUT,
                (
                    f"Der Bericht zählt nach dem Katalog {one.content.catalogue}, der sich nicht "
                    f"ohne Verlust auf {last} übertragen lässt. Bitte werten Sie Berichte vor und "
                    "nach diesem Wechsel getrennt aus."
                ),
            )


def _other_kinds(files: Files, _versions: Sequence[CatalogueVersion]) -> Judged:
    """Leave out periods of another kind: school years are not compared with half-years."""
    kinds = Counter(kind for _, one in files for kind in _kinds(one))
    if len(kinds) < 2:
        return
    main = max(kinds, key=lambda kind: (kinds[kind], -list(KINDS).index(kind)))
    for place, one in files:
        if main not in _kinds(one):
            yield (
                place,
                State.LEFT_OUT,
                (
                    f"Die meisten Berichte sind über {KINDS[main]}, dieser ist über einen Zeitraum "
                    "anderer Art. Bitte werten Sie ihn getrennt aus."
                ),
            )


def _kinds(one: Handed) -> list[str]:
    if isinstance(one.content, ReadReport):
        return [one.content.period.kind or ""]
    if isinstance(one.content, Merged):
        return [one.content.years[0].period.kind or ""]
    return []


def _chosen(files: Sequence[Handed], verdicts: dict[int, Verdict]) -> Choice:
    left = {place: one for place, one in enumerate(files) if place not in verdicts}
    reports = [one.content for one in left.values() if isinstance(one.content, ReadReport)]
    enough = {period for period in {one.period for one in reports} if _is_enough(reports, period)}
    merges: dict[Period, tuple[Merged, Year]] = {}
    for place, one in left.items():
        reason = ""
        if isinstance(one.content, ReadReport) and one.content.period not in enough:
            reason = _too_few(_of(reports, one.content.period), one.content.period)
        elif isinstance(one.content, Merged):
            reason = _take(one.content, enough, merges)
        state = State.LEFT_OUT if reason else State.COUNTED
        content = None if isinstance(one.content, str) else one.content
        verdicts[place] = Verdict(one.name, state, reason, content)
    counted = {period: tuple(_of(reports, period)) for period in sorted(enough, reverse=True)}
    return Choice(tuple(verdicts[place] for place in sorted(verdicts)), counted, merges)


def _take(merged: Merged, enough: set[Period], merges: dict[Period, tuple[Merged, Year]]) -> str:
    """Take the periods of a former merge that nothing else is about; return why none is left."""
    new = [year for year in merged.years if year.period not in enough | merges.keys()]
    merges.update({year.period: (merged, year) for year in new})
    if new:
        return ""
    return (
        "Über denselben Zeitraum gibt es schon einzelne Berichte oder eine andere Auswertung; "
        "gezählt werden nur diese."
    )


def _of(reports: Iterable[ReadReport], period: Period) -> list[ReadReport]:
    return [one for one in reports if one.period == period]


def _schools(reports: Iterable[ReadReport]) -> int:
    return len({slot for one in reports for slot in one.school_slots})


def _is_enough(reports: Iterable[ReadReport], period: Period) -> bool:
    return is_enough(_of(reports, period))


def is_enough(reports: Sequence[ReadReport]) -> bool:
    """Return whether so many reports of so many schools may be added up (R12)."""
    return len(reports) >= LEAST_REPORTS and _schools(reports) >= LEAST_SCHOOLS


def _too_few(reports: Sequence[ReadReport], period: Period) -> str:
    return (
        f"Für {period.title} sind es nur {len(reports)} Berichte von {_schools(reports)} Schulen; "
        f"nötig sind {LEAST_REPORTS} Berichte von {LEAST_SCHOOLS} Schulen."
    )
