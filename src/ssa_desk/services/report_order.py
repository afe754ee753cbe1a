"""What the computation of one report needs, and what a report is once it is issued."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ssa_desk.domain.disclosure.publication import About, Earlier, Publication
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.schoolyear import Period
from ssa_desk.reports.document import Document


class NumberChangedError(ExpectedError):
    """The report of this period was issued under another number."""

    def __init__(self) -> None:
        super().__init__(
            "Der Bericht für diesen Zeitraum wurde schon unter einer anderen Nummer ausgegeben. "
            "Es wurde nichts geschrieben. Bitte verwenden Sie dieselbe Nummer wie damals."
        )


class AlreadyIssuedError(ExpectedError):
    """What is asked for would change a report that is issued."""

    def __init__(self) -> None:
        super().__init__(
            "Der Bericht für diesen Zeitraum ist schon ausgegeben und bleibt, wie er ist. Texte "
            "oder eine genaue Zahl der Kinder gelten erst für eine neue Ausgabe. Es wurde nichts "
            "geschrieben."
        )


@dataclass(frozen=True, slots=True)
class Order:
    """One report to be computed: no name, no connection, no figure yet.

    `earlier` are the printed tables of all issued reports of the same scope over the same days.
    """

    ledger_id: str
    after: int
    """How many reports the ledger had; another one meanwhile makes the order void."""
    period: Period
    school_id: str
    exact_children: bool
    replaces: str | None
    earlier: tuple[Earlier, ...]
    secrets: Mapping[str, bytes]

    def __repr__(self) -> str:
        return f"<Order {self.ledger_id}>"


@dataclass(frozen=True, slots=True)
class Issued:
    """A report as it stands in the ledger; `edition` counts its re-issues, 1 is the first."""

    ledger_id: str
    document: Document
    issued_at: datetime
    replaces: str | None
    edition: int

    def __repr__(self) -> str:
        return f"<Issued {self.ledger_id}>"

    @property
    def publication(self) -> Publication:
        """Return the printed figures."""
        return self.document.publication

    @property
    def about(self) -> About:
        """Return what the report says about itself."""
        return self.document.about

    @property
    def period(self) -> Period:
        """Return the period of the report."""
        return self.publication.period

    @property
    def school_id(self) -> str:
        """Return the school it is about, "" for all of them."""
        return self.publication.school_id

    @property
    def name(self) -> str:
        """Return the name of its files without ending: the period and numbers, nothing else."""
        parts = [f"bericht-{self.period.first.isoformat()}-{self.period.last.isoformat()}"]
        if self.school_id:
            parts.append(self.about.report_id or f"schule-{self.school_id[:4]}")
        if self.edition > 1:
            parts.append(f"ausgabe-{self.edition}")
        return "-".join(parts)

    def file_name(self, file_format: str) -> str:
        """Return the name of its file in a format."""
        from ssa_desk.reports import ENDINGS

        return f"{self.name}.{ENDINGS[file_format]}"


def compute(order: Order, material: Material) -> Publication:
    """Round, attack and return what may be printed; touches no file (for the background)."""
    from ssa_desk.content.report_tables import report_tables
    from ssa_desk.domain.disclosure.publish import publish

    publication = publish(
        material,
        report_tables(),
        rounding_key=order.secrets["rounding"],
        gender_key=order.secrets["gender_assignment"],
        ledger_id=order.ledger_id,
        earlier=order.earlier,
        exact_children=order.exact_children,
    )
    return replace(publication, school_id=order.school_id, replaces=order.replaces)
