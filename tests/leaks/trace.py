"""Runs a command under strace and reads what it wrote, where, and which sockets it made."""

import base64
import re
import subprocess
import zlib
from collections import defaultdict
from dataclasses import dataclass, field

WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg")
OTHERS = ("open", "openat", "openat2", "creat", "socket", "connect", "mmap", "copy_file_range")
_CALL = re.compile(r"^(\w+)\((.*)$")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})+)"')
_PLACE = re.compile(r"<((?:\\x[0-9a-f]{2})+|[^>]*)>")
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_ZIPPED = b"PK\x03\x04"
_TERMINAL = ("pipe:", "/dev/null", "/dev/pts", "/dev/tty")


@dataclass
class Trace:
    """What a run wrote by place, which files it opened for writing, its network sockets."""

    written: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    opened: set[str] = field(default_factory=set)
    network: set[str] = field(default_factory=set)
    mapped: set[str] = field(default_factory=set)


def run(command, folder, wrapper=()):
    """Run the command; return what it printed and its trace, one file a thread."""
    calls = ",".join(WRITES + OTHERS)
    prefix = folder / "calls"
    strace = ["strace", "-ff", "-yy", "-xx", "--seccomp-bpf", "-s", "16000000", "-qq", "-o", prefix]
    done = subprocess.run(
        [*wrapper, *strace, "-e", f"trace={calls}", *command],
        capture_output=True,
        text=True,
        check=False,
    )
    trace = Trace()
    for path in sorted(folder.glob("calls.*")):
        with path.open(encoding="ascii", errors="replace") as lines:
            for line in lines:
                _read(line, trace)
        path.unlink()
    return done, trace


def found(words, data):
    """Return which words stand in the data, in any encoding, also packed."""
    streams = layers(data)
    return {word for word in words if any(_has(one, word) for one in streams)}


def layers(data):
    """Return the data and everything that is packed in it."""
    hay = bytes(data)
    return [hay, *_unpacked(hay)]


def forms(word):
    """Return all ways to write a word (text or bytes)."""
    plain = word if isinstance(word, bytes) else word.encode()
    text = plain.decode("latin-1")
    yield from (plain, plain.lower(), plain.upper())
    yield from (text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"))
    yield from (plain.hex().encode(), plain.hex().upper().encode())
    for phase, start in enumerate((0, 2, 3)):
        packed = base64.b64encode(b"\0" * phase + plain)
        yield packed[start : len(packed) - 4]
        yield packed[start : len(packed) - 4].replace(b"+", b"-").replace(b"/", b"_")


def _has(data, word):
    return any(form in data for form in set(forms(word)))


def _unpacked(data):
    """Yield what is packed in the data: streams of zlib and gzip, files of a ZIP."""
    starts = [(match.start(), 47) for match in _PACKED.finditer(data)]
    for match in re.finditer(_ZIPPED, data):
        lengths = data[match.start() + 26 : match.start() + 30]
        name, extra = int.from_bytes(lengths[:2], "little"), int.from_bytes(lengths[2:], "little")
        starts.append((match.start() + 30 + name + extra, -15))
    for start, form in starts:
        try:
            yield zlib.decompressobj(form).decompress(data[start:], 8_000_000)
        except zlib.error:
            continue


def _read(line, trace):
    match = _CALL.match(line)
    if not match:
        return
    call, rest = match.groups()
    if call in WRITES:
        for part in _BYTES.findall(rest.partition(">")[2]):
            trace.written[_place(rest)] += _unhexed(part)
    elif call in ("socket", "connect"):
        if "AF_INET" in rest:
            trace.network.add(rest[:80])
    elif call == "mmap":
        if "MAP_SHARED" in rest and "PROT_WRITE" in rest and "<" in rest:
            trace.mapped.add(_place(rest))
    elif re.search(r"O_WRONLY|O_RDWR|O_CREAT", rest) or call == "creat":
        trace.opened.add(_place(rest.rpartition("=")[2]))


def _place(text):
    match = _PLACE.search(text)
    if not match:
        return "?"
    name = match.group(1)
    return _unhexed(name).decode("utf-8", "replace") if name.startswith("\\x") else name


def _unhexed(text):
    return bytes.fromhex(text.replace("\\x", ""))
