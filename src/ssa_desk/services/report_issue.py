"""Issues the reports of a plan in one go: for the command line and the demo."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ssa_desk.domain.disclosure.errors import NotPublishedError
from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.services.desk import Desk
from ssa_desk.services.report_order import (
    AlreadyIssuedError,
    Issued,
    NumberChangedError,
    Order,
    compute,
)
from ssa_desk.services.report_plan import ReportPlan


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. `anew`: issue again after corrections.

    `slots` and `school_slots` are numbers by the name of the school ("" is the joint report),
    `texts` the worker's own by section; where reports are apart, each gets them.
    """

    plan: ReportPlan
    anew: bool = False
    slots: Mapping[str, str] = field(default_factory=dict)
    school_slots: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "<Wish>"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The reports of a plan, and why some schools have none."""

    issued: tuple[Issued, ...]
    refused: tuple[tuple[str, NotPublishedError], ...] = ()
    """(name of the school, reason)"""


def issue(desk: Desk, wish: Wish) -> Outcome:
    """Return the reports of a plan: those issued already, and new ones for the rest.

    Raises NotPublishedError when there is none at all, AlreadyIssuedError and NumberChangedError
    when the wish would change an issued one, NamesInTextError, UnknownSchoolError.
    """
    desk.report_plans.check(wish.plan)
    scopes = {one.school_id: one.name for one in desk.report_plans.scopes(wish.plan)}
    desk.report_numbers.check(wish.slots, wish.school_slots)
    issued = {one.school_id: one for one in desk.reports.newest(wish.plan.period)}
    _check_numbers(desk, wish, issued)
    known = {} if wish.anew else issued
    _check_issued(wish, known)
    orders = desk.reports.orders(wish.plan, without=frozenset(known))
    for order in orders:
        desk.report_texts.keep(order.period, order.school_id, wish.texts)
        desk.report_texts.demand_clear(order.period, order.school_id)
    computed, refused = [], []
    for order in orders:
        try:
            computed.append((order, _computed(order, desk)))
        except NotPublishedError as error:
            refused.append((scopes[order.school_id], error))
    if refused and not (computed or known):
        raise refused[0][1]
    desk.report_numbers.take(wish.slots, wish.school_slots)
    found = [desk.reports.again(one) for one in known.values()]
    made = [(order, desk.reports.document(order, one)) for order, one in computed]
    return Outcome((*found, *desk.reports.enter(*made)), tuple(refused))


def _check_numbers(desk: Desk, wish: Wish, issued: Mapping[str, Issued]) -> None:
    names = {one.id: one.name for one in desk.workspace.schools()}
    for school_id, report in issued.items():
        wanted = wish.slots.get(names.get(school_id, ""))
        if wanted and report.about.report_id not in (None, wanted):
            raise NumberChangedError


def _check_issued(wish: Wish, known: Mapping[str, Issued]) -> None:
    for report in known.values():
        lacks_number = wish.plan.exact_children and report.publication.children is None
        if lacks_number or any(
            text.strip() != report.document.texts.get(section, "")
            for section, text in wish.texts.items()
        ):
            raise AlreadyIssuedError


def _computed(order: Order, desk: Desk) -> Publication:
    return compute(order, desk.statistics.material(order.period, order.school_id or None))
