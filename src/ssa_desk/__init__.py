"""SSA Desk: records of school social work, encrypted, offline, anonymous in the yearly report."""

__version__ = "0.1.0"
