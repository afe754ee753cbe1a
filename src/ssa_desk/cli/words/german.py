"""An argument parser that speaks German."""

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from ssa_desk.cli.errors import UsageError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]  # noqa: SLF001 - has no public name

_GERMAN = (
    (r"the following arguments are required: (.*)", r"Es fehlt: \1."),
    (r"unrecognized arguments: (.*)", r"Unbekannte Angabe."),
    (r"argument (\S+).*: expected (one|at least one) argument", r"Nach \1 fehlt eine Angabe."),
    (r"argument .*: invalid choice: .*", r"Diesen Befehl oder diese Auswahl gibt es nicht."),
    (
        r"argument (\S+).*: not allowed with argument (\S+)",
        r"\1 und \2 gehen nicht zusammen.",
    ),
    (r"argument (\S+).*: invalid int value: .*", r"Nach \1 fehlt eine ganze Zahl."),
    (r"argument (\S+).*: ignored explicit argument .*", r"Nach \1 steht eine Angabe zu viel."),
    (r"argument ([^:]+): (.*)", r"\1: \2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Aufruf: " if prefix is None else prefix)  # type: ignore[arg-type] # argparse's own types, passed on


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks German and raises UsageError."""

    def __init__(self, **settings: object) -> None:
        super().__init__(
            **settings,  # type: ignore[arg-type] # passed on to argparse as they come
            add_help=False,
            formatter_class=_Formatter,
            allow_abbrev=False,
        )
        self._positionals.title = "Angaben"
        self._optionals.title = "Optionen"
        self.add_argument("-h", "--help", action="help", help="zeigt diese Hilfe")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message in German."""
        for pattern, german in _GERMAN:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, german, message)
                break
        else:
            message = "Die Angaben passen nicht zusammen."
        raise UsageError(f"{message}\n{self.format_usage().strip()}")
