"""The name of the form: its drafts are known before the dialog is loaded."""

SUMMARY = "case_summary"
