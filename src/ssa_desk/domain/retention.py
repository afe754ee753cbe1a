"""How long records are kept: a plan that the worker may change, and what is due by it.

The defaults are those of the retention plan of the field (RC1 to RC12), per type of employer.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ssa_desk.domain.schoolyear import school_year

Employer = Literal["municipal", "land", "independent", "church"]
CaseStart = Literal["leaving", "closing"]
"""`leaving`: the end of the school year in which the child leaves the school.

`closing`: the end of the calendar year in which the case is closed (VO-DV I section 9).
"""

MOST_MONTHS, MOST_DAYS, LEAST_AUDIT_MONTHS = 240, 365, 12
Months = Annotated[int, Field(ge=0, le=MOST_MONTHS)]
_OF_AGE = 18


class RetentionPlan(BaseModel):
    """The periods of one file; those of an employer's type are made by `preset`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    employer: Employer = "municipal"
    case_start: CaseStart = "leaving"
    case_months: Months = 0
    school_change_months: Months = 6
    after_schooling: bool = False
    """Not before the end of the year in which compulsory schooling ends, as far as known."""
    device_private_months: Months = 0
    """Instead of `case_months` on a private device; 0: no period of its own."""
    case_review_months: Months = 12
    protection_review_months: Months = 12
    group_names_months: Months = 0
    parent_contact_months: Months = 12
    transition_months: Months = 12
    consent_months: Months = 0
    letter_months: Months = 12
    proof_months: Months = 60
    audit_months: Annotated[int, Field(ge=LEAST_AUDIT_MONTHS, le=MOST_MONTHS)] = 24
    personal_note_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 30


_PRESETS: dict[Employer, RetentionPlan] = {
    "municipal": RetentionPlan(),
    "land": RetentionPlan(
        employer="land",
        case_start="closing",
        case_months=60,
        school_change_months=0,
        after_schooling=True,
        device_private_months=12,
    ),
    "independent": RetentionPlan(employer="independent"),
    "church": RetentionPlan(employer="church"),
}


def preset(employer_type: str | None) -> RetentionPlan:
    """Return the plan of a type of employer; without one that of a city."""
    return next((plan for name, plan in _PRESETS.items() if name == employer_type), RetentionPlan())


@dataclass(frozen=True, slots=True, repr=False)
class CaseFacts:
    """What decides how long one case is kept."""

    opened_on: date | None = None
    closed_on: date | None = None
    last_contact: date | None = None
    left_on: date | None = None
    changes_school: bool = False
    birth_date: date | None = None
    review_on: date | None = None
    """The day that the worker chose for looking at it again."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """When something is due, and why; `is_review`: not to be deleted but to be looked at."""

    on: date | None
    reason: str = ""
    is_review: bool = False

    def is_due(self, today: date) -> bool:
        """Return whether the day has come."""
        return self.on is not None and self.on <= today


def due_on(facts: CaseFacts, plan: RetentionPlan, today: date, *, private: bool = False) -> Verdict:
    """Return when a case is to be deleted or, as long as that is not due, to be looked at."""
    deletion = _deletion(facts, plan, private=private)
    if deletion.is_due(today):
        return deletion
    review = _review(facts, plan)
    return review if review.is_due(today) or deletion.on is None else deletion


def protection_due(closed_on: date | None, review_on: date | None, plan: RetentionPlan) -> Verdict:
    """Return when a closed assessment is looked at again; it is never deleted by itself (RC2)."""
    if closed_on is None:
        return Verdict(None)
    on = review_on or months_after(closed_on, plan.protection_review_months)
    words = f"abgeschlossen am {closed_on:%d.%m.%Y}; jährliche Überprüfung mit dem Jugendamt"
    return Verdict(on, words, is_review=True)


def group_names_due(last_day: date, plan: RetentionPlan) -> date:
    """Return when names are taken out of a list: after the school year in which the offer ends."""
    return _after(school_year(last_day).last, plan.group_names_months)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later; a day that month lacks becomes its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def schooling_ends(birth_date: date) -> date:
    """Return the last day of the year in which compulsory schooling ends (SchulG NRW section 38).

    It ends with the school year in which the young person becomes 18.
    """
    of_age = months_after(birth_date, 12 * _OF_AGE)
    return date(school_year(of_age).last.year, 12, 31)


def _deletion(facts: CaseFacts, plan: RetentionPlan, *, private: bool) -> Verdict:
    if plan.case_start == "leaving":
        return _after_leaving(facts, plan)
    if facts.closed_on is None:
        return Verdict(None)
    if private and plan.device_private_months:
        return _on_private_device(facts.closed_on, plan)
    return _after_closing(facts, facts.closed_on, plan)


def _after_leaving(facts: CaseFacts, plan: RetentionPlan) -> Verdict:
    if facts.left_on is None:
        return Verdict(None)
    end = school_year(facts.left_on).last
    words = f"Schule verlassen am {facts.left_on:%d.%m.%Y}, Schuljahr endete am {end:%d.%m.%Y}"
    months = plan.case_months
    if facts.changes_school and plan.school_change_months:
        months += plan.school_change_months
        words += f"; Schulwechsel: {period_words(plan.school_change_months)} länger"
    if plan.case_months:
        words += f"; Frist {period_words(plan.case_months)}"
    return Verdict(_after(end, months), words)


def _on_private_device(closed_on: date, plan: RetentionPlan) -> Verdict:
    words = (
        f"abgeschlossen am {closed_on:%d.%m.%Y}; auf privatem Gerät"
        f" {period_words(plan.device_private_months)} nach dem Ende des Jahres"
    )
    return Verdict(_after(date(closed_on.year, 12, 31), plan.device_private_months), words)


def _after_closing(facts: CaseFacts, closed_on: date, plan: RetentionPlan) -> Verdict:
    end = date(closed_on.year, 12, 31)
    words = f"abgeschlossen am {closed_on:%d.%m.%Y}"
    if plan.after_schooling and facts.birth_date is not None:
        schooling = schooling_ends(facts.birth_date)
        if schooling > end:
            end, words = schooling, f"{words}; Schulpflicht endet {schooling.year}"
    elif plan.after_schooling:
        words += "; Ende der Schulpflicht nicht bekannt"
    words += f"; Frist {period_words(plan.case_months)} nach dem 31.12.{end.year}"
    return Verdict(_after(end, plan.case_months), words)


def _review(facts: CaseFacts, plan: RetentionPlan) -> Verdict:
    if facts.review_on is not None:
        words = f"zur Überprüfung vorgemerkt am {facts.review_on:%d.%m.%Y}"
        return Verdict(facts.review_on, words, is_review=True)
    last = facts.last_contact or facts.closed_on or facts.opened_on
    if last is None:
        return Verdict(None)
    words = f"letzter Kontakt am {last:%d.%m.%Y}: Wird der Fall noch gebraucht?"
    return Verdict(months_after(last, plan.case_review_months), words, is_review=True)


def _after(last_day: date, months: int) -> date:
    """Return the first day after a period that begins when a day has ended."""
    return months_after(last_day, months) + timedelta(days=1)


def period_words(months: int) -> str:
    """Return a number of months as people say it."""
    years, rest = divmod(months, 12)
    if years and not rest:
        return "1 Jahr" if years == 1 else f"{years} Jahre"
    return "1 Monat" if months == 1 else f"{months} Monate"
