"""Recorded exceptions: waivers."""
