"""The wheel holds all that the program needs and nothing of the workshop."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("ssa_desk-*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def test_the_wheel_holds_every_module_and_every_resource(unpacked):
    for source, target in (("src/ssa_desk", "ssa_desk"), ("resources", "ssa_desk/resources")):
        for path in (ROOT / source).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert (unpacked / target / path.relative_to(ROOT / source)).is_file(), path.name


def test_the_wheel_holds_nothing_else(unpacked):
    names = {path.name for path in unpacked.iterdir()}
    assert all(name == "ssa_desk" or name.endswith(".dist-info") for name in names)
    assert not list(unpacked.rglob("tests"))


def test_the_program_starts_from_the_wheel_alone(unpacked, tmp_path):
    packages = Path(pytest.__file__).parent.parent
    # -S leaves out the .pth file that leads to the checkout.
    code = (
        f"import sys; sys.path[:0] = [{str(unpacked)!r}, {str(packages)!r}];"
        "sys.argv = ['ssa-desk', '--help'];"
        "from ssa_desk.__main__ import main; from ssa_desk.content import locate;"
        f"assert locate.resources().is_relative_to({str(unpacked)!r}); sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "ssa-desk" in done.stdout
