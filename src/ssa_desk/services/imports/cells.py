"""The cells of one row, read as days, numbers and choices; what is wrong is collected."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping

from ssa_desk.domain import clock
from ssa_desk.domain.catalogue import Catalogue
from ssa_desk.domain.folding import folded
from ssa_desk.services.imports import values

Finding = tuple[str, str]
"""Header of the column and a German reason without the value."""

MISSING = "{} fehlt."
_NO_CHOICE = "Der Wert steht nicht in der Auswahlliste."
_RETIRED = "Der Wert steht nicht mehr in der Auswahlliste (ausgemustert)."
_LEFT_OUT = "Der Wert steht nicht in der Auswahlliste und wurde weggelassen."
_NO_DAY = "Das ist kein gültiges Datum."
_FIRST_YEAR = 1990
_YEARS_AHEAD = 2
_NO_NUMBER = "Das ist keine ganze Zahl ab 0."


class Cells:
    """One row by column name. Reading a cell also notes its value for the row's hash."""

    def __init__(
        self,
        texts: Mapping[str, str],
        headers: Mapping[str, str],
        catalogue: Callable[[str], Catalogue],
    ) -> None:
        self._texts = texts
        self._headers = headers
        self._catalogue = catalogue
        self._read: dict[str, str] = {}
        self.problems: list[Finding] = []
        self.hints: list[Finding] = []

    @property
    def digest(self) -> str:
        """Return the hash of the values read so far: the notation does not matter."""
        parts = [f"{name}={value}" for name, value in sorted(self._read.items()) if value]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()

    def refuse(self, name: str, reason: str) -> None:
        """Note that the row cannot be used because of this column."""
        self.problems.append((self._headers[name], reason))

    def hint(self, name: str, sentence: str) -> None:
        """Note something about this column of a row that is used."""
        self.hints.append((self._headers[name], sentence))

    def text(self, name: str) -> str:
        """Return a text; line breaks are kept."""
        text = self._raw(name).replace("\r\n", "\n").replace("\r", "\n")
        # Folded, because some programs lose the marks of rare letters when they save a list.
        self._read[name] = folded(text)
        return text

    def needed_text(self, name: str) -> str:
        """Return a text that must be there."""
        if not self._raw(name):
            self.refuse(name, MISSING.format(self._headers[name]))
        return self.text(name)

    def day(self, name: str) -> dt.date | None:
        """Return a day or None."""
        text = self._raw(name)
        found = values.day(text)
        if text and found is None:
            self.refuse(name, _NO_DAY)
        self._read[name] = found.isoformat() if found else ""
        return found

    def needed_day(self, name: str) -> dt.date:
        """Return a day that must be there."""
        found = self.day(name)
        if not self._raw(name):
            self.refuse(name, MISSING.format(self._headers[name]))
        if found and not _FIRST_YEAR <= found.year <= clock.today().year + _YEARS_AHEAD:
            self.hint(name, "Das Jahr liegt weit zurück oder in der Zukunft. Ist es richtig?")
        return found or dt.date.min

    def clock_time(self, name: str) -> dt.time | None:
        """Return a time of day; one that cannot be read is left out with a hint."""
        text = self._raw(name)
        found = values.clock_time(text)
        if text and found is None:
            self.hint(name, "Die Uhrzeit wurde nicht erkannt und weggelassen.")
        self._read[name] = found.isoformat() if found else text.casefold()
        return found

    def whole(self, name: str, *, most: int = 999_999_999) -> int | None:
        """Return a whole number or None."""
        text = self._raw(name)
        found = values.whole(text)
        if text and found is None:
            self.refuse(name, _NO_NUMBER)
        if found is not None and found > most:
            self.refuse(name, f"Mehr als {most} ist nicht vorgesehen.")
        self._read[name] = "" if found is None else str(found)
        return found

    def whole_up_to(self, name: str, most: int) -> int | None:
        """Return a whole number that counts nothing; more than `most` is left out with a hint."""
        found = self.whole(name)
        if found is None or found <= most:
            return found
        self.hint(name, f"Mehr als {most} ist nicht vorgesehen und wurde weggelassen.")
        return None

    def share(self, name: str, *, most: float) -> float | None:
        """Return a number with decimals or None."""
        text = self._raw(name)
        found = values.share(text)
        if text and (found is None or found > most):
            self.refuse(name, f"Das ist keine Zahl von 0 bis {most:g}.")
        self._read[name] = "" if found is None else f"{found:g}"
        return found

    def choice(self, name: str, catalogue: str) -> str | None:
        """Return the identifier for a label, short code or identifier."""
        text = self._raw(name)
        found = self._chosen(name, catalogue, text) if text else None
        self._read[name] = found or ""
        return found

    def needed_choice(self, name: str, catalogue: str) -> str:
        """Return a choice that must be there."""
        if not self._raw(name):
            self.refuse(name, MISSING.format(self._headers[name]))
        return self.choice(name, catalogue) or ""

    def choices(self, name: str, catalogue: str) -> tuple[str, ...]:
        """Return identifiers, each once: first tried as one label, then split at commas."""
        text = self._raw(name)
        whole_cell = self._catalogue(catalogue).find(text) is not None
        parts = [text] if whole_cell else [part.strip() for part in text.split(",")]
        found = [self._chosen(name, catalogue, part) for part in parts if part]
        identifiers = tuple(dict.fromkeys(one for one in found if one))
        self._read[name] = ",".join(identifiers)
        return identifiers

    def offered(self, name: str, catalogue: str) -> str | None:
        """Return a choice of a list that counts nothing; an unknown one is left out with a hint."""
        found = self.several_offered(name, catalogue)
        return found[0] if found else None

    def several_offered(self, name: str, catalogue: str) -> tuple[str, ...]:
        """Return choices of a list that counts nothing; unknown ones are left out with a hint."""
        options, text = self._catalogue(catalogue), self._raw(name)
        parts = [text] if options.find(text) else [part.strip() for part in text.split(",")]
        found = [options.find(part) for part in parts if part]
        if None in found:
            self.hint(name, _LEFT_OUT)
        identifiers = tuple(dict.fromkeys(one for one in found if one))
        self._read[name] = ",".join(identifiers)
        return identifiers

    def known(self, name: str, catalogue: str) -> str | None:
        """Return a choice when the list has it; what else stands there is the caller's matter."""
        found = self._catalogue(catalogue).find(self._raw(name))
        self._read[name] = found or ""
        return found

    def check_order(self, first: str, last: str) -> None:
        """Refuse the row when the day of `last` lies before that of `first`; both were read."""
        begin, end = self._read[first], self._read[last]
        if begin and end and end < begin:
            self.refuse(last, "Das Ende liegt vor dem Beginn.")

    def _raw(self, name: str) -> str:
        return self._texts.get(name, "").strip()

    def _chosen(self, name: str, catalogue: str, text: str) -> str | None:
        options = self._catalogue(catalogue)
        identifier = options.find(text)
        entry = options.entry(identifier) if identifier else None
        if entry is None:
            self.refuse(name, _NO_CHOICE)
            return None
        if entry.retired:
            self.refuse(name, _RETIRED)
        return identifier
