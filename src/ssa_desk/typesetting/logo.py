"""The employer's logo in the letterhead: a picture that is safe to print, or a German refusal."""

import base64
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from io import BytesIO
from xml.etree import ElementTree as ET

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.typesetting.compile import set_pdf

LARGEST = 1_000_000
"""Bytes of the file: a logo for 6 cm of paper needs far less."""
MOST_PIXELS = 16_000_000
SHARPEST = 1_400
"""Dots across: 600 to the inch on the paper."""
MOST_ELEMENTS = 5_000
_DEEPEST = 60
_PNG = b"\x89PNG\r\n\x1a\n"
_FORBIDDEN = frozenset({"script", "foreignobject", "iframe", "image", "handler", "listener", "set"})
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|data:|expression\(", re.IGNORECASE)


class LogoError(ExpectedError):
    """The file cannot be used as a logo; says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(
            f"Das Logo kann nicht verwendet werden: {problem} Es wurde nichts geschrieben und "
            "nichts ist verloren. Bitte wählen Sie eine andere Datei (PNG oder SVG)."
        )


@lru_cache(maxsize=4)
def logo_svg(data: bytes) -> bytes:
    """Return a logo (PNG or SVG) as an SVG that is safe to print; raises LogoError."""
    if len(data) > LARGEST:
        raise LogoError(f"Die Datei ist größer als {LARGEST // 1_000_000} MB.")
    if data.startswith(_PNG):
        made = _wrapped(data)
    else:
        _check_svg(data)
        made = data
    _try(made)
    return made


def _wrapped(data: bytes) -> bytes:
    """Return a PNG as an SVG with this picture: the typesetter takes texts only from memory."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise LogoError("Das Bild hat zu viele Bildpunkte.")
            plain = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise LogoError("Die PNG-Datei ist beschädigt.") from error
    plain.thumbnail((SHARPEST, SHARPEST))
    small = BytesIO()
    plain.save(small, "PNG")
    size = f'width="{plain.width}" height="{plain.height}"'
    words = base64.b64encode(small.getvalue()).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:image/png;base64,{words}"/></svg>'
    ).encode()


def _check_svg(data: bytes) -> None:
    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper() or b"\0" in data:
        # Entities can grow without end and read other files; a logo needs none.
        raise LogoError("Die SVG-Datei enthält Verweise (DOCTYPE), die hier nicht erlaubt sind.")
    try:
        data.decode("utf-8")
        root = ET.fromstring(data)  # noqa: S314 - without DOCTYPE there are no entities
    except (ET.ParseError, ValueError) as error:
        raise LogoError("Sie ist weder ein PNG-Bild noch ein lesbares SVG-Bild.") from error
    if _name(root.tag) != "svg":
        raise LogoError("Sie ist weder ein PNG-Bild noch ein SVG-Bild.")
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    named = {one.get("id", ""): one for one in elements}
    if _drawn(root, named) > MOST_ELEMENTS:
        raise LogoError("Das SVG-Bild ist zu umfangreich.")
    for element in elements:
        if _name(element.tag) in _FORBIDDEN or any(_reaches_out(element)):
            raise LogoError("Das SVG-Bild enthält Programmteile oder Verweise nach außen.")


def _reaches_out(element: ET.Element) -> Iterator[bool]:
    for key, value in element.attrib.items():
        name = _name(key)
        yield name.startswith("on")
        yield name == "href" and not value.strip().startswith("#")
        yield bool(_OUTSIDE.search(value))
    yield _name(element.tag) == "style" and bool(_OUTSIDE.search(element.text or ""))


def _drawn(element: ET.Element, named: Mapping[str, ET.Element], depth: int = 0) -> int:
    """Return how many shapes are drawn: copies of copies can make millions of a few lines."""
    if depth > _DEEPEST:
        return MOST_ELEMENTS + 1
    number = 1
    if isinstance(element.tag, str) and _name(element.tag) == "use":
        wanted = next((one for key, one in element.attrib.items() if _name(key) == "href"), "")
        target = named.get(wanted.strip().removeprefix("#"))
        number += 0 if target is None else _drawn(target, named, depth + 1)
    for one in element:
        number += _drawn(one, named, depth + 1)
        if number > MOST_ELEMENTS:
            break
    return number


def _try(svg: bytes) -> None:
    """Print the logo alone once: what the typesetter refuses is refused here."""
    from typst import TypstError

    try:
        set_pdf("logo", {}, date(2000, 1, 1), {"logo.svg": svg})
    except TypstError as error:
        raise LogoError("Das Bild lässt sich nicht drucken.") from error


def _name(tag: str) -> str:
    """Return the name of a tag or attribute without its namespace, in small letters."""
    return tag.rpartition("}")[2].lower()
