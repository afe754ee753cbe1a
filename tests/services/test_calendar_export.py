"""A calendar file that other programs read and that names nobody."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.records import Appointment, Case, GroupOffer, GroupSession
from ssa_desk.services import calendar_export

DAY = date(2026, 11, 4)


def _export(desk, tmp_path, *records):
    desk.workspace.save(*records)
    path = tmp_path / "termine.ics"
    count = calendar_export.export(desk.workspace, path, DAY, DAY)
    return count, path.read_bytes()


def test_names_places_and_numbers_stay_in_the_file(desk, tmp_path):
    case = Case(case_no="F-77")
    meeting = Appointment(
        title="Quitte", place="Holunder", note="Sanddorn", date=DAY, case_id=case.id
    )
    count, data = _export(desk, tmp_path, case, meeting)
    assert count == 1
    assert b"SUMMARY:Termin Schulsozialarbeit\r\n" in data
    assert not [w for w in (b"Quitte", b"Holunder", b"Sanddorn", b"F-77") if w in data]
    assert meeting.id.encode() not in data


def test_times_are_in_utc_and_days_without_a_time_are_whole(desk, tmp_path):
    _, data = _export(
        desk,
        tmp_path,
        Appointment(title="a", date=DAY, time=time(10), duration_min=45),
        Appointment(title="b", date=DAY),
    )
    assert data.count(b"BEGIN:VEVENT\r\n") == 2
    assert b"DTSTART;VALUE=DATE:20261104\r\nDTEND;VALUE=DATE:20261105\r\n" in data
    start = data.split(b"DTSTART:")[1][:16]
    end = data.split(b"DTEND:")[1][:16]
    assert start.endswith(b"Z")
    assert int(end[9:13]) - int(start[9:13]) == 45


def test_sessions_are_in_it_and_cancelled_ones_are_not(desk, tmp_path):
    offer = GroupOffer(title="Klassenrat")
    sessions = [
        GroupSession(offer_id=offer.id, date=DAY, state=state) for state in ("planned", "cancelled")
    ]
    count, data = _export(desk, tmp_path, offer, *sessions)
    assert (count, b"Klassenrat" in data) == (1, False)


def test_the_same_appointment_keeps_its_number(desk, tmp_path):
    record = Appointment(title="a", date=DAY)
    first, second = (_export(desk, tmp_path, record)[1] for _ in range(2))
    assert first.split(b"UID:")[1][:36] == second.split(b"UID:")[1][:36]


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"))))
def test_long_lines_are_folded_within_75_octets_and_lose_nothing(text):
    data = calendar_export.folded(f"X:{text}")
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data[:-2].split(b"\r\n"))
    assert data[:-2].replace(b"\r\n ", b"").decode() == f"X:{text}"
