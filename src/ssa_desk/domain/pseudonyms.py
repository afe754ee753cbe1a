"""Code names for the people of a case, the same in every text: "Kind A", "Lehrkraft 1"."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from ssa_desk.domain import pseudonym_things as things
from ssa_desk.domain.folding import plain, spellings
from ssa_desk.domain.name_words import NameWords
from ssa_desk.domain.pseudonym_days import Days
from ssa_desk.domain.pseudonym_sounds import sounds
from ssa_desk.domain.pseudonym_things import Thing

FAMILY = "Familie A"
UNKNOWN = "Person"
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[a-zß-öø-ÿıčćšžğşа-џґ])")
_WORD = re.compile("\ue000[^\ue001]*\ue001|[^\\W\\d_]+(?:['’`´][^\\W\\d_]+)*['’]?")
_REMARK = re.compile(r"\([a-zäöüß .]+\)")
"""Words beside a name, as in "Kim Muster (zieht um)"."""
_FAMILY_TITLES = frozenset({"familie", "fam"})
_TITLES = frozenset({"frau", "fr", "herr", "herrn", "hr", *_FAMILY_TITLES}) | frozenset(
    {"oma", "opa", "mama", "papa", "tante", "onkel"}
)
_BETWEEN = frozenset({"und"})
"""It may be a part of a name, but mostly stands between two."""
_APART = {"im": "in", "am": "bei", "vom": "von", "beim": "bei", "zum": "zu", "ins": "in"}
_JOINED = re.compile(
    r"\b(im|am|vom|beim|zum|ins)(?= (?:Lehrkraft|Schulleitung|Person|Mutter|Fachkraft|Schule|Stelle"
    r"|Beratungsstelle|Klinik|Kita|Familie A)\b)",
    re.IGNORECASE,
)
"""What is joined with "dem" before a code name that is a "die": "im Stadtpark", "im Schule 1"."""
_SEX = {"frau": "frau", "fr": "frau", "herr": "herr", "herrn": "herr", "hr": "herr"}
_ENDINGS = ("", "s", "ss", "es", "ens", "n", "en", "'s", "’s", "`s", "´s", "'", "’")


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Somebody who may be named; the role is what the code name begins with."""

    role: str
    names: tuple[str, ...]
    fixed: bool = False
    """Whether the role is the whole code name."""
    in_family: bool = False
    is_own: bool = True
    """Whether the person belongs to the case; others are replaced where they are surely meant."""
    title: str = ""
    """"frau" or "herr" as far as it is known."""


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """Everything that is replaced in the texts of one case."""

    people: tuple[Person, ...]
    things: tuple[Thing, ...] = ()
    classes: tuple[tuple[str, str], ...] = ()
    """Pairs of the name of a class and the level that stands for it."""
    addresses: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    case_numbers: tuple[str, ...] = ()


class Pseudonyms:
    """Replaces names; code names are given out in the order in which people appear."""

    def __init__(self, known: Known, days: Days, words: NameWords) -> None:
        self._known, self._days, self._words = known, days, words
        self._people = list(known.people)
        self._said: dict[tuple[str, date], str] = {}
        self._codes: dict[int, str] = {}
        self._things: dict[int, str] = {}
        self._numbers: Counter[str] = Counter()
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_sound: dict[str, set[int]] = defaultdict(set)
        self._letters: list[tuple[int, re.Pattern[str]]] = []
        for place, person in enumerate(self._people):
            self._learn(place, person)
        self._patterns = [
            (place, pattern)
            for place, thing in enumerate(known.things)
            for pattern in map(things.pattern_of, (thing.text, *thing.words))
            if pattern is not None
        ]
        self._patterns.sort(key=lambda one: len(one[1].pattern), reverse=True)
        self._before = (
            *things.contacts(known.addresses, known.telephones),
            *things.case_numbers(known.case_numbers),
        )
        self._behind = (
            *things.towns(known.addresses, words.ordinary | words.double),
            *things.classes(known.classes),
        )

    def __repr__(self) -> str:
        return "<Pseudonyms>"

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """Return who is who: the code names given out so far and what they stand for."""
        people = [(self._codes[one], self._people[one].names[0]) for one in sorted(self._codes)]
        named = [(self._things[one], self._known.things[one].text) for one in sorted(self._things)]
        roles = list(dict.fromkeys(_role(code) for code, _ in (*people, *named)))
        return tuple(sorted((*people, *named), key=lambda one: _rank(one[0], roles)))

    def code(self, place: int) -> str:
        """Return the code name of a person by its place among the known people."""
        if place not in self._codes:
            person = self._people[place]
            self._codes[place] = self._next(person.role, fixed=person.fixed)
        return self._codes[place]

    def thing(self, place: int) -> str:
        """Return the code name of a school or body by its place among the known things."""
        if place not in self._things:
            thing = self._known.things[place]
            self._things[place] = self._next(thing.role, fixed=thing.fixed)
        return self._things[place]

    def replaced(self, text: str, near: date) -> str:
        """Return a text without names; `near` is the day it was written about."""
        if (text, near) not in self._said:
            self._said[text, near] = self._replaced(text, near)
        return self._said[text, near]

    def _replaced(self, text: str, near: date) -> str:
        text = _BROKEN.sub("", _HIDDEN.sub("", unicodedata.normalize("NFC", text)))
        text = re.sub("[\ue000\ue001]", "", text)
        text = self._days.replaced(text, near, _marked)
        text = self._without(self._before, text)
        for place, pattern in self._patterns:
            text = pattern.sub(_Late(self.thing, place), text)
        text = self._without(self._behind, text)
        text = self._initials(text)
        text = re.sub("[\ue000\ue001]", "", "".join(self._named(text)))
        return _JOINED.sub(_apart, text)

    def _without(self, many: Iterable[things.Replacing], text: str) -> str:
        solid = things.solid_of(text)
        for one in many:
            if one.is_worth_it(solid):
                text = one.pattern.sub(things.instead(_marked(one.code)), text)
        return text

    def _next(self, role: str, *, fixed: bool) -> str:
        if fixed:
            return role
        self._numbers[role] += 1
        return f"{role} {self._numbers[role]}"

    def _learn(self, place: int, person: Person) -> None:
        for name in person.names:
            for word in self._telling(name):
                for form in chain(spellings(word), spellings(word.replace("'", ""))):
                    self._by_word[form].add(place)
                for sound in sounds(word, is_rough=person.is_own):
                    self._by_sound[sound].add(place)
        letters = [one[0].upper() for one in self._telling(person.names[0])]
        if person.is_own and len(letters) > 1:
            pair = rf"{letters[0]}(?:\.\s?-?{letters[-1]}\.?|\s?{letters[-1]}\.)"
            self._letters.append((place, re.compile(rf"(?<!\w){pair}(?!\w)")))

    def _telling(self, name: str) -> list[str]:
        name = _REMARK.sub("", unicodedata.normalize("NFC", name))
        words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name)
        words += [one.replace("-", "") for one in re.findall(r"\w+-\w+", name)]
        left_out = self._words.beside | self._words.particles
        return [one for one in words if len(one) > 1 and plain(one) not in left_out] or words

    def _named(self, text: str) -> Iterator[str]:
        """Yield the text piece by piece, names replaced."""
        words, place, done = list(_WORD.finditer(text)), 0, 0
        while place < len(words):
            found = self._run(text, words, place)
            if found is None:
                place += 1
                continue
            last, code = found
            yield text[done : words[place].start()]
            yield code
            place, done = last + 1, words[last].end()
        yield text[done:]

    def _run(self, text: str, words: list[re.Match[str]], place: int) -> tuple[int, str] | None:
        """Return the last word of a name that begins here, and what stands for it."""
        title = plain(words[place][0]) if plain(words[place][0]) in _TITLES else ""
        first = place + 1 if title else place
        while first < len(words) and plain(words[first][0]) in self._words.particles:
            first += 1
        begin = place + 1 if title else place
        joined = all(
            _is_gap(text, words, one) for one in range(place + 1, min(first, len(words) - 1) + 1)
        )
        if first >= len(words) or not joined:
            return None
        who, ending = self._who(words[first][0], is_titled=bool(title))
        if who and not self._has_particles(who, words[begin:first]):
            return None
        if not who:
            return self._stranger(words, first) if title and title not in _FAMILY_TITLES else None
        if begin == first and self._is_everyday(text, words, place, who):
            return None
        last = first
        for further in range(first + 1, min(first + 5, len(words))):
            if not _is_gap(text, words, further):
                break
            more, more_ending = self._who(words[further][0], is_titled=True)
            if who & more:
                who, ending, last = who & more, more_ending, further
            elif plain(words[further][0]) not in self._words.particles - _BETWEEN:
                break
        return last, self._chosen(who, title) + ending

    def _is_everyday(
        self, text: str, words: list[re.Match[str]], place: int, who: set[int]
    ) -> bool:
        """Return whether a word is one of every day here, with no name of the person behind it."""
        if not place or not _is_gap(text, words, place):
            return False
        if not self._words.is_everyday(words[place][0], words[place - 1][0]):
            return False
        follows = place + 1 < len(words) and _is_gap(text, words, place + 1)
        return not (follows and who & self._who(words[place + 1][0], is_titled=True)[0])

    def _has_particles(self, who: set[int], words: list[re.Match[str]]) -> bool:
        """Return whether the small words before a name belong to it: "von der Heide"."""
        if not words:
            return True
        names = (name for one in who for name in self._people[one].names)
        parts = {plain(part) for name in names for part in re.findall(r"[^\W\d_]+", name)}
        return all(plain(one[0]) in parts for one in words)

    def _who(self, word: str, *, is_titled: bool = False) -> tuple[set[int], str]:
        """Return who a word may name, and the ending that stays."""
        if word.startswith("\ue000") or (word.islower() and plain(word) in self._words.small):
            return set(), ""
        for ending in _ENDINGS:
            if not word.lower().endswith(ending) or len(word) - len(ending) < 2:
                continue
            stem = word[: len(word) - len(ending)]
            who = set().union(*(self._by_word.get(form, ()) for form in spellings(stem)))
            if who := self._meant(who, word, is_titled=is_titled):
                return who, "’s" if ending else ""
        return self._put_together(word) or self._alike(word)

    def _meant(self, who: set[int], word: str, *, is_titled: bool) -> set[int]:
        """Return who is meant by a word, which may be one of every day."""
        if not who or is_titled:
            return who
        low, is_small = plain(word), word.islower()
        if len(low) < 3:
            return set() if is_small or low in self._words.small else who
        own = {one for one in who if self._people[one].is_own}
        if low in self._words.double or low in self._words.ordinary:
            return set() if is_small else own
        return own if is_small else who

    def _put_together(self, word: str) -> tuple[set[int], str] | None:
        """Return who is named in a word like "Müllerkinder", and its other part."""
        low = plain(word)
        for kin in self._words.kin if len(low) > 6 and word[0].isupper() else ():
            if low.endswith(kin):
                stem = low.removesuffix(kin).removesuffix("s")
                who = self._by_word.get(stem) or self._by_word.get(low.removesuffix(kin), set())
                if who and len(stem) > 2:
                    return set(who), f"-{kin.capitalize()}"
        return None

    def _alike(self, word: str) -> tuple[set[int], str]:
        """Return whose name a word sounds like, and the ending that stays."""
        low = plain(word)
        is_word = low in self._words.ordinary or low in self._words.double
        if len(low) < 4 or not word[0].isupper() or is_word:
            return set(), ""
        for ending in _ENDINGS:
            if word.lower().endswith(ending):
                heard = sounds(word[: len(word) - len(ending)])
                who = set().union(*(self._by_sound.get(one, ()) for one in heard))
                if who:
                    return who, "’s" if ending else ""
        return set(), ""

    def _stranger(self, words: list[re.Match[str]], place: int) -> tuple[int, str] | None:
        """Return a new person where somebody is called "Frau ..." whom nobody knows."""
        word = words[place][0]
        if not word[0].isupper() or plain(word) in self._words.ordinary | self._words.beside:
            return None
        stem = word.removesuffix("s") if len(word) > 4 else word
        self._people.append(Person(UNKNOWN, (stem,)))
        self._learn(len(self._people) - 1, self._people[-1])
        return place, self.code(len(self._people) - 1)

    def _chosen(self, who: set[int], title: str) -> str:
        own = {one for one in who if self._people[one].is_own} or who
        family = {one for one in own if self._people[one].in_family}
        if len(own) == 1 and title not in _FAMILY_TITLES:
            return self.code(min(own))
        if family and (title in _FAMILY_TITLES or (len(family) > 1 and not title)):
            return FAMILY
        sex = _SEX.get(title, "")
        adults = {one for one in own if self._people[one].role[:4] not in ("Kind", "Gesc")} or own
        fitting = {one for one in adults if self._people[one].title == sex} or {
            one for one in adults if not self._people[one].title
        }
        return "/".join(self.code(one) for one in sorted(fitting or adults)[:2])

    def _initials(self, text: str) -> str:
        """Replace "A. M." of people of the case."""
        for place, pattern in self._letters:
            text = pattern.sub(_Late(self.code, place), text)
        return text


@dataclass(frozen=True, slots=True, repr=False)
class _Late:
    """Gives out a code name only where it is needed."""

    give: Callable[[int], str]
    place: int

    def __call__(self, _: re.Match[str]) -> str:
        return _marked(self.give(self.place))


def codes_of(known: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the code names of a key, with that of the family."""
    return (*(code for code, _ in known), FAMILY)


def _role(code: str) -> str:
    return code.rstrip("0123456789").rstrip()


def _rank(code: str, roles: list[str]) -> tuple[int, int]:
    number = code.removeprefix(_role(code)).strip()
    return roles.index(_role(code)), int(number or 0)


def _is_gap(text: str, words: list[re.Match[str]], place: int) -> bool:
    gap = text[words[place - 1].end() : words[place].start()]
    return re.fullmatch(r"\.?[ \t]{1,2}|[ \t]*[-–][ \t]*|[ \t]*\n[ \t]*", gap) is not None


def _apart(run: re.Match[str]) -> str:
    word = _APART[run[0].lower()]
    return word.capitalize() if run[0][0].isupper() else word


def _marked(code: str) -> str:
    """Return a code name that is not looked at again."""
    return f"\ue000{code}\ue001"
