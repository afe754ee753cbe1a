"""Letters about a request that say nothing of what the file holds: refused, or later."""

from typing import Any

from ssa_desk.content.access import access_words, refusal_words
from ssa_desk.domain import clock
from ssa_desk.domain.records import DataSubjectRequest, WorkerProfile
from ssa_desk.services.processing_record import authority_of

_NEUTRAL = frozenset({"without_parents", "not_entitled"})
"""Grounds that must not be told: the same words whether there is counselling or not."""


def refusal_letter(request: DataSubjectRequest, profile: WorkerProfile) -> bytes:
    """Return the letter that refuses; it never names the child, nor a ground that would tell."""
    from ssa_desk.typesetting.compile import set_pdf

    return set_pdf("request_letter", refusal_data(request, profile), clock.today())


def extension_letter(request: DataSubjectRequest, profile: WorkerProfile) -> bytes:
    """Return the letter that tells until when the answer takes, and why."""
    from ssa_desk.typesetting.compile import set_pdf

    words = access_words()["letter"]
    until = f"{request.extended_until:%d.%m.%Y}" if request.extended_until else ""
    paragraphs = [words["extended"].format(until=until), request.extension_reason]
    data = _data(request, profile, words["extended_subject"], paragraphs)
    return set_pdf("request_letter", data, clock.today())


def refusal_data(request: DataSubjectRequest, profile: WorkerProfile) -> dict[str, Any]:
    """Return what the letter of refusal says, as plain data."""
    words, ground = access_words()["letter"], request.refusal_ground or "other"
    said = refusal_words(ground)
    if ground in _NEUTRAL:
        paragraphs = [words["neutral"], said.say]
    else:
        paragraphs = [words["refused"], said.say, f"{words['ground']}: {said.law}"]
    authority = " ".join(authority_of(profile).split())
    complaint = f"{words['complaint']}{': ' + authority if authority else ''}."
    return _data(request, profile, words["subject"], [*paragraphs, complaint, words["court"]])


def _data(
    request: DataSubjectRequest, profile: WorkerProfile, subject: str, paragraphs: list[str]
) -> dict[str, Any]:
    from ssa_desk.typesetting.fonts import printable

    words, name = access_words()["letter"], request.requester_name
    subject = subject.format(received=f"{request.received_on:%d.%m.%Y}")
    data = {
        "title": words["title"],
        "subject": subject,
        "greeting": words["greeting"].format(name=f" {name}" if name else ""),
        "recipient": name,
        "employer": profile.employer_name,
        "employer_address": ", ".join(profile.employer_address.split("\n")),
        "worker": profile.name,
        "telephone": profile.telephone,
        "date": f"{clock.today():%d.%m.%Y}",
        "farewell": words["farewell"],
    }
    whole: dict[str, Any] = {key: printable(one) for key, one in data.items()}
    return {**whole, "paragraphs": [printable(one) for one in paragraphs if one]}
