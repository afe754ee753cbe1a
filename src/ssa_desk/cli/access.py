"""Opening a file for a command: password or code from a file or a prompt, never an argument."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import unlock
from ssa_desk.services.deputy import open_as_owner
from ssa_desk.services.desk import Desk
from ssa_desk.services.passwords import strength
from ssa_desk.services.unlock import Root

VARIABLE = "SSA_DESK_PASSWORD_FILE"


class SecretFileError(ExpectedError):
    """The file with the password or the code cannot be read."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Die Datei mit dem {what} lässt sich nicht lesen oder ist leer. "
            "An Ihrer Datei wurde nichts verändert."
        )


class NoPasswordError(ExpectedError):
    """There is no terminal to ask for the password."""

    def __init__(self) -> None:
        super().__init__(
            "Es wurde kein Passwort angegeben. Bitte nennen Sie --password-file oder "
            f"setzen Sie {VARIABLE}."
        )


@contextmanager
def open_file(options: argparse.Namespace) -> Iterator[Desk]:
    """Open the file named in the options and close it again."""
    desk = _opened(options)
    try:
        yield desk
    finally:
        desk.close()


def root_of(options: argparse.Namespace) -> Root:
    """Return the root secret of the file named in the options; an opening by code is noted."""
    if options.code_file is None:
        unlock.check_there(options.path)
        return unlock.unlock(options.path, password(options.password_file))
    with open_file(options) as desk:
        return Root(desk.root.secret)


def _opened(options: argparse.Namespace) -> Desk:
    if options.code_file is None:
        return unlock.open_desk(options.path, root_of(options))
    root = unlock.unlock_with_code(options.path, _secret(options.code_file, "Code"))
    desk = open_as_owner(options.path, root)
    if desk.workspace.read_only:
        sys.stderr.write(
            "Die Datei ist schreibgeschützt: Dass sie mit dem Wiederherstellungscode geöffnet "
            "wurde, konnte nicht festgehalten werden.\n"
        )
    return desk


def code(path: Path) -> str:
    """Return the recovery code from the file."""
    return _secret(path, "Code")


def password(path: Path | None) -> str:
    """Return the password from the file, the environment or a prompt."""
    named = os.environ.get(VARIABLE)
    if path is None and named:
        path = Path(named)
    if path is not None:
        return _secret(path, "Passwort")
    if not sys.stdin.isatty():
        raise NoPasswordError
    return _typed("Passwort: ")


def new_password(path: Path | None) -> str:
    """Return a new password, good enough; at the prompt it is typed twice."""
    first = password(path)
    found = strength(first)
    if not found.is_enough:
        raise WeakPasswordError(found.sentence)
    if path is None and not os.environ.get(VARIABLE) and first != _typed("Noch einmal: "):
        raise PasswordsDifferError
    return first


def changed_password(path: Path | None) -> str:
    """Return the password that is to hold from now on; at the prompt it is typed twice."""
    if path is not None:
        return _secret(path, "neuen Passwort")
    if not sys.stdin.isatty():
        raise NoNewPasswordError
    first = _typed("Neues Passwort: ")
    if first != _typed("Noch einmal: "):
        raise PasswordsDifferError
    return first


class NoNewPasswordError(ExpectedError):
    """There is no terminal to ask for the new password."""

    def __init__(self) -> None:
        super().__init__(
            "Es wurde kein neues Passwort angegeben. Bitte nennen Sie --new-password-file. "
            "Es wurde nichts geändert."
        )


class UnreadablePasswordError(ExpectedError):
    """The terminal sent something that is no text."""

    def __init__(self) -> None:
        super().__init__(
            "Das Passwort ließ sich nicht lesen. An Ihrer Datei wurde nichts verändert. "
            "Bitte versuchen Sie es noch einmal oder nennen Sie --password-file."
        )


class WeakPasswordError(ExpectedError):
    """A new password is too short or too easy to guess."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Das Passwort ist nicht sicher genug. {reason} Es wurde nichts angelegt.")


class PasswordsDifferError(ExpectedError):
    """The two typed passwords are not the same."""

    def __init__(self) -> None:
        super().__init__(
            "Die beiden Passwörter sind nicht gleich. Es wurde nichts angelegt und nichts "
            "geändert. Bitte versuchen Sie es noch einmal."
        )


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise NoPasswordError from None
    except UnicodeDecodeError:
        raise UnreadablePasswordError from None


def _secret(path: Path, what: str) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SecretFileError(what) from error
    if not text.strip():
        raise SecretFileError(what)
    return text
