"""Formats of `modules`."""
