"""The timeline of a case: everything that hangs on it, read page by page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from ssa_desk.domain import entry_marks, records
from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import LongText
from ssa_desk.services.lists import catalogue_of
from ssa_desk.services.record_names import RecordNames
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import protected_search, timeline
from ssa_desk.storage.timeline import Source


@dataclass(frozen=True, slots=True, repr=False)
class TimelineEntry:
    """One thing that happened in a case."""

    kind: str
    record_id: str
    day: date
    time: time | None
    title: str
    chips: tuple[str, ...]
    text: str
    minutes: int | None
    marks: tuple[str, ...] = ()
    """What an entry is beside its content: entrusted, disputed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a kind is shown: its title may be a choice, chips are choices beside it."""

    kind: type[Record]
    day: str = "date"
    time: str = ""
    title: str = ""
    chips: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    """Short texts before the long ones."""
    is_silent: bool = False
    """It says that something was, not what."""


SHOWN = (
    Shown(records.CaseContact, time="time", title="channel", chips=("addressee", "topics")),
    Shown(records.ParentContact, time="time", chips=("parent_contact_type", "topics")),
    Shown(records.Referral, chips=("partner_type", "accepted")),
    Shown(records.AbsenceRecord, day="starts_on", chips=("absence_form", "absence_result")),
    Shown(records.ApplicationHelp, chips=("application_kind", "application_result")),
    Shown(records.StaffConsultation, time="time", chips=("staff_consultation_type", "topic")),
    Shown(
        records.Transition,
        day="started_on",
        chips=("transition_kind", "outcome"),
        texts=("next_school",),
    ),
    Shown(records.Letter, chips=("letter_way", "letter_reply"), texts=("title", "recipient")),
)
_PROTECTION = Shown(records.ChildProtectionAssessment, day="noticed_on", is_silent=True)
"""Only while the user wants child protection in the timeline; opening it asks the password."""
_SESSION = Shown(records.GroupSession, time="time")
_USUAL = {"addressee": "pupil"}
"""Choices that go without saying, by field."""
_BY_KIND: Mapping[str, Shown] = {one.kind.KIND: one for one in (*SHOWN, _PROTECTION, _SESSION)}
_SOURCES = (
    *(Source(one.kind.KIND, one.day, one.time) for one in SHOWN),
    Source(records.Transition.KIND, "started_on", of_child=True),
)


class Timeline:
    """Reads what happened in a case; the kinds of a page are fetched at once."""

    def __init__(self, workspace: Workspace, *, opens_entrusted: bool = False) -> None:
        """Read the entries; `opens_entrusted`: with the text of entrusted ones, to be read."""
        self._workspace, self._opens_entrusted = workspace, opens_entrusted
        self._names = RecordNames(workspace)

    def page(self, case: records.Case, offset: int, limit: int) -> list[TimelineEntry]:
        """Return a page of entries, the newest first."""
        owners = (case.id, case.young_person_id)
        found = timeline.page(self._workspace.database, self._sources(), owners, offset, limit)
        by_kind: dict[str, list[str]] = defaultdict(list)
        for kind, record_id in found:
            by_kind[kind].append(record_id)
        read: dict[str, TimelineEntry] = {}
        for kind, ids in by_kind.items():
            many = self._workspace.find(_BY_KIND[kind].kind, id=tuple(ids), limit=len(ids))
            groups = self._groups(many)
            read |= {one.id: self._entry(_BY_KIND[kind], one, groups) for one in many}
        return [read[record_id] for _, record_id in found if record_id in read]

    def _sources(self) -> Sequence[Source]:
        if not protected_search.is_on(self._workspace.database):
            return _SOURCES
        return (*_SOURCES, Source(_PROTECTION.kind.KIND, _PROTECTION.day))

    def _groups(self, many: Sequence[Record]) -> Mapping[str, str]:
        """Return the names of the offers of sessions, for all of them at once."""
        offers = (one.offer_id for one in many if isinstance(one, records.GroupSession))
        return self._names.of(records.GroupOffer.KIND, offers)

    def _entry(
        self,
        shown: Shown,
        record: Any,  # noqa: ANN401 - of any kind
        groups: Mapping[str, str],
    ) -> TimelineEntry:
        return TimelineEntry(
            kind=record.KIND,
            record_id=record.id,
            day=getattr(record, shown.day),
            time=getattr(record, shown.time) if shown.time else None,
            title=self._title(shown, record, groups),
            chips=tuple(label for name in shown.chips for label in self._labels(record, name)),
            text="" if shown.is_silent else self._words(shown, record),
            minutes=getattr(record, "duration_min", None),
            marks=entry_marks.marks(record),
        )

    def _words(self, shown: Shown, record: Record) -> str:
        """Return the text of an entry; that of an entrusted one stays where it was entrusted."""
        if entry_marks.is_entrusted(record) and not self._opens_entrusted:
            return entry_marks.COVERED
        parts = (entry_marks.dispute(record), _text(shown, record))
        return self._workspace.privacy.text("\n".join(one for one in parts if one))

    def _title(self, shown: Shown, record: Any, groups: Mapping[str, str]) -> str:  # noqa: ANN401
        if shown is _SESSION:
            return groups.get(record.offer_id, str(record.TITLE))
        labels = self._labels(record, shown.title) if shown.title else []
        return labels[0] if labels else str(record.TITLE)

    def _labels(self, record: Any, name: str) -> list[str]:  # noqa: ANN401
        """Return the choices of a field in words, of several topics the first."""
        catalogue = self._workspace.catalogue(catalogue_of(type(record), name))
        value = getattr(record, name)
        chosen = value if isinstance(value, tuple) else ((value,) if value else ())
        wanted = [one for one in chosen if one != _USUAL.get(name)]
        labels = [catalogue.label(one) for one in wanted]
        return labels[:1] if name == "topics" else labels


def _text(shown: Shown, record: Record) -> str:
    fields = type(record).model_fields
    long = [
        name
        for name, info in fields.items()
        if LongText() in info.metadata and name != entry_marks.NOTE
    ]
    texts = [str(getattr(record, name)) for name in (*shown.texts, *long)]
    return "\n".join(text for text in texts if text)
