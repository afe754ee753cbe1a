"""How far a run of letters is: the typesetter says nothing meanwhile, so some are timed."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

from ssa_desk.typesetting.letters import SetLetter, SetOwnLetter, letters_pdf

GoesOn = Callable[[float], bool]

_SAMPLE, _MANY = 10, 40
"""So many letters are set once more to know how long one takes; from so many on it is worth it."""
_STEP = 0.25
_NEARLY = 0.97


def set_with_progress(letters: Sequence[SetLetter | SetOwnLetter], goes_on: GoesOn) -> bytes | None:
    """Return all letters as one PDF, None once `goes_on` said no.

    How far it is, is told by the time that some letters from everywhere in the run have taken.
    """
    if not goes_on(0.0):
        return None
    expected = _expected(letters) if len(letters) >= _MANY else 0.0
    if not goes_on(0.02):
        return None
    with _told(goes_on, expected) as stopped:
        data = letters_pdf(letters)
    return None if stopped.is_set() or not goes_on(1.0) else data


def _expected(letters: Sequence[SetLetter | SetOwnLetter]) -> float:
    sample = letters[:: max(len(letters) // _SAMPLE, 1)]
    start = monotonic()
    letters_pdf(sample)
    return (monotonic() - start) * len(letters) / len(sample)


@contextmanager
def _told(goes_on: GoesOn, expected: float) -> Iterator[threading.Event]:
    """Tell how far the work inside the block is; the event is set once somebody stopped it."""
    stopped, over = threading.Event(), threading.Event()
    start = monotonic()

    def tell() -> None:
        while not over.wait(_STEP):
            part = min((monotonic() - start) / expected, _NEARLY)
            if not goes_on(max(part, 0.02)):
                stopped.set()
                return

    teller = threading.Thread(target=tell, daemon=True)
    if expected:
        teller.start()
    try:
        yield stopped
    finally:
        over.set()
        if expected:
            teller.join()
