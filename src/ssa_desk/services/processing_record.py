"""The processing record (Art. 30 GDPR), derived from the rule of every column of the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ssa_desk.content.measures import Measure, measures
from ssa_desk.content.processing import processing_words
from ssa_desk.domain.data_classes import DATA_CLASSES, DataClass
from ssa_desk.domain.handling import ColumnRule, field_rule
from ssa_desk.domain.purposes import PURPOSES, SUBJECTS, Processing
from ssa_desk.domain.records import WorkerProfile
from ssa_desk.domain.retention import RetentionPlan, preset
from ssa_desk.domain.retention_classes import Retention, RetentionClass
from ssa_desk.domain.retention_words import retention_of
from ssa_desk.storage.column_rules import column_rules

Periods = Mapping[RetentionClass, Retention]
"""How long each class is kept, in German."""

_NEEDED = (
    "name",
    "employer_name",
    "employer_address",
    "employer_type",
    "data_protection_officer",
    "data_protection_authority",
    "specialist_supervision",
)


@dataclass(frozen=True, slots=True)
class DataCategory:
    """What is kept of one data class: the fields of each kind of entry, by their German names."""

    title: str
    law: str
    fields: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Deletion:
    """The retention class of some kinds of entries; `loose`: of entries that belong to no case."""

    retention: Retention
    kinds: tuple[str, ...]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class ProcessingActivity:
    """One purpose with all that Art. 30 asks for."""

    processing: Processing
    persons: tuple[str, ...]
    categories: tuple[DataCategory, ...]
    deletions: tuple[Deletion, ...]


@dataclass(frozen=True, slots=True)
class ProcessingRecord:
    """The whole record: who answers for it, each activity, and the measures of the program."""

    employer: str
    employer_address: str
    worker: str
    data_protection_officer: str
    data_protection_authority: str
    """Where one may complain (Art. 77) and breaches are reported (Art. 33)."""
    specialist_supervision: str
    """The legal or specialist supervision: breaches of social data (section 83a SGB X)."""
    frame: str
    """The law that binds this employer; "" as long as the profile does not name its kind."""
    missing: tuple[str, ...]
    """What the profile must still say, by its German names."""
    activities: tuple[ProcessingActivity, ...]
    measures: tuple[Measure, ...]
    transfer: str
    """To third countries."""

    def __repr__(self) -> str:
        return f"<ProcessingRecord {len(self.activities)}>"


def data_map() -> tuple[ColumnRule, ...]:
    """Return every column of the file with data class, retention class, export rule and law."""
    return column_rules()


def processing_record(
    profile: WorkerProfile, plan: RetentionPlan | None = None
) -> ProcessingRecord:
    """Return the processing record of this worker.

    `plan` has the periods set in the file; without one they are those of the kind of employer.
    """
    words = processing_words()
    return ProcessingRecord(
        employer=profile.employer_name,
        employer_address=profile.employer_address,
        worker=profile.name,
        data_protection_officer=profile.data_protection_officer,
        data_protection_authority=authority_of(profile),
        specialist_supervision=profile.specialist_supervision,
        frame=words.frames.get(profile.employer_type or "", ""),
        missing=missing(profile),
        activities=activities(column_rules(), periods(profile, plan)),
        measures=measures(),
        transfer=words.no_transfer,
    )


def periods(profile: WorkerProfile, plan: RetentionPlan | None) -> Periods:
    """Return how long each class is kept, as set in the file or usual for this employer."""
    kept = plan or preset(profile.employer_type)
    return retention_of(kept, private=profile.device_private)


def activities(rules: Iterable[ColumnRule], kept: Periods) -> tuple[ProcessingActivity, ...]:
    """Return the activities that keep something about persons, in the order of the purposes."""
    personal = [rule for rule in rules if rule.is_personal]
    by_purpose = {
        purpose: [rule for rule in personal if rule.purpose == purpose] for purpose in PURPOSES
    }
    return tuple(
        ProcessingActivity(PURPOSES[purpose], _persons(of), _categories(of), _deletions(of, kept))
        for purpose, of in by_purpose.items()
        if of
    )


def _persons(rules: list[ColumnRule]) -> tuple[str, ...]:
    concerned = {subject for rule in rules for subject in rule.about}
    return tuple(title for subject, title in SUBJECTS.items() if subject in concerned)


def _categories(rules: list[ColumnRule]) -> tuple[DataCategory, ...]:
    shown = [rule for rule in rules if not rule.technical]
    found = ((data, [rule for rule in shown if rule.data == data]) for data in DATA_CLASSES)
    return tuple(_category(data, of) for data, of in found if of)


def _category(data: DataClass, rules: list[ColumnRule]) -> DataCategory:
    kinds = dict.fromkeys(rule.kind_title for rule in rules)
    fields = {
        kind: tuple(dict.fromkeys(rule.title for rule in rules if rule.kind_title == kind))
        for kind in kinds
    }
    return DataCategory(DATA_CLASSES[data].title, DATA_CLASSES[data].law, fields)


def _deletions(rules: list[ColumnRule], kept: Periods) -> tuple[Deletion, ...]:
    found: dict[Deletion, dict[str, None]] = {}
    for rule in (one for one in rules if not one.technical):
        usual = Deletion(kept[rule.retention], ())
        found.setdefault(usual, {})[rule.kind_title] = None
        if rule.loose:
            loose = Deletion(kept[rule.loose], (), loose=True)
            found.setdefault(loose, {})[rule.kind_title] = None
    return tuple(Deletion(one.retention, tuple(kinds), one.loose) for one, kinds in found.items())


def missing(profile: WorkerProfile) -> tuple[str, ...]:
    """Return what the profile must still say, by its German names."""
    said = {name: getattr(profile, name) for name in _NEEDED}
    said["data_protection_authority"] = authority_of(profile)
    return tuple(field_rule(WorkerProfile, name).title for name, value in said.items() if not value)


def authority_of(profile: WorkerProfile) -> str:
    """Return the data protection authority; older profiles name it in another field."""
    return profile.data_protection_authority or profile.supervisory_authority
