"""A table of the file that holds no records: what holds for each of its columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ssa_desk.domain.data_classes import DATA_CLASSES, DataClass, ExportRule
from ssa_desk.domain.handling import ColumnRule
from ssa_desk.domain.purposes import Purpose, Subject
from ssa_desk.domain.retention_classes import RetentionClass


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table without records: what holds for it, and its columns with title and data class."""

    name: str
    title: str
    purpose: Purpose
    retention: RetentionClass
    columns: Mapping[str, tuple[str, DataClass]]
    about: tuple[Subject, ...] = ()
    export: ExportRule | None = None
    technical: bool = False
    """It only repeats what records say."""

    def rules(self) -> Iterator[ColumnRule]:
        """Return the rule of each column."""
        for column, (title, data) in self.columns.items():
            yield ColumnRule(
                table=self.name,
                column=column,
                kind_title=self.title,
                title=title,
                data=data,
                retention=self.retention,
                export=self.export or DATA_CLASSES[data].export,
                purpose=self.purpose,
                about=() if data == "none" else self.about,
                technical=self.technical,
            )
