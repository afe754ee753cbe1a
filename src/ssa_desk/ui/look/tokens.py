"""The one table of colours, light and dark: palette, style sheet and drawing read it."""

from typing import Literal, NamedTuple

Scheme = Literal["light", "dark"]


class Tokens(NamedTuple):
    """Colours by what they are for. Text roles reach 4.5:1 on every ground they stand on."""

    window: str
    """Ground of a page."""
    sidebar: str
    """Ground of the side bar and of lists."""
    surface: str
    """Ground of cards, menus and dialogs' panels."""
    field: str
    """Ground of inputs."""
    hover: str
    border: str
    """Quiet lines that carry no meaning."""
    edge: str
    """Edge of buttons, whose text says what they are."""
    field_border: str
    """Edge of inputs: 3:1 against every ground."""
    text: str
    muted: str
    """Second text: dates, help, labels."""
    disabled: str
    """Text of what cannot be used now (no contrast needed)."""
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_text: str
    """The accent as text or line."""
    accent_soft: str
    """Ground of what is chosen, and of quiet chips."""
    warning_text: str
    warning_soft: str
    error_text: str
    error_soft: str
    danger: str
    on_danger: str
    handle: str
    """Handle of a scroll bar."""
    tooltip: str
    on_tooltip: str
    chart_1: str
    chart_2: str
    chart_3: str
    chart_4: str
    chart_5: str
    chart_grid: str


LIGHT = Tokens(
    window="#f4f6f8",
    sidebar="#ffffff",
    surface="#ffffff",
    field="#ffffff",
    hover="#eef2f4",
    border="#e1e6eb",
    edge="#cbd2d9",
    field_border="#828c99",
    text="#17212b",
    muted="#55616e",
    disabled="#98a2ad",
    accent="#0f766e",
    accent_hover="#0c665f",
    accent_pressed="#0a544f",
    on_accent="#ffffff",
    accent_text="#0b6a62",
    accent_soft="#dff2ef",
    warning_text="#8a4205",
    warning_soft="#fdf0cd",
    error_text="#b3261e",
    error_soft="#fdeceb",
    danger="#b3261e",
    on_danger="#ffffff",
    handle="#c3cbd3",
    tooltip="#1f2933",
    on_tooltip="#ffffff",
    chart_1="#0f766e",
    chart_2="#2563eb",
    chart_3="#b45309",
    chart_4="#be185d",
    chart_5="#6d5bd0",
    chart_grid="#e6eaee",
)

DARK = Tokens(
    window="#12161b",
    sidebar="#171c22",
    surface="#1c222a",
    field="#161b21",
    hover="#242b34",
    border="#2d3641",
    edge="#3c4754",
    field_border="#6f7b88",
    text="#e9eef3",
    muted="#a3afbb",
    disabled="#66717d",
    accent="#2dd4bf",
    accent_hover="#4fdfcd",
    accent_pressed="#22b8a5",
    on_accent="#05231f",
    accent_text="#3fdcc8",
    accent_soft="#173a38",
    warning_text="#fbc74b",
    warning_soft="#3b2c10",
    error_text="#ff9d94",
    error_soft="#3f1f1d",
    danger="#f2877d",
    on_danger="#2b0805",
    handle="#46515d",
    tooltip="#e9eef3",
    on_tooltip="#17212b",
    chart_1="#2dd4bf",
    chart_2="#6ea2ff",
    chart_3="#f5a524",
    chart_4="#f472b6",
    chart_5="#a99bff",
    chart_grid="#2a323c",
)


def tokens(scheme: Scheme) -> Tokens:
    """Return the table of a scheme."""
    return DARK if scheme == "dark" else LIGHT


def as_mapping(table: Tokens) -> dict[str, str]:
    """Return the table by names, as the style sheet template wants it."""
    return table._asdict()
