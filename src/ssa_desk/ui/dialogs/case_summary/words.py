"""The names of the form: its drafts are known before the dialog is loaded."""

from ssa_desk.ui.pages.child_protection import PROTECTED

SUMMARY = "case_summary"
CONSULTATION = f"{PROTECTED}consultation"
"""The one that belongs to a child protection procedure."""
