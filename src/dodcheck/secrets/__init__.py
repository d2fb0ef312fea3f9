"""Credentials in tracked files: their forms, what only looks like one, and where they stand."""
