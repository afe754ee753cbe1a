"""True figures in the shape of the export: R6 gender, R7 protected topics, choices folded.

Everything here is still true and secret; `rounding` makes it printable.
"""

import hmac
from collections.abc import Iterable, Mapping
from functools import cache

from ssa_desk.domain.disclosure.cells import Quantity, Rows, planned
from ssa_desk.domain.disclosure.facts import EVERYBODY_ELSE, Facts, Unit
from ssa_desk.domain.disclosure.layout import CodeList, Layout, Limits, TableLayout
from ssa_desk.domain.disclosure.organisation import organisation
from ssa_desk.domain.figures.material import AssessmentFacts, CaseFacts, ContactFacts, Material


def gathered(material: Material, layout: Layout, key: bytes) -> Facts:
    """Return the units of all populations, coded as the export codes them."""
    coding = _Coding(layout, key)
    return Facts(
        {
            **coding.persons(material),
            **coding.activities(material),
            **organisation(material, layout),
        },
        material.sealed,
    )


def assigned_gender(case: CaseFacts, key: bytes) -> str:
    """Return female or male; anything else is drawn by the key, the same in all reports (R6)."""
    if case.gender in {"female", "male"}:
        return case.gender
    draw = hmac.digest(key, case.case_id.encode(), "sha256")
    return "female" if draw[0] & 1 else "male"


def gender_may_be_printed(material: Material, limits: Limits) -> bool:
    """Return whether at most 10 % of the cases are without a stated gender (R6)."""
    missing = sum(case.gender == "not_stated" for case in material.cases)
    missing += material.sealed.cells.get(("P02", "gender=not_stated"), 0)
    return 100 * missing <= limits.not_stated_most * material.case_count


def folded(identifier: str, codes: CodeList) -> str:
    """Return the code an identifier is printed as: protected ones joined (R7), the rest `other`."""
    code = codes.folds.get(identifier, identifier)
    return code if code in codes.members or codes.other is None else codes.other


def sealable(layout: Layout) -> tuple[Quantity, ...]:
    """Return the quantities that all others add up from: what is kept of deleted cases."""
    found: dict[Quantity, None] = {}
    for table in layout.tables:
        steps = tuple(dim.steps[0] for dim in table.dims)
        cells = planned(layout, table, steps, {}, _all_rows(layout, table)).cells.values()
        found.update({one: None for cell in cells for one in cell.finest()})
    return tuple(found)


def _all_rows(layout: Layout, table: TableLayout) -> Rows:
    rows: dict[tuple[str, str], Mapping[str, tuple[str, ...]]] = {}
    measured = (one for dim in table.dims for one in dim.populations.values())
    for population in (table.unit, *measured):
        rows[population, ""] = {}
        for dim in table.dims:
            codes = layout.finest(dim.steps[0].codes.attribute)
            rows[population, codes.attribute] = {code: (code,) for code in codes.codes}
    return rows


def sealed_counts(material: Material, layout: Layout, key: bytes) -> dict[str, int]:
    """Return what a material adds to the finest quantities, by their names, zeros left out."""
    facts = gathered(material, layout, key)
    counts = {one.name: facts.count(one) for one in sealable(layout)}
    return {name: count for name, count in counts.items() if count}


class _Coding:
    """Puts facts into the codes of the layout."""

    def __init__(self, layout: Layout, key: bytes) -> None:
        self._layout, self._key = layout, key
        self._finest = cache(layout.finest)

    def persons(self, material: Material) -> Mapping[str, tuple[Unit, ...]]:
        """Return the populations of persons."""
        cases = material.cases
        children = dict.fromkeys(case.child for case in cases)
        assessed = [one for one in material.work.assessments if one.is_assessed]
        return {
            "cases": tuple(self._case(case) for case in cases),
            "children": tuple(Unit(contributor=child) for child in children),
            "closed": tuple(self._closed(case) for case in cases if case.is_closed),
            "partner_cases": tuple(self._partners(case) for case in cases if case.partners),
            "absence_cases": tuple(self._absence(case) for case in cases if case.absence_result),
            "transitions": tuple(
                Unit(self._transition(one.transition_kind, one.outcome), one.child)
                for one in material.work.transitions
            ),
            "assessments": _each(assessed),
            "consulted_assessments": _each(one for one in assessed if one.is_specialist_consulted),
            "notified_assessments": _each(one for one in assessed if one.is_reported),
        }

    def activities(self, material: Material) -> Mapping[str, tuple[Unit, ...]]:
        """Return the activities that a child may stand behind, each with that child."""
        work = material.work
        return {
            "contacts": tuple(self._contact(one) for one in material.contacts),
            "parent_contacts": tuple(
                Unit(
                    {
                        "parent_contact_type": self._one(
                            "parent_contact_type", one.parent_contact_type
                        ),
                        "interpreter": self._one("interpreter", one.interpreter),
                    },
                    one.child or EVERYBODY_ELSE,
                )
                for one in work.parent_contacts
            ),
            "consultations": tuple(
                Unit(
                    {"consultation": self._one("consultation", one.staff_consultation_type)},
                    one.child,
                )
                for one in work.consultations
            ),
            "activities": tuple(
                Unit(
                    {"core_area": self._one("core_area", one.core_area)},
                    one.child or (EVERYBODY_ELSE if one.kind == "parent_contact" else None),
                    one.number,
                )
                for one in work.activities
            ),
        }

    def _one(self, attribute: str, identifier: str) -> tuple[str, ...]:
        return (folded(identifier, self._finest(attribute)),)

    def _some(self, attribute: str, identifiers: Iterable[str]) -> tuple[str, ...]:
        codes = self._finest(attribute)
        return tuple(dict.fromkeys(folded(identifier, codes) for identifier in identifiers))

    def _case(self, case: CaseFacts) -> Unit:
        codes = {
            "gender": (assigned_gender(case, self._key),),
            "status": ("new" if case.is_new else "carried_over",),
            "level": self._one("level", case.level),
            "topic": self._one("topic", case.main_topic),
            "all_topics": self._some("all_topics", case.topics),
            "access_path": self._one("access_path", case.access_path),
            "extent": (case.extent,),
            "newly_arrived": self._one("newly_arrived", case.newly_arrived),
            "family_language": self._one("family_language", case.german_main_family_language),
        }
        return Unit(codes, case.child)

    def _closed(self, case: CaseFacts) -> Unit:
        codes = {
            "closure_reason": self._one("closure_reason", case.closure_reason),
            "goal_attainment": self._one("goal_attainment", case.goal_attainment),
        }
        return Unit(codes, case.child)

    def _partners(self, case: CaseFacts) -> Unit:
        codes = {
            "partner": self._some("partner", case.partners),
            "referred_to": self._some("referred_to", case.referred_to),
            "role": ("referral",) if case.referred_to else (),
        }
        return Unit(codes, case.child)

    def _absence(self, case: CaseFacts) -> Unit:
        codes = {
            "absence_form": self._some("absence_form", case.absence_forms or ("not_stated",)),
            "absence_result": self._one("absence_result", case.absence_result),
        }
        return Unit(codes, case.child)

    def _transition(self, kind: str, outcome: str) -> Mapping[str, tuple[str, ...]]:
        outcomes = self._finest("outcome")
        code = folded(outcome, outcomes)
        if kind not in outcomes.only_with.get(code, (kind,)):
            code = outcomes.other or code
        return {"transition_kind": self._one("transition_kind", kind), "outcome": (code,)}

    def _contact(self, contact: ContactFacts) -> Unit:
        codes = {
            "channel": self._one("channel", contact.channel),
            "addressee": self._some("addressee", contact.addressees),
            "setting": self._one("setting", contact.setting),
            "length_class": self._one("length_class", contact.length_class),
        }
        return Unit(codes, contact.child)


def _each(assessments: Iterable[AssessmentFacts]) -> tuple[Unit, ...]:
    return tuple(Unit() for _ in assessments)
