"""Entries that are added to a tool-call log, in its own format."""
