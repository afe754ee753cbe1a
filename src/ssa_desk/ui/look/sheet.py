"""The style sheet, made from the token table and the size of the text."""

from string import Template

from ssa_desk.content.locate import resource
from ssa_desk.ui.look.tokens import Scheme, as_mapping, tokens

BASE_POINTS = 10.0

_POINTS = {"pt_small": 0.9, "pt_heading": 1.2, "pt_title": 1.7}
_LENGTHS = {
    **{f"s{number}": 4 * number - 2 * (number < 4) for number in range(1, 9)},
    "r": 6,
    "r_small": 4,
    "r_large": 9,
    "r_chip": 10,
    "box": 16,
    "icon": 16,
    "icon_s": 12,
    "w_drop": 26,
    "w_scroll": 12,
    "h_button": 22,
    "h_field": 22,
    "h_item": 28,
}


def style_sheet(scheme: Scheme, zoom: float = 1.0) -> str:
    """Return the style sheet of a scheme; `zoom` enlarges text and distances alike."""
    names = {**as_mapping(tokens(scheme)), "scheme": scheme}
    names |= {name: f"{BASE_POINTS * zoom * times:.1f}" for name, times in _POINTS.items()}
    lengths = {name: round(length * zoom) for name, length in _LENGTHS.items()}
    # A radius beyond the half of a box would make it square.
    lengths["r_radio"] = lengths["box"] // 2 + 1
    # A ring two pixels wide takes the place of an edge one pixel wide.
    focused = {f"{name}f": lengths[name] - 1 for name in ("s1", "s2", "s3", "s4")}
    names |= {name: str(length) for name, length in (lengths | focused).items()}
    return Template(resource("look", "style.qss").read_text(encoding="utf-8")).substitute(names)
