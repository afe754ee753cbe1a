"""Turns what the record type refuses into German sentences at the fields."""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

_SENTENCES = {
    "missing": "Bitte ausfüllen.",
    "string_too_short": "Bitte ausfüllen.",
    "string_type": "Bitte ausfüllen.",
    "date_type": "Bitte ein Datum angeben.",
    "int_type": "Bitte eine Zahl angeben.",
    "float_type": "Bitte eine Zahl angeben.",
    "time_type": "Bitte eine Uhrzeit angeben.",
    "string_too_long": "Höchstens {max_length} Zeichen.",
    "too_long": "Höchstens {max_length} Einträge.",
    "greater_than_equal": "Nicht kleiner als {ge}.",
    "less_than_equal": "Nicht größer als {le}.",
    "string_pattern_mismatch": "Diese Schreibweise passt nicht.",
}
_PATTERNS = {
    r"^(S\d{2})?$": "Ein S und zwei Ziffern, zum Beispiel S04.",
    r"^(R\d{3})?$": "Ein R und drei Ziffern, zum Beispiel R017.",
}


def sentences(error: ValidationError) -> tuple[tuple[str, str], ...]:
    """Return (field, sentence) for every refused field; no typed value is in a sentence."""
    found = error.errors(include_input=False, include_url=False)
    return tuple((_field(one["loc"]), _sentence(one["type"], one.get("ctx", {}))) for one in found)


def _field(location: Iterable[int | str]) -> str:
    return str(next(iter(location), ""))


def _sentence(kind: str, context: dict[str, Any]) -> str:
    if kind == "string_pattern_mismatch" and context.get("pattern") in _PATTERNS:
        return _PATTERNS[context["pattern"]]
    plain = {key: _number(value) for key, value in context.items()}
    return _SENTENCES.get(kind, "Diese Angabe passt nicht.").format_map(plain)


def _number(value: object) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, int | float) else str(value)
