"""The one place where printed figures become a `PublicTable`."""

from collections.abc import Mapping

from ssa_desk.domain.table import SEAL, PublicTable, Table


def public_table(
    table: Table, cells: Mapping[str, int], *, base: int = 5, maxdev: int = 4
) -> PublicTable:
    """Return printed cells as a table; it leaves the house only in an audited publication."""
    return PublicTable(table, cells, SEAL, base=base, maxdev=maxdev)
