"""What has no child behind it in the file: tally, groups, events, network, schools, goals, time."""

from collections.abc import Iterable, Mapping
from math import floor

from ssa_desk.domain.disclosure.facts import Unit
from ssa_desk.domain.disclosure.layout import CodeList, Layout
from ssa_desk.domain.figures.material import Material, SessionFacts, TallyFacts, Work

_LEARNING = {"training": "training", "supervision_peer_consultation": "supervision"}
_GOALS = {"fully": "reached", "mostly": "reached", "partly": "partly", "not_reached": "not_reached"}

Units = tuple[Unit, ...]


def organisation(material: Material, layout: Layout) -> Mapping[str, Units]:
    """Return these populations, coded as the export codes them."""
    work = material.work
    return {
        **_tally(material.tallies, layout),
        **_groups(work.sessions, layout),
        **_network(work, layout),
        **_events(work, layout),
        "pupils": tuple(
            Unit({"school_type": _code(layout, "school_type", one.school_type)}, number=one.pupils)
            for one in work.schools
        ),
        "goals": tuple(
            Unit({"goal_state": (_GOALS.get(one.goal_attainment, "not_stated"),)})
            for one in work.goals
        ),
        "percent": _shares(work, layout),
    }


def _code(layout: Layout, attribute: str, identifier: str) -> tuple[str, ...]:
    return (_folded(identifier, layout.finest(attribute)),)


def _folded(identifier: str, codes: CodeList) -> str:
    return identifier if identifier in codes.members or not codes.other else codes.other


def _tally(lines: Iterable[TallyFacts], layout: Layout) -> Mapping[str, Units]:
    counsellings, persons = [], []
    for line in lines:
        addressee = _code(layout, "addressee", line.addressee)
        for length, number in (("short", line.short), ("standard", line.long)):
            codes = {"length_class": (length,), "addressee": addressee}
            counsellings.append(Unit(codes, number=number))
        persons.append(Unit(number=line.persons))
    return {"tally": tuple(counsellings), "tally_persons": tuple(persons)}


def _groups(sessions: Iterable[SessionFacts], layout: Layout) -> Mapping[str, Units]:
    found: dict[str, list[Unit]] = {
        name: [] for name in ("sessions", "participants", "open_sessions", "visitors")
    }
    offers: dict[str, Unit] = {}
    open_offers: dict[str, Unit] = {}
    for one in sessions:
        codes = {
            "group_offer_type": _code(layout, "group_offer_type", one.group_offer_type),
            "offer_form": _code(layout, "offer_form", one.offer_form),
        }
        if one.is_open_offer:
            open_offers[one.offer_id] = Unit()
            found["open_sessions"].append(Unit())
            found["visitors"].append(Unit(number=one.visitors))
        else:
            offers[one.offer_id] = Unit(codes)
            found["sessions"].append(Unit(codes))
            found["participants"].append(Unit(codes, number=one.participants))
    units = {name: tuple(own) for name, own in found.items()}
    return {
        **units,
        "offers": tuple(offers.values()),
        "open_offers": tuple(open_offers.values()),
    }


def _network(work: Work, layout: Layout) -> Mapping[str, Units]:
    """Count as the figures do: what was a committee is no contact with a partner."""
    kinds = [one.committee_type for one in work.network if one.committee_type]
    partners = (
        one.partner_type
        for one in work.network
        if one.partner_type and one.is_external and not one.committee_type
    )
    learning = {
        code: tuple(Unit() for kind in kinds if kind == name) for name, code in _LEARNING.items()
    }
    return {
        **learning,
        "committees": tuple(
            Unit({"committee_type": _code(layout, "committee_type", kind)})
            for kind in kinds
            if kind not in _LEARNING
        ),
        "network_contacts": tuple(
            Unit({"network_partner": _code(layout, "network_partner", one)}) for one in partners
        ),
    }


def _events(work: Work, layout: Layout) -> Mapping[str, Units]:
    events, participants = [], []
    for one in work.parent_events:
        kind = _code(layout, "parent_event_type", one.parent_event_type)
        languages = (_folded(code, layout.finest("language")) for code in one.languages)
        codes = {"parent_event_type": kind, "language": tuple(dict.fromkeys(languages))}
        events.append(Unit(codes))
        participants.append(Unit({"parent_event_type": kind}, number=one.participants))
    return {"events": tuple(events), "event_participants": tuple(participants)}


def _shares(work: Work, layout: Layout) -> Units:
    """Return the working time in percent, 100 in all or none; small areas as `other` (R17)."""
    minutes: dict[str, int] = {}
    for one in work.times:
        code = _folded(one.work_area, layout.finest("work_area"))
        minutes[code] = minutes.get(code, 0) + one.minutes
    listed = large_shares({code: m for code, m in minutes.items() if m}, layout.limits.least_share)
    return tuple(
        Unit({"work_area": (code,)}, number=share) for code, share in percent(listed).items()
    )


def large_shares(minutes: Mapping[str, int], least: int) -> dict[str, int]:
    """Return the minutes with all areas below the least share, in percent, joined in `other`.

    If they are still too small together, the smallest other area joins them.
    """
    total = sum(minutes.values())
    listed = {c: m for c, m in minutes.items() if c != "other" and 100 * m >= least * total}
    other = total - sum(listed.values())
    if other and 100 * other < least * total and listed:
        smallest = min(listed, key=lambda code: (listed[code], code))
        other += listed.pop(smallest)
    return listed | ({"other": other} if other else {})


def percent(parts: Mapping[str, int]) -> dict[str, int]:
    """Return whole percentages that add up to 100: the largest remainders are rounded up."""
    total = sum(parts.values())
    exact = {code: 100 * part / total for code, part in parts.items()}
    found = {code: floor(share) for code, share in exact.items()}
    missing = 100 - sum(found.values()) if found else 0
    for code in sorted(exact, key=lambda code: (found[code] - exact[code], code))[:missing]:
        found[code] += 1
    return found
