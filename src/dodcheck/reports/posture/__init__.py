"""Formats of `posture`."""
