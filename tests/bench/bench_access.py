"""Times of an access for a child with 300 entries in a file of ten years (Art. 15 GDPR).

Everything measured here runs in the background; the window waits for none of it.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

import ten_years
from PySide6.QtWidgets import QApplication

from ssa_desk.domain.clock import today
from ssa_desk.domain.records import Case, DataSubjectRequest
from ssa_desk.services.access import Review
from ssa_desk.services.desk import Desk
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root
from ssa_desk.ui.dialogs.access.review_step import ReviewStep

ROOT = bytes(range(20))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "zehn-jahre.ssadesk"
        ten_years.make(path, Root(ROOT))
        root = Root(ROOT)
        desk = Desk(vault.open_database(path, root), root)
        _measure(desk)
        desk.close()


def _measure(desk: Desk) -> None:
    place = ten_years.LONG - 1
    (case,) = desk.workspace.find(Case, order="opened_on", descending=True, offset=place, limit=1)
    request = DataSubjectRequest(
        case_id=case.id,
        young_person_id=case.young_person_id,
        request_kind="access",
        requester="young_person",
        identity_proof="known",
        received_on=today(),
    )
    subject = desk.access.requests.subject(request)
    assert subject is not None
    start = perf_counter()
    review = Review(desk.access.file(subject, request))
    _say(f"Zusammenstellen, {review.file.rows} Einträge", start, 5000)
    review.are_read = True
    start = perf_counter()
    made = desk.access.answer(request, review)
    _say("Antwort aus der Prüfung", start, 1000)
    start = perf_counter()
    size = len(desk.access.pdf(made))
    _say(f"PDF setzen ({size / 1000:.0f} kB)", start, 5000)
    start = perf_counter()
    desk.access.portable(made)
    _say("JSON schreiben", start, 1000)
    _window(review)


def _window(review: Review) -> None:
    """Time what the thread of the window does: showing the review, one decision."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    step = ReviewStep(None)  # type: ignore[arg-type]
    step.resize(1100, 690)
    step.show()
    app.processEvents()
    start = perf_counter()
    step.show_review(review)
    app.processEvents()
    _say("Prüfung zeigen (Fenster)", start, 100)
    step.filter.setCurrentIndex(step.filter.count() - 1)
    start = perf_counter()
    step.decide("hidden")
    app.processEvents()
    _say("Eine Entscheidung (Fenster)", start, 100)
    step.close()


def _say(what: str, start: float, allowed: int) -> None:
    print(f"{what}: {(perf_counter() - start) * 1000:.0f} ms (erlaubt: {allowed} ms)")
