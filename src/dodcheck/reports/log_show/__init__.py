"""Formats of `log show`."""
