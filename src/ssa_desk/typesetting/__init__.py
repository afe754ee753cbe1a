"""Documents as PDF bytes, set in memory."""
