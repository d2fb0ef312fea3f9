"""Whether the rules that pass can fail at all, and have anything to do with their statements."""
