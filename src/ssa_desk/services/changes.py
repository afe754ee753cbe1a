"""News of changes: who shows records listens and decides itself whether to reload."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """One record was saved or deleted; an empty id means many of the kind."""

    kind: str
    record_id: str
    what: Literal["saved", "deleted"]


class Feed(Generic[T]):
    """Tells every listener all news, in the order they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def listen(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Call `listener` with all news; return what ends that."""
        self._listeners.append(listener)

        def unlisten() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unlisten

    def tell(self, news: T) -> None:
        """Pass the news on to all listeners."""
        for listener in tuple(self._listeners):
            listener(news)


class ChangeFeed(Feed[Change]):
    """Tells of every change to a record."""

    def tell(self, news: Change) -> None:
        """Pass a change on to all listeners."""
        log.info("%s %s %s", news.what, news.kind, news.record_id)
        super().tell(news)
