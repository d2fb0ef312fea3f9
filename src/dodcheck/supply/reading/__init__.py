"""Bytes of unknown format into a bill of materials."""
