"""Formats of `log recover`."""
