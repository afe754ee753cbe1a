"""The retention plan in German words: what the forms, the sheet and the processing record say."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ssa_desk.domain.retention import Employer, RetentionPlan, period_words, preset
from ssa_desk.domain.retention_classes import RETENTION, Retention, RetentionClass

PLAN_FIELDS: Mapping[RetentionClass, tuple[str, ...]] = {
    "case": (
        "case_start",
        "case_months",
        "school_change_months",
        "after_schooling",
        "device_private_months",
        "case_review_months",
    ),
    "child_protection": ("protection_review_months",),
    "group_names": ("group_names_months",),
    "parent_contact": ("parent_contact_months",),
    "transition": ("transition_months",),
    "consent": ("consent_months",),
    "letter": ("letter_months",),
    "proof": ("proof_months",),
    "audit": ("audit_months",),
    "personal_note": ("personal_note_days",),
}
"""What of a plan belongs to which class; the other classes cannot be changed."""

PRESET_REASONS: Mapping[Employer, str] = {
    "municipal": "Stadt: Sozialdaten nach SGB VIII und SGB X, nicht länger als nötig (§ 84 SGB X).",
    "land": "Land NRW: § 9 VO-DV I, 5 Jahre; auf privaten Geräten 1 Jahr.",
    "independent": "Freier Träger: Schutz in entsprechender Weise (§ 61 Abs. 3 SGB VIII).",
    "church": "Kirchlicher Träger: Schutz in entsprechender Weise (§ 61 Abs. 3 SGB VIII) neben dem "
    "kirchlichen Datenschutzrecht.",
}

_SOURCES: Mapping[RetentionClass, str] = {
    "case": "JaS-Handbuch S. 80, ULD 2022 S. 37: spätestens, wenn das Kind die Schule verlässt",
    "child_protection": "JaS-Handbuch S. 86: mit dem Jugendamt absprechen; § 9b SGB VIII",
    "group_names": "Art. 5 Abs. 1 Buchst. e DSGVO; § 63 SGB VIII",
    "parent_contact": "Vorgabe des Programms nach Art. 5 Abs. 1 Buchst. e DSGVO",
    "transition": "Vorgabe des Programms nach Art. 5 Abs. 1 Buchst. e DSGVO",
    "consent": "Art. 7 DSGVO, § 67b SGB X",
    "letter": "Vorgabe des Programms nach Art. 5 Abs. 1 Buchst. e DSGVO",
    "proof": "Rechenschaftspflicht, Art. 5 Abs. 2 DSGVO",
    "audit": "§ 22 Abs. 2 BDSG",
    "personal_note": "bke: getrennt von der Akte, bald vernichten",
    "printed_numbers": "ohne Personenbezug",
    "sealed_counts": "fest: gehört zum Schutz der Anonymität im Bericht",
}
_LAND_CASE = "§ 9 Abs. 1 Nr. 4 VO-DV I NRW"
_LAND_PRIVATE = "§ 9 Abs. 2 VO-DV I NRW (privates Gerät)"
_OWN = "eigene Festlegung; Vorgabe: {}"


@dataclass(frozen=True, slots=True)
class PlannedClass:
    """One class of the plan as it is shown: its words, where it comes from, whether it is own."""

    name: RetentionClass
    words: Retention
    source: str
    is_own: bool
    is_fixed: bool


def retention_of(
    plan: RetentionPlan, *, private: bool = False
) -> Mapping[RetentionClass, Retention]:
    """Return every class with the period that is set, in German."""
    return {**RETENTION, **{name: _words(name, plan, private=private) for name in PLAN_FIELDS}}


def planned(plan: RetentionPlan, *, private: bool = False) -> tuple[PlannedClass, ...]:
    """Return the plan class by class, RC1 first, with the source of each rule."""
    usual, all_words = preset(plan.employer), retention_of(plan, private=private)
    lines = []
    for name, words in all_words.items():
        if words.code.startswith("RC"):
            is_own = any(
                getattr(plan, one) != getattr(usual, one) for one in PLAN_FIELDS.get(name, ())
            )
            source = _source(name, plan, private=private)
            if is_own:
                source = _OWN.format(_words(name, usual, private=private).period)
            lines.append(PlannedClass(name, words, source, is_own, name not in PLAN_FIELDS))
    return tuple(sorted(lines, key=lambda one: int(one.words.code.removeprefix("RC"))))


def _source(name: RetentionClass, plan: RetentionPlan, *, private: bool) -> str:
    if name != "case" or plan.employer != "land":
        return _SOURCES.get(name, "")
    return _LAND_PRIVATE if private else _LAND_CASE


def _words(name: RetentionClass, plan: RetentionPlan, *, private: bool) -> Retention:
    usual = RETENTION[name]
    if name == "case":
        start, long = _case(plan, private=private)
        return replace(usual, period=long, start=start)
    return replace(usual, period=_period(name, plan))


def _period(name: RetentionClass, plan: RetentionPlan) -> str:
    periods: dict[RetentionClass, str] = {
        "child_protection": "keine selbsttätige Löschung; Überprüfung nach "
        f"{period_words(plan.protection_review_months)}, mit dem Jugendamt entschieden",
        "group_names": "Namen bis zum Ende des Schuljahres"
        f"{_longer(plan.group_names_months)}; die Zahlen bleiben",
        "parent_contact": period_words(plan.parent_contact_months),
        "transition": f"{period_words(plan.transition_months)} nach bestätigtem Verbleib",
        "consent": "mit dem Fall; ohne Fall bis zum Widerruf oder Ablauf"
        f"{_longer(plan.consent_months)}",
        "letter": f"mit dem Fall; allgemeine Briefe {period_words(plan.letter_months)}",
        "proof": period_words(plan.proof_months),
        "audit": period_words(plan.audit_months),
        "personal_note": f"Erinnerung nach {plan.personal_note_days} Tagen",
    }
    return periods[name]


def _case(plan: RetentionPlan, *, private: bool) -> tuple[str, str]:
    """Return from when a case is kept, and how long."""
    look = f"Überprüfung {period_words(plan.case_review_months)} nach dem letzten Kontakt"
    if plan.case_start == "leaving":
        long = "Ende des Schuljahres, in dem das Kind die Schule verlässt"
        long += _longer(plan.case_months)
        if plan.school_change_months:
            long += f"; bei Schulwechsel {period_words(plan.school_change_months)} länger"
        return "Verlassen der Schule oder letzter Kontakt", f"{long}; {look}"
    if private and plan.device_private_months:
        long = f"{period_words(plan.device_private_months)} (privates Gerät)"
        return "Ende des Jahres, in dem der Fall abgeschlossen ist", f"{long}; {look}"
    start = "Ende des Jahres, in dem der Fall abgeschlossen ist"
    if plan.after_schooling:
        start += ", nicht vor dem Ende des Jahres, in dem die Schulpflicht endet"
    return start, f"{period_words(plan.case_months)}; {look}"


def _longer(months: int) -> str:
    return f" und {period_words(months)} länger" if months else ""
