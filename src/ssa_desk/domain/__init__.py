"""What the work is: pydantic and the standard library only."""
