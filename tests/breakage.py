"""Real faults for tests: full disks, disks that fail, mounts that forbid writing.

Everything mounted is unmounted at the end, whatever happens; nothing is removed through a mount.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

SHIM = Path(__file__).parent / "faults" / "shim.c"


@contextmanager
def file_size_limit(size):
    """Let the system fail every write beyond a size, as a broken disk does."""
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@contextmanager
def without_root_power():
    """Take from root (in containers) the power to write where writing is forbidden."""
    if sys.platform != "linux":
        pytest.skip("drops a Linux capability")
    library = ctypes.CDLL(None, use_errno=True)
    header, before = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert library.capget(header, before) == 0
    fewer = (ctypes.c_uint32 * 6)(*before)
    fewer[0] &= ~0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    assert library.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert library.capset(header, before) == 0


@contextmanager
def small_disk(folder, megabytes=64):
    """Mount a disk of its own size in memory; skipped where mounting is not allowed."""
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", folder)
    try:
        yield folder
    finally:
        _unmount(folder)


@contextmanager
def read_only_mount(folder):
    """Mount a folder over itself so that nothing in it can be written, not even by root."""
    _mount("--bind", folder, folder)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        yield folder
    finally:
        _unmount(folder)


def fill(disk, left):
    """Fill a disk with a file of random bytes until only `left` bytes are free."""
    path = disk / "fotos.bin"
    with path.open("wb") as file:
        while (room := shutil.disk_usage(disk).free - left) > 0:
            file.write(os.urandom(min(room, 1 << 20)))
            file.flush()
    return path


def failing_disk(folder):
    """Return the environment for a process whose disk fails while `folder/broken` exists.

    The file names the calls that fail: `write` or `sync`.
    """
    compiler = shutil.which("gcc") or shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("no C compiler to make the failing calls with")
    library = folder / "shim.so"
    command = [compiler, "-shared", "-fPIC", "-o", library, SHIM, "-ldl"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("the compiler has no headers here")
    return os.environ | {"LD_PRELOAD": str(library), "BROKEN": str(folder / "broken")}


def _mount(*words):
    if sys.platform != "linux" or os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root may mount")
    done = subprocess.run(["mount", *words], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting is not allowed here")


def _unmount(folder):
    subprocess.run(["umount", folder], check=True)
    assert not os.path.ismount(folder)
