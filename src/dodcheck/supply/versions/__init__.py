"""Versions of vendored code: what table, bill of materials and tree say, and what is newer."""
