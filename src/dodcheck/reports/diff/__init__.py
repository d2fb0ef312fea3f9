"""Two sides of a change."""
