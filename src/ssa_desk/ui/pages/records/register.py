"""The register of listed records. A new kind of record: one entry here, its spec beside it."""

from ssa_desk.ui.pages.data_protection.breach_spec import DATA_BREACH
from ssa_desk.ui.pages.groups.spec import GROUP_OFFER, GROUP_SESSION
from ssa_desk.ui.pages.letters.specs import LETTER_LOG, LETTER_TEMPLATE
from ssa_desk.ui.pages.records.case_specs import (
    ABSENCE_RECORD,
    APPLICATION_HELP,
    CASE_GOAL,
    REFERRAL,
    RELATED_PERSON,
    SUPPORT_PLAN_STEP,
)
from ssa_desk.ui.pages.records.contact_specs import (
    BODY,
    CONTACT_PERSON,
    NETWORK_ACTIVITY,
    PARENT_CONTACT,
    PARENT_EVENT,
    STAFF_CONSULTATION,
    TEACHER,
)
from ssa_desk.ui.pages.records.planning_specs import (
    FREE_DAY,
    SCHOOL_AGREEMENT,
    TEXT_SNIPPET,
    TIME_ENTRY,
    WORKING_HOURS,
    YEAR_PLAN_GOAL,
)
from ssa_desk.ui.pages.records.protection_specs import CONSENT, DISCLOSURE
from ssa_desk.ui.pages.records.spec import RecordSpec
from ssa_desk.ui.pages.transitions.spec import TRANSITION

__all__ = [
    "ABSENCE_RECORD",
    "APPLICATION_HELP",
    "BODY",
    "CASE_GOAL",
    "CONSENT",
    "CONTACT_PERSON",
    "DATA_BREACH",
    "DISCLOSURE",
    "FREE_DAY",
    "GROUP_OFFER",
    "GROUP_SESSION",
    "IN_CASES",
    "LETTER_LOG",
    "LETTER_TEMPLATE",
    "NETWORK_ACTIVITY",
    "ON_PAGES",
    "PARENT_CONTACT",
    "PARENT_EVENT",
    "REFERRAL",
    "RELATED_PERSON",
    "SCHOOL_AGREEMENT",
    "SPECS",
    "STAFF_CONSULTATION",
    "SUPPORT_PLAN_STEP",
    "TEACHER",
    "TEXT_SNIPPET",
    "TIME_ENTRY",
    "TRANSITION",
    "WORKING_HOURS",
    "YEAR_PLAN_GOAL",
    "page_of",
]

ON_PAGES: dict[str, tuple[RecordSpec, ...]] = {
    "groups": (GROUP_OFFER, GROUP_SESSION),
    "parents": (PARENT_CONTACT, PARENT_EVENT),
    "transitions": (TRANSITION,),
    "letters": (LETTER_LOG, LETTER_TEMPLATE),
    "data_protection": (CONSENT, DISCLOSURE, DATA_BREACH),
    "network": (NETWORK_ACTIVITY, STAFF_CONSULTATION, BODY, CONTACT_PERSON, TEACHER),
    "planning": (
        YEAR_PLAN_GOAL,
        SCHOOL_AGREEMENT,
        TEXT_SNIPPET,
        TIME_ENTRY,
        WORKING_HOURS,
        FREE_DAY,
    ),
}
"""Kinds with a tab on a page of the side bar, by the id of the page."""
IN_CASES = (
    CASE_GOAL,
    SUPPORT_PLAN_STEP,
    ABSENCE_RECORD,
    REFERRAL,
    APPLICATION_HELP,
    RELATED_PERSON,
    PARENT_CONTACT,
    CONSENT,
    DISCLOSURE,
)
"""Kinds with a place on the page of a case."""
_PARTS = {
    "working_week": "planning",
    "report_text": "report",
    "child_protection_assessment": "child_protection",
}
"""Tabs that are no lists but keep drafts, and what lies behind the password."""
_LISTED = [spec for specs in ON_PAGES.values() for spec in specs]
SPECS = (*_LISTED, *(spec for spec in IN_CASES if spec not in _LISTED))
"""Every kind that is listed, once."""


def page_of(kind: str) -> str:
    """Return the page on which a kind of record is listed, or nothing."""
    found = (page for page, specs in ON_PAGES.items() for one in specs if kind == one.kind.KIND)
    return next(found, _PARTS.get(kind, ""))
