"""The sheet that tells parents and young people what is kept of them (Art. 13 GDPR)."""

from collections.abc import Iterable
from typing import Any

from ssa_desk.content.information import information_words
from ssa_desk.domain import clock
from ssa_desk.domain.records import WorkerProfile
from ssa_desk.domain.retention import RetentionPlan
from ssa_desk.services.processing_record import ProcessingActivity, processing_record


def information_sheet(profile: WorkerProfile, plan: RetentionPlan | None = None) -> bytes:
    """Return the PDF of today, from the same declarations as the processing record (Art. 30).

    `plan` has the periods set in the file; without one they are those of the kind of employer.
    """
    from ssa_desk.typesetting.compile import set_pdf
    from ssa_desk.typesetting.fonts import check_glyphs

    data = sheet_data(profile, plan)
    check_glyphs(dict(data["parties"]))
    return set_pdf("information", data, clock.today())


def sheet_data(profile: WorkerProfile, plan: RetentionPlan | None = None) -> dict[str, Any]:
    """Return what the sheet says, as plain data."""
    words, record = information_words(), processing_record(profile, plan)
    said = {
        words["controller"]: ", ".join(
            one for one in (record.employer, record.employer_address) if one
        ),
        words["worker"]: record.worker,
        words["officer"]: record.data_protection_officer,
        words["authority"]: record.data_protection_authority,
        words["frame"]: record.frame,
    }
    return {
        "words": dict(words),
        "parties": [[name, value or f"({words['open']})"] for name, value in said.items()],
        "purposes": [_purpose(one, words["nobody"]) for one in record.activities],
        "retention": list(_retention(record.activities)),
        "transfer": record.transfer,
        "complaint": _complaint(words["complaint"], record.data_protection_authority),
    }


def _complaint(sentence: str, authority: str) -> str:
    """Return where one may complain, by name where the profile says it."""
    named = ", ".join(authority.split("\n"))
    return sentence.format(authority=f": {named}" if named else "")


def _purpose(activity: ProcessingActivity, nobody: str) -> dict[str, str]:
    processing = activity.processing
    recipients = "; ".join(processing.recipients) or nobody
    return {"title": processing.title, "law": processing.law, "recipients": recipients}


def _retention(activities: Iterable[ProcessingActivity]) -> Iterable[list[str]]:
    found = {one.retention: None for activity in activities for one in activity.deletions}
    for retention in found:
        yield [retention.title, retention.period, retention.start]
