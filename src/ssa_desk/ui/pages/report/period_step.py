"""Step 1: which period, all schools together or apart, the exact number of children, numbers."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QRadioButton, QWidget

from ssa_desk.domain import clock
from ssa_desk.services.report_plan import Way
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.report.numbers_card import NumbersCard
from ssa_desk.ui.pages.report.step import ReportState, Step
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label

_MOST_PERIODS = 20


class PeriodStep(Step):
    """Asks what the report is about; what is settled already cannot be chosen any more."""

    def __init__(self, around: Surroundings, state: ReportState, parent: QWidget) -> None:
        super().__init__(around, state, parent)
        self._build()
        self.show_ways("", "gaps", self.tr("&Weiter: Fehlende Angaben"))
        self.refresh()

    def refresh(self) -> None:
        """Offer the periods with entries and show what was chosen."""
        self.state.reread()
        plan = self.state.plan
        periods = self.desk.report_plans.periods()
        self._period.blockSignals(True)  # noqa: FBT003 - Qt
        self._period.clear()
        for period in periods:
            self._period.addItem(period.title, period)
        if plan.period in periods:
            self._period.setCurrentIndex(periods.index(plan.period))
        self._period.blockSignals(False)  # noqa: FBT003 - Qt
        self._show_plan()
        self.numbers.refresh()

    def begin(self) -> None:
        """Begin with the period."""
        self._period.setFocus()

    def leave(self) -> bool:
        """Keep the numbers that fit, say when one does not; return that the step may be left."""
        if not self.desk.workspace.read_only and not self.numbers.keep():
            self.told.emit(self.tr("Eine Nummer der Fachstelle passt nicht und fehlt noch."))
        return True

    def save(self) -> bool:
        """Keep the numbers."""
        return self.numbers.keep()

    def _build(self) -> None:
        self._trouble = Banner("error", "", self)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self._period_card())
        self._schools = self._schools_card()
        self.body.addWidget(self._schools)
        self.body.addWidget(self._exact_card())
        self.numbers = NumbersCard(self.desk, self.state, self)
        self.body.addWidget(self.numbers)
        self.body.addStretch(1)

    def _period_card(self) -> Card:
        card = Card(self.tr("Worüber berichten Sie?"), self)
        self._period = QComboBox(self)
        self._period.setMaximumWidth(44 * self.fontMetrics().averageCharWidth())
        self._period.setMaxVisibleItems(_MOST_PERIODS)
        self._period.currentIndexChanged.connect(self._choose_period)
        self._state_words = label("", "muted", wrap=True)
        card.body.addWidget(Field(self.tr("&Zeitraum"), self._period, "", self))
        card.body.addWidget(self._state_words)
        return card

    def _schools_card(self) -> Card:
        card = Card(self.tr("Mehrere Schulen"), self)
        self._ways = QButtonGroup(self)
        self._joint = QRadioButton(self.tr("&Ein Bericht über alle Schulen gemeinsam"), self)
        self._apart = QRadioButton(self.tr("Für &jede Schule ein eigener Bericht"), self)
        for one in (self._joint, self._apart):
            self._ways.addButton(one)
            one.toggled.connect(self._choose_way)
            card.body.addWidget(one)
        self._way_words = label("", "muted", wrap=True)
        card.body.addWidget(self._way_words)
        return card

    def _exact_card(self) -> Card:
        card = Card(self.tr("Genaue Zahl der Kinder"), self)
        self._exact = QCheckBox(
            self.tr("&Die Zahl der beratenen Kinder und Jugendlichen genau angeben"), self
        )
        self._exact.toggled.connect(self._choose_exact)
        words = self.tr(
            "Nur wenn eine Förderstelle die genaue Zahl verlangt, und nur ab 20 Kindern. Sie steht "
            "dann im Text des Berichts, nie in der Datei für die Fachstelle; in den Tabellen "
            "entfällt die Zahl der Kinder. Alle anderen Zahlen über Personen bleiben gerundet."
        )
        card.body.addWidget(self._exact)
        card.body.addWidget(label(words, "muted", wrap=True))
        return card

    def _choose_period(self) -> None:
        period = self._period.currentData()
        if period is not None:
            self.state.choose(replace(self.state.plan, period=period))
            self._show_plan()

    def _choose_way(self) -> None:
        way: Way = "apart" if self._apart.isChecked() else "joint"
        self.state.choose(replace(self.state.plan, way=way))
        self._show_plan()
        self.numbers.refresh()

    def _choose_exact(self) -> None:
        self.state.choose(replace(self.state.plan, exact_children=self._exact.isChecked()))

    def _show_plan(self) -> None:
        plan = self.state.plan
        for box, is_on in ((self._joint, plan.way == "joint"), (self._apart, plan.way == "apart")):
            box.blockSignals(True)  # noqa: FBT003 - Qt
            box.setChecked(is_on)
            box.blockSignals(False)  # noqa: FBT003 - Qt
        self._exact.blockSignals(True)  # noqa: FBT003 - Qt
        self._exact.setChecked(plan.exact_children)
        self._exact.blockSignals(False)  # noqa: FBT003 - Qt
        settled = self.desk.report_plans.settled(plan.period)
        self._schools.setVisible(len(self.desk.workspace.schools()) > 1)
        for box in (self._joint, self._apart):
            box.setEnabled(settled is None)
        if settled is None:
            words = self.tr(
                "Das wählen Sie einmal je Zeitraum: Nach dem ersten Bericht lässt es sich nicht "
                "mehr ändern, auch nicht für andere Zeiträume mit denselben Tagen."
            )
        else:
            words = self.tr(
                "Schon ausgegeben: {}. Für dieselben Tage bleibt es bei dieser Art: Aus beiden "
                "zusammen ließen sich sonst Einzelne errechnen."
            ).format(settled.by.title)
        self._way_words.setText(words)
        self._state_words.setText(self._state_of_period())

    def _state_of_period(self) -> str:
        period = self.state.plan.period
        days = f"{period.first:%d.%m.%Y} bis {period.last:%d.%m.%Y}"
        issued = self.desk.reports.newest(period)
        if issued:
            day = f"{max(one.about.issued_on for one in issued):%d.%m.%Y}"
            words = self.tr("schon ausgegeben am {}; nach Korrekturen ist ein neuer möglich")
            return f"{days} · {words.format(day)}"
        if period.last >= clock.today():
            return f"{days} · {self.tr('läuft noch')}"
        return f"{days} · {self.tr('noch kein Bericht ausgegeben')}"
