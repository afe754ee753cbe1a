"""What is said about the clock of a breach, on its page and on Heute."""

from datetime import timedelta

from ssa_desk.domain.breaches import Clock
from ssa_desk.services.breaches import Breaches
from ssa_desk.services.concerns import Concern

_TITLE, _PAGE, _PART = "Datenpannen", "data_protection", "data_breach"

_MINUTE = 60


def concern(breaches: Breaches) -> Concern:
    """Return how breaches stand: the clock that runs out first, or how many are open."""
    running = breaches.running()
    if running:
        more = f" ({len(running)} Datenpannen)" if len(running) > 1 else ""
        return Concern(_TITLE, clock_words(running[0][1]) + more, _PAGE, _PART, "due")
    still = len(breaches.open_ones())
    return Concern(_TITLE, f"{still} offen" if still else "keine offen", _PAGE, _PART)


def clock_words(clock: Clock) -> str:
    """Return how much time is left, until when, or that it is over."""
    until = f"{clock.deadline:%d.%m., %H:%M} Uhr"
    if clock.stopped_at is not None:
        late = f", {_span(-clock.left)} zu spät" if clock.is_over else ", rechtzeitig"
        return f"Gemeldet{late} (Frist bis {until})"
    if clock.is_over:
        return f"Frist seit {_span(-clock.left)} abgelaufen (bis {until})"
    return f"Noch {_span(clock.left)} zum Melden (bis {until})"


def _span(time: timedelta) -> str:
    minutes = max(0, int(time.total_seconds())) // _MINUTE
    hours, rest = divmod(minutes, _MINUTE)
    if hours >= 2 * 24:
        return f"{hours // 24} Tage {hours % 24} Std."
    return f"{hours} Std. {rest} Min." if hours else f"{rest} Min."
