"""Public tables as files."""
