"""What a kind of list is: its columns and which of them tell it from all others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the German header and the name that the reader uses for it."""

    header: str
    name: str
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list. Columns that are needed tell it from all other kinds."""

    name: str
    title: str
    columns: tuple[Column, ...]
    counts_equal_rows_once: bool = False

    @property
    def needed(self) -> frozenset[str]:
        """Return the folded headers that a file of this kind must have."""
        return frozenset(folded_header(one.header) for one in self.columns if one.is_needed)

    @property
    def headers(self) -> frozenset[str]:
        """Return all folded headers."""
        return frozenset(folded_header(one.header) for one in self.columns)


def folded_header(header: str) -> str:
    """Return a header without the differences that do not matter."""
    return " ".join(header.split()).casefold()
