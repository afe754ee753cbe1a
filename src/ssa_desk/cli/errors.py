"""What a command says when something goes wrong: one German sentence, never a traceback."""

import logging
import os
import sys
from collections.abc import Callable

from ssa_desk.domain.errors import ExpectedError

log = logging.getLogger(__name__)


class UsageError(Exception):
    """The words of a command do not fit; carries a German sentence."""


def status_of(command: Callable[[], int]) -> int:
    """Run a command; return 0, 1 after an expected error or a bug, 2 after wrong usage."""
    try:
        status = command()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has enough (`| head`); Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ExpectedError as error:
        return _say(error.sentence, 1)
    except UsageError as error:
        return _say(str(error), 2)
    except KeyboardInterrupt:
        return _say("Abgebrochen. Es ist nichts verloren.", 1)
    except Exception as error:  # noqa: BLE001 - the last line of defence shows no values
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = where.tb_frame.f_code.co_qualname if where is not None else "unbekannt"
        sentence = (
            f"Ein unerwarteter Fehler ist aufgetreten ({type(error).__name__} in {place}). "
            "Was gespeichert war, ist nicht verloren. Bitte melden Sie diesen Hinweis."
        )
        return _say(sentence, 1)
    return status


def _say(sentence: str, status: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return status
