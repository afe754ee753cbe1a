"""The tabs of the page "Datenschutz", in their order. A new part: its module and a line here.

What is due stands in `services/concerns.py`: Heute and the overview show it.
"""

from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.records_page import Part


def _overview(around: Surroundings, parent: QWidget) -> PageWidget:
    from ssa_desk.ui.pages.data_protection.overview_part import OverviewPart

    return OverviewPart(around, parent)


PARTS: tuple[Part, ...] = (Part("overview", "Überblick", _overview),)
