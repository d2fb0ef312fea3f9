"""A change beside what it began at: what it claims, loses and weakens."""
