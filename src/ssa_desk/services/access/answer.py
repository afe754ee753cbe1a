"""The answer to an access as it leaves: the paper in plain words, and the same as data.

Both are made from released values: what is blackened is in neither of them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ssa_desk.content.access import access_words, reason_words
from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.processing import processing_words
from ssa_desk.domain import clock
from ssa_desk.domain.records import RECORDS, DataSubjectRequest, WorkerProfile
from ssa_desk.domain.retention import RetentionPlan
from ssa_desk.services.access.entries import AccessSection
from ssa_desk.services.access.review import (
    AccessFile,
    Released,
    ReleasedEntry,
    Review,
    released,
)
from ssa_desk.services.processing_record import (
    ProcessingActivity,
    activities,
    authority_of,
    data_map,
    periods,
)

FORMAT = "ssa-access/1"
_LINE = 60
"""Shorter values share a line."""
_KINDS = frozenset(kind.KIND for kind in RECORDS)

ReleasedSection = tuple[AccessSection, tuple[ReleasedEntry, ...]]


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """Who asked about whom, in words, and the request."""

    name: str
    request: DataSubjectRequest


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """What leaves: the data of the paper and those of the file for other programs."""

    paper: Mapping[str, Any]
    portable: Mapping[str, Any]
    has_blackened: bool
    day: date


def answer(
    asked: Asked, review: Review, profile: WorkerProfile, plan: RetentionPlan | None = None
) -> Answer:
    """Return the answer as decided in the review."""
    sections = released(review)
    frame = _Frame(asked, profile, plan, sections, review.file)
    return Answer(
        frame.paper(), frame.portable(), has_blackened=review.withholds(), day=clock.today()
    )


def pdf(made: Answer) -> bytes:
    """Return the paper; a character that no font prints stands there by its number."""
    from ssa_desk.typesetting.compile import set_pdf

    return set_pdf("access", made.paper, made.day)


def portable(made: Answer) -> bytes:
    """Return the data as JSON (Art. 20 GDPR)."""
    return (json.dumps(made.portable, ensure_ascii=False, indent=1) + "\n").encode()


class _Frame:
    """Puts together what stands around the entries, and the entries themselves."""

    def __init__(
        self,
        asked: Asked,
        profile: WorkerProfile,
        plan: RetentionPlan | None,
        sections: tuple[ReleasedSection, ...],
        file: AccessFile,
    ) -> None:
        self._asked, self._profile, self._sections, self._file = asked, profile, sections, file
        self._words = access_words()
        tables = {section.table for section, _ in sections}
        rules = [rule for rule in data_map() if rule.table in tables]
        self._activities = activities(rules, periods(profile, plan))

    def paper(self) -> dict[str, Any]:
        """Return what the template needs, every text printable."""
        from ssa_desk.typesetting.fonts import printable

        words, request = self._words, self._asked.request
        about = [
            (words["about"], self._asked.name),
            (words["asked_by"], _asker(request)),
            (words["identity"], _label("identity_proof", request.identity_proof)),
            (words["asked_on"], f"{request.received_on:%d.%m.%Y}"),
            (words["made_on"], f"{clock.today():%d.%m.%Y}"),
        ]
        data = {
            "words": {key: one for key, one in words.items() if isinstance(one, str | list)},
            "relations": dict(words["relations"]),
            "about": about,
            "parties": [[name, value or words["open"]] for name, value in self._parties()],
            "contents": [[one.title, str(len(many))] for one, many in self._sections],
            "purposes": [_purpose(one, words["nobody"]) for one in self._activities],
            "retention": self._retention(),
            "log": self._log(),
            "transfer": processing_words().no_transfer,
            "complaint": self._complaint(),
            "sections": [_section_on_paper(*one) for one in self._sections],
            "left_out": list(self._file.left_out),
        }
        made: dict[str, Any] = _each_text(data, printable)
        return made

    def portable(self) -> dict[str, Any]:
        """Return the same for other programs; keys are stable, labels German."""
        request = self._asked.request
        return {
            "format": FORMAT,
            "created_on": clock.today().isoformat(),
            "about": self._asked.name,
            "request": {
                "kind": request.request_kind,
                "requester": request.requester,
                "identity_proof": request.identity_proof,
                "received_on": request.received_on.isoformat(),
            },
            "controller": [{"label": name, "text": value} for name, value in self._parties()],
            "purposes": [_purpose(one, self._words["nobody"]) for one in self._activities],
            "retention": [
                {"label": title, "period": period, "start": start}
                for title, period, start in self._retention()
            ],
            "source": self._words["source"],
            "automated_decisions": False,
            "transfer": processing_words().no_transfer,
            "rights": [*self._words["rights"], self._complaint()],
            "sections": [_section_as_data(*one) for one in self._sections],
            "left_out": list(self._file.left_out),
        }

    def _parties(self) -> list[tuple[str, str]]:
        words, profile = self._words, self._profile
        employer = (profile.employer_name, profile.employer_address)
        return [
            (words["controller"], ", ".join(one for one in employer if one)),
            (words["worker"], profile.name),
            (words["officer"], profile.data_protection_officer),
            (words["authority"], authority_of(profile)),
        ]

    def _complaint(self) -> str:
        authority = " ".join(authority_of(self._profile).split())
        return f"{self._words['complaint']}: {authority}" if authority else self._words["complaint"]

    def _retention(self) -> list[list[str]]:
        found = {one.retention: None for activity in self._activities for one in activity.deletions}
        return [[one.title, one.period, one.start] for one in found]

    def _log(self) -> list[list[list[str | None]]]:
        """Return who has received something: each cell in pieces, blackened ones as None."""
        wanted = ("date", "recipient", "content", "legal_basis")
        return [
            [_cell(entry, key) for key in wanted]
            for section, entries in self._sections
            for entry in entries
            if section.table == "disclosure"
        ]


def _section_on_paper(section: AccessSection, entries: Iterable[ReleasedEntry]) -> dict[str, Any]:
    return {
        "title": section.title,
        "relation": section.relation,
        "dense": section.table not in _KINDS,
        "entries": [_entry_on_paper(one) for one in entries],
    }


def _entry_on_paper(entry: ReleasedEntry) -> dict[str, Any]:
    about = entry.about
    return {
        "heading": entry.heading,
        "created": about.created,
        "changed": about.changed,
        "disputed": about.is_disputed,
        "values": [
            [one.title, list(one.pieces), _is_long(one)]
            for one in entry.values
            if not one.is_quiet and one.key != about.day
        ],
    }


def _is_long(value: Released) -> bool:
    """Return whether a value takes a line of its own."""
    shown = "".join(one for one in value.pieces if one)
    return len(shown) > _LINE or "\n" in shown


def _section_as_data(section: AccessSection, entries: Iterable[ReleasedEntry]) -> dict[str, Any]:
    return {
        "kind": section.table,
        "label": section.title,
        "relation": section.relation,
        "entries": [
            {
                "id": one.about.key,
                "created": one.about.created,
                "changed": one.about.changed or one.about.created,
                "disputed": one.about.is_disputed,
                "values": [_value_as_data(value) for value in one.values],
            }
            for one in entries
        ],
    }


def _value_as_data(value: Released) -> dict[str, Any]:
    words = access_words()["blackened"]
    text = "".join(f"[{words}]" if one is None else one for one in value.pieces)
    return {
        "key": value.key,
        "label": value.title,
        "value": value.raw,
        "text": text,
        "withheld": reason_words(value.withheld) if value.withheld else None,
    }


def _cell(entry: ReleasedEntry, key: str) -> list[str | None]:
    return next((list(one.pieces) for one in entry.values if one.key == key), [])


def _asker(request: DataSubjectRequest) -> str:
    parts = (_label("requester", request.requester), request.requester_name)
    return ", ".join(one for one in parts if one)


def _label(name: str, identifier: str | None) -> str:
    return catalogue(name).label(identifier) if identifier else ""


def _purpose(activity: ProcessingActivity, nobody: str) -> dict[str, str]:
    processing = activity.processing
    recipients = "; ".join(processing.recipients) or nobody
    return {"title": processing.title, "law": processing.law, "recipients": recipients}


def _each_text(data: Any, change: Any) -> Any:  # noqa: ANN401 - a tree of plain data
    if isinstance(data, str):
        return change(data)
    if isinstance(data, dict):
        return {key: _each_text(one, change) for key, one in data.items()}
    if isinstance(data, list | tuple):
        return [_each_text(one, change) for one in data]
    return data
