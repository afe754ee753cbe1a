"""Reports of a city read, judged, added up and written."""

import json
import os
from datetime import date
from statistics import median

import pytest

from city import about, period, put, report, worker
from ssa_desk.content.numbers import number
from ssa_desk.domain.merging.choosing import State
from ssa_desk.domain.merging.errors import TooFewReportsError
from ssa_desk.services import merge
from ssa_desk.services.files import CannotWriteError
from ssa_desk.services.merge_views import shown

DAY = date(2026, 9, 1)
SIX = [worker(one)[1] for one in range(1, 7)]


def judged(paths):
    return merge.judge(merge.read(merge.sources(paths)))


def added(paths):
    return merge.add_up(judged(paths))


@pytest.fixture(scope="module")
def city():
    """Return the true years and the reports of sixty invented workers."""
    return [worker(one, 12 + one) for one in range(1, 61)]


def test_sixty_workers_are_added_up_to_the_digit(city, tmp_path):
    reports = [data for _, data in city]
    merged = added(put(tmp_path / "in", *reports)).years[0].added
    printed = [_cells(data, "P05") for data in reports]
    assert (merged.reports, merged.schools, merged.fte) == (60, 40, 30.0)
    assert merged.table("P05").cells == {
        key: sum(cells[key] for cells in printed) for key in printed[0]
    }


def test_thousands_have_a_dot_on_the_screen(city, tmp_path):
    merged = added(put(tmp_path / "in", *(data for _, data in city)))
    contacts = number(merged.years[0].added.table("A01")[""])
    screen = shown(merged, DAY)
    assert "." in contacts
    assert contacts in {count for _, count, _ in screen.cards}
    rows = [row for table in screen.tables for grid in table.grids for row in grid.rows]
    cells = {cell for row in rows for cell in row}
    assert contacts in cells
    assert not [cell for cell in cells if "\u202f" in cell]


def test_sixty_workers_are_near_the_truth(city, tmp_path):
    merged = added(put(tmp_path / "in", *(data for _, data in city))).years[0].added
    pairs = [
        (merged.table("P01")[""], sum(len(true.cases) for true, _ in city)),
        (merged.table("A01")[""], sum(len(true.contacts) for true, _ in city)),
        *_by_gender(merged, city),
    ]
    assert median(abs(printed - true) / true for printed, true in pairs) < 0.02
    assert all(abs(printed - true) < merged.table("P01").band for printed, true in pairs)


def _by_gender(merged, city):
    extents = {"brief_1_2": (1, 2), "standard_3_10": (3, 10), "intensive_11_plus": (11, 10**6)}
    for code, (least, most) in extents.items():
        true = sum(least <= one.contacts <= most for year, _ in city for one in year.cases)
        yield merged.table("P12")[f"extent={code}"], true


def _cells(data, table_id):
    return next(one for one in json.loads(data)["tables"] if one["id"] == table_id)["cells"]


def test_a_folder_stands_for_the_reports_in_it(tmp_path):
    put(tmp_path / "in", *SIX)
    (tmp_path / "in" / "liesmich.txt").write_text("kein Bericht")
    assert len(merge.sources([tmp_path / "in"])) == 6


def test_a_file_named_twice_is_read_once(tmp_path):
    paths = put(tmp_path / "in", *SIX)
    assert len(merge.sources([*paths, tmp_path / "in"])) == 6


def test_an_empty_folder_is_said(tmp_path):
    with pytest.raises(merge.NoFilesError):
        merge.sources([tmp_path])


def test_files_of_one_name_are_told_apart(tmp_path):
    paths = [*put(tmp_path / "nord", SIX[0]), *put(tmp_path / "süd", SIX[1])]
    names = [one.name for one in merge.sources(paths)]
    assert names == ["nord/bericht-00.json", "süd/bericht-00.json"]


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
def test_a_name_steers_no_terminal(tmp_path):
    path = tmp_path / "a\x1b[31m\n.json"
    path.write_bytes(SIX[0])
    assert merge.sources([path])[0].name == "a�[31m�.json"


@pytest.mark.skipif(os.name == "nt", reason="needs pipes and links")
def test_hostile_files_are_named_and_the_others_go_on(tmp_path):
    folder = tmp_path / "in"
    put(folder, *SIX)
    (folder / "loop.json").symlink_to(folder / "loop.json")
    os.mkfifo(folder / "pipe.json")
    (folder / "raw.json").write_bytes(os.urandom(5000))
    (folder / "deep.json").write_bytes(b"[" * 500_000)
    (folder / "inner.json").mkdir()
    choice = judged([folder])
    left_out = {one.name for one in choice.verdicts if one.state is State.LEFT_OUT}
    assert left_out == {"loop.json", "pipe.json", "raw.json", "deep.json"}
    assert merge.add_up(choice).years[0].added.reports == 6


def test_a_file_without_rights_is_named(tmp_path):
    paths = put(tmp_path, *SIX)
    paths[0].chmod(0)
    if os.access(paths[0], os.R_OK):
        pytest.skip("no rights are kept from this user")
    assert "nicht öffnen" in judged(paths).verdicts[0].reason


def test_the_order_of_the_files_changes_no_sum(tmp_path):
    paths = put(tmp_path, *SIX)
    assert added(paths) == added(paths[::-1])


def test_six_minus_five_gives_what_was_printed_and_nothing_more(tmp_path):
    paths = put(tmp_path, *SIX)
    six, five = (added(some).years[0].added.table("P05").cells for some in (paths, paths[:5]))
    printed = _cells(SIX[5], "P05")
    assert {key: six[key] - five[key] for key in six} == printed
    assert all(number % 5 == 0 for number in printed.values())


def test_all_formats_are_written_and_never_over_others(tmp_path):
    merged = added(put(tmp_path / "in", *SIX))
    files = merge.written(merged, merge.FORMATS, DAY)
    written = merge.save(files, tmp_path / "aus")
    assert sorted(path.name for path in written) == sorted(files)
    assert all(name.startswith("auswertung-2025-08-01-2026-07-31.") for name in files)
    with pytest.raises(merge.FilesThereError, match="Nichts wurde überschrieben"):
        merge.save(files, tmp_path / "aus")


def test_the_same_reports_give_the_same_bytes(tmp_path):
    merged = added(put(tmp_path, *SIX))
    assert merge.written(merged, merge.FORMATS, DAY) == merge.written(merged, merge.FORMATS, DAY)


def test_work_that_is_stopped_ends_early(tmp_path):
    files = merge.sources(put(tmp_path, *SIX))
    assert len(merge.read(files, lambda part: part < 0.3)) == 2
    assert merge.written(added([tmp_path]), ("json",), DAY, lambda _part: False) == {}


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "datei").write_text("")
    with pytest.raises(CannotWriteError):
        merge.save({"a.json": b""}, tmp_path / "datei")


def test_two_years_stand_side_by_side(tmp_path):
    before = [report(number, period=period(2024)) for number in range(1, 6)]
    years = added(put(tmp_path, *SIX, *before)).years
    assert [(one.period.title, one.added.reports) for one in years] == [
        ("Schuljahr 2025/26", 6),
        ("Schuljahr 2024/25", 5),
    ]


def test_a_former_merge_comes_in_as_it_was(tmp_path):
    before = [report(number, period=period(2024)) for number in range(1, 6)]
    old = added(put(tmp_path / "alt", *before))
    merge.save(merge.written(old, ("json",), DAY), tmp_path / "alt-aus")
    years = added([tmp_path / "alt-aus", *put(tmp_path / "neu", *SIX)]).years
    assert years[1] == old.years[0]


def test_a_forged_merge_is_left_out(tmp_path):
    merged = added(put(tmp_path / "in", *SIX))
    data = merge.written(merged, ("json",), DAY)["auswertung-2025-08-01-2026-07-31.json"]
    paths = put(tmp_path / "aus", data.replace(b'"reports": 6', b'"reports": 4', 1))
    with pytest.raises(TooFewReportsError):
        added(paths)
    assert "Prüfsumme" in judged(paths).verdicts[0].reason


def test_school_forms_stand_beside_the_whole(tmp_path):
    others = [report(number, school_forms=["primary"]) for number in range(7, 12)]
    year = added(put(tmp_path, *SIX, *others)).years[0]
    assert list(year.school_forms) == ["gesamtschule", "primary"]
    whole, forms = year.added, year.school_forms.values()
    assert whole.table("P01")[""] == sum(one.table("P01")[""] for one in forms)


def test_the_reports_name_nobody(tmp_path):
    files = merge.written(added(put(tmp_path, *SIX)), ("json",), DAY)
    assert about(1).worker.encode() not in b"".join(files.values())
