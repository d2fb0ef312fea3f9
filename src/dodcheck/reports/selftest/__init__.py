"""Whether passing rules can fail."""
