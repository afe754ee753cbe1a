"""What shows itself in errors and logs says nothing about people: the reprs of plain data."""

import importlib
import pkgutil
from dataclasses import fields, is_dataclass

import ssa_desk
from ssa_desk.services.unlock import NewFile

TELLING = {
    *("birth_date", "case_no", "class_name", "document_json", "first_name", "gender_key", "goal"),
    *("guardians", "last_name", "observer", "password", "recipient", "requester_name", "secrets"),
    *("telephone", "texts", "whose", "words", "worker"),
}
"""Names of fields that hold what a person said, wrote or is called."""
PUBLIC = {
    *("LetterText", "PlannedClass", "RecordSpec", "Shown", "Table", "TranslationState", "Wanted"),
    "_Shown",
}
"""Classes that have such a field and fill it from the program's own words alone."""


def classes():
    for module in pkgutil.walk_packages(ssa_desk.__path__, "ssa_desk."):
        if not module.name.endswith("__main__"):
            yield from vars(importlib.import_module(module.name)).values()


def shows_its_fields(one):
    """Return whether the repr was made by the dataclass; one written by hand wraps nothing."""
    return is_dataclass(one) and isinstance(one, type) and hasattr(one.__repr__, "__wrapped__")


def test_no_repr_shows_what_a_person_said_or_is_called():
    shown = {one for one in classes() if isinstance(one, type) and shows_its_fields(one)}
    assert len(shown) > 50
    telling = {
        one for one in shown if TELLING & {field.name for field in fields(one) if field.repr}
    }
    assert {one.__name__ for one in telling} - PUBLIC == set()


def test_the_code_of_a_new_file_is_in_no_repr():
    assert not shows_its_fields(NewFile)
