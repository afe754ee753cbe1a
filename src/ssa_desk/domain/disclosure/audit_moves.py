"""Proposed years: the known one with up to four persons more or fewer, all with the same codes.

Each is only a proposal; `worlds.Steps` checks it in whole numbers against every rule it touches.
"""

from collections.abc import Iterable, Iterator, Mapping

from ssa_desk.domain.disclosure.audit_book import Book
from ssa_desk.domain.disclosure.audit_cells import Codes, Counted
from ssa_desk.domain.disclosure.audit_forms import Target
from ssa_desk.domain.disclosure.audit_years import Hits, Years, by_day
from ssa_desk.domain.disclosure.worlds import SAFE_WIDTH, World

Chosen = dict[str, tuple[str, ...]]

ALTERNATIVES = 6
RARE = {"referred_to", "role"}
"""Attributes that only some have; left out unless asked for."""
COMPANIONS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "cases": ((), ("children",), ("contacts",), ("children", "contacts")),
    "children": ((), ("cases",), ("cases", "contacts")),
    "closed": ((), ("cases",), ("cases", "contacts"), ("cases", "children")),
    "partner_cases": ((), ("cases",), ("cases", "contacts"), ("cases", "children")),
    "absence_cases": ((), ("cases",), ("cases", "contacts"), ("cases", "children")),
    "consulted_assessments": ((), ("assessments",)),
    "notified_assessments": ((), ("assessments",)),
}
"""What comes and goes with a person, tried in this order; anything else with an activity."""


class Moves:
    """Proposes steps from the known year that may open a quantity."""

    def __init__(self, years: Years, targets: Mapping[str, Target], world: World) -> None:
        """`world` is the known year."""
        self.years, self.targets, self.layout = years, targets, years.layout
        self.world = world
        self._there: dict[Hits, list[Chosen]] = {}
        self._common: dict[tuple[str, str], list[str]] = {}

    def __call__(self, name: str) -> Iterator[dict[int, int]]:
        """Yield steps for a named quantity, the likeliest first."""
        target = self.targets[name]
        population = target.plus[1].population
        for hits in self._hits(target):
            profiles = list(self._profiles(target))[: 2 * ALTERNATIVES]
            for profile in profiles:
                for companions in self._companions(population):
                    step = self._step({population: profile}, companions, hits)
                    yield _times(step, SAFE_WIDTH)
                    yield _times(step, -SAFE_WIDTH)
            yield from self._swaps(target, profiles, hits)
            yield from self._replacing(target, hits)

    def _hits(self, target: Target) -> Iterator[Hits]:
        """Yield the sets of reports that the persons occur in: the one asked for, not the other."""
        if not self.years.layers:
            yield frozenset()
            return
        number, counted = target.plus
        wanted = self._standing(number)
        without = None
        if target.minus is not None and target.minus[0] != number:
            without = self._standing(target.minus[0])
        known = self.years.days if by_day(self.layout, counted.population) else self.years.layers
        for hits in sorted(known, key=lambda one: (len(one), sorted(one))):
            if wanted in hits and without not in hits:
                yield hits

    def _standing(self, number: int) -> int:
        return max(self.years.issues_of(number))

    def _profiles(self, target: Target) -> Iterator[Chosen]:
        """Yield codes that count in the one number and not in the other."""
        number, counted = target.plus
        minus = target.minus[1] if target.minus and target.minus[0] == number else None
        wanted = {
            name: sorted(codes, key=self._rank(counted, name)) for name, codes in counted.parts
        }
        base: Chosen = {name: (codes[0],) for name, codes in wanted.items()}
        for chosen in self._avoiding(counted, base, minus):
            yield from self._filled(counted.population, chosen)
        for name, codes in wanted.items():
            for code in codes[1:ALTERNATIVES]:
                for chosen in self._avoiding(counted, {**base, name: (code,)}, minus):
                    yield from self._filled(counted.population, chosen)

    def _avoiding(self, counted: Counted, base: Chosen, minus: Counted | None) -> Iterator[Chosen]:
        if minus is None or minus.population != counted.population:
            yield base
            return
        wanted = dict(counted.parts)
        for name, codes in minus.parts:
            if name in RARE and name not in wanted:
                yield base
            inside = wanted.get(name)
            left = [
                code
                for code in self._ordered(counted.population, name)
                if code not in codes and (inside is None or code in inside)
            ]
            for code in left[:ALTERNATIVES]:
                yield {**base, name: (code,)}

    def _filled(self, population: str, chosen: Chosen) -> Iterator[Chosen]:
        """Yield the chosen codes with all others filled in; then each of these changed."""
        missing = [name for name in sorted(self._attributes(population)) if name not in chosen]
        filled = {name: (self._ordered(population, name)[0],) for name in missing}
        yield self._agreeing({**filled, **chosen}, chosen)
        for name in missing:
            for code in self._ordered(population, name)[1:3]:
                yield self._agreeing({**filled, name: (code,), **chosen}, {**chosen, name: (code,)})

    def _agreeing(self, profile: Chosen, chosen: Chosen) -> Chosen:
        """Let the code of one attribute be among those of the other, as it is for everybody."""
        for rule in self.layout.included:
            if rule.attribute not in profile or rule.among not in profile:
                continue
            if rule.among in chosen and rule.attribute in chosen:
                both = dict.fromkeys((*profile[rule.among], *profile[rule.attribute]))
                profile[rule.among] = tuple(both)
            elif rule.among in chosen and rule.attribute not in RARE:
                profile[rule.attribute] = profile[rule.among]
            else:
                profile[rule.among] = profile[rule.attribute]
        if "referred_to" in profile:
            profile["role"] = ("referral",)
        elif "role" in profile:
            profile["referred_to"] = profile["partner"]
        return profile

    def _attributes(self, population: str) -> set[str]:
        """Return by what any of the reports counts a population."""
        found = (report.book.attributes(population) for report in self.years.reports)
        return set().union(*found) - RARE

    def _companions(self, population: str) -> Iterable[tuple[str, ...]]:
        known = COMPANIONS.get(population)
        if known is None:
            return ((), ("activities",)) if population != "activities" else ((),)
        return (*known, *((*one, "activities") for one in known if "contacts" in one))

    def _step(
        self, persons: Mapping[str, Chosen], companions: Iterable[str], hits: Hits
    ) -> dict[int, int]:
        step: dict[int, int] = {}
        everyone = {**{name: self._anyone(name) for name in companions}, **persons}
        for population, profile in everyone.items():
            for book in self._books(population, hits):
                for place in book.touched(population, profile):
                    step[place] = step.get(place, 0) + 1
        return step

    def _books(self, population: str, hits: Hits) -> Iterator[Book]:
        if not self.years.layers:
            yield from (report.book for report in self.years.reports)
            return
        found = hits
        if by_day(self.layout, population):
            # The shortest run of days that all these reports, and no others, cover.
            runs = [one for one in self.years.days if one <= hits]
            found = max(runs, key=lambda one: (len(one), sorted(one)))
            yield self.years.days[found]
        elif population == "cases":
            yield self.years.layers[hits]
        for number in found:
            yield from (self.years.reports[one].book for one in self.years.issues_of(number))

    def _anyone(self, population: str) -> Chosen:
        profile: Chosen = {}
        for name in self._attributes(population):
            profile[name] = (self._ordered(population, name)[0],)
        return self._agreeing(profile, {})

    def _swaps(
        self, target: Target, profiles: list[Chosen], hits: Hits
    ) -> Iterator[dict[int, int]]:
        """Yield steps that take as many persons away elsewhere, all else the same."""
        population = target.plus[1].population
        names = {name for one in (target.plus, target.minus) if one for name, _ in one[1].parts}
        for profile in profiles[:ALTERNATIVES]:
            here = self._step({population: profile}, (), hits)
            for name in sorted(names & set(profile)):
                for code in self._ordered(population, name)[:ALTERNATIVES]:
                    if (code,) == profile[name]:
                        continue
                    other = self._agreeing({**profile, name: (code,)}, {name: (code,)})
                    there = self._step({population: other}, (), hits)
                    step = _less(here, there)
                    yield _times(step, SAFE_WIDTH)
                    yield _times(step, -SAFE_WIDTH)

    def _replacing(self, target: Target, hits: Hits) -> Iterator[dict[int, int]]:
        """Yield steps that turn persons who are there into ones of the quantity, or back."""
        number, counted = target.plus
        if counted.population != "cases" or not counted.parts:
            return
        minus = target.minus[1] if target.minus and target.minus[0] == number else None
        base: Chosen = {name: (min(codes),) for name, codes in counted.parts}
        wanted = dict(counted.parts)
        for chosen in list(self._avoiding(counted, base, minus))[:ALTERNATIVES]:
            for place, person in self._everybody(hits):
                for name in ("", *sorted(chosen)):
                    if any(
                        person[one][0] not in wanted.get(one, own)
                        for one, own in chosen.items()
                        if one != name
                    ):
                        continue
                    changed = {name: chosen[name]} if name else {}
                    other = self._agreeing({**person, **changed}, changed)
                    here = self._step({"cases": other}, (), hits)
                    step = _less(here, self._step({"cases": person}, (), place))
                    yield _times(step, SAFE_WIDTH)

    def _everybody(self, hits: Hits) -> Iterator[tuple[Hits, Chosen]]:
        """Yield who is there: first those who occur in the same reports."""
        others = sorted((one for one in self.years.layers if one != hits), key=sorted)
        for place in (hits, *others):
            yield from ((place, person) for person in self._present(place))

    def _present(self, hits: Hits) -> list[Chosen]:
        """Return persons of whom the known year has enough to take some away."""
        if hits not in self._there:
            book = self.years.layers[hits] if hits else self.years.reports[-1].book
            self._there[hits] = list(self._persons(book))
        return self._there[hits]

    def _persons(self, book: Book) -> Iterator[Chosen]:
        names = max(book.rows("cases"), key=lambda one: (len(one), one))
        for counted, place in book.counted_by("cases", *names).items():
            if self.world[place] < SAFE_WIDTH:
                continue
            person: Chosen = {}
            for name in (*names, *sorted(self._attributes("cases") - set(names))):
                codes = dict(counted.parts).get(name) or self._ordered("cases", name)
                person[name] = (max(codes, key=lambda code: self._most(book, person, name, code)),)
            yield self._agreeing(person, {})

    def _most(self, book: Book, person: Chosen, name: str, code: str) -> tuple[int, str]:
        """Return how many have the code beside what is chosen; the fewest of all their cells."""
        alone = book.touched("cases", {name: (code,)})
        pairs = (book.touched("cases", {name: (code,), one: own}) for one, own in person.items())
        places = alone.union(*pairs)
        return min((self.world[place] for place in places), default=0), code

    def _rank(self, counted: Counted, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
        return self._ordered(counted.population, name).index

    def _ordered(self, population: str, attribute: str) -> list[str]:
        """Return the codes of an attribute, those printed with the most first."""
        key = population, attribute
        if key not in self._common:
            self._common[key] = self._order(population, attribute)
        return self._common[key]

    def _order(self, population: str, attribute: str) -> list[str]:
        most: dict[str, int] = {}
        for report in self.years.reports:
            for counted, place in report.book.counted_by(population, attribute).items():
                codes: Codes = counted.parts[0][1]
                for code in codes:
                    most[code] = max(most.get(code, 0), report.printed.get(place, 0) // len(codes))
        first = self._first(attribute)
        return sorted(most, key=lambda code: (code not in first, -most[code], code))

    def _first(self, attribute: str) -> Codes:
        """Return the codes of the row that takes in the absorbed one: it may only grow."""
        report = self.years.reports[-1]
        for codes in self.layout.lists.values():
            if codes.leading and codes.attribute == attribute and codes.name in report.absorbing:
                return frozenset(codes.members[report.absorbing[codes.name]])
        return frozenset()


def _times(step: Mapping[int, int], factor: int) -> dict[int, int]:
    return {place: factor * change for place, change in step.items()}


def _less(one: Mapping[int, int], other: Mapping[int, int]) -> dict[int, int]:
    step = dict(one)
    for place, change in other.items():
        step[place] = step.get(place, 0) - change
    return {place: change for place, change in step.items() if change}
