"""The indicators of C3, from the tables of the report and the sums beside them.

The letters are those of the indicators: some mean other things than the tables do.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from ssa_desk.domain.figures.counts import Counts
from ssa_desk.domain.figures.figure import Figure
from ssa_desk.domain.figures.groups import groups
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.rounding import hours, mean, median, one_decimal, share

Value = int | float | None | Mapping[str, object]


def _with_total(table: str, dim: str) -> Callable[[Counts], Value]:
    return lambda c: {"total": c.cell(table), **c.by(table, dim)}


def _by(table: str, dim: str) -> Callable[[Counts], Value]:
    return lambda c: c.by(table, dim)


def _cell(table: str, key: str = "") -> Callable[[Counts], Value]:
    return lambda c: c.cell(table, key)


def _topics(c: Counts) -> Value:
    return {"base": c.cell("P08"), **c.by("P08", "topic")}


def _referrals(c: Counts) -> Value:
    accepted, total = c.by("referrals", "accepted"), c.cell("referrals")
    yes = c.by("referrals", "partner_type", accepted="yes")
    return {
        "total": total,
        "accepted": accepted.get("yes", 0),
        "not_accepted": accepted.get("no", 0),
        "unknown": accepted.get("unknown", 0),
        "accepted_share_percent": share(accepted.get("yes", 0), total),
        "by_partner": {
            partner: {"total": number, "accepted": yes.get(partner, 0)}
            for partner, number in c.by("referrals", "partner_type").items()
        },
    }


def _duration(c: Counts) -> Value:
    days = c.spread("case_days", "days")
    return {"median_days": median(days), "mean_days": mean(days)}


def _contacts_of_cases(c: Counts) -> Value:
    contacts = c.spread("case_contacts", "contacts")
    return {"median": median(contacts), "mean": mean(contacts)}


def _time(table: str, key: str = "") -> Callable[[Counts], dict[str, object]]:
    return lambda c: {"minutes": c.cell(table, key), "hours": hours(c.cell(table, key))}


def _tally(c: Counts) -> Value:
    return {
        "total": c.cell("A04"),
        "short": c.cell("A04", "length_class=short"),
        "standard": c.cell("A04", "length_class=standard"),
        "persons": c.cell("A04", "measure=persons"),
    }


def _participants(c: Counts) -> Value:
    of_offer: dict[str, list[int]] = {}
    for session in groups(c.material):
        of_offer.setdefault(session.offer_id, []).append(session.participants)
    means = (Fraction(sum(numbers), len(numbers)) for numbers in of_offer.values())
    return {
        "sum_of_sessions": c.cell("G01", "measure=participants"),
        "offers_times_mean": one_decimal(sum(means, Fraction(0))),
        "by_gender": c.by("group_genders", "gender"),
    }


def _offers(c: Counts) -> Value:
    measures = ("offers", "sessions", "participants")
    return {one: c.by("G01", "group_offer_type", measure=one) for one in measures}


def _open_offers(c: Counts) -> Value:
    return c.by("G03", "measure") or dict.fromkeys(("offers", "sessions", "visitors"), 0)


def _event_participants(c: Counts) -> Value:
    return {
        "total": c.cell("G02", "measure=participants"),
        "mothers": c.cell("event_parents", "measure=mothers"),
        "fathers": c.cell("event_parents", "measure=fathers"),
    }


def _learning(kind: str) -> Callable[[Counts], Value]:
    key = f"kind={kind}"
    return lambda c: {"total": c.cell("N02", key), **_time("learning_minutes", key)(c)}


def _working_time(c: Counts) -> Value:
    areas = c.by("A05", "work_area").items()
    return {"total": hours(c.cell("A05")), **{area: hours(minutes) for area, minutes in areas}}


def _per_post(table: str) -> Callable[[Counts], Value]:
    return lambda c: one_decimal(c.cell(table) / c.posts()) if c.posts() else None


def _outcome(*wanted: str) -> Callable[[Counts], Value]:
    return lambda c: sum(
        outcomes.get(one, 0)
        for outcomes in c.nested("P16", "transition_kind", "outcome").values()
        for one in wanted
    )


def _aside(c: Counts) -> Value:
    return {
        "missed_appointments": c.cell("aside", "measure=missed"),
        "children": c.cell("P01", "unit=children"),
        "closed_without_contact_in_period": c.cell("aside", "measure=closed_without_contact"),
    }


INDICATORS: Mapping[str, Callable[[Counts], Value]] = MappingProxyType(
    {
        "S01": _cell("S01"),
        "S02": lambda c: float(c.posts()),
        "S03": lambda c: c.material.service.weekly_hours,
        "S04": lambda c: c.material.service.weeks,
        "S05": _per_post("S01"),
        "S06": lambda c: {
            area: share(minutes, c.cell("A05"))
            for area, minutes in c.by("A05", "work_area").items()
        },
        "F01": _cell("P01"),
        "F02": _cell("P01", "status=new"),
        "F03": _cell("P01", "status=carried_over"),
        "F04": _cell("P01", "status=closed"),
        "F05": _per_post("P01"),
        "F06": _by("P12", "extent"),
        "F07": _by("P05", "topic"),
        "F08": _topics,
        "F09": _by("P02", "gender"),
        "F10": _by("P03", "level_group"),
        "F11": _by("P11", "newly_arrived"),
        "F12": _by("P11", "german_main_family_language"),
        "F13": _by("P09", "access_path"),
        "F14": _by("case_schools", "school_type"),
        "F15": _referrals,
        "F16": _by("P13", "closure_reason"),
        "F17": _by("P13", "goal_attainment"),
        "F18": _duration,
        "F19": _contacts_of_cases,
        "K01": _cell("A01"),
        "K02": _by("A02", "addressee"),
        "K03": _by("A01", "channel"),
        "K04": _by("A03", "setting"),
        "K05": _by("A03", "length_class"),
        "K06": _time("contact_minutes"),
        "K07": _tally,
        "G01": _cell("G01", "measure=offers"),
        "G02": _cell("G01", "measure=sessions"),
        "G03": _time("group_minutes"),
        "G04": _participants,
        "G05": _offers,
        "G06": _by("offer_partners", "partner_type"),
        "G07": _open_offers,
        "P01": _with_total("A06", "parent_contact_type"),
        "P02": _cell("A06", "interpreter=yes"),
        "P03": lambda c: {
            "total": c.cell("G02", "measure=events"),
            **c.by("G02", "parent_event_type", measure="events"),
        },
        "P04": _event_participants,
        "P05": lambda c: {
            "contacts": c.by("parent_languages", "language"),
            "events": c.by("G02", "language", measure="events"),
        },
        "P06": _cell("newly_arrived_parents"),
        "A01": _cell("P17"),
        "A02": _by("P17", "absence_form"),
        "A03": _by("absence_steps", "step"),
        "A04": _by("P17", "absence_result"),
        "A05_hours": _working_time,
        "U01": _cell("P16"),
        "U02": _by("P16", "transition_kind"),
        "U03": lambda c: c.nested("stages", "transition_kind", "stage"),
        "U04": lambda c: c.nested("P16", "transition_kind", "outcome"),
        "U05": _outcome("open"),
        "U06": _outcome("no_follow_up"),
        "C01": _cell("C01", "measure=assessments"),
        "C02": _cell("C01", "measure=specialist_consulted"),
        "C03": _cell("C01", "measure=reported"),
        "C04": _by("C01", "risk_result"),
        "C05": _cell("C01", "measure=answered"),
        "N01": lambda c: {
            "total": c.cell("A08"),
            **c.by("A08", "staff_consultation_type"),
            **_time("consultation_minutes")(c),
        },
        "N02": _with_total("N01", "committee_type"),
        "N03": _with_total("A07", "partner_type"),
        "N04": _learning("training"),
        "N05": _learning("supervision"),
        "Z01": lambda c: {"total": c.cell("Z01"), **c.by("Z01", "goal_state")},
        "extra": _aside,
    }
)
"""Every indicator by its code."""


def indicators(material: Material, figures: Iterable[Figure]) -> dict[str, Value]:
    """Return all indicators; hours, weeks and goals only where the file says something of them."""
    counts = Counts(material, figures)
    left_out = {
        "S03": material.service.weekly_hours is None,
        "S04": material.service.weeks is None,
        "Z01": not counts.cell("Z01"),
    }
    return {code: of(counts) for code, of in INDICATORS.items() if not left_out.get(code)}
