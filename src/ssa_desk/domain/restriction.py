"""What the law says of a case whose processing is restricted: when its figures stay."""

STORED_ONLY = frozenset(
    {"accuracy_contested", "unlawful", "objection_pending", "needed_for_claims"}
)
"""Grounds after which data may only be stored (Art. 18 (1) and (2) DSGVO, § 84 (3) SGB X).

Counting for a new report is a processing other than storing, so such a case leaves every period
that is still open. `instead_of_deletion` (§ 84 (3) SGB X, § 35 BDSG) is not among them: there the
restriction takes the place of the deletion, and what a deleted case counted for is sealed and
stays, without any person.
"""


def leaves_figures(ground: str | None, *, is_issued: bool) -> bool:
    """Return whether a restricted case is left out of the figures of a period.

    What was printed stays printed: a period with an issued report keeps the case, or its
    re-issue and the difference to it would tell of that case alone.
    """
    return not is_issued and (ground is None or ground in STORED_ONLY)
