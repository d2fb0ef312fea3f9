"""Recorded exceptions: waivers and attestations."""
