"""The pseudonymised case summary: for the iseF, supervision and peer consultation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from ssa_desk.content.case_summary import name_words, summary_words
from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.leaks.check import Fact, LeakCheck, open_leaks
from ssa_desk.domain.leaks.found import Leak, LeakError
from ssa_desk.domain.pseudonym_days import DateStyle, Days
from ssa_desk.domain.pseudonyms import Pseudonyms, codes_of
from ssa_desk.domain.records import Case, ChildProtectionAssessment
from ssa_desk.services.case_summary_facts import CaseFacts
from ssa_desk.services.case_summary_people import CHILD, CasePeople, persons_of
from ssa_desk.services.case_summary_protection import protection_text
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import leak_facts

Purpose = Literal["specialist", "supervision", "peers"]
SECTIONS = (
    *("question", "situation", "resources", "topics", "course", "tried", "agreements"),
    "protection",
)
PROTECTION = "protection"


class PasswordDueError(ExpectedError):
    """The rating of a child protection procedure was asked for without the password."""

    def __init__(self) -> None:
        super().__init__(
            "Die Einschätzung im Kinderschutz steht in einem geschützten Bereich. Es wurde nichts "
            "übernommen. Bitte geben Sie zuerst das Passwort der Datei ein."
        )


class OnlyForSpecialistError(ExpectedError):
    """Something was asked for that only the specialist for child protection may see."""

    def __init__(self) -> None:
        super().__init__(
            "Anvertrautes und die Einschätzung im Kinderschutz dürfen nur in die Beratung durch "
            "die insoweit erfahrene Fachkraft (§ 65 Abs. 1 Nr. 4 SGB VIII). Es wurde nichts "
            "übernommen. Bitte wählen Sie diesen Anlass oder lassen Sie beides weg."
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """What a summary is for and how much it tells."""

    purpose: Purpose = "peers"
    days: DateStyle = "weeks"
    whole_course: bool = False
    with_entrusted: bool = False
    """Only for the specialist, and only with a permit on section 65(1) no. 4."""
    assessment_id: str = ""
    """The child protection procedure whose rating is told; only for the specialist."""


@dataclass(frozen=True, slots=True, repr=False)
class Summary:
    """A summary as it stands now: its texts by section, and who the code names mean."""

    case_id: str
    choice: Choice
    texts: Mapping[str, str]
    key: tuple[tuple[str, str], ...] = ()
    """Code names and who they mean: for the screen only."""
    confirmed: frozenset[str] = field(default_factory=frozenset)
    """Marks of places where the worker says that nobody is meant."""

    def changed(self, section: str, text: str) -> "Summary":
        """Return it with another text in one section."""
        return replace(self, texts={**self.texts, section: text})

    def with_confirmed(self, leak: Leak) -> "Summary":
        """Return it with a place where nobody is meant; persons of the case stay leaks."""
        return replace(self, confirmed=self.confirmed | {leak.mark})


class CaseSummaries:
    """Drafts, checks and sets summaries; it is told whether the password was asked lately."""

    def __init__(self, workspace: Workspace, may_see_protection: Callable[[], bool]) -> None:
        self._workspace, self._may_see_protection = workspace, may_see_protection

    def draft(self, case_id: str, choice: Choice | None = None) -> Summary:
        """Return the facts of a case by section, with code names in the place of names.

        A procedure without a case may be told with "" as the case.
        """
        choice = choice or Choice()
        self._demand(choice)
        case = self._workspace.get(Case, case_id) if case_id else None
        own, child_id = self._own(case, choice), self._child_id(case, choice)
        people = CasePeople(self._workspace, case, child_id, own, name_words())
        gathered = people.gathered()
        days = Days(self._start(case, choice), choice.days, gathered.births)
        pseudonyms = Pseudonyms(gathered.known, days, name_words())
        texts = dict.fromkeys(SECTIONS[:-1], "")
        if case is not None:
            facts = CaseFacts(
                *(self._workspace, case, gathered, pseudonyms, days),
                with_entrusted=choice.with_entrusted,
            )
            texts |= {
                "situation": facts.situation(),
                "resources": facts.resources(),
                "topics": facts.topics(),
                "course": facts.course(is_whole=choice.whole_course),
                "tried": facts.tried(),
                "agreements": facts.agreements(),
            }
        if choice.assessment_id:
            texts[PROTECTION] = protection_text(
                *(self._workspace, choice.assessment_id, days),
                lambda text: pseudonyms.replaced(text, days.start).strip(),
            )
        return Summary(case_id, choice, texts, pseudonyms.key)

    def leak_check(self, summary: Summary) -> LeakCheck:
        """Return what finds who can be recognised; it knows the file as it is now."""
        case = self._workspace.get(Case, summary.case_id) if summary.case_id else None
        own = self._own(case, summary.choice)
        known = leak_facts.all_facts(self._workspace.database)
        facts = (Fact(one.kind, one.text, one.row in own) for one in known)
        return LeakCheck(facts, (CHILD, *codes_of(summary.key)), name_words())

    def check(self, summary: Summary) -> tuple[Leak, ...]:
        """Return the places where somebody can be recognised and that are not confirmed."""
        found = self.leak_check(summary).leaks(summary.texts)
        return tuple(open_leaks(found, summary.confirmed))

    def pdf(self, summary: Summary, purpose: Purpose | None = None) -> bytes:
        """Return the paper as a PDF of today; raises LeakError while anything is found."""
        from ssa_desk.typesetting.compile import set_pdf
        from ssa_desk.typesetting.fonts import check_glyphs, clean

        asked = replace(summary.choice, purpose=purpose or summary.choice.purpose)
        self._demand(asked)
        leaks = self.check(summary)
        if leaks:
            raise LeakError(leaks)
        words = summary_words()
        texts = {one: clean(summary.texts.get(one, "")) for one in SECTIONS}
        check_glyphs({words["sections"][one]: text for one, text in texts.items()})
        data = {
            "words": {one: words[one] for one in ("title", "subtitle", "purpose", "as_of", "foot")},
            "for": words["purposes"][asked.purpose],
            "date": f"{clock.today():%d.%m.%Y}",
            "sections": [
                {"title": words["sections"][one], "lines": text.split("\n")}
                for one, text in texts.items()
                if text
            ],
        }
        return set_pdf("case_summary", data, clock.today())

    def _demand(self, choice: Choice) -> None:
        protected = choice.with_entrusted or bool(choice.assessment_id)
        if protected and choice.purpose != "specialist":
            raise OnlyForSpecialistError
        if choice.assessment_id and not self._may_see_protection():
            raise PasswordDueError

    def _own(self, case: Case | None, choice: Choice) -> set[str]:
        """Return the ids of all rows that belong to the case."""
        persons, cases = persons_of(self._workspace, case, self._child_id(case, choice))
        own = leak_facts.own_rows(self._workspace.database, cases, persons)
        if choice.assessment_id:
            own |= leak_facts.rows_of_assessment(self._workspace.database, choice.assessment_id)
        return own

    def _child_id(self, case: Case | None, choice: Choice) -> str | None:
        """Return whom the paper is about; a procedure may name a child without a case."""
        if case is not None or not choice.assessment_id:
            return case.young_person_id if case else None
        assessment = self._workspace.get(ChildProtectionAssessment, choice.assessment_id)
        return assessment.young_person_id

    def _start(self, case: Case | None, choice: Choice) -> date:
        """Return the day that weeks are counted from."""
        if case is not None and case.opened_on:
            return case.opened_on
        if choice.assessment_id:
            found = self._workspace.get(ChildProtectionAssessment, choice.assessment_id)
            return found.noticed_on or clock.today()
        return case.created_at.date() if case is not None else clock.today()
