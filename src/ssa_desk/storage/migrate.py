"""Brings a file to the layout of this program, after a safety copy."""

from pathlib import Path
from typing import Any

import ssa_desk
from ssa_desk.storage import errors
from ssa_desk.storage.faults import translated
from ssa_desk.storage.migrations import STEPS
from ssa_desk.system import files

NEWEST = len(STEPS)


def safety_copy_of(path: Path) -> Path:
    """Return where the file as it was before the last migration lies (encrypted as ever)."""
    return path.with_name(path.name + ".before-migration")


def keep_safety_copy(path: Path) -> None:
    """Copy the closed or idle file, byte by byte, before a migration; raises OSError.

    No backup of the usual kind: the window waits here, the list of backups may not exist yet in
    an old layout, and this copy opens with the side file that lies there. A renewal removes it.
    """
    files.copy_durably(path, safety_copy_of(path))


def migrate(connection: Any, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:  # noqa: ANN401
    """Run the steps the file has not seen, each in a transaction of its own.

    Foreign keys are off meanwhile (SQLite ignores that pragma inside a transaction) and checked
    before every COMMIT. Raises MigrationFailedError with the file as it was before the step.
    """
    try:
        with translated():
            _run(connection, steps)
    except errors.StatementError as error:
        raise errors.MigrationFailedError from error


def _run(connection: Any, steps: tuple[tuple[str, ...], ...]) -> None:  # noqa: ANN401
    done = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("PRAGMA foreign_keys=OFF").fetchall()
    try:
        for number, statements in enumerate(steps[done:], start=done + 1):
            _step(connection, number, statements)
    finally:
        connection.execute("PRAGMA foreign_keys=ON").fetchall()


def _step(connection: Any, number: int, statements: tuple[str, ...]) -> None:  # noqa: ANN401
    connection.execute("BEGIN IMMEDIATE").fetchall()
    try:
        for statement in statements:
            connection.execute(statement).fetchall()
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise errors.MigrationFailedError
        _note_program(connection)
        connection.execute(f"PRAGMA user_version={number:d}").fetchall()
        connection.execute("COMMIT").fetchall()
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK").fetchall()


def _note_program(connection: Any) -> None:  # noqa: ANN401
    """Keep which program brought the layout: an older one names it when it must refuse."""
    connection.execute(
        "INSERT INTO meta (name, value) VALUES ('needs_program', :version)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        {"version": ssa_desk.__version__},
    ).fetchall()
