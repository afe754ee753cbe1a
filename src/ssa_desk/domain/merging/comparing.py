"""Which school forms can stand beside the whole.

A city may have one school of a form, so a sum by form is closer to a school than the sum of all.
A form is shown where at least five reports from three schools are of exactly this form, and where
what is left beside all shown forms is nothing, or as many again: what is left is known by
subtraction. The same holds for each table by itself, for not every report prints it.
"""

from collections.abc import Mapping, Sequence

from ssa_desk.domain.merging.choosing import is_enough
from ssa_desk.domain.merging.report import ReadReport


def by_form(reports: Sequence[ReadReport]) -> Mapping[str, list[ReadReport]]:
    """Return the reports of each school form that may be shown beside the sum of all."""
    forms = sorted({one.school_forms[0] for one in reports if len(one.school_forms) == 1})
    found = {form: [one for one in reports if one.school_forms == (form,)] for form in forms}
    shown = {form: of for form, of in found.items() if is_enough(of)}
    while shown and not _may_be_left(reports, shown):
        # The smallest form joins what is left, which then is enough.
        del shown[min(shown, key=lambda form: (len(shown[form]), form))]
    return shown


def _may_be_left(reports: Sequence[ReadReport], shown: Mapping[str, Sequence[ReadReport]]) -> bool:
    left = [one for one in reports if one.school_forms not in {(form,) for form in shown}]
    return not left or is_enough(left)
