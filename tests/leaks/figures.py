"""The true figures in the window: tables, the records behind a number, copies, other days."""

from leaks.work import DAY


def statistics(day):
    """Look at tables, at the records behind a number, copy both kinds of numbers."""
    view = day.conductor.desk_view
    yield from day.through(view.go, "statistics")
    page = view.page
    choose(page.choice.back, 2)
    choose(page.choice.period, next(one for one in data(page.choice.period) if DAY in one))
    yield day.rests
    for table in ("P01", "A01"):
        yield from day.through(page.show_table, table)
        page.pane.table.copy_true()
        page.pane.table.copy_printed()
        page.grab()
    yield from day.through(page.pane.table.open_records)
    assert page.pane.records.model.rowCount()
    page.grab()
    yield from day.through(page.act, "next")
    yield from day.through(view.go, "statistics")
    choose(page.choice.kind, "own")
    yield day.rests
    page.grab()


def choose(box, value):
    """Choose the entry that stands for a value."""
    box.setCurrentIndex(data(box).index(value))


def data(box):
    """Return what the entries of a box stand for."""
    return [box.itemData(row) for row in range(box.count())]
