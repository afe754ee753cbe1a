"""News of changes: who shows records listens and decides itself whether to reload."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """One record was saved or deleted; an empty id means many of the kind."""

    kind: str
    record_id: str
    what: Literal["saved", "deleted"]


class ChangeFeed:
    """Tells every listener of every change, in the order they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Change], None]] = []

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` on every change; return what ends that."""
        self._listeners.append(listener)

        def unlisten() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unlisten

    def tell(self, change: Change) -> None:
        """Pass a change on to all listeners."""
        log.info("%s %s %s", change.what, change.kind, change.record_id)
        for listener in tuple(self._listeners):
            listener(change)
