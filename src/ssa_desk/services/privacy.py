"""Names of people as codes, for as long as somebody else can see the screen."""

import re
import secrets
from base64 import b32encode
from hashlib import blake2b

from ssa_desk.services.changes import Feed

HIDDEN = "Text verdeckt"
_LETTERS = 5
_CLASS = re.compile(r"\d{1,2}([./-]?\d{1,2})?[ .-]?[A-Za-z]{0,2}\d?|[A-Z]{1,3}[ -]?\d{0,2}")
"""What a class is called, like 7b, 5/6a, 10.2, Q1, EF, IFK: too short for the name of a person."""


class Privacy:
    """Switched on and off for the whole open file; all names that are shown pass through it.

    A code has always the same length and stands for one name as long as the file is open; the
    key behind it is thrown away with the file, so nobody can try names.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self.is_on = False
        self.feed: Feed[bool] = Feed()

    def switch(self, *, on: bool) -> None:
        """Hide names, or show them again, and tell the feed."""
        if on != self.is_on:
            self.is_on = on
            self.feed.tell(on)

    def shown(self, name: str) -> str:
        """Return a name as it may be seen now; no name stays none."""
        if not self.is_on or not name.strip():
            return name
        digest = blake2b(name.strip().casefold().encode(), key=self._key, digest_size=8).digest()
        return f"P-{b32encode(digest).decode('ascii')[:_LETTERS]}"

    def group(self, name: str) -> str:
        """Return the name of a class; where it may hold that of a person it is hidden as text."""
        return name if _CLASS.fullmatch(name.strip()) else self.text(name)

    def text(self, text: str) -> str:
        """Return free text as it may be seen now: names may stand anywhere in it."""
        return HIDDEN if self.is_on and text.strip() else text
