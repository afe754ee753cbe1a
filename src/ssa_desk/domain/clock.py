"""The only clock of the program, replaceable in tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_fixed: ContextVar[datetime | None] = ContextVar("fixed", default=None)


def now() -> datetime:
    """Return this moment in UTC, to the second."""
    fixed = _fixed.get()
    moment = datetime.now(UTC) if fixed is None else fixed  # noqa: TID251
    return moment.replace(microsecond=0)


def today() -> date:
    """Return the local day."""
    return now().astimezone().date()


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Stop the clock inside the block; `moment` carries a time zone."""
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)
