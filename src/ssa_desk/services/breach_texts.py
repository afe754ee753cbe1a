"""The texts about a breach: to the data protection authority, the supervision, the persons."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any, Literal, get_args

from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain import clock
from ssa_desk.domain.breaches import clock_of
from ssa_desk.domain.records import DataBreach, WorkerProfile
from ssa_desk.services.processing_record import authority_of
from ssa_desk.typesetting import sheet
from ssa_desk.typesetting.sheet import Block, Sheet

Recipient = Literal["authority", "supervision", "persons"]
RECIPIENTS: tuple[Recipient, ...] = get_args(Recipient)


class BreachTexts:
    """Writes the texts of one breach, from its entry, the profile, what the file says of itself."""

    def __init__(self, breach: DataBreach, profile: WorkerProfile, facts: tuple[str, ...]) -> None:
        self._breach, self._profile, self._facts = breach, profile, facts
        self._words: Any = paper_words("breach")

    def __repr__(self) -> str:
        return "<BreachTexts>"

    def sheet(self, recipient: Recipient) -> Sheet:
        """Return the text as a paper."""
        words = self._words[recipient]
        blocks = self._to_persons() if recipient == "persons" else self._report(recipient)
        return Sheet(words["title"], words["subtitle"], self._profile.employer_name, tuple(blocks))

    def pdf(self, recipient: Recipient) -> bytes:
        """Return the paper of today; raises MissingGlyphError."""
        return sheet.set_sheet(self.sheet(recipient), clock.today())

    def plain(self, recipient: Recipient) -> str:
        """Return the same as plain text, to be copied."""
        made = self.sheet(recipient)
        return "\n\n".join((made.title, made.subtitle, *(_plain(one) for one in made.blocks)))

    def _report(self, recipient: Recipient) -> Iterator[Block]:
        words, fields, breach = self._words[recipient], self._words["fields"], self._breach
        yield sheet.facts(((fields["to"], self._receiver(recipient)), *self._senders()))
        yield sheet.text(words["intro"])
        yield sheet.facts(self._days())
        for name, value in (
            (fields["kind"], self._kind()),
            (fields["what"], breach.what),
            (fields["data"], breach.data_affected),
            (fields["persons"], _number(breach.persons_affected)),
            (fields["consequences"], self._consequences()),
            (fields["measures"], breach.measures),
        ):
            yield sheet.heading(name)
            yield sheet.text(value or self._words["open"])
        yield sheet.heading(fields["protection"])
        yield sheet.points(self._facts)
        yield sheet.heading(fields["informed"])
        yield sheet.text(self._persons_informed())
        if clock_of(breach, clock.now()).is_over or breach.delay_reason:
            yield sheet.heading(fields["delay"])
            yield sheet.text(breach.delay_reason or self._words["open"])
        yield sheet.text(fields["follows"], "muted")
        yield sheet.signatures(fields["signatures"])

    def _to_persons(self) -> Iterator[Block]:
        words, breach = self._words["persons"], self._breach
        yield sheet.text(words["greeting"])
        yield sheet.text(words["intro"])
        yield sheet.heading(words["happened"])
        yield sheet.text(f"{self._kind()} {breach.what}".strip())
        yield sheet.heading(words["affected"])
        yield sheet.text(breach.data_affected or self._words["open"])
        yield sheet.heading(words["could"])
        yield sheet.text(self._consequences())
        yield sheet.heading(words["done"])
        yield sheet.text(breach.measures or self._words["open"])
        yield sheet.heading(words["can"])
        yield sheet.points(words["advice"])
        yield sheet.heading(words["contact"])
        yield sheet.facts(self._senders())
        yield sheet.text(words["greetings"])
        yield sheet.signatures(self._words["fields"]["signatures"])

    def _receiver(self, recipient: Recipient) -> str:
        named = {
            "authority": authority_of(self._profile),
            "supervision": self._profile.specialist_supervision,
        }
        return named.get(recipient) or self._words["open"]

    def _senders(self) -> Iterator[tuple[str, str]]:
        profile, fields, missing = self._profile, self._words["fields"], self._words["open"]
        employer = "\n".join(
            one for one in (profile.employer_name, profile.employer_address) if one
        )
        contact = "\n".join(one for one in (profile.name, profile.telephone, profile.email) if one)
        yield fields["controller"], employer or missing
        yield fields["contact"], contact or missing
        yield fields["officer"], profile.data_protection_officer or missing

    def _days(self) -> Iterator[tuple[str, str]]:
        breach, fields, missing = self._breach, self._words["fields"], self._words["open"]
        yield fields["happened"], _day(breach.happened_on) or missing
        yield fields["discovered"], _day(breach.discovered_on, breach.discovered_time)
        told = _day(breach.authority_informed_on, breach.authority_informed_time)
        yield fields["reported"], told or _day(clock.today())

    def _kind(self) -> str:
        kinds: dict[str, str] = self._words["kinds"]
        return kinds.get(self._breach.breach_kind or "other", kinds["other"])

    def _consequences(self) -> str:
        consequences: dict[str, str] = self._words["consequences"]
        return consequences.get(self._breach.breach_risk or "open", consequences["open"])

    def _persons_informed(self) -> str:
        fields, informed = self._words["fields"], self._breach.persons_informed_on
        if informed is None:
            no: str = fields["no"]
            return no
        yes: str = fields["yes"]
        return yes.format(day=_day(informed))


def _day(day: date | None, at: time | None = None) -> str:
    if day is None:
        return ""
    return f"{day:%d.%m.%Y}, {at:%H:%M} Uhr" if at else f"{day:%d.%m.%Y}"


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _plain(block: Block) -> str:
    match block["kind"]:
        case "facts":
            return "\n".join(f"{name}: {', '.join(v.split(chr(10)))}" for name, v in block["items"])
        case "points":
            return "\n".join(f"- {one}" for one in block["items"])
        case "signatures":
            return ""
        case _:
            return str(block["text"])
