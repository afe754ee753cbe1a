"""The letters at the command line: a list, and their languages as files for translators."""

import argparse
from collections.abc import Callable

from ssa_desk.cli import access
from ssa_desk.services.desk import Desk


def letters(options: argparse.Namespace) -> int:
    """List the letters, or write, read or remove a language."""
    actions: dict[str, Callable[[Desk, argparse.Namespace], None]] = {
        "list": _list,
        "export-language": _export,
        "import-language": _import,
        "remove-language": _remove,
    }
    with access.open_file(options) as desk:
        actions[options.action](desk, options)
    return 0


def _list(desk: Desk, _options: argparse.Namespace) -> None:
    for kind in desk.letters.kinds():
        print(f"{kind.id} {kind.title}")
        for one in desk.letters.languages(kind.id):
            state = desk.letters.translations.state(kind.id, one.code)
            print(f"    {one.code:10}{one.german_name}: {state.words}")


def _export(desk: Desk, options: argparse.Namespace) -> None:
    desk.letters.translations.export(options.language, options.out, options.kind)
    print(f"Geschrieben: {options.out}")


def _import(desk: Desk, options: argparse.Namespace) -> None:
    found = desk.letters.translations.read(options.source)
    for one in found:
        print(f"{one.title} ({one.language}): {one.review_state}")
    if options.dry_run:
        print("Nur geprüft: Es wurde nichts übernommen.")
        return
    desk.letters.translations.keep(found)
    number = len(found)
    print(f"Übernommen: {'1 Brief' if number == 1 else f'{number} Briefe'}.")


def _remove(desk: Desk, options: argparse.Namespace) -> None:
    removed = [
        one for one in desk.letters.translations.imported() if _is_of(one.language.code, options)
    ]
    for one in removed:
        desk.letters.translations.remove(one.kind, one.language.code)
        print(f"Entfernt: {one.title}")
    if not removed:
        print("In dieser Sprache war nichts eingelesen.")


def _is_of(code: str, options: argparse.Namespace) -> bool:
    return bool(code == options.language.strip().casefold())
