"""Lists and tables for Qt."""
