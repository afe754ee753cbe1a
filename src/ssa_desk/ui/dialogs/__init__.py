"""What asks over a page."""
