from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from pdf import opened, xmp
from printed_letters import set_letter
from ssa_desk.typesetting.letterhead import Layout
from ssa_desk.typesetting.logo import LARGEST, LogoError, logo_svg

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    b'<rect width="60" height="20" fill="#06c"/>%s</svg>'
)
PLAIN = SVG % b""


def png(width=300, height=100, mode="RGBA"):
    made = BytesIO()
    Image.new(mode, (width, height), 120 if mode in "LP" else "teal").save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("logo", [PLAIN, png(), png(mode="L"), png(mode="P"), png(3000, 2000)])
def test_a_logo_stands_on_a_letter_that_keeps_the_standards(logo):
    made = set_letter("L04", options=Layout(logo=logo))
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp(made)
    with opened(made) as document:
        words = [str(one.Alt) for one in document.objects if _is_figure(one)]
    assert "Logo des Anstellungsträgers" in words


def _is_figure(one):
    return isinstance(one, pikepdf.Dictionary) and "/Alt" in one


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>alert(1)</script>",
        b'<rect onload="x()" width="1" height="1"/>',
        b'<image href="http://example.org/a.png" width="1" height="1"/>',
        b'<use href="file:///etc/passwd#a"/>',
        b'<rect style="fill:url(http://example.org/a)" width="1" height="1"/>',
        b'<style>@import "http://example.org/a.css";</style>',
        b"<foreignObject><p/></foreignObject>",
        b'<a href="https://example.org"><rect width="1" height="1"/></a>',
    ],
)
def test_a_drawing_with_programs_or_links_is_refused(inside):
    with pytest.raises(LogoError, match="Programmteile oder Verweise"):
        logo_svg(SVG % inside)


def test_a_drawing_with_entities_is_refused():
    with pytest.raises(LogoError, match="DOCTYPE"):
        logo_svg(b'<!DOCTYPE svg [<!ENTITY a "b">]>' + PLAIN)


def test_a_drawing_of_copies_of_copies_is_refused():
    copies = "".join(
        f'<g id="g{at}">' + f'<use href="#g{at - 1}"/>' * 10 + "</g>" for at in range(1, 9)
    )
    bomb = SVG % f'<rect id="g0" width="1" height="1"/>{copies}'.encode()
    with pytest.raises(LogoError, match="zu umfangreich"):
        logo_svg(bomb)


def test_a_drawing_that_copies_itself_is_refused():
    with pytest.raises(LogoError, match="zu umfangreich"):
        logo_svg(SVG % b'<g id="a"><use href="#a"/></g>')


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "weder"),
        (b"GIF89a", "weder"),
        (b"<html/>", "weder"),
        (b"<svg", "weder"),
        (png()[:-60], "beschädigt"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "beschädigt"),
        (PLAIN.decode().encode("utf-16"), "weder|DOCTYPE"),
        (b"x" * (LARGEST + 1), "größer"),
        (png(5000, 4000, "L"), "Bildpunkte"),
    ],
)
def test_what_is_no_picture_is_refused_in_german(data, why):
    with pytest.raises(LogoError, match=why):
        logo_svg(data)
