"""Forms derived from the record types."""
