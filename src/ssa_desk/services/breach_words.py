"""What is said about the clock of a breach, on its page and on Heute."""

from datetime import timedelta

from ssa_desk.domain.breaches import Clock

_MINUTE = 60


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
