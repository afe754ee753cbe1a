"""What the process keeps from others: no core dumps, no reading of its memory. How it lives on."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4
# To end the program, to wait for it, to ask for its name: 1, 0x100000 and 0x1000. Nothing else, so
# neither reading its memory nor changing this list, to its owner (OW) and the system (SY).
_FEW_RIGHTS = "D:P(A;;0x101001;;;OW)(A;;0x101001;;;SY)"
_DACL_SECURITY_INFORMATION = 4
_FAIL_QUIETLY = 0x1 | 0x2
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX: no error report, for this process alone."""
_NO_HEAP = 0x1
"""WER_FAULT_REPORTING_FLAG_NOHEAP: a report that is made all the same holds no heap."""

_FEW, _MANY = 100, sys.maxsize >> 2
"""References: those of a call or two, and more than are ever used up."""


def forbid_core_dumps() -> bool:
    """Switch memory dumps off as far as this system allows; return whether it did."""
    return _closed()


def keep_constants() -> None:
    """Give `None`, `True` and `False` more references than can be used up.

    PySide6 6.12 counts on Pythons that do not count these: a signal takes a `True`, every method
    without a result a `None`, and none is given back. On Python 3.11 none was left after some
    hundred changes of the page, and that ends the process on the spot.
    """
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(constant))
        is_there = abs(count.value - sys.getrefcount(constant)) < _FEW
        if is_there and count.value < _MANY:
            count.value += _MANY


if sys.platform == "win32":

    def _closed() -> bool:
        # Both are tried, whatever the other one says.
        return all([_no_error_reports(), _closed_to_others()])

    def _no_error_reports() -> bool:
        """Keep Windows from writing the memory of a crashed process into an error report."""
        try:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.SetErrorMode(kernel.GetErrorMode() | _FAIL_QUIETLY)
            return int(kernel.WerSetFlags(_NO_HEAP)) == 0
        except (OSError, AttributeError):
            return False

    def _closed_to_others() -> bool:
        """Let no other process of this user read the memory."""
        try:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            rights = ctypes.WinDLL("advapi32", use_last_error=True)
            kernel.GetCurrentProcess.restype = ctypes.c_void_p
            kernel.LocalFree.argtypes = [ctypes.c_void_p]
            rights.SetKernelObjectSecurity.argtypes = [
                ctypes.c_void_p,
                ctypes.c_ulong,
                ctypes.c_void_p,
            ]
            descriptor = ctypes.c_void_p()
            if not rights.ConvertStringSecurityDescriptorToSecurityDescriptorW(
                ctypes.c_wchar_p(_FEW_RIGHTS), 1, ctypes.byref(descriptor), None
            ):
                return False
            done = rights.SetKernelObjectSecurity(
                kernel.GetCurrentProcess(), _DACL_SECURITY_INFORMATION, descriptor
            )
            kernel.LocalFree(descriptor)
            return bool(done)
        except (OSError, AttributeError):
            return False

else:

    def _closed() -> bool:
        return _no_core_size() and (sys.platform != "linux" or _not_dumpable())

    def _no_core_size() -> bool:
        import resource

        try:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        except (ValueError, OSError):
            return False
        return True

    def _not_dumpable() -> bool:
        try:
            library = ctypes.CDLL(None, use_errno=True)
            return int(library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)) == 0
        except (OSError, AttributeError):
            return False
