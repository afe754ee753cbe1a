"""Reports of many workers read, checked and added up for the Fachstelle; needs no worker's file."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.merging.choosing import Choice, Handed, choose
from ssa_desk.domain.merging.merged import Merged
from ssa_desk.services.files import write_over

MOST_FILES = 1000
"""More are an accident: somebody chose a whole drive."""

FORMATS = ("pdf", "xlsx", "csv", "json", "docx")

GoesOn = Callable[[float], bool]


class TooManyFilesError(ExpectedError):
    """A folder holds more files than a city has reports."""

    def __init__(self) -> None:
        super().__init__(
            f"Das sind mehr als {MOST_FILES} JSON-Dateien. Bitte wählen Sie den Ordner, in dem nur "
            "die Berichte liegen. Es wurde nichts geschrieben."
        )


class NoFilesError(ExpectedError):
    """Nothing that was named holds a file."""

    def __init__(self) -> None:
        super().__init__(
            "Dort liegt keine JSON-Datei mit einem Bericht. Es wurde nichts geschrieben."
        )


class FilesThereError(ExpectedError):
    """Files of the same name are there already; they are never replaced."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"Im Zielordner gibt es schon: {', '.join(names)}. Nichts wurde überschrieben; bitte "
            "wählen Sie einen anderen Ordner."
        )


class StoppedError(ExpectedError):
    """The user stopped the work."""

    def __init__(self) -> None:
        super().__init__("Angehalten. Es wurde nichts geschrieben.")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read, with its name as the Fachstelle knows it."""

    path: Path
    name: str


def sources(paths: Iterable[Path]) -> list[Source]:
    """Return the files that are meant: files as named, of folders every JSON file in them.

    Each file is there once. Raises TooManyFilesError or NoFilesError.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        for one in _files(path):
            found.setdefault(one.absolute(), Source(one, _shown(one.name)))
            if len(found) > MOST_FILES:
                raise TooManyFilesError
    if not found:
        raise NoFilesError
    return _distinct(list(found.values()))


def read(files: Sequence[Source], goes_on: GoesOn = lambda _part: True) -> list[Handed]:
    """Return what each file holds, or why it is no report; stops early when it may not go on."""
    from ssa_desk.reports.reading import reader

    known = reader()
    handed = []
    for number, file in enumerate(files):
        if not goes_on(number / len(files)):
            break
        handed.append(Handed(file.name, known.found(_bytes(file.path))))
    return handed


def judge(handed: Iterable[Handed]) -> Choice:
    """Return which files count, and why the others do not."""
    from ssa_desk.content.catalogue_versions import versions

    return choose(handed, versions())


def add_up(choice: Choice) -> Merged:
    """Return the sums; raises TooFewReportsError."""
    from ssa_desk.content.catalogue_versions import versions
    from ssa_desk.domain.merging.merge import merge
    from ssa_desk.reports.reading import reader

    return merge(choice, versions(), reader().shapes)


def name_of(merged: Merged) -> str:
    """Return the name of the files without ending: the newest period, nothing else."""
    period = merged.years[0].period
    return f"auswertung-{period.first.isoformat()}-{period.last.isoformat()}"


def file_names(merged: Merged, formats: Iterable[str]) -> dict[str, str]:
    """Return the name of the file of each format."""
    from ssa_desk.reports import ENDINGS

    return {one: f"{name_of(merged)}.{ENDINGS[one]}" for one in formats}


def demand_free(folder: Path, names: Iterable[str]) -> None:
    """Raise FilesThereError when one of the files is there already."""
    taken = [name for name in names if os.path.lexists(folder / name)]
    if taken:
        raise FilesThereError(taken)


def demand_all(done: int, wanted: int) -> None:
    """Raise StoppedError when work ended before all was done."""
    if done < wanted:
        raise StoppedError


def written(
    merged: Merged, formats: Sequence[str], day: date, goes_on: GoesOn = lambda _part: True
) -> dict[str, bytes]:
    """Return the files by name, dated by the day; stops early when it may not go on."""
    from ssa_desk.reports.merged_formats import WRITERS

    names = file_names(merged, formats)
    files = {}
    for number, one in enumerate(formats):
        if not goes_on(number / len(formats)):
            break
        files[names[one]] = WRITERS[one](merged, day)
    return files


def save(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files that are not there yet; raises FilesThereError, CannotWriteError."""
    demand_free(folder, files)
    paths = [folder / name for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        write_over(path, data)
    return paths


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (
            Path(folder, name) for name in sorted(names) if name.casefold().endswith(".json")
        )


def _bytes(path: Path) -> bytes | None:
    """Return what a file holds, a little more than a report can at most; None: not to be read.

    Only plain files are opened: a device or a pipe would never end.
    """
    from ssa_desk.reports.strict_json import MOST_BYTES

    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        return None


def _shown(name: str) -> str:
    """Return a name that a terminal and a table can show, whatever letters it has."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _distinct(files: list[Source]) -> list[Source]:
    """Name the folder too where two files have the same name, then count."""
    names = [file.name for file in files]
    shown: list[Source] = []
    for file in files:
        name = file.name
        if names.count(name) > 1:
            name = f"{_shown(file.path.parent.name)}/{name}"
        taken = {one.name for one in shown}
        plain, number = name, 2
        while name in taken:
            name, number = f"{plain} ({number})", number + 1
        shown.append(Source(file.path, name))
    return shown
