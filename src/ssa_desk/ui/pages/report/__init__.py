"""The steps of the page "Jahresbericht"."""

TEXT_FORM = "page/report_text"
"""Name of the drafts of the report's texts."""
