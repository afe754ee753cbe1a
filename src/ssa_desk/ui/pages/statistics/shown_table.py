"""What the view of one table shows: numbers, rule, and which of them may leave the house."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ssa_desk.content.labels import figure_rule
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.figures import FIGURES
from ssa_desk.domain.figures.figure import Figure
from ssa_desk.services.figure_views import PeriodFigures
from ssa_desk.ui.models.figure_sheet import AS_PRINTED, Counted, Line, Sheet, sheets
from ssa_desk.ui.models.indicator_sheet import indicator_sheets
from ssa_desk.ui.pages.statistics.bars import is_ordered
from ssa_desk.ui.pages.statistics.table_view import Shown
from ssa_desk.ui.pages.statistics.words import short_title
from ssa_desk.ui.widgets.chips import ChipKind

_UNLISTED = ("C01",)
"""Their records ask for the password and are not listed behind a number."""


def title(entry: str) -> str:
    """Return the title of an entry of the list."""
    return _figure(entry).title


def shown(entry: str, figures: Sequence[PeriodFigures]) -> Shown:
    """Return a table of the chosen period with those before beside it."""
    figure = _figure(entry)
    now, *earlier = (counted(one, entry) for one in figures)
    before = [one for one in earlier if one.best is not None]
    has_numbers = now.best is not None
    return Shown(
        title=figure.title,
        period=figures[0].period.title,
        rule=figure_rule(entry),
        note=_note(entry, figures[0]),
        chips=_chips(entry, figures[0]),
        sheets=sheets(now, before) if has_numbers else (_none(figure.title),),
        in_order=is_ordered(figure.dims),
        has_records=has_numbers and entry not in _UNLISTED,
    )


def shown_indicators(figures: Sequence[PeriodFigures]) -> Shown:
    """Return the indicators of the chosen period with those before beside it."""
    periods = [(short_title(one.period), one.indicators) for one in figures if one.indicators]
    return Shown(
        title=_words("Kennzahlen"),
        period=figures[0].period.title,
        rule=_words(_INDICATORS),
        note=state_words(figures[0]),
        chips=((_words("verlässt nie das Haus"), "warning"),),
        sheets=indicator_sheets(periods) if figures[0].indicators else (_none("Kennzahlen"),),
        in_order=False,
        has_records=False,
    )


def counted(figures: PeriodFigures, figure_id: str) -> Counted:
    """Return one table of a period as sheets want it."""
    title_of = short_title(figures.period)
    printed = figures.printed.get(figure_id)
    return Counted(title_of, figures.tables.get(figure_id), printed)


def _figure(entry: str) -> Figure:
    return next(one for one in FIGURES if one.id == entry)


def _none(title: str) -> Sheet:
    return Sheet(title, (), (Line(_words("Für diesen Zeitraum ist keine Zahl da.")),))


def _chips(entry: str, figures: PeriodFigures) -> tuple[tuple[str, ChipKind], ...]:
    chips: list[tuple[str, ChipKind]] = [(entry, "quiet")]
    if entry in figures.printed:
        if entry in figures.tables:
            chips.append((_words("wahr: nur für Sie"), "warning"))
        chips.append((_words("im Bericht: darf das Haus verlassen"), ""))
        if entry not in figures.tables:
            chips.append((_words(AS_PRINTED), "quiet"))
    elif not _may_be_printed(entry):
        chips.append((_words("verlässt nie das Haus"), "warning"))
    else:
        chips.append((_words("nur für Sie"), "warning"))
    return tuple(chips)


def _note(entry: str, figures: PeriodFigures) -> str:
    parts = [state_words(figures), _words(_about_report(entry, figures))]
    return "\n".join(part for part in parts if part)


def state_words(figures: PeriodFigures) -> str:
    """Return what has to be said of a period whose cases are no longer all there."""
    return _words(_PRESENT.get(figures.state, ""))


def _may_be_printed(entry: str) -> bool:
    return any(one.id == entry for one in report_tables().tables)


def _about_report(entry: str, figures: PeriodFigures) -> str:
    if entry in figures.printed:
        return _SHARES if entry == "A05" else _PRINTED
    if entry in figures.dropped:
        return f"{_words(_DROPPED)} {figures.dropped[entry]}"
    if not _may_be_printed(entry):
        return _NEVER
    if figures.is_issued:
        return _LEFT_OUT
    return _ISSUABLE if figures.period.kind else _OWN_PERIOD


_INDICATORS = (
    "Mittelwerte, Dauern und alle Zahlen auf einen Blick, nach denselben Regeln gezählt wie die "
    "Tabellen. Die Einträge dahinter finden Sie bei der Tabelle."
)
_PRESENT = {
    "sealed": (
        "Fälle, die inzwischen gelöscht sind, zählen hier mit; ihre Einträge gibt es nicht mehr."
    ),
    "printed": (
        "Fälle dieses Zeitraums sind gelöscht. Genaue Zahlen gibt es nicht mehr, nur noch die "
        "gerundeten: wie gedruckt."
    ),
    "partial": (
        "Fälle aus diesem Zeitraum sind gelöscht und fehlen hier: Die Zahlen sind kleiner, als sie "
        "einmal waren."
    ),
}
_PRINTED = (
    "Der Bericht für diesen Zeitraum ist ausgegeben. Aus dem Haus dürfen nur die Zahlen, die darin "
    "stehen (farbig). Ein Strich heißt: Diese Zeile gibt es im Bericht so nicht."
)
_SHARES = "Im Bericht stehen statt der Minuten nur Anteile in Prozent."
_DROPPED = "Diese Tabelle steht nicht im Bericht:"
_NEVER = "Diese Zahlen sind nur für Ihre eigene Arbeit da. Sie kommen in keinen Bericht."
_LEFT_OUT = "Diese Tabelle steht nicht im ausgegebenen Bericht. Sie bleibt bei Ihnen."
_ISSUABLE = (
    "Das sind die wahren Zahlen. Im Bericht an die Fachstelle stehen gerundete, aus denen sich "
    "kein Kind erkennen lässt."
)
_OWN_PERIOD = (
    "Für einen eigenen Zeitraum gibt es keinen Bericht: Möglich sind Schuljahr, Schulhalbjahr und "
    "Kalenderjahr."
)


def _words(text: str) -> str:
    return QCoreApplication.translate("statistics", text)
