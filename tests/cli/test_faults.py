"""Every fault a file or a list can have gives one German sentence and loses nothing."""

import os
import sqlite3
import subprocess
import sys

import pytest

from breakage import without_root_power

HEADER = "Fallnummer;Beginn;Hauptthema;Zugang;Geschlecht\n"


def _cut(path):
    os.truncate(path, path.stat().st_size - 1000)


def _cut_at_a_page(path):
    os.truncate(path, 8 * 4096)


def _plain(path):
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


def _side_file_gone(path):
    for beside in path.parent.glob("*.keys*"):
        beside.unlink()


FAULTS = {
    "missing": lambda path: path.unlink(),
    "0 bytes": lambda path: path.write_bytes(b""),
    "foreign": lambda path: path.write_bytes(os.urandom(40_960)),
    "plain SQLite": _plain,
    "truncated": _cut,
    "truncated at a page": _cut_at_a_page,
    "no side file": _side_file_gone,
    "side file damaged": lambda path: [
        beside.write_bytes(b"{}") for beside in path.parent.glob("*.keys*")
    ],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_told_in_one_sentence_and_left_alone(run, made, fault):
    FAULTS[fault](made)
    before = made.read_bytes() if made.exists() else None
    result = run("check", made)
    assert (result.status, result.out) == (1, "")
    assert result.err.count("\n") == 1
    assert "unerwartet" not in result.err
    assert (made.read_bytes() if made.exists() else None) == before


def test_damage_inside_is_listed_and_told_in_one_sentence(run, made):
    pages = bytearray(made.read_bytes())
    pages[20 * 4096 + 1000] ^= 1
    made.write_bytes(pages)
    result = run("check", made)
    assert (result.status, result.err.count("\n")) == (1, 1)
    assert "Beschädigte Seiten der Datei: 1" in result.out
    assert "-1" not in result.out


def test_a_read_only_file_can_be_counted_but_not_filled(run, made, tmp_path):
    made.chmod(0o400)
    path = tmp_path / "faelle.csv"
    path.write_text(f"{HEADER}1;01.09.2025;T01;;\n", encoding="utf-8")
    with without_root_power():
        assert run("check", made).status == 0
        result = run("import", made, path)
    assert (result.status, "schreibgeschützt" in result.err) == (1, True)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("1;01.09.2025;T77;;", "Hauptthema"),
        ("1;31.02.2025;T01;;", "Beginn"),
        ("1;;T01;;", "Beginn"),
        (";01.09.2025;T01;;", "Fallnummer"),
        ("1;01.09.2025;T01;;x?", "Geschlecht"),
    ],
)
def test_a_bad_row_is_named_by_line_and_column_without_its_value(run, made, tmp_path, row, column):
    path = tmp_path / "faelle.csv"
    path.write_text(f"{HEADER}{row}\n", encoding="utf-8")
    result = run("import", made, path)
    assert result.status == 0
    assert f"abgelehnt: Satz 2 (Zeile 2), Spalte {column}" in result.out
    assert "x?" not in result.out


@pytest.mark.parametrize(
    "data",
    [b"", "Fälle".encode("utf-16"), b"\x89PNG\x00\x00" * 20],
    ids=["empty", "UTF-16", "picture"],
)
def test_a_file_that_is_no_list_is_named_and_left_alone(run, made, tmp_path, data):
    path = tmp_path / "faelle.csv"
    path.write_bytes(data)
    result = run("import", made, path)
    assert result.status == 1
    assert result.out.startswith("faelle.csv: nicht eingelesen.")


def test_an_empty_or_missing_password_file_is_told(run, made, password_file):
    password_file.write_text("\n", encoding="utf-8")
    assert "Passwort" in run("check", made).err
    password_file.unlink()
    assert run("check", made).status == 1


def test_a_code_with_a_typo_is_told(run, made, tmp_path):
    code = tmp_path / "code.txt"
    code.write_text("AAAA-" * 8 + "AAAB", encoding="utf-8")
    result = run("check", made, "--code-file", code)
    assert (result.status, "Tippfehler" in result.err) == (1, True)


@pytest.mark.parametrize(
    "text",
    ["[]", "{", pytest.param("[" * 100_000, id="deep"), '{"date": 3}', '{"datum": "3.4."}', "{}"],
)
def test_values_of_a_letter_that_do_not_fit_are_told(run, made, values, tmp_path, text):
    values.write_text(text, encoding="utf-8")
    out = tmp_path / "brief.pdf"
    result = run("letter", made, "L04", "--language", "de", "--values", values, "--out", out)
    assert (result.status, out.exists(), result.err.count("\n")) == (1, False, 1)


@pytest.mark.parametrize("words", [("L99", "de"), ("L04", "xx")])
def test_an_unknown_letter_or_language_is_told(run, made, values, tmp_path, words):
    out = tmp_path / "brief.pdf"
    result = run("letter", made, words[0], "--language", words[1], "--values", values, "--out", out)
    assert (result.status, out.exists(), result.err.count("\n")) == (1, False, 1)


def test_a_place_that_cannot_be_written_is_told(run, made, values, tmp_path):
    blocked = tmp_path / "angaben.json" / "brief.pdf"
    result = run("letter", made, "L04", "--language", "de", "--values", values, "--out", blocked)
    assert (result.status, "nicht schreiben" in result.err) == (1, True)


def test_fewer_than_ten_cases_give_no_report(run, made, tmp_path):
    cases = "".join(f"{number};01.09.2025;T01;;\n" for number in range(9))
    (tmp_path / "faelle.csv").write_text(HEADER + cases, encoding="utf-8")
    contacts = "".join(f"{number};02.09.2025;C01\n" for number in range(9))
    (tmp_path / "kontakte.csv").write_text(
        f"Fallnummer;Datum;Kontaktart\n{contacts}", encoding="utf-8"
    )
    assert run("import", made, tmp_path / "faelle.csv", tmp_path / "kontakte.csv").status == 0
    period = ("--from", "2025-08-01", "--to", "2026-07-31")
    result = run("report", made, *period, "--slot", "R017", "--out", tmp_path / "aus")
    assert (result.status, "weniger als 10" in result.err) == (1, True)


def test_a_file_without_its_recovery_sheet_is_not_made(run, tmp_path, password_file, monkeypatch):
    monkeypatch.setenv("SSA_DESK_PASSWORD_FILE", str(password_file))
    result = run("create", tmp_path / "x.ssadesk", "--recovery-sheet", password_file / "blatt.pdf")
    assert (result.status, list(tmp_path.iterdir())) == (1, [password_file])


@pytest.mark.parametrize(("end", "kept"), [("", 16), (".keys", None), (".keys.bak", None)])
def test_no_result_is_written_over_an_encrypted_file(run, made, values, end, kept):
    """The file notes in itself that it was opened; its salt and its figures stay."""
    target = made.with_name(made.name + end)
    before = target.read_bytes()[:kept]
    words = ("letter", made, "L04", "--language", "de", "--values", values, "--out", target)
    assert "bleibt unverändert" in run(*words).err
    other = made.with_name("zwei.ssadesk")
    assert run("create", other, "--recovery-sheet", target).status == 1
    assert (target.read_bytes()[:kept] == before, other.exists()) == (True, False)
    assert run("due", made).status == 0


def test_a_file_in_the_place_of_the_folder_is_told(run, tmp_path, made, password_file):
    words = ("--recovery-sheet", tmp_path / "neu.pdf")
    result = run("create", password_file / "neu.ssadesk", *words)
    assert (result.status, "ihren Ordner" in result.err) == (1, True)


def test_a_recovery_sheet_is_not_written_over_its_own_file(run, tmp_path, made):
    path = tmp_path / "neu.db"
    result = run("create", path, "--recovery-sheet", path)
    assert (result.status, path.exists()) == (1, False)


@pytest.mark.parametrize("password", ["kurz", "passwort12345"])
def test_a_weak_password_makes_no_file(run, tmp_path, password, password_file, monkeypatch):
    monkeypatch.setenv("SSA_DESK_PASSWORD_FILE", str(password_file))
    password_file.write_text(password, encoding="utf-8")
    result = run("create", tmp_path / "x.ssadesk", "--recovery-sheet", tmp_path / "blatt.pdf")
    assert (result.status, (tmp_path / "x.ssadesk").exists()) == (1, False)
    assert "nicht sicher genug" in result.err


def test_a_report_for_a_place_that_cannot_be_written_is_not_issued(run, made, password_file):
    period = ("--from", "2025-08-01", "--to", "2026-07-31")
    result = run("report", made, *period, "--slot", "R017", "--out", password_file / "aus")
    assert (result.status, "nicht schreiben" in result.err) == (1, True)


def test_a_terminal_without_umlauts_stops_no_command(made):
    command = [sys.executable, "-m", "ssa_desk", "check", str(made)]
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=surroundings, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_demo_in_the_place_of_a_file_is_told(run, password_file):
    password_file.write_text("steht schon da", encoding="utf-8")
    result = run("demo", password_file)
    assert (result.status, "nicht schreiben" in result.err) == (1, True)


def test_output_may_be_cut_off_without_a_complaint(made, password_file):
    command = [sys.executable, "-m", "ssa_desk", "check", str(made)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
