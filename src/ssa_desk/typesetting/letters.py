"""Parent letters: DIN 5008 form B, the family's language first, the German text behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ssa_desk.content import letters as content
from ssa_desk.content.languages import Language, languages
from ssa_desk.content.letters import GERMAN, LetterKind, LetterText
from ssa_desk.domain import clock
from ssa_desk.typesetting.compile import set_pdf
from ssa_desk.typesetting.fonts import check_glyphs, clean, font_chain
from ssa_desk.typesetting.letter_words import LetterWords
from ssa_desk.typesetting.letterhead import Layout, Sender, address_lines, sender_words
from ssa_desk.typesetting.logo import logo_svg
from ssa_desk.typesetting.own_letters import OwnLetter, own_page

_MANY = "Briefe"
_USUAL = "L04"
"""The letter whose form names the values of own letters, too."""
_PLAIN = Layout()


@dataclass(frozen=True, slots=True, repr=False)
class SetLetter:
    """One letter that is to be set.

    `texts` are its languages in the order of printing; the German one is added where it is
    needed. `sheet` is what the information sheet says (L06), printed behind the letter.
    """

    letter: LetterKind
    texts: Sequence[LetterText]
    values: Mapping[str, str]
    sender: Sender
    layout: Layout = field(default_factory=Layout)
    sheet: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, repr=False)
class SetOwnLetter:
    """One letter in the worker's own words that is to be set."""

    letter: OwnLetter
    values: Mapping[str, str]
    sender: Sender
    layout: Layout = field(default_factory=Layout)


def letter_pdf(
    letter: LetterKind,
    texts: Sequence[LetterText],
    values: Mapping[str, str],
    sender: Sender,
    *,
    options: Layout = _PLAIN,
    sheet: Mapping[str, Any] | None = None,
) -> bytes:
    """Return the letter as a PDF, dated today; in another language with the German text behind.

    Raises an expected error for an unknown or missing value, a character no font prints, a logo
    that cannot be used.
    """
    return letters_pdf([SetLetter(letter, texts, values, sender, options, sheet)])


def own_letter_pdf(
    letter: OwnLetter, values: Mapping[str, str], sender: Sender, layout: Layout = _PLAIN
) -> bytes:
    """Return a letter in the worker's own words as a PDF, dated today; raises like letter_pdf."""
    return letters_pdf([SetOwnLetter(letter, values, sender, layout)])


def letters_pdf(letters: Sequence[SetLetter | SetOwnLetter], *, both_sides: bool = True) -> bytes:
    """Return many letters as one PDF, each with its own page numbers.

    With `both_sides` each begins on a sheet of its own. Raises like letter_pdf.
    """
    day = clock.today()
    logos: dict[bytes, str] = {}
    data = {
        "title": _title(letters),
        "date": f"{day:%d.%m.%Y}",
        "both_sides": both_sides,
        "letters": [_letter(one, logos) for one in letters],
    }
    return set_pdf("letter", data, day, {name: logo_svg(logo) for logo, name in logos.items()})


def check_letter(one: SetLetter | SetOwnLetter) -> None:
    """Refuse what would stop the setting of a letter, without setting it; raises as letter_pdf."""
    _letter(one, {})


def check_text(text: LetterText) -> None:
    """Refuse words of a letter with a character no font prints; raises MissingGlyphError."""
    check_glyphs({text.language.german_name: "".join(_texts(text.words))})


def _title(letters: Sequence[SetLetter | SetOwnLetter]) -> str:
    """Return the title of the document; an own letter's subject may name a person."""
    titles = {one.letter.title if isinstance(one, SetLetter) else "Brief" for one in letters}
    return titles.pop() if len(titles) == 1 else _MANY


def _letter(one: SetLetter | SetOwnLetter, logos: dict[bytes, str]) -> dict[str, Any]:
    sender = sender_words(one.sender)
    logo = one.layout.logo
    if logo is not None and logo not in logos:
        logos[logo] = f"logo-{len(logos)}.svg"
    made = _own(one, sender) if isinstance(one, SetOwnLetter) else _kind(one, sender)
    return {
        "sender": sender,
        "large": one.layout.large_print,
        "logo": None if logo is None else logos[logo],
        **made,
    }


def _own(one: SetOwnLetter, sender: Mapping[str, str]) -> dict[str, Any]:
    values = {name: clean(value) for name, value in one.values.items()}
    titles = {asked.name: asked.title for asked in content.kind(_USUAL).placeholders}
    check_glyphs({titles.get(name, name): value for name, value in values.items()})
    page = _page_frame(languages()[0]) | own_page(one.letter, {**values, **_worker(sender)})
    return {"address": address_lines(values), "pages": [page], "sheet": None}


def _kind(one: SetLetter, sender: Mapping[str, str]) -> dict[str, Any]:
    letter = one.letter
    typed = {
        key: clean(value) if isinstance(value, str) else value for key, value in one.values.items()
    }
    values = content.completed(letter, typed)
    check_glyphs({letter.placeholder(name).title: value for name, value in values.items()})
    inserted = {**_one_line(letter, values), **_worker(sender)}
    return {
        "address": address_lines(values, letter),
        "pages": [_page(letter, text, inserted) for text in _printed(one)],
        "sheet": _sheet(one.sheet),
    }


def _one_line(letter: LetterKind, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values; what is one line in the form is one line on the paper."""
    many = {one.name for one in letter.placeholders if one.lines > 1}
    return {
        name: value if name in many else " ".join(value.split()) for name, value in values.items()
    }


def _worker(sender: Mapping[str, str]) -> dict[str, str]:
    return {"worker": sender["worker"]}


def _printed(one: SetLetter) -> list[LetterText]:
    """Return the texts to print: the German one last, unless a checked translation stands alone."""
    foreign = [text for text in one.texts if text.language.code != GERMAN]
    german = [text for text in one.texts if text.language.code == GERMAN]
    if foreign and not one.layout.german and all(text.is_reviewed for text in foreign):
        return foreign
    return [*foreign, *(german or [content.text(one.letter, GERMAN)])]


def _page(letter: LetterKind, text: LetterText, values: Mapping[str, str]) -> dict[str, Any]:
    check_text(text)
    is_foreign = text.language.code != GERMAN
    is_aid = is_foreign and letter.signed and not text.is_reviewed
    german = content.text(letter, GERMAN).words["notes"]
    own = text.words["notes"]
    return {
        **_page_frame(text.language),
        "body": LetterWords(letter, text, values).body(),
        "notes": [
            {"own": own[name], "german": german[name]} for name in _notes(text) if is_foreign
        ],
        "aid": {"own": own["reading_help"], "german": german["reading_help"]} if is_aid else None,
    }


def _page_frame(language: Language) -> dict[str, Any]:
    return {
        "code": language.code.partition("-")[0],
        "direction": language.direction,
        "fonts": font_chain(language.font),
    }


def _notes(text: LetterText) -> tuple[str, ...]:
    return ("binding",) if text.is_reviewed else ("binding", "unreviewed")


def _sheet(sheet: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    if sheet is not None:
        check_glyphs({"Informationsblatt": "".join(_texts(sheet))})
    return sheet


def _texts(tree: Any) -> Iterator[str]:  # noqa: ANN401 - a tree of TOML or JSON
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for one in tree.values():
            yield from _texts(one)
    elif isinstance(tree, list | tuple):
        for one in tree:
            yield from _texts(one)
