"""The exit codes of every command."""

PASSED, BLOCKED, MISTAKE, DEFECT = 0, 1, 2, 3
"""The gate passed or was not asked; it blocked; the user's mistake; a defect in dodcheck: CONTRACT §3."""
