"""What a damaged file still gives, by the command."""


def test_the_lists_of_a_damaged_file_come_with_a_warning(run, filled, tmp_path):
    data = bytearray(filled.read_bytes())
    data[-40 * 4096 + 1000 :: 4096 * 20] = bytes(len(data[-40 * 4096 + 1000 :: 4096 * 20]))
    filled.write_bytes(data)
    result = run("salvage", filled, tmp_path / "aus")
    assert (result.status, "nicht verschlüsselt" in result.err) == (0, True)
    assert "Fälle: " in result.out
    assert (tmp_path / "aus" / "Kontakte.csv").stat().st_size > 1000
    assert filled.read_bytes() == data


def test_lists_are_not_put_among_other_files(run, filled, tmp_path):
    result = run("salvage", filled, tmp_path)
    assert (result.status, "leeren oder neuen Ordner" in result.err) == (1, True)


def test_the_code_gives_the_lists_too(run, filled, tmp_path, first_year):
    from cli.test_commands import _code_on

    code = tmp_path / "code.txt"
    code.write_text(_code_on(first_year / "blatt.pdf"), encoding="utf-8")
    result = run("salvage", filled, tmp_path / "aus", "--code-file", code)
    assert (result.status, (tmp_path / "aus" / "Fälle.csv").exists()) == (0, True)
