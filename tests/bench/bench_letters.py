"""Letters: one when the typesetter is warm, 200 families in ten languages as one PDF."""

import time
from collections.abc import Callable

from ssa_desk.content.letters import kind, text
from ssa_desk.typesetting.letterhead import Sender
from ssa_desk.typesetting.letters import SetLetter, letters_pdf

CODES = ("tr", "ar", "uk", "ru", "pl", "ro", "bg", "ku", "fa", "ti")
FAMILIES = 200
WARM = 10
TALK = {
    "date": "12.03.2026",
    "time": "14:30",
    "room": "B 014",
    "address": "Nordwall 1\n47798 Krefeld",
}
SENDER = Sender(
    "Sabine Müller", "Schulsozialarbeiterin", "Stadt Krefeld", school="Gesamtschule Nord"
)


def main() -> None:
    """Print how long one letter and a series take, and how large the series is."""
    letters_pdf([_letter(0)])
    times = sorted(_timed(lambda at=at: letters_pdf([_letter(at)])) for at in range(1, WARM))
    print(f"ein Brief in zwei Sprachen, warm: {1000 * times[-1]:.0f} ms (höchstens 150)")
    made: list[bytes] = []
    took = _timed(lambda: made.append(letters_pdf([_letter(at) for at in range(FAMILIES)])))
    print(f"{FAMILIES} Serienbriefe: {took:.1f} s (höchstens 15)")
    print(f"{FAMILIES} Serienbriefe, Größe: {len(made[0]) / 1_000_000:.1f} MB")


def _letter(at: int) -> SetLetter:
    letter = kind("L04")
    values = {**TALK, "guardian": f"Familie {at}", "child": f"Kind {at}"}
    return SetLetter(letter, [text(letter, CODES[at % len(CODES)])], values, SENDER)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
