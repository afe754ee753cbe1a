"""True figures in the shape of the export: R6 gender, R7 protected topics, R8 activity cells.

Everything here is still true and secret; `rounding` makes it printable.
"""

import hmac
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ssa_desk.domain.disclosure.cells import Quantity
from ssa_desk.domain.disclosure.layout import CodeList, Layout, Limits, TableLayout
from ssa_desk.domain.figures.material import CaseFacts, ContactFacts, Material

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Who is counted, per population: one row of codes (by attribute) for each."""

    rows: Mapping[str, tuple[Row, ...]]

    def count(self, quantity: Quantity) -> int:
        """Return how many rows of the population fit all parts of the quantity."""
        return sum(
            all(row[attribute] in codes for attribute, codes in quantity.parts)
            for row in self.rows[quantity.population]
        )


def gathered(material: Material, layout: Layout, key: bytes) -> Facts:
    """Return the rows of all populations, coded as the export codes them."""
    cases = tuple(_case_row(case, layout, key) for case in material.cases)
    closed = tuple(row for row, case in zip(cases, material.cases, strict=True) if case.is_closed)
    children: tuple[Row, ...] = tuple({} for _ in {case.child for case in material.cases})
    channel = layout.lists["channel"]
    contacts = tuple({"channel": folded(contact.channel, channel)} for contact in material.contacts)
    return Facts({"cases": cases, "closed": closed, "children": children, "contacts": contacts})


def assigned_gender(case: CaseFacts, key: bytes) -> str:
    """Return female or male; anything else is drawn by the key, the same in all reports (R6)."""
    if case.gender in {"female", "male"}:
        return case.gender
    draw = hmac.digest(key, case.case_id.encode(), "sha256")
    return "female" if draw[0] & 1 else "male"


def gender_may_be_printed(material: Material, limits: Limits) -> bool:
    """Return whether at most 10 % of the cases are without a stated gender (R6)."""
    missing = sum(case.gender == "not_stated" for case in material.cases)
    return 100 * missing <= limits.not_stated_most * len(material.cases)


def folded(identifier: str, codes: CodeList) -> str:
    """Return the code an identifier is printed as: protected ones joined (R7), the rest `other`."""
    code = codes.folds.get(identifier, identifier)
    return code if code in codes.members or codes.other is None else codes.other


def _case_row(case: CaseFacts, layout: Layout, key: bytes) -> Row:
    return {
        "status": "new" if case.is_new else "carried_over",
        "gender": assigned_gender(case, key),
        "level": folded(case.level, layout.finest("level")),
        "topic": folded(case.main_topic, layout.finest("topic")),
        "access_path": folded(case.access_path, layout.finest("access_path")),
        "extent": case.extent,
    }


@dataclass(frozen=True, slots=True)
class ActivityShape:
    """Which activity cells may be printed (R8): `joined` codes count as `other`.

    Without `listed` only the total is printed; `total` says whether even that may be.
    """

    listed: tuple[str, ...]
    joined: frozenset[str]
    total: bool


def activity_shape(
    contacts: Iterable[ContactFacts], codes: CodeList, limits: Limits
) -> ActivityShape:
    """Return which channels have 5 different children and none above half of their contacts.

    Unlike person cells a channel without contacts is not listed. A table of one row would print
    the total twice, so then only the total stays.
    """
    by_code: dict[str, Counter[str]] = {}
    everyone: Counter[str] = Counter()
    for contact in contacts:
        code = folded(contact.channel, codes)
        by_code.setdefault(code, Counter())[contact.child] += 1
        everyone[contact.child] += 1
    other = by_code.pop("other", Counter())
    joined = [code for code, children in by_code.items() if not _is_shared(children, limits)]
    for code in joined:
        other += by_code.pop(code)
    listed = [code for code in codes.codes if code in by_code or (code == "other" and other)]
    if (other and not _is_shared(other, limits)) or len(listed) < 2:
        listed = []
    return ActivityShape(tuple(listed), frozenset(joined), _is_shared(everyone, limits))


def with_joined(facts: Facts, shape: ActivityShape) -> Facts:
    """Return the facts with the joined channels counted as `other`."""
    contacts = tuple(
        {"channel": "other"} if row["channel"] in shape.joined else row
        for row in facts.rows["contacts"]
    )
    return Facts({**facts.rows, "contacts": contacts})


def only_listed(table: TableLayout, shape: ActivityShape) -> TableLayout:
    """Return the activity table with the listed rows only."""
    dim = table.dims[0]
    step = dim.steps[0]
    members = {code: (code,) for code in shape.listed}
    step = replace(step, codes=replace(step.codes, members=members))
    return replace(table, dims=(replace(dim, steps=(step,)),))


def _is_shared(children: Counter[str], limits: Limits) -> bool:
    total = sum(children.values())
    most = max(children.values(), default=0)
    return len(children) >= limits.least_children and 100 * most <= limits.most_share * total
