"""Reads a `ssa-report/1` or `ssa-merged/1` that somebody hands in, and says what is wrong with it.

Whole numbers are compared and nothing is solved, so that 500 files take seconds.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from ssa_desk.content.catalogue_versions import versions
from ssa_desk.content.report_tables import past_report_tables
from ssa_desk.domain.disclosure.layout import Layout
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.merging.consistency import Consistency
from ssa_desk.domain.merging.merged import Merged
from ssa_desk.domain.merging.report import ReadReport, ReadTable
from ssa_desk.domain.merging.shapes import Shapes
from ssa_desk.domain.merging.versions import CatalogueVersion
from ssa_desk.reports import merged_reading
from ssa_desk.reports.period import period_of, period_problems
from ssa_desk.reports.schema import FORMAT, MERGED_FORMAT, report_schema, schema_of_merges
from ssa_desk.reports.strict_json import (
    MOST_BYTES,
    NotJsonError,
    digest,
    only_whole_numbers,
    parsed,
)

if TYPE_CHECKING:
    from jsonschema_rs import Validator

NO_FILE = "Die Datei lässt sich nicht öffnen oder ist keine gewöhnliche Datei."
NO_JSON = "Die Datei ist keine lesbare JSON-Datei."
TOO_LARGE = "Die Datei ist größer, als ein Bericht sein kann."
NO_REPORT = "Die Datei ist kein Bericht für die Fachstelle."
NEWER = (
    "Der Bericht stammt aus einer neueren Fassung des Programms. Bitte aktualisieren Sie dieses."
)
OTHER_RULES = "Der Bericht ist nach anderen Regeln gerundet als die, die dieses Programm kennt."
CHANGED = "Die Prüfsumme stimmt nicht: Die Datei wurde verändert oder beschädigt."
_MOST_SAID = 3
_FRACTIONS = ("fte", "band")
_FORM = "Die Datei hat nicht die Form eines Berichts (Stelle: {place})."


class UnreadableReportError(ExpectedError):
    """A file is no report, or not in order; the sentences say why."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))


class Reader:
    """Reads files of all versions of the catalogue; what it needs is worked out once."""

    def __init__(
        self, known: Sequence[CatalogueVersion], layout_of: Callable[[str], Layout]
    ) -> None:
        self._names = {version.name for version in known}
        self._layout_of = layout_of
        self._shapes: dict[str, Shapes] = {}
        self._consistency: dict[str, Consistency] = {}
        self._validators: dict[tuple[str, str], Validator] = {}

    def read(self, data: bytes) -> ReadReport | Merged:
        """Return a checked report or merge; raises UnreadableReportError."""
        content = self._content(data)
        if found := self.problems(content):
            raise UnreadableReportError(found)
        if content["format"] == MERGED_FORMAT:
            return merged_reading.merged(content, self.shapes(content["catalogue"]))
        return _report(content)

    def found(self, data: bytes | None) -> ReadReport | Merged | str:
        """Return a checked report or merge, or in German why the file is neither.

        `data` is None when the file could not be read at all.
        """
        if data is None:
            return NO_FILE
        try:
            return self.read(data)
        except UnreadableReportError as error:
            return error.sentence

    def check(self, data: bytes) -> list[str]:
        """Return what is wrong with a file, in German sentences; empty when all is well."""
        try:
            return self.problems(self._content(data))
        except UnreadableReportError as error:
            return [error.sentence]

    def shapes(self, version: str) -> Shapes:
        """Return the shapes of the tables in a version of the catalogue."""
        if version not in self._shapes:
            self._shapes[version] = Shapes(self._layout_of(version))
        return self._shapes[version]

    def problems(self, content: Any) -> list[str]:  # noqa: ANN401 - whatever a file may hold
        """Return what is wrong with parsed JSON: head, form, hash, period, numbers."""
        found = self._head_problems(content) or list(self._form_problems(content))
        if found:
            return found
        if content["sha256"] != digest(content):
            return [CHANGED]
        version = content["catalogue"]
        if content["format"] == MERGED_FORMAT:
            return merged_reading.problems(content, self.shapes(version))
        if version not in self._consistency:
            self._consistency[version] = Consistency(self.shapes(version))
        tables = [_table(table) for table in content["tables"]]
        return [
            *period_problems(content["period"]),
            *self._consistency[version].problems(tables),
        ]

    def _content(self, data: bytes) -> Any:  # noqa: ANN401 - see above
        if len(data) > MOST_BYTES:
            raise UnreadableReportError([TOO_LARGE])
        try:
            return parsed(data)
        except NotJsonError as error:
            raise UnreadableReportError([NO_JSON]) from error

    def _head_problems(self, content: Any) -> list[str]:  # noqa: ANN401 - see above
        """Return why the file is of another kind or version than the program knows."""
        if not isinstance(content, dict):
            return [NO_REPORT]
        kind = content.get("format")
        if kind not in (FORMAT, MERGED_FORMAT):
            starts = isinstance(kind, str) and kind.startswith(("ssa-report/", "ssa-merged/"))
            return [NEWER if starts else NO_REPORT]
        version = content.get("catalogue")
        if not isinstance(version, str) or version not in self._names:
            return [NEWER]
        if content.get("rules") != self.shapes(version).layout.rules:
            return [OTHER_RULES]
        return []

    def _form_problems(self, content: dict[str, Any]) -> Iterator[str]:
        validator = self._validator(content["format"], content["catalogue"])
        if not validator.is_valid(content):
            for error in islice(validator.iter_errors(content), _MOST_SAID):
                place = "/".join(str(part) for part in error.instance_path) or "ganze Datei"
                yield _FORM.format(place=place)
            return
        yield from _number_problems(content)

    def _validator(self, kind: str, version: str) -> "Validator":
        from jsonschema_rs import Draft202012Validator

        if (kind, version) not in self._validators:
            make = schema_of_merges if kind == MERGED_FORMAT else report_schema
            schema = make(self.shapes(version), version)
            self._validators[kind, version] = Draft202012Validator(schema)
        return self._validators[kind, version]


@cache
def reader() -> Reader:
    """Return the reader of the shipped catalogue and its former versions."""
    return Reader(versions(), past_report_tables)


def _number_problems(content: dict[str, Any]) -> Iterator[str]:
    """Yield numbers that JSON Schema takes for whole ones, and a share with too many decimals."""
    for name, part in content.items():
        if name not in _FRACTIONS and not only_whole_numbers(part, _FRACTIONS):
            yield _FORM.format(place=name)
    fte = content["fte"]
    if isinstance(fte, float) and round(fte, 2) != fte:
        yield _FORM.format(place="fte")


def _report(content: Mapping[str, Any]) -> ReadReport:
    return ReadReport(
        catalogue=content["catalogue"],
        rules=content["rules"],
        report_id=content["report_id"],
        school_slots=tuple(content["school_slots"]),
        school_forms=tuple(content["school_forms"]),
        fte=content["fte"],
        period=period_of(content["period"]),
        tables=tuple(_table(table) for table in content["tables"]),
        sha256=content["sha256"],
    )


def _table(table: Mapping[str, Any]) -> ReadTable:
    return ReadTable(table["id"], table["unit"], tuple(table["dims"]), table["cells"])
