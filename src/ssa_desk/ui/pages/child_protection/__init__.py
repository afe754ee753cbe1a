"""The parts of the page of child protection; it lies behind the password."""

PROTECTED = "protection/"
"""Before the name of a sheet: the name of its drafts. What they are about is told nowhere else."""
